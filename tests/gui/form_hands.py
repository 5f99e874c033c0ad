"""Hands on a form of records: find a field, choose by the arrows, type, press Enter where the cursor stands."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.shell.window import Window


def records_page(window: Window) -> RecordsPage:
    assert isinstance(window.page, RecordsPage)
    return window.page


def editor(window: Window, name: str) -> QWidget:
    form = records_page(window).form
    assert form is not None
    return form.editors[name].widget


def pick(box: QComboBox, words: str) -> None:
    """Down from the first choice until the words are there."""
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, words


def choose(window: Window, name: str, words: str) -> None:
    box = editor(window, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    pick(box, words)


def write(window: Window, name: str, text: str) -> None:
    edit = editor(window, name)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.clear()
    # Chinese comes from an input method, not from keys.
    edit.insert(text)


def enter(window: Window) -> None:
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
