"""The line for what was refused or done: it lies over the head of the page, so that nothing moves when it comes."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.telling import tell
from buxuan_desktop.ui.page import button

_EDGE = 16
_TOP = 8
_GOES_AFTER = 6000
_REFUSED = ("请注意", LIGHT.amber_soft, LIGHT.amber)
_DONE = ("办好了", LIGHT.green_soft, LIGHT.green)


class Notice(QFrame):
    """One sentence over the page behind it; a click puts it away. What was done goes by itself, a refusal stays.

    `anchor` is where the handbook says what to do about it; `help_wanted` asks for that.
    """

    help_wanted = Signal()

    def __init__(self, page_area: QWidget) -> None:
        super().__init__(page_area)
        self._area = page_area
        self.refused = False
        self.anchor = ""
        self.sign = QLabel()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 12, 20, 12)
        line.setSpacing(16)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.help = button("怎么办（F1）", "link")
        self.help.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.help.clicked.connect(self.help_wanted)
        line.addWidget(self.help)
        self.setToolTip("点一下，或者按 Alt+C 收起")
        QShortcut(QKeySequence("Alt+C"), page_area.window(), self.hide)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.hide)
        page_area.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """The sentence shown last."""
        return self.words.text()

    def refuse(self, text: str, anchor: str = "") -> None:
        """Say what was refused, with the way to what to do about it; it stays until the next step."""
        self._quiet.stop()
        self.refused = True
        self._show(text, anchor, *_REFUSED)

    def say(self, text: str) -> None:
        """Say what went well."""
        self.refused = False
        self._show(text, "", *_DONE)
        self._quiet.start(_GOES_AFTER)

    def mended(self) -> None:
        """Something was written after all: what was refused before stands no longer."""
        if self.refused:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as wide as the page."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click puts it away."""
        self.hide()

    def _show(self, text: str, anchor: str, sign: str, ground: str, edge: str) -> None:
        self.words.setText(text)
        self.sign.setText(sign)
        dress(self.sign, f"color: {edge}; font-weight: 700;")
        self.anchor = anchor
        self.help.setVisible(bool(anchor))
        self.setAccessibleName(text)
        tell(self, text, at_once=self.refused)
        dress(
            self,
            f"Notice {{ background: {ground}; border: 1px solid {edge}; border-left: 6px solid {edge};"
            f" border-radius: 8px; }} QLabel {{ font-size: 16px; }}",
        )
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        width = self._area.width() - 2 * _EDGE
        self.setGeometry(_EDGE, _TOP, width, max(px(48), self.heightForWidth(width)))
