"""Type and colours of the screen: by keys anywhere, at once on all that is open, kept for the computer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import buxuan_desktop.ui.handbook.window
import buxuan_desktop.ui.result.deciding
import buxuan_desktop.ui.survey.asking  # noqa: F401 - one more kind of question
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.look import TYPE_SIZES, look_of
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look import telling, wearing
from buxuan_desktop.ui.look.now import Now, dress, px, tint
from buxuan_desktop.ui.look.palette import BOARD_CONTRAST, CONTRAST, DARK, LIGHT
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.wearing import system_scheme, wear
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.shell.display import wear_kept
from buxuan_desktop.ui.shell.window import Window
from tests.gui.count_table import TWENTY
from tests.whole_looks import unread

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wear(qapp, "light", 100)


@pytest.fixture
def window(whole_window: Window) -> Window:
    return whole_window


def test_keys_make_type_larger_and_smaller_and_the_computer_keeps_it(window: Window, qtbot: QtBot, desk: Desk) -> None:
    title = next(one for one in window.page.findChildren(QLabel) if one.property("role") == "title")
    before = title.sizeHint().height()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert Now.percent == 150
    assert look_of(desk.home) == ("system", 150)
    assert title.sizeHint().height() >= before * 1.4
    assert "150%" in window.notice.text()
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert Now.percent == 125
    for _ in range(9):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert Now.percent == 200
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert (Now.percent, title.sizeHint().height()) == (100, before)
    assert look_of(desk.home) == ("system", 100)


def test_the_question_for_both_is_worked_by_keys(window: Window, qtbot: QtBot, desk: Desk, qapp: QApplication) -> None:
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL)
    asked = window.display.dialog
    assert asked is not None
    assert asked.isVisible()
    QApplication.processEvents()
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Down)
    assert Now.percent == 125
    asked.schemes.focus()
    for _ in range(3):
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Down)
    assert Now.palette is CONTRAST
    assert unread(asked) == []
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert not asked.isVisible()
    assert look_of(desk.home) == ("contrast", 125)
    wear(qapp, "light", 100)
    wear_kept(qapp, desk.home)
    assert (Now.palette, Now.percent) == (CONTRAST, 125), "as the program starts the next time"


def test_the_system_is_followed_until_somebody_chooses(
    window: Window, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    assert system_scheme() in wearing.PALETTES
    monkeypatch.setattr(wearing, "system_scheme", lambda: "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert Now.palette is DARK
    window.display.choose("light", 100)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert Now.palette is LIGHT


def test_what_is_on_screen_changes_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    made, items = label("字", "", wrap=True), QListWidget(root)
    made.setParent(root)
    dress(made, f"color: {LIGHT.green}; font-size: 20px;")
    made.setFixedHeight(px(40))
    items.addItem("迟了")
    items.item(0).setForeground(tint(LIGHT.red))
    root.show()
    wear(qapp, "dark", 200)
    assert (made.height(), made.fontInfo().pixelSize()) == (80, 40)
    assert made.palette().windowText().color() == QColor(DARK.green)
    assert items.item(0).foreground().color() == QColor(DARK.red)
    assert qapp.palette().window().color() == QColor(DARK.ground)
    wear(qapp, "light", 100)
    assert (made.height(), made.fontInfo().pixelSize()) == (40, 20)
    assert items.item(0).foreground().color() == QColor(LIGHT.red)


@pytest.mark.parametrize("percent", TYPE_SIZES)
@pytest.mark.parametrize("checked", [False, True])
def test_what_excludes_the_rest_is_round_in_every_size(
    qtbot: QtBot, qapp: QApplication, percent: int, *, checked: bool
) -> None:
    """Qt draws a square where a corner's radius is more than half of a side."""
    wear(qapp, "light", percent)
    made = QRadioButton("浅色")
    qtbot.addWidget(made)
    made.setChecked(checked)
    made.show()
    picture, option = made.grab().toImage(), QStyleOptionButton()
    made.initStyleOption(option)
    mark = made.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, made)
    assert picture.pixelColor(mark.topLeft() + QPoint(1, 1)) == picture.pixelColor(mark.topLeft() - QPoint(2, 0))


def test_the_board_takes_high_contrast_and_keeps_its_own_size(
    window: Window, counting_case: Callable[..., Case], qtbot: QtBot
) -> None:
    counting_case()
    board = BoardView(window.desk, dark=False, stroke_ms=0)
    qtbot.addWidget(board)
    board.resize(800, 600)
    board.show()
    parts = board.parts
    window.display.choose("contrast", 200)
    assert board.parts == parts
    assert board.grab().toImage().pixelColor(2, 2) == QColor(BOARD_CONTRAST.ground)


def test_with_the_largest_type_on_the_smallest_screen_the_primary_action_is_in_sight(
    window: Window, counting_case: Callable[..., Case], qtbot: QtBot
) -> None:
    case = counting_case(posts=TWENTY)
    window.resize(1024, 768)
    window.display.choose("light", 200)
    window.show_page("count")
    page: QWidget = window.page
    page.seat("周敏", "韩立")
    page.press("1")
    QApplication.processEvents()
    area = window.areas[window.page]
    assert area.verticalScrollBar().maximum() > 0
    strip = area.strip.press
    assert strip.isVisible(), "the page's own button is further down"
    assert strip.text() == page.table.store.text()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert case.election.rounds[-1].tally.counts.valid == 1
    page.table.end.setFocus()
    shown = page.table.end.mapTo(area.viewport(), page.table.end.rect().center())
    assert area.viewport().rect().contains(shown), "the page follows the keyboard"
    assert not window.rail.isVisible()
    assert window.ways.isVisible()
    window.ways.home.click()
    assert window.page is window.pages["start"]


def test_a_question_larger_than_the_screen_scrolls(window: Window) -> None:
    window.resize(700, 500)
    window.display.choose("light", 200)
    asked = Asking(window, "很长的一个问题")
    asked.offer({str(key): (f"第{key}种回答", asked.accept) for key in range(9)})
    asked.finish_with()
    asked.show()
    QApplication.processEvents()
    room = window.screen().availableGeometry().size().expandedTo(window.size())
    assert asked.height() <= room.height()
    assert asked.width() <= room.width()
    assert unread(asked) == []
    asked.close()


def test_every_question_can_scroll() -> None:
    def below(kind: type) -> set[type]:
        return {kind, *(one for each in kind.__subclasses__() for one in below(each))}

    ours = {one for one in below(QDialog) if one.__module__.startswith("buxuan_desktop")}
    assert {one for one in ours if not issubclass(one, Question)} == set()


def test_the_rail_is_told_and_gone_along_by_keys(
    window: Window, counting_case: Callable[..., Case], qtbot: QtBot
) -> None:
    counting_case()
    window.show_page("start")
    marks = window.rail.marks
    assert marks[7].accessibleName().startswith("计票，")
    assert QAccessible.queryAccessibleInterface(marks[7]).role() == QAccessible.Role.Button
    marks[0].setFocus()
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.focusWidget() is marks[2]
    qtbot.keyClick(marks[2], Qt.Key.Key_Return)
    assert window.page is window.pages["stage"]


def test_a_notice_says_what_it_is_and_goes_by_a_key(window: Window, qtbot: QtBot) -> None:
    window.refuse("这样不行。")
    assert window.notice.sign.text() == "请注意"
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert not window.notice.isVisible()
    window.say("存好了。")
    assert window.notice.sign.text() == "办好了"


def test_what_the_law_makes_of_a_ballot_is_said_aloud(
    window: Window, counting_case: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    counting_case()
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: said.append(_words(event))))
    window.show_page("count")
    window.page.seat("周敏", "韩立")
    said.clear()
    window.page.press("1")
    assert any("有效票" in one and "王建国" in one for one in said)
    said.clear()
    window.page.press("enter")
    assert any("1" in one for one in said), "how many are counted"
    window.refuse("磁盘满了。")
    assert said[-1] == "磁盘满了。"


def _words(event: object) -> str:
    message = getattr(event, "message", None)
    return str(message()) if message is not None else ""


def test_before_announcements_an_alert_is_all(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    told: list[QAccessible.Event] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: told.append(event.type())))
    monkeypatch.delattr(telling.QtGui, "QAccessibleAnnouncementEvent", raising=False)
    made = button("按钮")
    qtbot.addWidget(made)
    telling.tell(made, "变了")
    assert told == [QAccessible.Event.Alert]


def test_a_button_keeps_a_border_in_every_scheme(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    made = QPushButton("按钮")
    qtbot.addWidget(made)
    made.resize(200, 60)
    made.show()
    for scheme, colours in wearing.PALETTES.items():
        wear(qapp, scheme, 100)
        picture = made.grab().toImage()
        edge = picture.pixelColor(100, 0)
        assert edge.name().upper() == colours.faint, scheme
