"""Whole registers, invented by chance: clean ones come back equal, and injected faults are found, all and only they."""

import csv
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.exchange.register import Voter, read_register

DAY = date(2020, 4, 20)
HEADS = ("序号", "姓名", "性别", "身份证号码", "村民小组")
Line = list[str]


@st.composite
def registers(draw: st.DrawFn, smallest: int = 1) -> list[Line]:
    """Rows of name, sex, ID number and group; each serial number once, so that no number comes twice."""
    size = draw(st.integers(smallest, 15))
    name = st.text("王李张刘陈杨赵黄周吴建国秀英伟娜䶮𠮷", min_size=2, max_size=4)
    lines = []
    for serial in range(size):
        birth = draw(st.dates(date(1920, 1, 1), date(2002, 4, 20)))
        body = f"320281{birth:%Y%m%d}{serial * 7 % 1000:03d}"
        sex = "男" if int(body[16]) % 2 else "女"
        lines.append([draw(name), sex, body + check_digit(body), f"{draw(st.integers(1, 9))}组"])
    return lines


def expected(lines: list[Line], sheet: str, first_row: int) -> list[Voter]:
    return [
        Voter(name, sex, number, date(int(number[6:10]), int(number[10:12]), int(number[12:14])), group, sheet, row)
        for row, (name, sex, number, group) in enumerate(lines, start=first_row)
    ]


def write(path: Path, lines: list[Line], titles: int, encoding: str) -> str:
    """Write the list with `titles` rows above and a total below; the name of its sheet."""
    rows = [["选民登记表"]] * titles + [list(HEADS)] + [[str(i), *line] for i, line in enumerate(lines, start=1)]
    rows.append(["合计", f"{len(lines)}人"])
    if path.suffix == ".csv":
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        return path.name
    book = openpyxl.Workbook()
    book.active.title = "第一组"
    for row in rows:
        book.active.append(row)
    book.save(path)
    return "第一组"


@pytest.mark.proves("id-checksum", "id-birth", "underage")
@settings(deadline=None, max_examples=40)
@given(
    lines=registers(),
    titles=st.integers(0, 3),
    kind=st.sampled_from(((".xlsx", ""), (".csv", "utf-8"), (".csv", "utf-8-sig"), (".csv", "gb18030"))),
)
def test_clean_registers_come_back_equal(lines: list[Line], titles: int, kind: tuple[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"名册{kind[0]}"
        sheet = write(path, lines, titles, kind[1])
        register = read_register(path, DAY)
    assert register.faults == ()
    assert list(register.voters) == expected(lines, sheet, titles + 2)


def _wrong_digit(lines: list[Line], at: int) -> str:
    number = lines[at][2]
    lines[at][2] = number[:10] + str((int(number[10]) + 1) % 10) + number[11:]
    return "D"


def _no_such_day(lines: list[Line], at: int) -> str:
    body = lines[at][2][:10] + "0230" + lines[at][2][14:17]
    lines[at][2] = body + check_digit(body)
    return "D"


def _too_young(lines: list[Line], at: int) -> str:
    body = lines[at][2][:6] + "20020421" + lines[at][2][14:17]
    lines[at][2] = body + check_digit(body)
    return "D"


def _no_name(lines: list[Line], at: int) -> str:
    lines[at][0] = "　"
    return "B"


def _bad_sign(lines: list[Line], at: int) -> str:
    lines[at][0] += "\ue863"
    return "B"


def _as_number(lines: list[Line], at: int) -> str:
    lines[at][2] = f"{float(lines[at][2][:17]):.5E}"
    return "D"


INJECTIONS: dict[str, Callable[[list[Line], int], str]] = {
    "id-checksum": _wrong_digit,
    "id-birth": _no_such_day,
    "underage": _too_young,
    "name-empty": _no_name,
    "name-uncovered": _bad_sign,
    "id-is-number": _as_number,
}


@pytest.mark.proves(*INJECTIONS)
@settings(deadline=None, max_examples=60)
@given(lines=registers(), data=st.data(), suffix=st.sampled_from((".xlsx", ".csv")))
def test_injected_faults_are_found_and_no_others(lines: list[Line], data: st.DataObject, suffix: str) -> None:
    rows = st.integers(0, len(lines) - 1)
    chosen = data.draw(st.dictionaries(rows, st.sampled_from(sorted(INJECTIONS)), max_size=4))
    wanted = {(INJECTIONS[code](lines, at) + str(at + 3), code) for at, code in chosen.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"名册{suffix}"
        sheet = write(path, lines, 1, "gb18030")
        register = read_register(path, DAY)
    assert {(fault.cell, fault.code) for fault in register.faults} == wanted
    assert len(register.faults) == len(wanted)
    assert {(fault.file, fault.sheet) for fault in register.faults} <= {(path.name, sheet)}


@pytest.mark.proves("duplicate-id", "duplicate-person")
@settings(deadline=None, max_examples=40)
@given(lines=registers(smallest=2), data=st.data(), without=st.booleans())
def test_the_later_duplicate_is_named(lines: list[Line], data: st.DataObject, without: bool) -> None:
    first = data.draw(st.integers(0, len(lines) - 2))
    later = data.draw(st.integers(first + 1, len(lines) - 1))
    if without:
        lines[first][2] = ""
        lines[later] = list(lines[first])
    else:
        lines[later][2] = lines[first][2]
    column, code = ("B", "duplicate-person") if without else ("D", "duplicate-id")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名册.csv"
        write(path, lines, 0, "utf-8")
        register = read_register(path, DAY)
    assert [(f.cell, f.code, f.other) for f in register.faults] == [
        (f"{column}{later + 2}", code, f"{column}{first + 2}")
    ]
