"""Somebody of a role sits at the computer and presses whatever can be pressed on a page; questions are put away."""

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from buxuan_desktop.domain.access_events import ActRefused
from buxuan_desktop.domain.events import Event
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.button import Button
from buxuan_desktop.ui.pages.inputs import NumberEdit
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from buxuan_desktop.ui.shell.window import Window
from tests.naming import name_all, sit
from tests.walking import settle

BY_ROLE = ("role-may-not", "not-signed-in", "locked")
"""Refusals of somebody for who they are; those of a wrong PIN or a missing signature are no fault of a button."""

_DEEP = 4
"""So many questions may follow from one."""


def seated(*roles: str) -> Callable[[Window], None]:
    """Everybody is named in the case on the desk, and people of these roles sit down at it."""

    def sit_down(window: Window) -> None:
        case = window.desk.case
        if case is None or case.election.case.rehearsal:
            return
        if not case.election.access.people:
            name_all(case)
        sit(case, *roles)
        if window.guard is not None and window.locked:
            # As when a PIN was typed there.
            window.guard.page.opened.emit()
        settle()

    return sit_down


def quiet(patch: pytest.MonkeyPatch) -> None:
    """Questions do not wait for an answer, and nobody chooses a file."""
    for name in ("getOpenFileName", "getSaveFileName"):
        patch.setattr(QFileDialog, name, staticmethod(lambda *_args, **_more: ("", "")))
    patch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_args, **_more: ([], "")))
    patch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_args, **_more: ""))
    patch.setattr(QDialog, "exec", lambda self: (self.open(), 0)[1])


def buttons(place: QWidget) -> list[Button]:
    """The buttons that can be seen."""
    return [one for one in place.findChildren(Button) if one.isVisible()]


def questions() -> list[QDialog]:
    """The questions on screen, the last one first."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return shown[::-1]


def words_of(made: Button) -> str:
    """What it says, or what it is called."""
    return made.text() or made.accessibleName()


@contextmanager
def watched(window: Window) -> Iterator[list[Event]]:
    """What is written meanwhile."""
    written: list[Event] = []

    def note(events: Sequence[Event]) -> None:
        written.extend(events)

    window.desk.changed.connect(note)
    try:
        yield written
    finally:
        window.desk.changed.disconnect(note)


def refused(written: Sequence[Event]) -> list[ActRefused]:
    """Those who were refused for their role."""
    return [one for one in written if isinstance(one, ActRefused) and one.why in BY_ROLE]


class Pressed(NamedTuple):
    """What a press was of, what its button had said that it does, and what was written because of it."""

    words: str
    acts: tuple[Action, ...]
    written: list[Event]


def press_all(window: Window, unpressed: Container[str]) -> Iterator[Pressed]:
    """Press every button of the page that can be pressed, one after the other, and the main ones of each question.

    The page is shown anew where a button led away from it. A question does what the button that opened it named.
    """
    name, stage, kind, number = window.shown, window.desk.stage, window.desk.kind, window.desk.number
    case, done = window.desk.case, set[str]()
    while True:
        able = (one for one in buttons(window.page) if one.isEnabled() and words_of(one) not in done)
        made = next((one for one in able if words_of(one) not in unpressed), None)
        if made is None:
            return
        done.add(words_of(made))
        yield from _press(window, made)
        put_away(window)
        assert window.desk.case is case, f"{name}: {done} took the case from the desk"
        if window.shown != name:
            window.desk.stage, window.desk.kind, window.desk.number = stage, kind, number
            window.desk.go(name)
            settle()
        if window.shown != name:
            return


def _press(window: Window, made: Button) -> Iterator[Pressed]:
    words, acts = words_of(made), made.acts
    fill(window.page)
    with watched(window) as written:
        made.click()
        settle()
    yield Pressed(words, acts, written)
    for asked in questions():
        fill(asked)
        for one in buttons(asked):
            if isValid(one) and one.property("role") == "primary" and one.isVisible() and one.isEnabled():
                acts_then = (*acts, *one.acts)
                with watched(window) as written:
                    one.click()
                    settle()
                yield Pressed(f"{words} → {type(asked).__name__}", acts_then, written)


def put_away(window: Window) -> None:
    """Questions and the announcement are closed again."""
    for _ in range(_DEEP):
        if not (open_ := questions()):
            break
        for asked in open_:
            asked.reject()
        settle()
    for one in QApplication.topLevelWidgets():
        if isinstance(one, AnnouncementWindow):
            one.close()
    window.notice.hide()


def fill(place: QWidget) -> None:
    """Something stands in every line, so that a press gets as far as it can."""
    for edit in place.findChildren(QLineEdit):
        if edit.isVisible() and edit.isEnabled() and not edit.text() and edit.echoMode() == QLineEdit.EchoMode.Normal:
            edit.setText("3" if isinstance(edit, NumberEdit) else "周敏、韩立")
