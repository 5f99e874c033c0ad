"""Hands for the stages before the count: to a stage, to one of its matters, through a form, by keys alone."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.flows.window_hands import cursor, press, press_key


def to_stage(window: Window, stage: int) -> StagePage:
    """Alt and the number of the stage."""
    QTest.keyClick(cursor(), Qt.Key(Qt.Key.Key_0.value + stage), Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, StagePage), window.notice.text()
    assert window.page.stage() == stage
    return window.page


def open_matter(window: Window, stage: int, title: str) -> None:
    """A matter of a stage by the arrow keys and Enter."""
    page = to_stage(window, stage)
    press_key(Qt.Key.Key_Home)
    titles = [one.title for one in page.sections]
    for _ in range(titles.index(title)):
        press("↓")
    press("⏎")
    assert window.page is not page, title


def write(window: Window, values: Mapping[str, object]) -> None:
    """A new record through its form: each field in its order, from the first to the last, then Enter."""
    page = window.page
    assert isinstance(page, RecordsPage)
    if page.number:
        QTest.keyClick(cursor(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.form
    assert form is not None
    unknown = set(values) - set(form.editors)
    assert not unknown, unknown
    for name, editor in form.editors.items():
        assert cursor() is editor.widget, (name, cursor())
        if name in values:
            put(editor.widget, values[name])
        press("⇥")
    before = len(window.desk.election.records)
    QTest.keyClick(cursor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.desk.election.records) == before + 1, page.missing.text()


def put(editor: QWidget, value: object) -> None:
    """One value into the editor that has the cursor."""
    if isinstance(editor, QComboBox):
        choose(editor, str(value))
    elif isinstance(editor, QCheckBox):
        if bool(value) != editor.isChecked():
            press("␣")
    else:
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(typed(value))
        # What a list of suggestions would add is not wanted.
        QTest.keyClick(editor, Qt.Key.Key_End)


def choose(box: QComboBox, words: str) -> None:
    """Down through a list without opening it."""
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{words} is not offered: {[box.itemText(n) for n in range(box.count())]}")


def typed(value: object) -> str:
    """A value as fingers type it."""
    if isinstance(value, date):
        return f"{value.year}-{value.month}-{value.day}"
    return str(value)
