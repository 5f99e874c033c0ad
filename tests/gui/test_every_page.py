"""Every page of the program, at three sizes of window and type, in three schemes: read whole, named, worked by keys.

One walk looks at everything, for it is the way from page to page that takes time. A page that is new is walked with
the others; what it lacks stands in the list that a test fails with.
"""

import gc
from collections import defaultdict
from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.ui.look.wearing import wear
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.program import PAGES, prepare
from tests.gui.reach import nameless, unreached, without_primary
from tests.walking import settle, walk
from tests.whole_looks import unread

LOOKS = (((1024, 768), 100, "light"), ((1366, 768), 150, "dark"), ((1920, 1080), 200, "contrast"))
Faults = Mapping[str, list[str]]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def journey(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """What is wrong anywhere, by kind; `seen` are the pages that were shown."""
    if not qapp.property("prepared"):
        prepare(qapp)
        qapp.setProperty("prepared", True)
    gc.disable()
    folder = tmp_path_factory.mktemp("walk")
    found: defaultdict[str, list[str]] = defaultdict(list)
    looks = list(LOOKS)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dialogs, "case_folder", lambda: folder / "补选案卷")
        for name, window in walk(folder / "cases"):
            found["seen"].append(name)
            for size, percent, scheme in looks:
                window.resize(*size)
                window.display.choose(scheme, percent)
                settle()
                found["unread"] += [f"{name} {size} {percent} %: {one}" for one in unread(window)]
            looks.reverse()
            found["nameless"] += [f"{name}: {one}" for one in nameless(window)]
            found["unreached"] += [f"{name}: {one}" for one in unreached(window)]
            found["primary"] += [f"{name}: {one}" for one in without_primary(window.page)]
    wear(qapp, "light", 100)
    return found


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
