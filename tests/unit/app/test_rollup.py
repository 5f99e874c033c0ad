"""The monthly table from many files: what is used and what not, what it adds up to, one level made from the next."""

import random
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest

from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.extracts import extract_file
from buxuan_desktop.app.rollup import Rollup, Summary, Wanted, township_of
from buxuan_desktop.app.rollup_reading import read_one
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import Refusal
from tests.making import CLOCK, counting_case
from tests.monthly import DONE, HALF, OPEN, UNBEGUN, village
from tests.tabling import table_bytes

TODAY = date(2026, 6, 1)


def rolled(*paths: Path, **wanted: str) -> tuple[Summary, list[Line]]:
    with Rollup(Wanted(TODAY, **wanted)) as table:
        for _ in table.read(paths):
            pass
        return table.finish(), list(table.lines())


@pytest.mark.proves("B07", "B04", "B19")
def test_a_village_makes_one_line_a_post_with_all_that_the_township_asks(tmp_path: Path) -> None:
    _, lines = rolled(village(tmp_path, 1, DONE), reason="候选人不足")
    head, member = lines
    assert (head.village, head.township, head.post, head.cause) == ("临河镇第1社区", "临河镇", "主任", "resigned")
    assert (head.vacant_on, head.deadline, head.stage) == (date(2026, 3, 1), date(2026, 5, 1), 8)
    assert (head.done, head.done_on, head.elected, head.women) == (True, date(2026, 5, 10), "李秀英", 1)
    assert (head.registered, head.issued, head.recovered) == (100, 80, 70)
    assert (head.one_shoulder, head.committee_complete, head.supervision_complete) == (True, True, None)
    assert head.late is True
    assert (head.reason, member.one_shoulder, member.cause) == ("", None, "died")


def test_unfinished_posts_say_why_and_carry_the_one_reason(tmp_path: Path) -> None:
    paths = [village(tmp_path, number, state) for number, state in enumerate((UNBEGUN, OPEN, HALF), start=1)]
    _, lines = rolled(*paths, reason="候选人不足")
    told = {(line.village[3:], line.post): line for line in lines}
    assert told["第1社区", "主任"].why == "还没有投票。"
    assert told["第2社区", "主任"].why == "已经投票，还没有宣布结果。"
    assert told["第3社区", "主任"].done
    short = told["第3社区", "委员"]
    assert not short.done
    assert "还差一票" in short.why
    assert {line.reason for line in lines if not line.done} == {"候选人不足"}
    assert {line.reason for line in lines if line.done} == {""}


@pytest.mark.proves("B07")
def test_three_hundred_cases_with_ten_bad_ones(tmp_path: Path) -> None:
    states = [(UNBEGUN, OPEN, DONE, HALF)[number % 4] for number in range(300)]
    cases = [village(tmp_path / "in", number, state) for number, state in enumerate(states)]
    chosen = random.Random(7)
    for number, path in enumerate(chosen.sample(cases, 5)):
        content = bytearray(path.read_bytes())
        at = content.rindex("主任".encode()) + number
        content[at] ^= 1
        path.write_bytes(content)
    bad = tmp_path / "in/坏的"
    bad.mkdir()
    (bad / "a.buxuan").write_bytes(b"SQLite format 3\0" + bytes(500))
    (bad / "b.buxuan").write_bytes(b"")
    (bad / "c.zip").write_bytes(b"PK\x03\x04" + bytes(50))
    (bad / "d.buxuan").write_bytes(table_bytes()[:30_000])
    (bad / "e.parquet").write_bytes(b"PAR1")
    found, lines = rolled(tmp_path / "in")
    assert len(found.unused) == 10
    assert all(why for _, why in found.unused)
    assert len({line.case for line in lines}) == 295
    used = [state for state, path in zip(states, cases, strict=True) if str(path) not in dict(found.unused)]
    counted = Counter(used)
    voted = counted[DONE] + counted[HALF]
    total = found.all
    assert total is not None
    assert (total.cases, total.posts) == (295, 590)
    assert total.done == 2 * counted[DONE] + counted[HALF]
    assert total.women == 2 * counted[DONE] + counted[HALF]
    assert total.undone == 590 - total.done
    assert total.late == 590
    assert total.committees == counted[DONE]
    assert (total.recovered, total.registered) == (70 * voted, 100 * voted)


@pytest.mark.proves("B07")
def test_case_package_and_extract_of_one_case_are_one_case_and_the_fullest_counts(tmp_path: Path) -> None:
    path = village(tmp_path, 1, DONE)
    package = archive_file(path, tmp_path / "out", CLOCK, tmp_path / "home").folder
    extract = extract_file(path, tmp_path / "out", CLOCK, tmp_path / "home").file
    older = village(tmp_path / "older", 1, UNBEGUN)
    found, lines = rolled(older, extract, path, package)
    assert [line.origin for line in lines] == ["archive", "archive"]
    told = dict(found.unused)
    assert "内容一样" in told[str(path)]
    assert "内容一样" in told[str(extract)]
    assert "没有那一份多" in told[str(older)]


def test_all_ways_give_the_same_line(tmp_path: Path) -> None:
    path = village(tmp_path, 1, HALF)
    package = archive_file(path, tmp_path / "out", CLOCK, tmp_path / "home").folder
    extract = extract_file(path, tmp_path / "out", CLOCK, tmp_path / "home").file
    case, archived, extracted = (list(read_one(one).lines) for one in (path, package, extract))
    for other in (archived, extracted):
        assert [msgspec.structs.replace(line, origin="case") for line in other] == case


def test_what_is_no_case_of_the_month_is_told_apart(tmp_path: Path) -> None:
    rehearsed = village(tmp_path, 1, DONE, rehearsal=True)
    table = tmp_path / "table.buxuan"
    shutil.copy(Path("tests/cases/v2-table-file.buxuan"), table)
    other = tmp_path / "notes.txt"
    other.write_text("x")
    found, lines = rolled(rehearsed, table, other, tmp_path / "missing.buxuan", tmp_path)
    assert lines == []
    told = [why for _, why in found.unused]
    assert "演练" in told[0]
    assert "计票桌" in told[1]
    assert "不是补选案卷" in told[2]
    assert "找不到" in told[3]
    assert found.all is None


@pytest.mark.parametrize("ending", [".parquet", ".xlsx"])
def test_each_level_is_made_from_the_one_below(ending: str, tmp_path: Path) -> None:
    made = []
    for township, states in (("临河镇", (DONE, HALF)), ("清溪街道", (UNBEGUN, DONE))):
        folder = tmp_path / township
        for number, state in enumerate(states):
            village(folder, number, state, township)
        with Rollup(Wanted(TODAY, unit=township, reason=f"{township}的原因")) as table:
            list(table.read([folder]))
            table.finish()
            table.save(tmp_path / f"{township}{ending}")
        made.append(tmp_path / f"{township}{ending}")
    later = date(2026, 7, 1)
    with Rollup(Wanted(later, level="city", unit="江阴市")) as table:
        assert [one.why for one in table.read(made)] == ["", ""]
        city = table.finish()
        lines = list(table.lines())
        table.save(tmp_path / f"江阴市{ending}")
    assert [(one.unit, one.cases, one.done, one.reason) for one in city.totals] == [
        ("临河镇", 2, 3, "临河镇的原因"),
        ("清溪街道", 2, 2, "清溪街道的原因"),
        (None, 4, 5, "临河镇的原因；清溪街道的原因"),
    ]
    assert {(line.city, line.reported_on) for line in lines} == {("江阴市", later)}
    with Rollup(Wanted(later, level="province", unit="江苏省")) as table:
        list(table.read([tmp_path / f"江阴市{ending}"]))
        province = table.finish()
    assert [(one.unit, one.cases, one.posts) for one in province.totals] == [("江阴市", 4, 8), (None, 4, 8)]


def test_a_table_of_others_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = village(tmp_path, 1, DONE)
    foreign, broken = tmp_path / "名单.xlsx", tmp_path / "坏.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "名单"
    book.save(foreign)
    broken.write_bytes(b"x")
    changed = tmp_path / "改.xlsx"
    with Rollup(Wanted(TODAY)) as table:
        list(table.read([path]))
        table.save(changed)
    book = openpyxl.load_workbook(changed)
    book["明细"]["I3"] = "很多"
    book.save(changed)
    found, lines = rolled(foreign, broken, changed, path)
    assert [Path(one).name for one, _ in found.unused] == ["名单.xlsx", "坏.xlsx", "改.xlsx"]
    assert len(lines) == 2


def test_the_spreadsheet_marks_what_is_late_and_names_what_was_not_used(tmp_path: Path) -> None:
    path = village(tmp_path, 1, HALF)
    (tmp_path / "b.buxuan").write_bytes(b"x")
    target = tmp_path / "月报.xlsx"
    with Rollup(Wanted(TODAY, reason="=1+1")) as table:
        list(table.read([path, tmp_path / "b.buxuan"]))
        table.save(target)
        with pytest.raises(Refusal, match="file-exists"):
            table.save(target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["汇总", "明细", "没有采用的文件"]
    lines = book["明细"]
    heads = [cell.value for cell in lines[2]]
    values = dict(zip(heads, [cell.value for cell in lines[4]], strict=True))
    assert (values["出缺原因"], values["进行到"], values["是否完成"]) == ("去世", "结果", "否")
    assert values["镇（街道）未完成原因"] == "'=1+1"
    assert lines[4][0].fill.start_color.rgb == "00FCE4D6"
    assert "b.buxuan" in book["没有采用的文件"]["A3"].value
    assert [cell.value for cell in book["汇总"][3]][:2] == ["临河镇第1社区", 1]


def test_nothing_to_add_up_leaves_no_file(tmp_path: Path) -> None:
    counting_case(tmp_path / "a.buxuan").close()
    with Rollup(Wanted(TODAY)) as table:
        list(table.read([tmp_path / "missing"]))
        with pytest.raises(Refusal, match="rollup-nothing"):
            table.save(tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
    with pytest.raises(Refusal, match="rollup-no-unit"):
        Rollup(Wanted(TODAY, level="city"))


def test_without_duckdb_it_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(Refusal, match="township-part-missing"):
        Rollup(Wanted(TODAY))


@pytest.mark.parametrize(
    ("place", "township"),
    [
        ("临河镇柳湾社区", "临河镇"),
        ("江阴市澄江街道花园社区", "澄江街道"),
        ("镇江市丹徒区上党镇东村", "上党镇"),
        ("某县城关镇东区村", "城关镇"),
        ("柳湾村", ""),
    ],
)
def test_the_township_in_a_place(place: str, township: str) -> None:
    assert township_of(place) == township


@pytest.mark.proves("B07", "B17")
def test_gaps_that_no_case_is_about_stand_in_the_townships_table(tmp_path: Path) -> None:
    path = village(tmp_path, 1, DONE)
    known = Gap(village="第1社区", body="residents", post="主任", day=date(2026, 3, 1), township="临河镇")
    fresh = Gap(village="第2社区", body="residents", post="主任", day=date(2026, 3, 1), township="临河镇", cause="died")
    with Rollup(Wanted(TODAY, gaps=(known, fresh), reasons={"临河镇": "候选人不足"})) as table:
        list(table.read([path]))
        found, lines = table.finish(), list(table.lines())
        table.save(tmp_path / "镇.parquet")
        table.save(tmp_path / "镇.xlsx")
    assert found.unopened == 1
    line = next(one for one in lines if one.origin == "survey")
    assert (line.village, line.deadline, line.late) == ("第2社区", date(2026, 5, 1), True)
    assert (line.why, line.reason, line.stage) == ("还没有立案。", "候选人不足", 0)
    for ending in ("parquet", "xlsx"):
        city, again = rolled(tmp_path / f"镇.{ending}", level="city", unit="江阴市")
        assert (city.unopened, [(one.cases, one.posts) for one in city.totals]) == (0, [(1, 3), (1, 3)])
        assert {one.origin for one in again} == {"case", "survey"}
    only, _ = rolled(tmp_path / "nothing")
    assert only.all is None
