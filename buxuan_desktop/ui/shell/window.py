"""The main window: the rail, the page, and one line for what was refused or done."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from buxuan_desktop.app.stages import TITLES, stage_is_open
from buxuan_desktop.app.stages import rail as rail_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.veil import Veil
from buxuan_desktop.ui.look.wearing import BELL
from buxuan_desktop.ui.page import Page, button
from buxuan_desktop.ui.shell.area import PageArea
from buxuan_desktop.ui.shell.display import Display
from buxuan_desktop.ui.shell.notice import Notice
from buxuan_desktop.ui.shell.rail import Rail
from buxuan_desktop.ui.shell.rights import Rights
from buxuan_desktop.ui.shell.ways import Ways
from buxuan_desktop.ui.tables.strip import TableStrip

if TYPE_CHECKING:
    from buxuan_desktop.ui.access.guard import Guard
    from buxuan_desktop.ui.board.window import BoardWindow
    from buxuan_desktop.ui.practice.pane import PracticePane

_LEAST = (640, 440)
"""Smaller than any laptop, so that the window fits a screen whose pixels the system makes larger."""

_WITH_RAIL = 900
"""Pixels of width at 100 % in which the rail leaves the page enough."""

_ALL_THREE = 1200
"""Pixels of width in which rail, ballot and board have room beside each other."""


_WITH_PAPER = 1560
"""The same for rail, ballot and the paper of a practice."""


_TITLED = "titled"


class Window(QMainWindow):
    """Pages by name in a stack; the desk says which is shown, `shown` is its name. `help_wanted` asks for F1's work."""

    help_wanted = Signal()

    def __init__(self, desk: Desk, pages: Mapping[str, Page]) -> None:
        super().__init__()
        self.desk = desk
        self.pages = pages
        self.board: BoardWindow | None = None
        self.pane: PracticePane | None = None
        self.guard: Guard | None = None
        self._told_unsaved = False
        self._battery = ""
        self.shown = ""
        self._ways: list[QShortcut] = []
        self.setWindowTitle("补选桌面")
        self.resize(1366, 768)
        self.setMinimumSize(*_LEAST)
        self.rail = Rail()
        self.home = _link("回首页", "home")
        self.home.clicked.connect(self.go_home)
        self.sit = _link("签到、换人", "sit", "Ctrl+L 锁屏，由下一个人输口令接着操作")
        self.sit.clicked.connect(self.change_seat)
        self.sit.hide()
        self.look = _link("字号与颜色", "home", "Ctrl+D")
        self.display = Display(self, desk)
        self.look.clicked.connect(self.display.ask)
        self.ways = Ways(self.rail)
        self.ways.home.clicked.connect(self.go_home)
        self.ways.display.clicked.connect(self.display.ask)
        self.ways.sit.clicked.connect(self.change_seat)
        self.stack = QStackedWidget()
        self.areas: dict[Page, PageArea] = {}
        self.notice = Notice(self.stack)
        self._lay_out()
        self.rail.wanted.connect(self.go_to_stage)
        self.notice.help_wanted.connect(self.help_wanted)
        desk.going.connect(self.show_page)
        desk.refused.connect(self.refuse)
        desk.said.connect(self.say)
        desk.changed.connect(self._written)
        desk.opened.connect(self._opened)
        BELL.changed.connect(self.share_width)
        self._make_ways()
        self.rights = Rights(self)

    @property
    def page(self) -> Page:
        """The page on screen."""
        shown = self._shown
        if shown is None:
            raise RuntimeError("no page on screen")
        return shown

    @property
    def _shown(self) -> Page | None:
        area = self.stack.currentWidget()
        return area.page if isinstance(area, PageArea) else None

    def show_page(self, name: str) -> None:
        """Fill and show a page."""
        self.notice.hide()
        self._told_unsaved = False
        page = self.pages[name]
        self.shown = name
        if page not in self.areas:
            self.areas[page] = PageArea(page)
            self.stack.addWidget(self.areas[page])
        self.stack.setCurrentWidget(self.areas[page])
        self.veil.want(page.OF_CASE)
        self.home.setVisible(name != "start")
        self.ways.home.setVisible(name != "start")
        self.share_width()
        self._mark_rail()
        page.arrive()
        self.rights.look()
        _name_by_title(self.page)
        if self.pane is not None:
            self.pane.look(self.page)
            self.share_width()

    def show_board(self) -> None:
        """Put the board on the hall's screen, or take it away; with one screen it comes as soon as there is another."""
        if self.board is None:
            return
        if self.board.isVisible():
            self.board.take_away()
            return
        self.board.present()
        if not self.board.isVisible():
            self.say("没有接第二块屏幕，接上以后计票板会自己出来。按 F9 可以在这里和选票一起显示。")

    def tell_screens(self, second: bool) -> None:
        """A second screen came or went."""
        if not second:
            self.say("第二块屏幕断开了。按 F9 可以在这里和选票一起显示计票板。")
        elif self.board is not None and not self.board.isVisible():
            self.say("接上了第二块屏幕。按 F11 把计票板放上去。")

    def share_width(self) -> None:
        """Put the rail away while its place is needed: for the board beside the ballot, or for a practice paper."""
        shown = self._shown
        needed = shown is not None and shown.wants_room() and self.width() < px(_ALL_THREE)
        if self.pane is not None:
            self.pane.share(self.width())
        paper = self.pane is not None and not self.pane.isHidden() and self.width() < px(_WITH_PAPER)
        cramped = self.width() < px(_WITH_RAIL) or self._beside_page() < self.rail.least_height()
        self._aside.setVisible(not needed and not paper and not cramped)
        self.ways.setVisible(cramped and not needed)

    def _beside_page(self) -> int:
        """The height that the rail has above the buttons at its foot."""
        return self.height() - self.look.sizeHint().height() - self.home.sizeHint().height()

    def go_to_stage(self, stage: int) -> None:
        """To the page of a stage, from the rail or by Alt and its number; nothing keyed is left behind."""
        if self.desk.case is None or self.locked or not stage_is_open(self.desk.election, stage):
            return
        unsaved = self.page.unsaved()
        if unsaved:
            self.refuse(unsaved)
        else:
            self.desk.show_stage(stage)

    def go_home(self) -> None:
        """To the start page; the case stays open, nothing keyed is left behind."""
        unsaved = self.page.unsaved()
        if unsaved:
            self.refuse(unsaved)
        else:
            self.show_page("start")

    @property
    def locked(self) -> bool:
        """Whether somebody must prove the own PIN before anything goes on."""
        return self.guard is not None and self.guard.closed

    def change_seat(self) -> None:
        """Somebody else may go on at this computer."""
        if self.guard is not None:
            self.guard.change()

    def refuse(self, text: str) -> None:
        """Say what was refused; it stays until the next step."""
        anchor = ""
        if self.desk.refusal:
            from buxuan_desktop.words.handbook import of_refusal

            anchor = of_refusal(self.desk.refusal)
        self.notice.refuse(text, anchor)

    def say(self, text: str) -> None:
        """Say what went well; it goes by itself."""
        self.notice.say(text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Look anew whether the rail has room."""
        super().resizeEvent(event)
        self.share_width()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close the board and the case with the window; what is keyed and not stored is told once."""
        unsaved = self.page.lost_on_closing()
        if unsaved and not self._told_unsaved:
            self._told_unsaved = True
            self.refuse(f"{unsaved}再关一次窗口，就不存了。")
            if self.guard is not None:
                self.guard.page.missing.say(self.notice.text())
            event.ignore()
            return
        if self.board is not None:
            self.board.close()
        self.desk.put(None)
        event.accept()

    def _opened(self) -> None:
        """Alt and a number go to a stage; a practice brings its papers along. Nothing of it is loaded before."""
        case = self.desk.case
        self._make_ways()
        if self.guard is not None:
            self.guard.meet()
        self._look_guarded()
        if self.pane is None and case is not None and case.election.case.rehearsal:
            from buxuan_desktop.ui.practice.pane import PracticePane

            self.pane = PracticePane(self.desk)
            self._whole.addWidget(self.pane)
            self.veil.raise_()

    def _look_guarded(self) -> None:
        """Where people are named with a PIN nothing goes on before one of them has signed in."""
        case = self.desk.case
        guarded = case is not None and case.election.access.guarded
        self.sit.setVisible(guarded)
        self.ways.sit.setVisible(guarded)
        if guarded and self.guard is None:
            from buxuan_desktop.ui.access.guard import Guard

            self.guard = Guard(self.desk, self._cover, self.body, lambda: self.page.unsaved())
            self.guard.page.opened.connect(self._seat_taken)
        if self.guard is not None:
            self.guard.look()

    def _seat_taken(self) -> None:
        """Somebody signed in: the page asks anew what it asks of who sits here."""
        self._mark_rail()
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.page.arrive()
        self.page.seat_changed()
        self.rights.look()

    def _make_ways(self) -> None:
        if self.desk.case is not None and not self._ways:
            self._ways = [self._way_to(number) for number in range(len(TITLES))]

    def _way_to(self, stage: int) -> QShortcut:
        return QShortcut(QKeySequence(f"Alt+{stage}"), self, lambda: self.go_to_stage(stage))

    def _written(self, _events: object) -> None:
        self.notice.mended()
        self._told_unsaved = False
        self._look_guarded()
        self._mark_rail()

    def _mark_rail(self) -> None:
        shown = self._shown
        stage = shown.stage() if shown is not None else None
        case = self.desk.case
        stages = rail_of(case.election if case else None, -1 if stage is None else stage)
        self.rail.show_stages(stages, self._people())
        self.ways.show_stages(stages)

    def tell_battery(self, words: str) -> None:
        """Show at the foot of the rail how the battery is."""
        self._battery = words
        self._mark_rail()

    def _people(self) -> str:
        case = self.desk.case
        who = "" if case is None else "还没有签到" if case.election.access.guarded and not case.seat else case.who
        return "\n".join(part for part in (who, self._battery) if part)

    def _lay_out(self) -> None:
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.rail, 1)
        left.addWidget(self.sit)
        left.addWidget(self.look)
        left.addWidget(self.home)
        self._aside = QWidget()
        self._aside.setLayout(left)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(TableStrip(self.desk))
        right.addWidget(self.stack, 1)
        whole.addWidget(self._aside)
        whole.addLayout(right, 1)
        self._whole = whole
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ways)
        column.addLayout(whole, 1)
        self._cover = QStackedWidget()
        self._cover.addWidget(self.body)
        self.setCentralWidget(self._cover)
        self.veil = Veil(self.body, self.desk)


def _name_by_title(page: Page) -> None:
    """A screen reader calls a page by its title, unless the page has a name of its own."""
    titles = (one for one in page.findChildren(QLabel) if one.property("role") == "title" and one.isVisibleTo(page))
    title = next(titles, None)
    if title is not None and page.accessibleName() in ("", page.property(_TITLED)):
        page.setProperty(_TITLED, title.text())
        page.setAccessibleName(title.text())


def _link(text: str, name: str, tip: str = "") -> QPushButton:
    """A way that stands below the rail."""
    made = button(text, "link")
    made.setObjectName(name)
    made.setToolTip(tip)
    return made
