"""The base of the pages about candidates: a row of the four pages with their keys, a list, and what is chosen in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, SLIM, wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import Page, button, label, row, tab_through

STAGE = 4
PAGES = {
    "conditions": ("F2", "候选人条件"),
    "nomination": ("F3", "提名"),
    "review": ("F4", "资格联审"),
    "official": ("F5", "正式候选人"),
}
_BESIDE, _ABOVE = 16, 8
_LEAST_LIST = 200
"""Pixels of the list's scroll bar, and of its padding beside and above the words."""
HERE = (
    f"QPushButton {{ border: 2px solid {LIGHT.red}; color: {LIGHT.red}; font-weight: 700; }}"
    f"QPushButton:focus {{ border: 3px solid {LIGHT.ink}; }}"
)


class CandidatePage(Page):
    """Enter is the primary button, Escape leaves to the stage; F2 to F5 change the page.

    `LIST_WIDTH` is the most that the list takes, in pixels.
    """

    STAGE = STAGE
    NAME = ""
    LIST_WIDTH = 340

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAccessibleName(PAGES[self.NAME][1])
        self.lead = label("", "quiet", wrap=True)
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(PAGES[self.NAME][1])
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.area, SLIM)
        self.missing = Complaint()
        self.primary = button("存入案卷", "primary", Action.RECORDS)
        self.primary.clicked.connect(self.write)
        self.leave = button("返回")
        self.leave.clicked.connect(self.go_back)
        self.above = QHBoxLayout()
        self.above.setSpacing(10)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(12)
        self.under = QVBoxLayout()
        self._warned = False
        self._lay_out()
        for name, (key, _title) in PAGES.items():
            QShortcut(QKeySequence(key), self, lambda name=name: self.turn_to(name))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.primary.click)

    def write(self) -> None:
        """What the primary button does."""
        raise NotImplementedError

    def stage(self) -> int:
        """The stage of candidates."""
        return STAGE

    def drop(self) -> None:
        """Forget what was begun and not written."""

    def holds(self) -> bool:
        """Whether something that was begun keeps the page as it is; says so."""
        unsaved = self.unsaved()
        if unsaved:
            self.missing.say(f"{unsaved}请先存入；不要了的，按 Esc。")
            self._warned = True
        return bool(unsaved)

    def turn_to(self, name: str) -> None:
        """Another of the four pages, unless something would be lost."""
        if not self.holds() and name != self.NAME:
            self.desk.go(name)

    def go_back(self) -> None:
        """To the stage; what was begun is said the first time and dropped the second."""
        if not self.unsaved():
            self._warned = False
            self.desk.show_stage(STAGE)
        elif self._warned:
            self._warned = False
            self.drop()
        else:
            self.holds()

    def fill(self, texts: Sequence[str], chosen: int) -> None:
        """Show these lines and choose one, without telling."""
        self.list.blockSignals(True)
        self.list.clear()
        for text in texts:
            self.list.addItem(QListWidgetItem(text))
        self.list.setCurrentRow(min(max(chosen, 0), len(texts) - 1))
        self.list.blockSignals(False)
        self.wrap()

    def wrap(self) -> None:
        """Lines of the list as high as their words, the scroll bar being there or not."""
        wrap_lines(self.list, _BESIDE, _ABOVE)

    def tab_from_top(self, *above: QWidget) -> None:
        """The Tab key goes from the head of the page to its foot; what stands above the list is made later."""
        tab_through((self.leave, *above, self.list, self.area, self.primary))

    def put_in(self, made: QWidget) -> None:
        """Show this beside the list; the old one goes later, since it may be writing just now."""
        old = self.area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.area.setWidget(made)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The list gives way in a narrow window, where the form needs the room."""
        super().resizeEvent(event)
        self.list.setFixedWidth(min(px(self.LIST_WIDTH), max(px(_LEAST_LIST), self.width() // 3)))
        self.wrap()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Escape."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.column.setSpacing(10)
        self.column.setContentsMargins(32, 16, 32, 16)
        nav = row(*(self._link(name) for name in PAGES), 1, self.leave)
        nav.setSpacing(8)
        self.column.addLayout(nav)
        self.column.addLayout(self.above)
        self.column.addWidget(self.lead)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.area, 1)
        right.addLayout(self.under)
        right.addWidget(self.missing)
        foot = row(self.primary)
        foot.addLayout(self.beside)
        foot.addStretch(1)
        right.addLayout(foot)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.list)
        sides.addLayout(right, 1)
        self.column.addLayout(sides, 1)

    def _link(self, name: str) -> QWidget:
        key, title = PAGES[name]
        made = button(f"{title}　{key}")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name == self.NAME:
            dress(made, HERE)
        made.clicked.connect(lambda _checked=False: self.turn_to(name))
        return made
