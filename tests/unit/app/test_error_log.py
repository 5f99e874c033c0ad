"""The error log of a bug: where it happened and of what kind, nothing of anybody."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from buxuan_desktop.app.error_log import entry_of, keep, safe_words
from buxuan_desktop.domain.refusal import Refusal
from tests.registering import id_number

NUMBER = id_number(7, "19570109")
SECRETS = ("王建国", "Wang", NUMBER, NUMBER[:6], "19570109", "1957", "柳湾", "临河镇", "李四", "wangjianguo", "002X")


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - whatever it is, it is logged
        return caught


ERRORS = [
    ValueError(f"王建国 {NUMBER} is not listed"),
    KeyError("王建国"),
    KeyError("wangjianguo"),
    ValueError(f"bad elector Wang {NUMBER}"),
    ValueError("born 1957-01-09, 1957年1月9日"),
    RuntimeError("C:\\用户\\王建国\\临河镇柳湾村-2026-05-10.buxuan is gone"),
    FileNotFoundError(2, "No such file", "/home/王建国/补选案卷/临河镇柳湾村.buxuan"),
    AssertionError({"name": "王建国", "id": NUMBER}),
    Refusal("elector-listed-already", name="王建国", number=NUMBER, path="/x/临河镇柳湾村.buxuan"),
    sqlite3.IntegrityError(f"UNIQUE constraint failed: 王建国 {NUMBER}"),
    msgspec.ValidationError("Expected `int`, got `王建国` - at `$.name`"),
    UnicodeDecodeError("utf-8", "王建国".encode("gbk"), 0, 1, "invalid start byte"),
    ValueError("x" * 400 + NUMBER),
]


@pytest.mark.parametrize("error", ERRORS, ids=[f"{place}-{type(one).__name__}" for place, one in enumerate(ERRORS)])
def test_no_name_number_or_path_gets_there(tmp_path: Path, error: BaseException) -> None:
    log = tmp_path / "home" / "error.log"
    keep(log, raised(error))
    written = log.read_text(encoding="utf-8")
    assert type(error).__name__ in written
    assert "test_error_log.py" in written
    assert [one for one in SECRETS if one in written] == []
    assert written.replace("…", "").replace("«", "").replace("»", "").isascii()


def test_what_a_technician_needs_is_there() -> None:
    entry = entry_of(raised(AttributeError("'NoneType' object has no attribute 'election'")))
    assert entry.startswith("AttributeError: «NoneType» object has no attribute «election»\n  test_error_log.py:")
    assert safe_words("no such table: ledger") == "no such table: ledger"
    assert safe_words("index 12 is out of range for 7 rows") == "index 12 is out of range for 7 rows"


def test_the_errors_behind_it_are_cleaned_too() -> None:
    def fails() -> None:
        try:
            raise KeyError("王建国")
        except KeyError as error:
            raise RuntimeError(f"row of {NUMBER}") from error

    with pytest.raises(RuntimeError) as caught:
        fails()
    entry = entry_of(caught.value)
    assert "RuntimeError: row of …" in entry
    assert "KeyError: …" in entry
    assert "王" not in entry


def test_where_the_program_lies_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "用户王建国" / "site-packages" / "some"
    folder.mkdir(parents=True)
    code = compile("def go():\n    raise ValueError('x')\n", str(folder / "thing.py"), "exec")
    space: dict[str, object] = {}
    exec(code, space)
    with pytest.raises(ValueError, match="x") as caught:
        space["go"]()  # type: ignore[operator]
    entry = entry_of(caught.value)
    assert "site-packages/some/thing.py:2 go" in entry
    assert "王建国" not in entry
