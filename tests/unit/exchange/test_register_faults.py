"""Each fault of a register by its code and the cell to mend."""

from datetime import date

import pytest

from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.exchange.register import Fault, Sheet, fault_line, read_sheets
from buxuan_desktop.exchange.register.records import Cell

DAY = date(2020, 4, 20)
FILE = "名册.xlsx"


def number(body: str) -> str:
    return body + check_digit(body)


GOOD = number("32028119700102001")
OTHER = number("32028119881130012")
NO_SUCH_DAY = number("32028119800230001")
EIGHTEEN = number("32028120020420001")
SEVENTEEN = number("32028120020421001")


def faults(*rows: list[Cell], sheets: tuple[Sheet, ...] = ()) -> list[tuple[str, str, str]]:
    heads: list[Cell] = ["姓名", "性别", "身份证号", "出生日期", "组别"]
    own = Sheet("表一", list(enumerate([heads, *rows], start=1)))
    return [(f.cell, f.code, f.other) for f in read_sheets([own, *sheets], FILE, DAY).faults]


@pytest.mark.proves("id-checksum")
@pytest.mark.parametrize(
    "bad",
    [
        GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1"),
        GOOD[:-1],
        GOOD + "1",
        "320281700102001",
        "无",
        GOOD.replace("0", "O"),
        NO_SUCH_DAY[:-1] + ("0" if NO_SUCH_DAY[-1] != "0" else "1"),
    ],
)
def test_wrong_number(bad: str) -> None:
    assert faults(["王建国", "男", bad, "", "1组"]) == [("C2", "id-checksum", "")]


@pytest.mark.proves("id-birth")
def test_impossible_birth_in_a_right_number() -> None:
    assert faults(["王建国", "男", NO_SUCH_DAY, "", "1组"]) == [("C2", "id-birth", "")]
    assert faults(["王建国", "男", NO_SUCH_DAY, "1980-03-01", "1组"]) == [("C2", "id-birth", "")]


@pytest.mark.proves("id-birth")
def test_number_and_birth_column_disagree() -> None:
    assert faults(["王建国", "男", GOOD, "1970-01-03", "1组"]) == [("C2", "id-birth", "D2")]
    assert faults(["王建国", "男", GOOD, date(1971, 1, 2), "1组"]) == [("C2", "id-birth", "D2")]
    assert faults(["王建国", "男", GOOD, "1970年2月", "1组"]) == [("C2", "id-birth", "D2")]


@pytest.mark.proves("id-birth")
@pytest.mark.parametrize("same", ["1970-01-02", "1970年1月", "1970", 19700102.0, date(1970, 1, 2), "", "不详"])
def test_number_and_birth_column_agree(same: Cell) -> None:
    assert faults(["王建国", "男", GOOD, same, "1组"]) == []


@pytest.mark.proves("id-birth")
def test_a_birth_that_is_no_date_is_named_by_its_own_cell() -> None:
    assert faults(["王建国", "男", "", "1980-02-30", "1组"]) == [("D2", "id-birth", "")]


@pytest.mark.proves("id-is-number")
@pytest.mark.parametrize("typed", [float(GOOD[:17] + "0"), int(GOOD[:15]), 0.0, "3.20281E+17", "3.20281197001020E+17"])
def test_number_stored_as_a_number(typed: Cell) -> None:
    assert faults(["王建国", "男", typed, "", "1组"]) == [("C2", "id-is-number", "")]


@pytest.mark.proves("underage", "T23")
def test_age_counts_on_election_day() -> None:
    assert faults(["王小明", "男", EIGHTEEN, "", "1组"]) == []
    assert faults(["王小明", "男", SEVENTEEN, "", "1组"]) == [("C2", "underage", "")]
    assert faults(["王小明", "男", "", "2002-04-20", "1组"]) == []
    assert faults(["王小明", "男", "", "2002-04-21", "1组"]) == [("D2", "underage", "")]


@pytest.mark.proves("underage")
def test_a_month_alone_accuses_nobody_who_may_be_of_age() -> None:
    assert faults(["王小明", "男", "", "2002年4月", "1组"]) == []
    assert faults(["王小明", "男", "", "2002年5月", "1组"]) == [("D2", "underage", "")]


@pytest.mark.proves("name-empty")
def test_a_row_without_a_name() -> None:
    assert faults(["", "男", GOOD, "", "1组"]) == [("A2", "name-empty", "")]
    assert faults(["　", "", GOOD, "", ""]) == [("A2", "name-empty", "")]
    assert faults(["", "女", "", "", "1组"]) == [("A2", "name-empty", "")]


@pytest.mark.proves("name-uncovered")
@pytest.mark.parametrize("sign", ["\ue863", "\u202e", "\ufffd", "\x07", "\u200b", "\u0378", "\U000f0001", "\ufeff"])
def test_characters_that_no_name_has(sign: str) -> None:
    (fault,) = read_sheets([Sheet("s", [(1, ["姓名", "身份证号"]), (2, ["王" + sign + "国", GOOD])])], FILE, DAY).faults
    assert (fault.cell, fault.code) == ("A2", "name-uncovered")
    assert sign not in fault.value or sign == "\ufffd"


@pytest.mark.proves("name-uncovered")
@pytest.mark.parametrize("name", ["䶮", "\U00020bb7", "\U0002ebf0", "\U00031350", "\U000323b0", "〇", "é·\u0301"])
def test_rare_characters_are_left_to_the_fonts(name: str) -> None:
    assert faults(["王" + name, "男", GOOD, "", ""]) == []


@pytest.mark.proves("name-uncovered")
def test_what_the_fonts_lack() -> None:
    sheet = Sheet("表一", [(1, ["姓名", "身份证号"]), (2, ["王䶮", GOOD]), (3, ["李娜", OTHER])])
    register = read_sheets([sheet], FILE, DAY, covered=lambda name: "䶮" not in name)
    assert register.faults == (Fault(FILE, "表一", "A2", "name-uncovered", "王䶮"),)


@pytest.mark.proves("duplicate-id")
def test_the_later_of_two_equal_numbers() -> None:
    twice: list[Cell] = ["李秀英", "女", GOOD, "", "2组"]
    assert faults(["王建国", "男", GOOD, "", ""], ["赵", "", OTHER, "", ""], twice, twice) == [
        ("C4", "duplicate-id", "C2"),
        ("C5", "duplicate-id", "C2"),
    ]


@pytest.mark.proves("duplicate-id")
def test_folded_numbers_are_the_same_number() -> None:
    lower = "11010519491231002x"
    assert faults(["王建国", "男", lower, "", ""], ["王建国", "男", lower.upper() + " ", "", ""]) == [
        ("C3", "duplicate-id", "C2")
    ]


@pytest.mark.proves("duplicate-id")
def test_a_duplicate_on_another_sheet_names_both() -> None:
    second = Sheet("表二", [(1, ["身份证号", "姓名"]), (2, [GOOD, "王建国"])])
    register = read_sheets([Sheet("表一", [(1, ["姓名", "身份证号"]), (2, ["王建国", GOOD])]), second], FILE, DAY)
    assert register.faults == (Fault(FILE, "表二", "A2", "duplicate-id", GOOD, "表一!B2"),)
    assert fault_line(register.faults[0]) == (FILE, "表二!A2", "duplicate-id")


@pytest.mark.proves("duplicate-person")
def test_the_same_person_twice_without_a_number() -> None:
    row: list[Cell] = ["张伟", "男", "", "1980-01-02", "3组"]
    again: list[Cell] = ["张　伟", "男", "", date(1980, 1, 2), "３组"]
    assert faults(row, again) == [("A3", "duplicate-person", "A2")]


@pytest.mark.proves("duplicate-person")
@pytest.mark.parametrize(
    "other",
    [
        ["张伟", "男", "", "1980-01-03", "3组"],
        ["张伟", "男", "", "1980-01-02", "4组"],
        ["张玮", "男", "", "1980-01-02", "3组"],
        ["张伟", "男", number("32028119800102003"), "1980-01-02", "3组"],
    ],
)
def test_namesakes_are_two_people(other: list[Cell]) -> None:
    assert faults(["张伟", "男", "", "1980-01-02", "3组"], other) == []


@pytest.mark.proves("duplicate-id", "id-birth")
def test_one_cell_has_one_fault() -> None:
    bad: list[Cell] = ["王", "男", "123", "", ""]
    assert faults(bad, bad) == [("C2", "id-checksum", ""), ("C3", "id-checksum", "")]
    assert faults(["王", "男", GOOD, "", ""], ["李", "男", GOOD, "1999-09-09", ""]) == [("C3", "duplicate-id", "C2")]


@pytest.mark.proves("name-empty", "id-checksum")
def test_faults_of_a_row_come_from_left_to_right() -> None:
    assert faults(["", "男", "123", "", ""]) == [("A2", "name-empty", ""), ("C2", "id-checksum", "")]


@pytest.mark.proves("no-register")
@pytest.mark.parametrize(
    "sheets",
    [
        [Sheet("表一", [(1, ["随便什么"])]), Sheet("表二", [])],
        [Sheet("表一", [(1, ["姓名", "电话"]), (2, ["王建国", "1"])])],
        [Sheet("表一", [(1, ["姓名", "身份证号"])])],
    ],
)
def test_no_sheet_looks_like_a_register(sheets: list[Sheet]) -> None:
    assert read_sheets(sheets, FILE, DAY).faults == (Fault(FILE, "表一", "A1", "no-register", ""),)
