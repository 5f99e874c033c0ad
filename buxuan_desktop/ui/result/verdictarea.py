"""The cards of a verdict in one scrolling area: the round, its posts, and the findings beside or below them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.app.verdicts import RoundVerdict
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.result.asides import findings_column, validity_card
from buxuan_desktop.ui.result.parts import sized
from buxuan_desktop.ui.result.postcard import post_card

_ASIDE = 304
_SIDE_BY_SIDE = 840
_NO_LIMIT = 16_777_215


class VerdictArea(QScrollArea):
    """Shows one verdict, or a sentence while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._body: QBoxLayout | None = None
        self._aside: QWidget | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("结果")
        dress(self.verticalScrollBar(), SLIM)

    def show_verdict(self, verdict: RoundVerdict, term: str) -> None:
        """Show a round; `term` says until when the elected serve. Several posts stand in smaller cards."""
        several = len(verdict.posts) > 1
        posts = QVBoxLayout()
        posts.setSpacing(12)
        posts.addWidget(validity_card(verdict, compact=several))
        for post in verdict.posts:
            posts.addWidget(post_card(post, verdict.recovered, term, compact=several))
        posts.addStretch(1)
        whole = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._body.setContentsMargins(0, 0, 8, 0)
        self._body.setSpacing(12)
        self._body.addLayout(posts, 1)
        self._aside = findings_column(verdict.findings) if verdict.findings else None
        if self._aside is not None:
            self._body.addWidget(self._aside)
        self.setWidget(whole)
        self._turn()

    def show_words(self, text: str) -> None:
        """Show a sentence alone."""
        self._body = self._aside = None
        words = sized(text, 18, LIGHT.quiet)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put findings beside the posts where there is room, else below."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        if self._body is None or self._aside is None:
            return
        wide = self.width() >= _SIDE_BY_SIDE
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._aside.setMinimumWidth(_ASIDE if wide else 0)
        self._aside.setMaximumWidth(_ASIDE if wide else _NO_LIMIT)
