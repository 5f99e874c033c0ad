"""ID numbers on screen: masked on every page, whole only once a reason stands in the case; by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register import lines
from buxuan_desktop.app.stage_sections import OWN_PAGES
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.records.result_papers import CodeChange
from buxuan_desktop.domain.register_events import IdUncovered
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.register.importing import ImportPage
from buxuan_desktop.ui.register.lineform import LineForm
from buxuan_desktop.ui.register.page import RegisterPage
from buxuan_desktop.ui.register.uncovering import UncoverDialog
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.words.forms import all_words
from tests import auditing, community
from tests.gui.whole_words import whole
from tests.registering import id_number

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
_WIDE = 8
"""No list has more columns."""
LEADER = id_number(901, "19660606")
CHANGE = CodeChange(organisation="柳湾社区居民委员会", representative="王建国")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    made = community.before_the_vote(tmp_path / "a.buxuan")
    records.add_all(made, (*auditing.whole(), *community.AFTER))
    records.add(made, CHANGE, records.Writing(private={"representative_id": LEADER, "phone": "13800138000"}))
    desk.put(made)
    return made


def texts(root: QWidget) -> Iterator[str]:
    """All that can be read or heard on a page."""
    for one in [root, *root.findChildren(QWidget)]:
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, (QLabel, QLineEdit, QAbstractButton)):
            yield one.text()
        if isinstance(one, QLineEdit):
            yield one.placeholderText()
        if isinstance(one, QPlainTextEdit):
            yield one.toPlainText()
        if isinstance(one, QComboBox):
            yield from (one.itemText(place) for place in range(one.count()))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _cells(one)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 200)):
        for column in range(_WIDE):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column).data(role) or "")


def shown(window: Window, numbers: list[str]) -> list[str]:
    QApplication.processEvents()
    read = "\n".join(texts(window))
    return [number for number in numbers if number in read]


def test_on_every_page_of_every_stage(window: Window, case: Case, desk: Desk, tmp_path: Path) -> None:
    numbers = [*lines.id_numbers(case).values(), LEADER]
    assert len(numbers) > 20
    looked = 0
    for stage, sections in OWN_PAGES.items():
        desk.show_stage(stage)
        assert shown(window, numbers) == []
        for section in sections:
            desk.stage = stage
            desk.go(section.page)
            assert (section.page, shown(window, numbers)) == (section.page, [])
            looked += 1
    for tag in all_words():
        desk.show_records(tag)
        assert (tag, shown(window, numbers)) == (tag, [])
        looked += 1
    desk.go("register-import")
    page = window.page
    assert isinstance(page, ImportPage)
    for made in (community.faulty_list, community.clean_list):
        page.read(made(tmp_path / f"{made.__name__}.xlsx"))
        assert shown(window, numbers) == [], made.__name__
    assert looked > 40
    assert not any(row.kind == IdUncovered.KIND for row in case.file.rows())


def uncovered(case: Case) -> IdUncovered:
    row = case.file.last_row()
    assert row is not None
    event = decode(row.kind, row.body)
    assert isinstance(event, IdUncovered)
    return event


def test_an_elector_s_number_is_uncovered_by_keys(
    window: Window, case: Case, qtbot: QtBot, press: Callable[..., None]
) -> None:
    number = lines.id_numbers(case)[2]
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    press("2", ENTER)
    form = page.form
    assert isinstance(form, LineForm)
    assert form.known.shown.text() == f"{number[:3]}***********{number[-4:]}"
    before = case.file.head
    form.known.ask.setFocus()
    press(ENTER)
    dialog = page.findChild(UncoverDialog)
    assert isinstance(dialog, UncoverDialog)
    whole(dialog)
    press(ENTER)
    assert "原因" in dialog.missing.text()
    assert case.file.head == before
    qtbot.keyClick(dialog.reason, ESCAPE)
    assert case.file.head == before
    assert number not in "".join(texts(window))
    qtbot.keyClick(form.known.ask, ENTER)
    again = next(one for one in page.findChildren(UncoverDialog) if one.isVisible())
    qtbot.keyClick(again, Qt.Key.Key_1)
    assert uncovered(case) == IdUncovered("voter/2", "核对身份")
    assert form.known.shown.text() == number
    whole(window)
    qtbot.keyClick(form, ESCAPE)
    assert shown(window, [number]) == []
    page.refresh()
    assert "看过身份证全号1次" in "".join(texts(page.summary))
    qtbot.keyClick(page.search, ENTER)
    assert isinstance(page.form, LineForm)
    assert shown(window, [number]) == [], "asked for anew"


def test_after_a_while_it_is_masked_again(window: Window, case: Case, press: Callable[..., None]) -> None:
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    press("2", ENTER)
    assert isinstance(page.form, LineForm)
    page._uncover(page.form, "核对身份")
    known = page.form.known
    assert "*" not in known.shown.text()
    known._end.setInterval(0)
    known._end.start()
    QTest.qWait(1)
    QApplication.processEvents()
    assert "*" in known.shown.text()
    assert known.ask.isVisible()


def test_the_number_in_a_record_is_uncovered_and_never_lost(
    window: Window, case: Case, desk: Desk, qtbot: QtBot
) -> None:
    desk.show_records("code-change")
    page = window.page
    assert isinstance(page, RecordsPage)
    assert page.form is not None
    edit = page.form.editors["representative_id"].widget
    assert isinstance(edit, QLineEdit)
    assert edit.text() == f"510***********{LEADER[-4:]}"
    assert not page.unsaved()
    organisation = page.form.editors["organisation"].widget
    assert isinstance(organisation, QLineEdit)
    organisation.insert("（更名）")
    qtbot.keyClick(organisation, ENTER)
    held = list(case.election.records.kept(CodeChange))[-1]
    assert records.private_of(case, held)["representative_id"] == LEADER, "the masked one is not written"
    page.uncover.setFocus()
    qtbot.keyClick(page.uncover, ENTER)
    dialog = page.findChild(UncoverDialog)
    assert isinstance(dialog, UncoverDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_3)
    assert uncovered(case) == IdUncovered(held.ref, "办理手续")
    assert edit.text() == LEADER
    assert not page.unsaved()
    desk.go("home")
    desk.show_records("code-change")
    assert shown(window, [LEADER]) == []
