"""The generated table of demands is the one that the code makes now, and knows no demand that is none."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def demands() -> ModuleType:
    sys.path.insert(0, str(ROOT / "build"))
    try:
        spec = importlib.util.spec_from_file_location("demands_table", ROOT / "build" / "demands.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(ROOT / "build"))


def test_the_table_is_current(demands: ModuleType) -> None:
    assert demands.TABLE.read_text(encoding="utf-8") == demands.table(), "python build/demands.py"


def test_only_demands_that_there_are_are_named(demands: ModuleType) -> None:
    known = {line.split(" | ")[0].removeprefix("| ") for line in demands.table().splitlines() if line.startswith("| ")}
    for found in (demands.on_pages(), demands.by_checks(), demands.on_paper()):
        assert set(found) <= known
