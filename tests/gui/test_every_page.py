"""Every page of the program, at four sizes of window and type, in three schemes: read whole, named, worked by keys.

One walk looks at everything, for it is the way from page to page that takes time. A page that is new is walked with
the others; what it lacks stands in the list that a test fails with.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.ui.look.wearing import wear
from buxuan_desktop.ui.program import PAGES
from buxuan_desktop.ui.shell.area import PageArea
from buxuan_desktop.ui.shell.window import Window
from tests.gui.escaping import after_escape
from tests.gui.reach import nameless, unreached, without_primary
from tests.walking import settle, walk
from tests.whole_looks import unread

LARGEST = ((1024, 768), 200, "light")
"""The largest type in the smallest window: nothing goes to the side, and the keyboard is seen wherever it is."""
LOOKS = (((1024, 768), 100, "light"), ((1366, 768), 150, "dark"), ((1920, 1080), 200, "contrast"), LARGEST)
Faults = Mapping[str, list[str]]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def journey(qapp: QApplication, walked: Path) -> Faults:
    """What is wrong anywhere, by kind; `seen` are the pages that were shown."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    looks = list(LOOKS)
    for name, window in walk(walked / "cases"):
        found["seen"].append(name)
        for size, percent, scheme in looks:
            window.resize(*size)
            window.display.choose(scheme, percent)
            settle()
            where = f"{name} {size} {percent} %"
            found["unread"] += [f"{where}: {one}" for one in (*unread(window), *_to_the_side(window))]
            if (size, percent, scheme) == LARGEST:
                found["unreached"] += [f"{where}: {one}" for one in unreached(window)]
        looks.reverse()
        found["nameless"] += [f"{name}: {one}" for one in nameless(window)]
        found["primary"] += [f"{name}: {one}" for one in without_primary(window.page)]
        found["escape"] += [f"{name}: {one}" for one in after_escape(window)]
    wear(qapp, "light", 100)
    return found


def _to_the_side(window: Window) -> Iterator[str]:
    area = window.stack.currentWidget()
    if isinstance(area, PageArea) and area.page.width() > area.viewport().width():
        yield f"goes to the side by {area.page.width() - area.viewport().width()}"


def test_every_page_was_seen(journey: Faults) -> None:
    assert set(PAGES) - {"records"} <= set(journey["seen"])


def test_no_word_is_cut(journey: Faults) -> None:
    assert not journey["unread"], "\n".join(sorted(set(journey["unread"])))


def test_whatever_can_be_worked_has_a_name_and_a_role(journey: Faults) -> None:
    assert not journey["nameless"], "\n".join(sorted(set(journey["nameless"])))


def test_the_keyboard_gets_everywhere_and_is_seen(journey: Faults) -> None:
    assert not journey["unreached"], "\n".join(sorted(set(journey["unreached"])))


def test_every_page_has_one_main_thing_to_do(journey: Faults) -> None:
    assert not journey["primary"], "\n".join(sorted(set(journey["primary"])))


def test_escape_goes_back_or_does_nothing_and_loses_nothing_untold(journey: Faults) -> None:
    assert not journey["escape"], "\n".join(sorted(set(journey["escape"])))
