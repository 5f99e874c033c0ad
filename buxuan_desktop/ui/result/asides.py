"""Findings in words, each with its article folded under it, and the round's validity in one card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.verdicts import RoundVerdict
from buxuan_desktop.ui.handbook.link import HelpLink
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.ui.result.parts import Fold, sized
from buxuan_desktop.words import Wording, term


def finding_card(finding: Wording) -> QFrame:
    """One finding: how heavy, what is so, what to do; the articles are folded."""
    frame, column = card("card" if finding.severity == "note" else "warn")
    column.setContentsMargins(16, 12, 16, 8)
    column.setSpacing(4)
    frame.setAccessibleName(finding.title)
    column.addWidget(label(term("severity", finding.severity), "bad" if finding.severity == "stop" else "quiet"))
    column.addWidget(sized(finding.title, 16, bold=True))
    column.addWidget(label(finding.text, wrap=True))
    column.addWidget(label(finding.do, "quiet", wrap=True))
    column.addWidget(HelpLink(finding.code, finding.title))
    if finding.cite:
        column.addWidget(Fold("\n".join(finding.cite)))
    return frame


def findings_column(findings: Sequence[Wording]) -> QWidget:
    """All findings of a round, one below the other."""
    aside = QWidget()
    column = QVBoxLayout(aside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for finding in findings:
        column.addWidget(finding_card(finding))
    column.addStretch(1)
    return aside


def validity_card(verdict: RoundVerdict, *, compact: bool) -> QFrame:
    """Whether the round stands: the words on the left, the ballots recovered large on the right."""
    frame, column = card("card" if verdict.valid else "chosen")
    column.setContentsMargins(24, 8, 24, 6)
    column.setSpacing(0)
    colour = LIGHT.green if verdict.valid else LIGHT.red
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(sized(verdict.headline, 24 if compact else 30, colour, bold=True))
    words.addWidget(sized(verdict.electors, 18))
    if not verdict.valid:
        words.addWidget(sized(f"{verdict.reasons}。", 18, LIGHT.red))
    words.addWidget(sized(verdict.quorum, 15, LIGHT.quiet))
    side = QHBoxLayout()
    side.addLayout(words, 1)
    side.addLayout(_number(verdict, 48 if compact else 60))
    column.addLayout(side)
    gates = [f"{gate.text}{gate.cite}" for gate in verdict.gates]
    column.addWidget(Fold("\n".join(gates)))
    return frame


def _number(verdict: RoundVerdict, pixels: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    number = sized(str(verdict.recovered), pixels, bold=True)
    number.setWordWrap(False)
    below = label("收回的选票", "quiet")
    column.addStretch(1)
    for one in (number, below):
        column.addWidget(one, 0, Qt.AlignmentFlag.AlignRight)
    column.addStretch(1)
    return column
