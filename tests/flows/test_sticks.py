"""What leaves on a stick for tables or townships, and what is published, holds no ID number and no date of birth."""

from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, counting, records, setup, survey, tables, uncovering
from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.extracts import extract_file
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.app.register import township
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.app.sealing import kept
from buxuan_desktop.domain.ballot import Ballot, Box, PostMarks
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.records.result_papers import CodeChange
from buxuan_desktop.words import term
from tests.making import CLOCK, finish
from tests.registering import id_number, listed
from tests.revealing import births, revealed
from tests.tabling import POST
from tests.torturing.sheets import opened

BORN = {number: date(1957, number, number + 9) for number in range(1, 7)}
NUMBERS = {number: id_number(number, f"{day:%Y%m%d}") for number, day in BORN.items()}
SECRETS = (*NUMBERS.values(), *(text for day in BORN.values() for text in births(day)))
LEADER = id_number(900, "19660606")
"""The legal representative's."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case whose electors have numbers, whose ballots are tied and partly counted by a table."""
    made = tmp_path / "a.buxuan"
    with listed(made, 6, options={"overvote_scope": "post", "blank": "abstain"}) as case:
        setup.set_posts(case, [POST])
        people = [
            setup.Elector(
                f"乡亲{number}", "男", "9组", {"id_number": NUMBERS[number], "birth": BORN[number].isoformat()}
            )
            for number in BORN
        ]
        events, rows = setup.listed(people, case.election.register.highest)
        case.record(*events, before_commit=kept(case, rows))
        change = CodeChange(organisation="柳湾村村民委员会", representative="王建国")
        records.add(case, change, records.Writing(private={"representative_id": LEADER}))
        uncovering.uncover(case, 7, "核对身份")
        counting.open_round(case, "first")
        counting.close_polls(case, 4, [Box("会场", "hall", 4, 4)])
    return made


def nothing(path: Path) -> None:
    assert revealed(path, (*SECRETS, LEADER)) == []


def counted(path: Path) -> None:
    with opened(path) as case:
        for name in ("王建国", "王建国", "王建国", "李秀英"):
            counting.cast(case, Ballot({"主任": PostMarks((name,))}))
        finish(case)


def test_the_case_itself_does_hold_them(path: Path) -> None:
    """Else the others would prove nothing."""
    content = path.read_bytes()
    assert all(number.encode() in content for number in (*NUMBERS.values(), LEADER))
    assert revealed(path, SECRETS)


def test_a_table_s_file(path: Path, tmp_path: Path) -> None:
    with opened(path) as case:
        bundles.tie(case, [2, 2])
        stick = tmp_path / "stick"
        stick.mkdir()
        out = tables.hand_out_in(case, "第一桌", {1: (1, 2)}, stick)
    nothing(out)
    assert revealed(out, ["乡亲1", "选民1"]) == []


def test_lists_for_comparing_in_the_township(path: Path, tmp_path: Path) -> None:
    with opened(path) as case:
        content = township.marks(case, "全镇共用的一句暗语")
    out = tmp_path / f"柳湾村{township.SUFFIX}"
    out.write_bytes(content)
    nothing(out)
    assert revealed(out, ["乡亲1", "选民1"]) == []


def test_extract_and_records_of_the_ballots(path: Path, tmp_path: Path) -> None:
    counted(path)
    nothing(extract_file(path, tmp_path, CLOCK, tmp_path / "home").file)
    for kind in (PUBLIC, SEALED):
        nothing(export_file(path, tmp_path / "out", kind).folder)


def test_monthly_tables_and_the_survey(path: Path, tmp_path: Path) -> None:
    counted(path)
    home = tmp_path / "home"
    survey.add(
        home,
        [Gap(township="临河镇", village="柳湾村", body="villagers", post="主任", day=date(2026, 3, 1), former="赵某")],
    )
    nothing(home)
    extract = extract_file(path, tmp_path, CLOCK, home).file
    with Rollup(Wanted(date(2026, 6, 1))) as table:
        for _ in table.read([path, extract]):
            pass
        table.finish()
        for name in ("a.xlsx", "a.parquet", "a.pdf"):
            table.save(tmp_path / name)
            nothing(tmp_path / name)


def test_papers_of_the_archive_hold_none_but_the_case_in_it_does(path: Path, tmp_path: Path) -> None:
    counted(path)
    folder = archive_file(path, tmp_path, CLOCK, tmp_path / "home", date(2031, 5, 10)).folder
    found = {one.split(":")[0] for one in revealed(folder, (*NUMBERS.values(), LEADER))}
    assert found == {one.name for one in folder.rglob("*.buxuan")}


def test_a_mirror_is_the_whole_case_and_the_window_says_so(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    Mirror(path, target_in(stick, path)).step(whole=True)
    assert revealed(stick, SECRETS)
    assert "身份证号" in term("passphrase", "plain_copy")
