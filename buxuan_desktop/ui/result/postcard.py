"""One card per post: who is elected and by how many votes, or who is not and why, and what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from buxuan_desktop.app.verdicts import PostVerdict, Standing
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card
from buxuan_desktop.ui.result.bars import Bars
from buxuan_desktop.ui.result.parts import Fold, kai_label, sized, whole

_BARS = 2
_SIZES = ((8, 56), (16, 40), (32, 32))
_COMPACT_SIZES = ((6, 36), (16, 30), (32, 24))


def post_card(post: PostVerdict, recovered: int, term: str, *, compact: bool) -> QFrame:
    """The card of a post; `term` says until when; `compact` sets words and bars side by side."""
    frame, column = card("chosen" if post.winners else "card")
    frame.setAccessibleName(post.title)
    words = QVBoxLayout()
    words.setSpacing(4)
    _winners(words, post, term, compact=compact)
    _vacant(words, post, compact=compact)
    shown, rest = _shown(post)
    bars = Bars(shown, post.needed, recovered, compact=compact)
    folded = [f"{post.line}：{post.cite}" if post.cite else post.line]
    if rest:
        folded.append("其余得票：" + "，".join(f"{one.name}{one.votes}票" for one in rest) + "。")
    fold = Fold("\n".join(folded), "其余得票、依据与条文" if rest else "依据与条文")
    if compact:
        column.setContentsMargins(20, 12, 20, 6)
        words.addWidget(fold)
        words.addStretch(1)
        side = QHBoxLayout()
        side.setSpacing(24)
        side.addLayout(words, 5)
        side.addWidget(bars, 4, Qt.AlignmentFlag.AlignTop)
        column.addLayout(side)
    else:
        column.setContentsMargins(24, 12, 24, 6)
        column.setSpacing(8)
        column.addLayout(words)
        column.addWidget(bars)
        column.addWidget(fold)
    return frame


def _winners(words: QVBoxLayout, post: PostVerdict, term: str, *, compact: bool) -> None:
    if not post.winners:
        return
    names = "　".join(one.name for one in post.winners)
    pixels = next((size for most, size in (_COMPACT_SIZES if compact else _SIZES) if len(names) <= most), 22)
    elected = sized(f"当选为{post.title}", 24 if compact else 34, LIGHT.red, bold=True)
    name = kai_label("　".join(whole(one.name) for one in post.winners) if len(post.winners) > 1 else names, pixels)
    if len(names) <= (6 if compact else 9) and len(post.title) <= (4 if compact else 8):
        name.setWordWrap(False)
        side = QHBoxLayout()
        side.setSpacing(16 if compact else 32)
        side.addWidget(name)
        side.addWidget(elected, 1, Qt.AlignmentFlag.AlignVCenter)
        words.addLayout(side)
    else:
        words.addWidget(name)
        words.addWidget(elected)
    words.addWidget(sized(f"{post.votes}，{post.line}", 16 if compact else 20))
    if not compact:
        words.addWidget(sized(term, 16, LIGHT.quiet))


def _vacant(words: QVBoxLayout, post: PostVerdict, *, compact: bool) -> None:
    for name in post.voided:
        words.addWidget(sized(f"{name}当选{post.title}后被宣布当选无效，这一名额重新空缺。", 18, LIGHT.red))
    if not post.why:
        return
    nobody = f"{post.title}：没有人当选" if not post.winners else f"{post.title}还缺{post.left}名"
    words.addWidget(sized(nobody, 24 if compact else 34, bold=True))
    words.addWidget(sized(post.why, 16 if compact else 20))
    words.addWidget(sized(f"接下来：{post.next}", 16 if compact else 18, LIGHT.quiet))


def _shown(post: PostVerdict) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """People with a bar and people folded away: the elected, then the next by votes."""
    most = max(len(post.winners) + 1, _BARS)
    ranked = sorted(post.people, key=lambda one: not one.elected)
    return tuple(ranked[:most]), tuple(ranked[most:])
