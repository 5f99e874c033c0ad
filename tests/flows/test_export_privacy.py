"""What a buyer of votes could learn from a public export: nothing that the totals do not say."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places
from buxuan_desktop.app.checkin.turnout import boxes_of_day
from buxuan_desktop.app.clock import CHINA
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.chain import body_hash
from buxuan_desktop.domain.checkin_events import VoterCheckedIn
from buxuan_desktop.domain.codec import encode
from buxuan_desktop.store.casefile import CaseFile
from tests.exports import CHAIN, RECORDS, TOTALS, rows
from tests.making import BALLOTS, ballot, counting_case, finish, opened, whole_bytes
from tests.tabling import table_bytes

BOUGHT = "赵铁柱三二一"
"""A name that a buyer told somebody to write."""

SHEETS = (*BALLOTS, ballot("王建国", "张三", write_in=(BOUGHT,)), ballot("王建国"), ballot("李秀英", "李四"))
TABLE = "1-选票.csv"


def counted(path: Path, sheets: Iterable[Ballot], who: str = "计票员", minute: int = 30) -> Path:
    """A closed and declared count of these sheets in this order."""
    with counting_case(path) as case:
        case.who = who
        times = iter(range(10_000))
        case.clock = lambda: datetime(2026, 5, 10, 14 + (minute + next(times)) // 60 % 4, 0, tzinfo=CHINA)
        for one in sheets:
            counting.cast(case, one)
        case.clock = lambda: datetime(2026, 5, 10, 20, 0, tzinfo=CHINA)
        case.who = "主持人"
        finish(case)
    return path


def content(path: Path, kind: str, to: Path) -> dict[str, bytes]:
    folder = export_file(path, to, kind).folder
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_neither_order_nor_time_nor_teller_is_in_a_public_export(tmp_path: Path) -> None:
    one = content(counted(tmp_path / "one.buxuan", SHEETS), PUBLIC, tmp_path / "one")
    other = content(
        counted(tmp_path / "other.buxuan", reversed(SHEETS), who="另一位", minute=45), PUBLIC, tmp_path / "other"
    )
    assert one[TABLE] == other[TABLE]
    assert one[RECORDS] == other[RECORDS]
    everything = b"".join([*one.values(), *other.values()]).decode()
    assert "计票员" in everything, "who opened the case stands in the chain"
    assert "另一位" not in everything
    assert "T14:" not in everything


def test_a_struck_ballot_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "one.buxuan"
    with counting_case(path) as case:
        for sheet in SHEETS:
            counting.cast(case, sheet)
        counting.cast(case, ballot("", "𠮷田"))
        counting.strike_last(case, "甲某认出了自己的票", "监票人乙")
        finish(case)
    struck = content(path, PUBLIC, tmp_path / "one")
    plain = content(counted(tmp_path / "two.buxuan", SHEETS), PUBLIC, tmp_path / "two")
    assert struck[TABLE] == plain[TABLE]
    told = b"".join(struck.values()).decode()
    assert "甲某" not in told
    assert "监票人乙" not in told
    sealed = content(path, SEALED, tmp_path)
    assert "已撤销（甲某认出了自己的票；监票人：监票人乙）" in sealed[TABLE].decode("utf-8-sig")


def test_one_written_in_name_looks_like_any_other(tmp_path: Path) -> None:
    other = [ballot("王建国", "张三", write_in=("李寻常",)) if BOUGHT in str(one) else one for one in SHEETS]
    assert other != list(SHEETS)
    bought = content(counted(tmp_path / "one.buxuan", SHEETS), PUBLIC, tmp_path / "one")
    usual = content(counted(tmp_path / "two.buxuan", other), PUBLIC, tmp_path / "two")
    for name in (TABLE, RECORDS):
        assert bought[name] == usual[name]
    head = json.loads(bought[TOTALS])["head"].encode(), json.loads(usual[TOTALS])["head"].encode()
    assert bought[TOTALS].replace(head[0], b"") == usual[TOTALS].replace(head[1], b"")
    assert BOUGHT not in b"".join(bought.values()).decode()
    sealed = b"".join(content(tmp_path / "one.buxuan", SEALED, tmp_path).values()).decode()
    assert f"委员：另选 {BOUGHT}" in sealed


def test_nobody_can_try_out_ballots_against_the_public_chain(tmp_path: Path) -> None:
    """A ballot's body is guessed easily: neither its hash nor its row's hash with the one before it may be there."""
    path = counted(tmp_path / "one.buxuan", SHEETS)
    told = b"".join(content(path, PUBLIC, tmp_path).values()).decode()
    with CaseFile.open(path, write=False) as file:
        ledger = list(file.rows())
    ballots = [row for row in ledger if row.kind in ("ballot-cast", "ballot-struck")]
    assert len(ballots) == len(SHEETS)
    for row in ballots:
        assert body_hash(row.body) not in told
        assert not (row.hash in told and row.prev in told), row.seq
    assert [row.seq for row in ledger if row.hash in told and row in ballots] == [ballots[-1].seq]
    assert "ballot" not in json.dumps([json.loads(line) for line in told_chain(tmp_path)])


def test_a_handover_in_the_middle_of_a_count_leaves_no_gap_between_few_ballots(tmp_path: Path) -> None:
    """The row of the handover would else stand between one ballot and the next, with the hashes of both."""
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        for sheet in SHEETS:
            counting.cast(case, sheet)
            custody.attach(case, "照片.jpg", b"jpg")
        finish(case)
        custody.attach(case, "会议记录.txt", b"text")
    export_file(path, tmp_path, PUBLIC)
    chain = [json.loads(line) for line in told_chain(tmp_path)]
    closed = next(place for place, row in enumerate(chain) if len(row) > 3 and row[3] == "count-closed")
    assert chain[closed - 1][1] - chain[closed - 1][0] + 1 == 2 * len(SHEETS)
    assert chain[closed - 2][3] == "polls-closed"
    assert [row[3] for row in chain[closed:]] == ["count-closed", "result-declared", "file-attached"]


def test_the_table_and_its_tellers_stay_out(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(table_bytes())
    told = b"".join(content(path, PUBLIC, tmp_path).values()).decode()
    for word in ("周敏", "陈静", "吴强", "孙梅", "丁一", "赵铁柱", "赵铁住", "bundle", "sheet-keyed", "圈画"):
        assert word not in told, word
    sealed = b"".join(content(path, SEALED, tmp_path).values()).decode()
    assert "圈画在两个名字之间" in sealed
    assert "丁一" not in sealed, "whoever objected in the hall"


def told_chain(folder: Path) -> list[bytes]:
    return (folder / "公开" / CHAIN).read_bytes().split(b"\n")[:-1]


def test_a_sheet_void_for_its_looks_shows_no_marks(tmp_path: Path) -> None:
    sheets = [*SHEETS, Ballot({"主任": PostMarks(("李秀英",))}, "identifying_mark"), Ballot({}, "damaged")]
    path = counted(tmp_path / "one.buxuan", sheets)
    export_file(path, tmp_path, PUBLIC)
    header, *public = rows(tmp_path / "公开")
    why, first = header.index("原因"), header.index("原因") + 1
    seen = [row for row in public if row[why] == "票面不合规定"]
    assert len(seen) == 3
    assert all(row[0] == "废票" and not any(row[first:]) for row in seen)
    forged = [row for row in public if row[0] == "封存不计的票"]
    assert forged
    assert not any("".join(row[first:]) for row in forged)
    export_file(path, tmp_path, SEALED)
    assert any(row[7] == "有能认出投票人的记号" and "赞成" in row for row in rows(tmp_path / "封存-不得公开"))


@pytest.mark.parametrize("kind", [PUBLIC, SEALED])
def test_no_elector_and_nothing_private_goes_out(kind: str, tmp_path: Path) -> None:
    """A whole case with a register, relatives, handover, erased values and a voided winner."""
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    told = b"".join(content(path, kind, tmp_path).values()).decode()
    for secret in ("ID-NUMBER", "选民1", "选民12", "兄弟", "赵六", "salt"):
        assert secret not in told, secret


def test_bodies_in_the_public_chain_hold_no_words_of_people(tmp_path: Path) -> None:
    """An explanation at the close is free text, the verdict may name who was written in."""
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    export_file(path, tmp_path, PUBLIC)
    chain = [json.loads(line) for line in told_chain(tmp_path)]
    given = {row[3] for row in chain if len(row) == 8}
    assert given == {"round-opened"}
    assert {row[3] for row in chain if len(row) > 3} >= {
        "case-opened",
        "count-closed",
        "result-declared",
        "winner-voided",
    }


def test_reading_a_case_for_export_leaves_it_alone(tmp_path: Path) -> None:
    path = counted(tmp_path / "one.buxuan", SHEETS)
    before = path.read_bytes()
    content(path, PUBLIC, tmp_path)
    assert path.read_bytes() == before
    with Case.open(path, lambda: datetime(2026, 5, 10, 21, tzinfo=CHINA), "x", "0" * 32) as case:
        assert content(path, SEALED, tmp_path), "also while the window has it open"
        assert case.file.head


@pytest.mark.parametrize("kind", [PUBLIC, SEALED])
def test_who_came_and_who_did_not_is_in_no_export(kind: str, tmp_path: Path) -> None:
    with opened(tmp_path / "case.buxuan") as case:
        places.begin(case, "first")
        places.open_place(case, "会场", "hall", 12)
        for number in (3, 1, 2):
            drawing.draw(case, number, "会场")
        places.close_place(case, "会场", 9, ("0012",), ("甲", "乙"), "11:00")
        counting.close_polls(case, 3, boxes_of_day(places.here(case)))
        for one in SHEETS[:3]:
            counting.cast(case, one)
        finish(case)
    files = content(tmp_path / "case.buxuan", kind, tmp_path / "out")
    chain = files[CHAIN].decode()
    tried = [body_hash(encode(VoterCheckedIn(1, number, "会场"))) for number in range(1, 13)]
    assert not any(one in chain for one in tried)
