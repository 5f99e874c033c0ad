"""The table law → parameter → check → test is what the data, the code and the tests say today."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from buxuan_desktop.rules.codes import CODES

ROOT = Path(__file__).parents[3]
BY_SCREENS = {"T17", "T18", "T19", "T20", "T21", "T22", "T24", "T25", "T41", "T42", "T43", "T44", "T46"}
"""Cases of the register, proxies, staff, deadlines and the audit: nothing that a count or its outcome decides."""


@pytest.fixture
def trace(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "build"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in ("trace", "trace_reading", "places"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("trace")


def test_the_table_is_current(trace: ModuleType) -> None:
    assert trace.TABLE.read_text(encoding="utf-8") == trace.table(), "python build/trace.py"


def test_the_table_is_the_same_twice(trace: ModuleType) -> None:
    assert trace.table() == trace.table()


def test_every_code_and_every_case_of_the_count_is_proved(trace: ModuleType) -> None:
    proved = trace.proofs(ROOT / "tests")
    assert [code for code in CODES if code not in proved] == []
    assert [case for case in trace.CASES if case not in proved and case not in BY_SCREENS] == []
    assert [row for row in trace.ROWS if row not in proved] == []


def test_every_parameter_that_a_code_stands_on_is_in_the_rules(trace: ModuleType) -> None:
    cited = trace.citations()
    assert [name for code in CODES.values() for name in code.parameters if name not in cited] == []


def test_marks_are_found_in_decorators_tables_and_names(trace: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "elections").mkdir()
    (tmp_path / "elections" / "t09-a-third.toml").touch()
    (tmp_path / "test_x.py").write_text(
        "A = ('a', 'b')\nA += ('c',)\nB: dict[str, int] = {'d': 1}\n"
        "@pytest.mark.proves(*A, 'e')\ndef test_one(): ...\n"
        "@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.proves(*B))])\ndef test_two(): ...\n"
        "@pytest.mark.slow\ndef test_three(): ...\n",
        encoding="utf-8",
    )
    one, two = "test_x.py::test_one", "test_x.py::test_two"
    assert trace.proofs(tmp_path) == {
        **{name: [one] for name in "abce"},
        "d": [two],
        "T9": ["elections/t09-a-third.toml"],
    }
