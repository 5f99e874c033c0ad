"""The register in numbers beside its list, and the ways to its other pages."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.register.facts import Facts
from buxuan_desktop.ui.page import button, card, label
from buxuan_desktop.words import spoken

WAYS = (
    ("register-import", "导入名单…"),
    ("register-posting", "公布、封定…"),
    ("register-compare", "查重、比对…"),
    ("register-cards", "选民证、登记表…"),
)
_MANY_GROUPS = 12


class Summary(QWidget):
    """Counts by class and group, what was posted, what is open; `going` asks for a page.

    `struck_wanted` asks who was taken off.
    """

    going = Signal(str)
    struck_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        frame, self._card = card()
        self._card.setContentsMargins(16, 12, 16, 12)
        self._card.setSpacing(6)
        column.addWidget(frame)
        ways = QGridLayout()
        ways.setSpacing(8)
        self.buttons = []
        for place, (page, words) in enumerate(WAYS):
            made = button(words)
            made.clicked.connect(lambda _checked=False, page=page: self.going.emit(page))
            self.buttons.append(made)
            ways.addWidget(made, place // 2, place % 2)
        self.struck = button("")
        self.struck.clicked.connect(self.struck_wanted)
        ways.addWidget(self.struck, len(WAYS) // 2, 0, 1, 2)
        column.addLayout(ways)
        column.addStretch(1)

    def show_facts(self, facts: Facts) -> None:
        """Fill the numbers anew."""
        self.struck.setText(f"减去的{facts.struck}人…")
        self.struck.setVisible(facts.struck > 0)
        while (item := self._card.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._say(f"{facts.registered:,}", "number")
        self._say(self._sexes(facts), "quiet")
        for line in _lines(facts):
            self._say(line)
        self._counts("登记类别", facts.classes)
        groups = [(name or "没有写小组", count) for name, count in facts.groups]
        self._counts("小组", groups if len(groups) <= _MANY_GROUPS else [("小组", len(groups))])

    def _say(self, text: str, kind: str = "") -> None:
        self._card.addWidget(label(text, kind, wrap=True))

    def _counts(self, title: str, counts: Sequence[tuple[str, int]]) -> None:
        if counts and counts != [("没有写小组", 0)]:
            self._say(title, "quiet")
            self._say("　".join(f"{name} {count}" for name, count in counts))

    @staticmethod
    def _sexes(facts: Facts) -> str:
        if not facts.by_name:
            return "登记参加选举的人数，案卷里没有姓名"
        if not facts.registered:
            return "名单还是空的。有表格的，按“导入名单…”；没有的，按“添加选民”逐个登记。"
        return f"名登记的选民　男{facts.men}　女{facts.women}"


def _lines(facts: Facts) -> list[str]:
    """What was posted and frozen, what is due."""
    lines = []
    if facts.posted is not None and facts.posted_on is not None:
        again = f"，共公布{facts.editions}次" if facts.editions > 1 else ""
        lines.append(f"{spoken(facts.posted_on)}公布{facts.posted}人{again}。")
        if facts.changes:
            lines.append(f"公布以后有{facts.changes}处变动。")
    elif facts.post_by is not None:
        lines.append(f"最迟{spoken(facts.post_by)}公布。")
    if facts.object_until is not None:
        lines.append(f"异议到{spoken(facts.object_until)}为止。")
    if facts.objections:
        lines.append(f"{facts.objections}件异议没有处理。")
    if facts.withheld:
        lines.append(f"{facts.withheld}人经确认不列入名单。")
    if facts.frozen is not None and facts.frozen_on is not None:
        lines.append(f"{spoken(facts.frozen_on)}封定，{facts.frozen}人。")
    if facts.uncovered:
        lines.append(f"看过身份证全号{facts.uncovered}次，谁看的、为什么都在案卷里。")
    return lines
