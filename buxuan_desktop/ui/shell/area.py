"""The room of a page: where it is too small for its words, columns go below each other, and the page scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget

from buxuan_desktop.ui.look.reach import least_height, show_in_all
from buxuan_desktop.ui.look.wearing import BELL
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.shell.primary import PrimaryStrip
from buxuan_desktop.ui.shell.reflow import Reflow

_AROUND = 24
_SETTLED_MS = 200
_TRIES = 3
"""What is inside of what was given more height may lack some itself."""
_IN_A_ROW = 4
"""So often a page asks for room in one go; what goes on asking answers itself, and would never come to rest."""


class PageArea(QScrollArea):
    """Holds one page, as large as the room or as what the page needs at least; the primary action stays in sight."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._reflow = Reflow(page)
        self._busy = False
        self._measured = QSize()
        self._asked = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)
        # In a new room parts find their places one after the other.
        self._sight = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._sight.timeout.connect(self._keep_in_sight)
        self.strip = PrimaryStrip(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.installEventFilter(self)
        BELL.changed.connect(self._anew)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.strip.look())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What the page needs may be another after each change of its words."""
        if event.type() == QEvent.Type.LayoutRequest and self._asked < _IN_A_ROW:
            self._asked += 1
            self._rest.start()
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the page the new room; that the view beside its own bars is another asks for nothing."""
        super().resizeEvent(event)
        if self.size() != self._measured:
            self._sight.start()
            self.fit()

    def fit(self) -> None:
        """Give the page the room there is, or what it needs."""
        if self._busy or not self.isVisible():
            return
        self._busy = True
        room = self.size()
        if room.width() != self._measured.width():
            self._reflow.undo()
        self._measured = room
        self._reflow.widen(room.width())
        self._reflow.into(room.width())
        needed = room.expandedTo(self._needed(room.width()))
        if needed.height() > room.height() and self._reads_whole(room):
            needed = room
        scrolls = needed.height() > room.height()
        foot = self.strip.room() if scrolls else 0
        self.setViewportMargins(0, 0, 0, foot)
        if scrolls:
            narrower = room.width() - self.verticalScrollBar().sizeHint().width()
            self._reflow.into(narrower)
            self._reflow.hold()
            needed = QSize(narrower, room.height() - foot).expandedTo(self._needed(narrower))
        self.page.resize(needed)
        for _ in range(_TRIES if scrolls else 0):
            needed.setHeight(needed.height() + self._lacking())
            self.page.resize(needed)
        self.strip.place(scrolls, self._beside(needed.width()))
        self._busy = False
        if self._sight.isActive():
            self._keep_in_sight()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A page is measured once it is seen."""
        super().showEvent(event)
        self.page.show()
        self.fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """A page that asks for the keyboard while it is away gets it when it comes back, and takes it from nobody."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.page.hide()

    def _rested(self) -> None:
        self._asked = 0

    def _anew(self) -> None:
        self._measured = QSize()
        self._sight.start()
        self.fit()

    def _keep_in_sight(self) -> None:
        """What has the keyboard is seen in the new room as well."""
        if self.isVisible():
            self._follow(None, self.window().focusWidget())

    def _needed(self, width: int) -> QSize:
        least = self.page.minimumSizeHint()
        wide = max(width, least.width())
        return QSize(least.width(), least_height(self.page, wide))

    def _beside(self, width: int) -> int:
        """The height of the bar that goes to the side, where the page is wider than the room."""
        bar = self.horizontalScrollBar()
        return bar.sizeHint().height() if width > self.viewport().width() else 0

    def _reads_whole(self, room: QSize) -> bool:
        """Whether the words run whole even so: layouts ask for more than they need where parts of them can shrink."""
        layout = self.page.layout()
        least = self.page.minimumSizeHint()
        if layout is None or least.height() > room.height() or least.width() > room.width():
            return False
        self.page.resize(room)
        layout.activate()
        return not self._lacking()

    def _lacking(self) -> int:
        """How many pixels of height the words of the page lack where they are cut most."""
        words = (one for one in self.page.findChildren(QLabel) if one.wordWrap() and one.isVisible())
        lacking = max((one.heightForWidth(one.width()) - one.height() for one in words), default=0)
        frames = (one for one in self.page.findChildren(QFrame) if one.layout() is not None and one.isVisible())
        crowded = max((least_height(one, one.width()) - one.height() for one in frames), default=0)
        return max(0, lacking - 1, crowded - 1)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.page and self.page.isAncestorOf(now):
            show_in_all(now, self, _AROUND)
