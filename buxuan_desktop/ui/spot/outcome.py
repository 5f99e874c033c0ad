"""The third part: paper beside record where they differ, and what follows from it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from buxuan_desktop.app.ballot_words import ballot_words
from buxuan_desktop.app.spot_papers import unsure_words
from buxuan_desktop.app.spotcheck import Apart
from buxuan_desktop.domain.ballot import VOID_REASONS, Post
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import button, card, label, row
from buxuan_desktop.ui.pages.step import Following
from buxuan_desktop.ui.spot.drawing import OWN_RULE


class OutcomePart(QWidget):
    """Shows what a concluded check found; the page acts on the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.told = label("", "title"), label("", "section", wrap=True)
        self.recount, self.whole = button("", "primary", Action.DECIDE), button("全部重新计票…")
        self.back = button("回到计票", "primary")
        self.paper, self.again = button("打印抽查单"), button("再抽一次", "plain", Action.SPOT_CHECK)
        self._differences = QVBoxLayout()
        self._differences.setContentsMargins(0, 0, 8, 0)
        self._differences.setSpacing(12)
        inside = QWidget()
        inside.setLayout(self._differences)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.frame, head = card("good")
        head.addWidget(self.title)
        head.addWidget(self.told)
        head.addWidget(label(f"什么情况重新计票，是本项目的规则。{OWN_RULE}", "quiet", wrap=True))
        column.addWidget(self.frame)
        column.addWidget(Following(inside), 1)
        column.addWidget(self.recount)
        column.addWidget(self.back)
        column.addLayout(row(self.paper, self.again, 1, self.whole))

    def show_outcome(
        self, words: Sequence[str], apart: Sequence[Apart], posts: Sequence[Post], to_recount: Sequence[int]
    ) -> None:
        """The sentences, the differing papers, the bundles that are still to be counted again."""
        self.title.setText("抽查全部一致" if not apart else f"有 {len(apart)} 张不一致")
        self.told.setText("\n".join(words))
        role(self.frame, "warn" if apart else "good")
        while self._differences.count():
            item = self._differences.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in apart:
            self._differences.addWidget(_difference(one, posts))
        self._differences.addStretch(1)
        numbers = "、".join(map(str, to_recount))
        self.recount.setText(f"第 {numbers} 捆重新计票…")
        self.recount.setVisible(bool(to_recount))
        self.whole.setVisible(len({one.place[0] for one in apart}) > 1)
        role(self.back, "plain" if to_recount else "primary")
        (self.recount if to_recount else self.back).setFocus()


def _difference(one: Apart, posts: Sequence[Post]) -> QWidget:
    frame, column = card()
    bundle, place = one.place
    column.addWidget(label(f"第 {bundle} 捆　第 {place} 张", "section"))
    across = QHBoxLayout()
    across.setSpacing(24)
    for name, words in (
        ("纸票上", unsure_words(one.doubt) or _words(one.paper, posts)),
        ("原来录的", _words(one.record, posts)),
    ):
        inner = QVBoxLayout()
        inner.addWidget(label(name, "quiet"))
        said: QLabel = label(words, "title", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.addWidget(said)
        inner.addStretch(1)
        across.addLayout(inner, 1)
    column.addLayout(across)
    return frame


def _words(cast: BallotCast | None, posts: Sequence[Post]) -> str:
    if cast is None:
        return "捆里没有这一张"
    return ballot_words(cast.marks, cast.why if cast.why in VOID_REASONS else "", posts)
