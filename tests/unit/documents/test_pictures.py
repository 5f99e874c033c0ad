import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "build" / "golden.py"
NAMES = (
    "report",
    "void-report",
    "further-report",
    "tally",
    "blank-tally",
    "bundle-slips",
    "work-sheet",
    "spot",
    "spot-read",
    "voter-cards",
    "timetable",
    "certificate",
    "upright-certificate",
    "booklet",
    "upright-booklet",
    "overprint",
    "calibration",
    "notice",
    "blank-form",
    "ballot",
)


@pytest.fixture(scope="module")
def golden() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_pictures", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.proves("F1", "F5", "F6", "F7", "F8", "F9")
@pytest.mark.parametrize("name", NAMES)
def test_pages_look_as_they_did(golden: ModuleType, name: str) -> None:
    assert golden.differing(name) == [], "look at the pages; if they are meant so, run build/golden.py"


def test_every_document_has_its_picture(golden: ModuleType) -> None:
    assert tuple(golden.DOCUMENTS) == NAMES


def test_another_page_is_noticed(golden: ModuleType) -> None:
    first, second = golden.pictures("report")["report-1.png"], golden.pictures("void-report")["void-report-1.png"]
    assert golden.differs(first, second)


def test_one_missing_word_is_noticed(golden: ModuleType) -> None:
    page = golden.pictures("certificate")["certificate-1.png"]
    without = page.copy()
    without.paste(255, (118, 210, 210, 250))
    assert golden.differs(page, without)
