"""The base of the pages on which things are decided: the row of pages above, keys that change the page or leave."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.app.open_matters import open_matters
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.decision_events import NamesakeTold
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.decisions.nav import PAGES, Nav
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving, unsaved_lines
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import Page, label

CLOSED = "现在没有正在进行的计票。截止投票以后、结束计票以前，才能在这里办理。"


class DecisionPage(Page):
    """F2 to F6 change the page; Escape leaves a line, then the page. Every other key goes to `press`."""

    STAGE = COUNT
    NAME = ""
    LEAD = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        title = PAGES[self.NAME][2]
        self.setAccessibleName(title)
        self.nav = Nav(self.NAME)
        self.nav.going.connect(desk.go)
        self.column.setSpacing(10)
        self.column.setContentsMargins(32, 16, 32, 12)
        self.column.addWidget(self.nav)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(label(title, "title"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label(self.LEAD, "quiet", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        desk.changed.connect(self._changed)
        for name, (key, _, _title) in PAGES.items():
            QShortcut(QKeySequence(key), self, lambda name=name: desk.go(name))

    @property
    def current(self) -> Round | None:
        """The round whose count is open, or None."""
        rounds = self.desk.election.rounds if self.desk.case else []
        open_ = rounds and rounds[-1].polls_closed and rounds[-1].closed is None
        return rounds[-1] if open_ else None

    def arrive(self) -> None:
        """Fill the page anew."""
        self.refresh()
        self.setFocus()

    def refresh(self) -> None:
        """How much is open on each page; subclasses fill themselves."""
        open_ = open_matters(self.desk.the_case) if self.desk.case else ()
        self.nav.show_open({one.page: len(one.numbers) for one in open_})

    def unsaved(self) -> str:
        """Lines that were typed and are not stored."""
        return unsaved_lines(self)

    def press(self, key: str) -> bool:
        """A key that was typed in no line; False when it means nothing here."""
        return bool(key) and False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves; the rest is heard by `press`."""
        key = name_of(event)
        if key == "escape":
            if not self.hasFocus():
                self.setFocus()
            elif self.leaving.ready():
                self.desk.go("count")
        elif not (key and self.press(key)) and not event.isAutoRepeat():
            super().keyPressEvent(event)

    def _changed(self, events: tuple[Event, ...]) -> None:
        """Somebody wrote while the page is shown; a hidden page is filled when it is next entered.

        A namesake is told apart while a form is being filled: that leaves the form alone.
        """
        if self.isVisible() and not all(isinstance(event, NamesakeTold) for event in events):
            self.refresh()


def scrolling() -> QScrollArea:
    """An area that scrolls calmly and never takes the keyboard."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    dress(area.verticalScrollBar(), SLIM)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def put_in(area: QScrollArea, made: QWidget) -> None:
    """Show another widget there; the old one may be the very form that is writing just now, and goes later."""
    old = area.takeWidget()
    if old is not None:
        old.hide()
        old.deleteLater()
    area.setWidget(made)


def empty(text: str) -> QWidget:
    """A calm sentence in the place of a form."""
    made = QWidget()
    made.setObjectName("page")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 8, 0, 0)
    column.addWidget(label(text, "section", wrap=True))
    column.addStretch(1)
    return made
