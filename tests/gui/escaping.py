"""What Escape does on a page: back, or nothing; what was typed is kept, or is lost only after that was said."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from shiboken6 import isValid

from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.shell.window import Window
from tests.walking import settle

_SEARCHES = ("找选民", "查选民")
_PRESSES = 3
_TYPED = "7"


def after_escape(window: Window) -> Iterator[str]:
    """What goes wrong when Escape is pressed on the page shown, and when something was typed on it before."""
    name, page = window.shown, window.page
    unsaved = page.unsaved()
    yield from _pressed(window, page)
    if unsaved and (window.page is not page or not page.unsaved()):
        yield f"leaves, although {unsaved}"
    _come_back(window, name, page)
    yield from _typing(window, name, page)
    _come_back(window, name, page)


def _pressed(window: Window, page: Page) -> Iterator[str]:
    """Something is on screen afterwards, has the keyboard, and nothing was written."""
    case = window.desk.case
    head = case.file.head if case is not None else None
    at = QApplication.focusWidget()
    QTest.keyClick(at if at is not None and page.isAncestorOf(at) else page, Qt.Key.Key_Escape)
    settle()
    if window.desk.case is not case:
        yield "another case is on the desk"
    elif case is not None and case.file.head != head:
        yield "something was written"
    if not window.isVisible() or not window.page.isVisible():
        yield "nothing is on screen"
    elif window.focusWidget() is None or not window.focusWidget().isVisible():
        yield f"on {window.shown} nothing has the keyboard afterwards"


def _typing(window: Window, name: str, page: Page) -> Iterator[str]:
    """A line that was typed stays until somebody was told that it will not."""
    edit = next(_lines(page), None)
    if edit is None:
        return
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_7)
    settle()
    typed, words = edit.text() if isValid(edit) else "", _words(window)
    if _TYPED not in typed:
        return
    told = False
    for _ in range(_PRESSES):
        yield from _pressed(window, page)
        away = window.page is not page
        if away:
            _come_back(window, name, page)
        if not isValid(edit) or edit.text() != typed:
            if not told:
                yield f"“{typed}” in “{edit.accessibleName() if isValid(edit) else '?'}” is lost untold"
            return
        if away:
            return
        told = told or bool(_words(window) - words)


def _lines(page: Page) -> Iterator[QLineEdit]:
    for one in page.findChildren(QLineEdit):
        inner = one.objectName().startswith("qt_") or one.echoMode() != QLineEdit.EchoMode.Normal
        search = one.accessibleName().startswith(_SEARCHES)
        if one.isVisible() and one.isEnabled() and not one.isReadOnly() and not inner and not search:
            yield one


def _words(window: Window) -> set[str]:
    return {one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.text()}


def _come_back(window: Window, name: str, page: Page) -> None:
    if window.page is not page:
        window.show_page(name)
    settle()
