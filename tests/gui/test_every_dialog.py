"""Every question of the program, over the page that asks it and in the looks of the pages: read whole, named, by keys.

A class of questions that `tests.asking` does not ask is a failure of its own. Escape closes each and writes nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from buxuan_desktop.ui.look.question import Question, Scroll
from buxuan_desktop.ui.look.wearing import wear
from buxuan_desktop.ui.shell.window import Window
from tests import asking
from tests.asking import ASKED, Ask
from tests.gui.reach import nameless, unreached
from tests.walking import a_window, settle
from tests.whole_looks import unread


class Look(NamedTuple):
    """A window's size, the size of type, the scheme."""

    size: tuple[int, int]
    percent: int
    scheme: str


LOOKS = (
    Look((1024, 768), 100, "light"),
    Look((1024, 768), 150, "dark"),
    Look((1024, 768), 200, "light"),
    Look((1920, 1080), 200, "contrast"),
)
LARGEST = LOOKS[2]
"""The look in which the Tab key goes round: most of it scrolls."""
Faults = Mapping[str, list[str]]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def journey(qapp: QApplication, walked: Path) -> Faults:
    """What is wrong with any question, by kind; `kinds` are the classes that were asked."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for make, asks in ASKED.items():
        with a_window(walked, LOOKS[0].size) as window:
            make(window, walked)
            for look in LOOKS:
                window.resize(*look.size)
                window.display.choose(look.scheme, look.percent)
                for one in asks:
                    for kind, fault in _looked_at(window, one, look, walked):
                        found[kind].append(fault)
        wear(qapp, "light", 100)
    return found


def _looked_at(window: Window, one: Ask, look: Look, folder: Path) -> Iterator[tuple[str, str]]:
    if window.shown != one.page:
        window.desk.go(one.page)
    settle()
    asked = one.ask(window, folder)
    asked.activateWindow()
    settle()
    yield "kinds", f"{type(asked).__module__}.{type(asked).__name__}"
    where = f"{one.name} {look.size} {look.percent} %"
    yield from (("unread", f"{where}: {said}") for said in unread(asked))
    yield from (("beyond", f"{where}: {said}") for said in _beyond(asked, window, look))
    if look is LARGEST:
        yield from (("unreached", f"{where}: {said}") for said in unreached(asked))
    if look is LOOKS[0]:
        yield from (("nameless", f"{one.name}: {said}") for said in nameless(asked))
        yield from (("primary", f"{one.name}: {said}") for said in _primaries(asked))
    yield from (("escape", f"{where}: {said}") for said in _after_escape(window, asked))


def _beyond(asked: QWidget, window: Window, look: Look) -> Iterator[str]:
    """A question is no larger than the screen, at the usual size of type is seen whole, and never goes to the side."""
    if asked.width() > window.width() or asked.height() > window.height():
        yield f"is {asked.size().toTuple()}"
    scroll = asked.findChild(Scroll)
    if scroll is None:
        return
    if look.percent == 100:
        yield "scrolls"
    aside = scroll.widget().width() - scroll.viewport().width()
    if aside > 0:
        yield f"goes to the side by {aside}"
    foot = [one for one in asked.findChildren(QPushButton) if one.isVisible() and not scroll.isAncestorOf(one)]
    if not foot:
        yield "its last buttons scroll out of sight"


def _primaries(asked: QWidget) -> Iterator[str]:
    """One main thing to do, unless keys answer it or there is nothing but to leave."""
    buttons = [one for one in asked.findChildren(QPushButton) if one.isVisible()]
    primary = [one for one in buttons if one.property("role") == "primary"]
    if len(primary) > 1:
        yield f"{len(primary)} primary actions"
    if not primary and not getattr(asked, "choices", None) and len(buttons) > 1:
        yield "no primary action"


def _after_escape(window: Window, asked: QWidget) -> Iterator[str]:
    case = window.desk.case
    before = case.file.head if case is not None else None
    at = QApplication.focusWidget()
    QTest.keyClick(at if at is not None and asked.isAncestorOf(at) else asked, Qt.Key.Key_Escape)
    closed = not asked.isVisible()
    if not closed:
        yield "Escape does not close it"
        assert isinstance(asked, Question)
        asked.reject()
    settle()
    window.activateWindow()
    settle()
    if window.desk.case is not case:
        yield "another case is on the desk"
    elif case is not None and case.file.head != before:
        yield "something was written"
    if QApplication.focusWidget() is None or QApplication.focusWidget().window() is not window:
        yield "afterwards nothing of the page has the keyboard"


def test_every_class_of_questions_was_asked(journey: Faults) -> None:
    every = {f"{one.__module__}.{one.__name__}" for one in asking.kinds()}
    assert every - set(journey["kinds"]) == set()


def test_no_word_is_cut(journey: Faults) -> None:
    assert not journey["unread"], "\n".join(sorted(set(journey["unread"])))


def test_none_is_larger_than_the_screen_or_hides_its_buttons(journey: Faults) -> None:
    assert not journey["beyond"], "\n".join(sorted(set(journey["beyond"])))


def test_whatever_can_be_worked_has_a_name_and_a_role(journey: Faults) -> None:
    assert not journey["nameless"], "\n".join(sorted(set(journey["nameless"])))


def test_the_keyboard_gets_everywhere_and_is_seen(journey: Faults) -> None:
    assert not journey["unreached"], "\n".join(sorted(set(journey["unreached"])))


def test_there_is_one_main_thing_to_do(journey: Faults) -> None:
    assert not journey["primary"], "\n".join(sorted(set(journey["primary"])))


def test_escape_closes_it_and_writes_nothing(journey: Faults) -> None:
    assert not journey["escape"], "\n".join(sorted(set(journey["escape"])))
