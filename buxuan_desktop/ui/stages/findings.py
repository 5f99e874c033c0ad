"""Findings of a stage one below the other: the title in its colour, what is so, what to do, the articles."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.ui.handbook.link import HelpLink
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.ui.result.parts import Fold, sized
from buxuan_desktop.words import Wording

_COLOURS = {"stop": LIGHT.red, "warn": LIGHT.amber, "note": LIGHT.quiet}
_SAID = {"stop": "必须处理", "warn": "请注意", "note": "说明"}


def findings_column(wordings: Sequence[Wording], calm: str) -> QWidget:
    """All of them in a column; the sentence `calm` when there is none."""
    whole = QWidget()
    whole.setObjectName("page")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(12)
    for one in wordings:
        frame, inside = card()
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(6)
        inside.addWidget(sized(f"{_SAID[one.severity]}　{one.title}", 16, _COLOURS[one.severity], bold=True))
        inside.addWidget(label(one.text, wrap=True))
        if one.do:
            inside.addWidget(label(one.do, "quiet", wrap=True))
        inside.addWidget(HelpLink(one.code, one.title))
        if one.cite:
            inside.addWidget(Fold("\n".join(one.cite)))
        column.addWidget(frame)
    if not wordings:
        frame, inside = card("good")
        inside.addWidget(label(calm, "good", wrap=True))
        column.addWidget(frame)
    column.addStretch(1)
    return whole
