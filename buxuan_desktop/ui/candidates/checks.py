"""The conditions held against a person, one below the other: where each stands, and who said that it applies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app.candidates.review import Check
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.ui.result.parts import sized
from buxuan_desktop.words import term


def checks_column(checks: tuple[Check, ...]) -> QWidget:
    """Every condition with who said that it applies; nothing of it decides by itself."""
    whole = QWidget()
    whole.setObjectName("page")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(8)
    for one in checks:
        frame, inside = card()
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(2)
        inside.addWidget(label(one.text, wrap=True))
        for words in filter(None, (term("condition_list", one.list), one.cite)):
            inside.addWidget(label(words, "quiet", wrap=True))
        if one.status in ("unverified", "example"):
            inside.addWidget(sized(term("condition_status", one.status), 15, LIGHT.amber))
        inside.addWidget(_said(one))
        column.addWidget(frame)
    if not checks:
        column.addWidget(label("还没有人被提名。先在“提名”页记下提名。", wrap=True))
    column.addStretch(1)
    return whole


def _said(one: Check) -> QWidget:
    if one.list == "wanted":
        return sized("看重的条件，由选举委员会和选民自己衡量", 15, LIGHT.quiet)
    if not one.departments:
        return sized("没有部门答复属于这一条", 15, LIGHT.green)
    decided = {"stands": "；有权机关决定可以作为候选人", "stands_not": "；有权机关决定不作为候选人人选", "": ""}
    words = f"{'、'.join(one.departments)}答复属于这一条{decided[one.decision]}"
    made = sized(words, 15, LIGHT.red, bold=True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made
