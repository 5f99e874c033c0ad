"""The rule that applies to a decision, in a box of its own: what it says, its articles folded under it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from buxuan_desktop.app.doubt_queue import rule_words
from buxuan_desktop.rules.doubts import SILENT, Rule
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.ui.result.parts import Fold, sized
from buxuan_desktop.words import of_doubt

NOT_FOUND = "没有查到法律规定。本项目的做法：由总监票人和选举委员会一起决定、署名。"
"""Where no text says who decides; the project's own way, and said to be that."""


def rule_box(words: str, cites: Sequence[str] = (), *, settled: bool, before: str = "", pixels: int = 16) -> QFrame:
    """What the rule says; `settled` when a text says it, `before` how the like was decided."""
    frame, column = card("good" if settled else "warn")
    column.setContentsMargins(16, 10, 16, 6)
    column.setSpacing(2)
    column.addWidget(sized(words, pixels))
    if before:
        column.addWidget(label(before, "quiet", wrap=True))
    if cites:
        column.addWidget(Fold("\n".join(cites)))
    return frame


def box_of(rule: Rule, kind: str, before: str = "") -> QFrame:
    """The same for a kind of doubt."""
    cites = [f"依据：{one}" for one in rule.cite]
    if rule.who:
        cites.append(f"{of_doubt('committee', '')}依据：{'；'.join(rule.who)}")
    return rule_box(rule_words(rule, kind), cites, settled=rule.code != SILENT, before=before)
