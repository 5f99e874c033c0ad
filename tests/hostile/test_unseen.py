"""Characters that nobody sees: named at the import, refused at the table, never on a screen or on paper."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app import records, restoring, setup
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.days import day_of
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.register.importing import Import
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import run
from buxuan_desktop.documents import uncovered
from buxuan_desktop.domain.plain_text import one_line, shortened, unwritten, visible, without_unseen
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.office import docx_of, xlsx_of
from buxuan_desktop.exchange.office.csv_table import csv_of
from buxuan_desktop.exchange.paste import rows_of
from buxuan_desktop.exchange.register import read_register
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import of_fault, of_refusal
from buxuan_desktop.words.sheets import Column, Fact, Facts, Grid, Para, Sheet
from tests.hostile import seeds
from tests.hostile.doors import chained
from tests.making import CLOCK, HOME, ledger_of, opened, opening, whole_bytes
from tests.monthly import DONE, village

DAY = date(2020, 4, 20)
TURNING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
CONTROLS = [chr(code) for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))]
UNSEEN = ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060", "\u061c", "\u200f"]
TURNED = "王\u202e国建"


def register_of(folder: Path, *names: str) -> Path:
    rows = [("姓名", "性别", "组别"), *((name, "男", "1组") for name in names)]
    path = folder / "名册.csv"
    path.write_bytes("".join(f'"{name}","{sex}","{group}"\r\n' for name, sex, group in rows).encode())
    return path


@pytest.mark.parametrize("sign", [*TURNING, *(one for one in CONTROLS if not one.isspace() and one != "\0"), *UNSEEN])
def test_a_name_with_an_unseen_character_is_a_cell_to_mend(tmp_path: Path, sign: str) -> None:
    found = read_register(register_of(tmp_path, "李秀英", f"王{sign}建国"), DAY)
    (fault,) = found.faults
    assert (fault.cell, fault.code) == ("A3", "name-uncovered")
    assert sign not in fault.value
    assert f"U+{ord(sign):04X}" in fault.value


@pytest.mark.parametrize("name", ["王" * 101, "王" * 100_000, "王" + "\u0301" * 500])
def test_a_name_that_no_list_can_print_is_a_cell_to_mend(tmp_path: Path, name: str) -> None:
    (fault,) = read_register(register_of(tmp_path, "李秀英", name), DAY).faults
    assert (fault.cell, fault.code) == ("A3", "name-uncovered")
    assert len(fault.value) < 1300


def test_the_preview_shows_no_line_turned_around(tmp_path: Path) -> None:
    book = tmp_path / "名册.xlsx"
    heads = ("姓名", "性别", "身份证号", "组别", "备\u2067注")
    book.write_bytes(seeds.workbook([heads, (TURNED, "男", seeds.GOOD, "\u202d1组\u202c", TURNED)], "表\u202e一"))
    with setup.open_case(tmp_path / "a.buxuan", opening(), CLOCK, "x") as case:
        shown = Import(case, book).preview()
        texts = [
            text for one in shown.looks for column in one.columns for text in (one.name, column.head, *column.samples)
        ]
        texts += [text for one in shown.faults for text in (one.sheet, one.cell, one.words)]
        assert all(visible(text) == text for text in texts), texts
        assert [(one.cell, one.code) for one in shown.faults] == [("A2", "name-uncovered")]
        assert shown.electors[0].group == "1组"


@pytest.mark.parametrize("sign", [*TURNING, *CONTROLS[1:]])
def test_no_record_holds_what_nobody_sees(tmp_path: Path, sign: str) -> None:
    with opened(tmp_path / "a.buxuan", 2) as case:
        before = case.file.head
        for names in ((f"王{sign}建国",), (f"{sign}",)):
            with pytest.raises(Refusal, match="text-unusable"):
                setup.note_names(case, names, [])
        case.who = f"周{sign}敏"
        with pytest.raises(Refusal, match="text-unusable"):
            setup.note_names(case, ["外来人"], [])
        assert case.file.head == before
        case.who = "周敏"
        setup.note_names(case, ["第一行\n第二行\t又一栏\r\n", "\\u202e", "王\u200b建国"], [])


def test_a_rehearsal_keeps_its_names_to_the_letter_and_is_shown_to_nobody(tmp_path: Path) -> None:
    text = seeds.scripts()[3].decode()
    name = re.search(r'candidates = \["([^"]+)"', text)
    assert name is not None
    script = tmp_path / "a.toml"
    script.write_text(text.replace(name[1], TURNED), encoding="utf-8")
    done = rehearse(script, tmp_path / "out")
    assert any(one.name == TURNED for current in done.result.rounds for post in current.posts for one in post.tally)
    case = done.folder / "case.buxuan"
    assert verify(case).faults == ()
    with pytest.raises(Refusal, match="text-turns") as refused:
        Case.open(case, CLOCK, "x", "rehearsal")
    assert visible(of_refusal(refused.value)) == of_refusal(refused.value)


def with_turned_name(path: Path, text: str = TURNED) -> Path:
    """A case of another hand whose chain holds."""
    rows = seeds.lines_of_ledger(ledger_of(whole_bytes()))
    chained(rows.replace("外来人".encode(), text.encode()), path)
    return path


@pytest.mark.parametrize("sign", TURNING)
def test_a_case_that_turns_a_line_around_is_not_opened(tmp_path: Path, sign: str) -> None:
    path = with_turned_name(tmp_path / "a.buxuan", f"外{sign}人")
    before = path.read_bytes()
    with pytest.raises(Refusal, match="text-turns"):
        Case.open(path, CLOCK, "x", HOME)
    with pytest.raises(Refusal):
        restoring.look(path, tmp_path / "home", tmp_path / "cases", HOME)
    assert path.read_bytes() == before
    with CaseFile.open(path, write=False) as file:
        assert fold_file(file).outsiders


def test_the_same_written_as_json_may_write_it(tmp_path: Path) -> None:
    path = with_turned_name(tmp_path / "a.buxuan", "外\\\\u202E人")
    with pytest.raises(Refusal, match="text-turns"):
        Case.open(path, CLOCK, "x", HOME)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_no_calendar_has_is_refused_in_the_window(tmp_path: Path, day: str) -> None:
    rows = seeds.lines_of_ledger(ledger_of(whole_bytes()))
    path = tmp_path / "a.buxuan"
    chained(rows.replace(b'\\"2026-05-10\\"', f'\\"{day}\\"'.encode()), path)
    with pytest.raises(Refusal, match="day-out-of-range"):
        Case.open(path, CLOCK, "x", HOME)


@pytest.mark.parametrize("moment", ["2026-05-32T09:00:00+08:00", "", "九点", "\u202e"])
def test_a_moment_that_is_none_is_refused_in_the_window(tmp_path: Path, moment: str) -> None:
    rows = [row._replace(at=moment) if row.seq == 7 else row for row in ledger_of(whole_bytes())]
    path = tmp_path / "a.buxuan"
    chained(seeds.lines_of_ledger(rows), path)
    with pytest.raises(Refusal, match="day-out-of-range"):
        Case.open(path, CLOCK, "x", HOME)


@pytest.mark.parametrize("day", [date.min, date(26, 5, 10), date(1799, 12, 31), date(2300, 1, 1), date.max])
def test_a_day_that_could_not_be_opened_again_is_not_written(tmp_path: Path, day: date) -> None:
    with opened(tmp_path / "a.buxuan", 2) as case, pytest.raises(Refusal, match="day-unusable"):
        records.add(case, Vacancy(post="主任", cause="died", day=day), records.Writing())
    assert day_of(f"{day.year}-{day.month}-{day.day}", DAY) is None


def test_a_table_file_that_turns_a_line_around_is_not_taken_back(tmp_path: Path) -> None:
    main, table = tmp_path / "main.buxuan", tmp_path / "table.buxuan"
    main.write_bytes(seeds.hall()[0])
    rows = seeds.lines_of_ledger(ledger_of(seeds.hall()[1]))
    chained(rows.replace("王建国".encode(), TURNED.encode()), table)
    with Case.open(main, CLOCK, "x", HOME) as case, pytest.raises(Refusal, match=r"text-turns|table-altered"):
        merge(case, table)


def test_a_pasted_table_is_taken_without_what_nobody_sees() -> None:
    assert rows_of("电话\t姓名\n\u202d13800000000\u202c\t王\u200b建\x1b国\u2066") == (
        ("电话", "姓名"),
        ("13800000000", "王建国"),
    )


def test_private_values_are_read_without_what_nobody_sees(tmp_path: Path) -> None:
    with setup.open_case(tmp_path / "a.buxuan", opening(), CLOCK, "x") as case:
        setup.register(case, [setup.Elector("王建国", "男", "1组", {"address": "东\u202e头\x07"})])
        assert case.file.private("voter/1") == {"address": "东头"}
        assert case.file.private_values("address") == [("voter/1", "东头")]
        assert verify(case.file.path).faults == ()


def test_paper_refuses_them() -> None:
    for sign in (*TURNING, *CONTROLS, *UNSEEN):
        assert uncovered(f"王{sign}国", "song") == [sign]


def test_office_files_show_them_by_their_number() -> None:
    grid = Grid((Column("姓\u202e名"), Column("数")), (("\u202e王\x0b建国", "=1+1"), ("\ufffe", "\ud800")))
    parts = (grid, Para("第一行\x1b\n　\u2066第二行"), Facts((Fact("称呼", "\x07"),)))
    sheet = Sheet(title="标题\x00\u2066", kind="list", parts=parts)
    made = csv_of(sheet).decode("utf-8-sig")
    for content in (docx_of(sheet), xlsx_of(sheet)):
        with ZipFile(BytesIO(content)) as read:
            made += "".join(read.read(name).decode() for name in read.namelist() if name.endswith(".xml"))
    assert not any(sign in made for sign in (*TURNING, *CONTROLS, "\ufffe"))
    assert "〔U+202E〕王〔U+000B〕建国" in made
    assert "　〔U+2066〕第二行" in made


def test_a_monthly_table_shows_them_by_their_number(tmp_path: Path) -> None:
    case = village(tmp_path / "in", 1, DONE, rehearsal=False)
    rows = seeds.lines_of_ledger(ledger_of(case.read_bytes())).replace(
        "临河镇第1社区".encode(), f"临河镇{TURNED}".encode()
    )
    odd = tmp_path / "in" / "\u202e坏\x1b[2J.buxuan"
    chained(rows, odd)
    broken = tmp_path / "in" / "\udce4坏\u202e.buxuan"
    broken.write_bytes(b"x")
    with Rollup(Wanted(date(2026, 6, 1), unit="临河镇")) as table:
        for read in table.read([odd, broken]):
            assert visible(read.why) == read.why
        found = table.finish()
        assert {line.village for line in table.lines()} == {"临河镇王〔U+202E〕国建"}
        assert all(visible(text) == text for pair in found.unused for text in pair)


def test_commands_write_one_plain_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "\u202e坏\x1b[2J.toml"
    script.write_text("format = 2\n", encoding="utf-8")
    path = tmp_path / "\u2066坏.buxuan"
    path.write_bytes(b"x")
    assert run(["rehearse", str(script), "--out", str(tmp_path / "out")], CLOCK) == 2
    assert run(["verify", str(path)], CLOCK) == 2
    assert run(["verify", str(with_turned_name(tmp_path / "\u202eb.buxuan"))], CLOCK) == 1
    told = capsys.readouterr()
    assert all(visible(line) == line for line in (told.out + told.err).splitlines()), told
    assert len(told.err.splitlines()) == 14


@given(st.text())
def test_what_is_visible_is_printable_and_stays_so(text: str) -> None:
    shown = one_line(text)
    assert visible(shown) == shown
    assert not any(sign in shown for sign in (*TURNING, *CONTROLS, "\n"))
    assert not unwritten(without_unseen(text))
    assert len(shortened(text, 5)) <= 5 * len("〔U+10FFFF〕") + 2


def test_sentences_about_files_turn_nothing_around() -> None:
    for told in (of_refusal(Refusal("file-missing", path=f"/x/{TURNED}\n")), of_fault("file-damaged", 3, TURNED)):
        assert visible(told) == told
