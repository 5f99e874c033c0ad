"""Damaged and hostile workbooks: refused in words, never the end of the program."""

import random
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from buxuan_desktop.exchange.register import Register, UnreadableRegister, read_register

DAY = date(2020, 4, 20)
OLD = (Path(__file__).parent / "data" / "register.xls").read_bytes()
DIMENSIONS = bytes.fromhex("00020e0000000000060000000000050000 00".replace(" ", ""))
CELL = bytes.fromhex("fd000a0002000100")
CODE_PAGE = bytes.fromhex("42000200")
SHEET = bytes.fromhex("8500 0e00 6a040000".replace(" ", ""))


def refusal(folder: Path, data: bytes) -> str:
    path = folder / "名册.xls"
    path.write_bytes(data)
    with pytest.raises(UnreadableRegister) as caught:
        read_register(path, DAY)
    return caught.value.code


@pytest.mark.parametrize(
    ("place", "instead", "code"),
    [
        (DIMENSIONS, DIMENSIONS[:11] + b"\x9b" + DIMENSIONS[12:], "register-unreadable"),
        (DIMENSIONS, DIMENSIONS[:4] + b"\x07" + DIMENSIONS[5:], "register-unreadable"),
        (CELL, CELL[:-1] + b"\x01", "register-unreadable"),
        (CELL, CELL[:2] + b"\xff\xff" + CELL[4:], "register-unreadable"),
        (SHEET, SHEET[:7] + b"\x70", "register-unreadable"),
        (CODE_PAGE, b"\x2f\x00" + CODE_PAGE[2:], "register-encrypted"),
        ("Workbook".encode("utf-16-le"), "Notebook".encode("utf-16-le"), "register-unreadable"),
    ],
)
def test_an_old_workbook_out_of_bounds(tmp_path: Path, place: bytes, instead: bytes, code: str) -> None:
    assert place in OLD
    assert len(place) == len(instead)
    assert refusal(tmp_path, OLD.replace(place, instead, 1)) == code


def test_the_name_of_the_stream_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "名册.xls"
    path.write_bytes(OLD.replace("Workbook".encode("utf-16-le"), "WORKBOOK".encode("utf-16-le")))
    assert len(read_register(path, DAY).voters) == 3


@pytest.mark.parametrize("offset", [30, 32, 48, 68, 76])
def test_an_old_workbook_with_a_broken_header(tmp_path: Path, offset: int) -> None:
    broken = OLD[:offset] + b"\x77\x77\x00\x00" + OLD[offset + 4 :]
    assert refusal(tmp_path, broken) == "register-unreadable"


@pytest.mark.parametrize("suffix", [".xls", ".xlsx"])
def test_bytes_changed_by_chance(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"名册{suffix}"
    book = openpyxl.Workbook()
    book.active.append(["姓名", "身份证号"])
    book.save(path)
    whole = OLD if suffix == ".xls" else path.read_bytes()
    chance = random.Random(20200420)
    outcomes = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            outcomes.add(type(read_register(path, DAY)))
        except UnreadableRegister as error:
            outcomes.add(type(error))
    assert outcomes == {Register, UnreadableRegister}
