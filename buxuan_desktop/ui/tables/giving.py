"""Which bundles a table gets: its name, numbers of bundles, which entry."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app import tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import button, card, field, label, row
from buxuan_desktop.ui.pages.inputs import OneOf
from buxuan_desktop.ui.tables.ranges import numbers_in, ranged

_ENTRIES = (
    ((1,), "第一遍"),
    ((2,), "第二遍"),
    ((1, 2), "两遍都在这一桌（由两组人先后录）"),
)
_TOLD = (
    "同一捆的两遍可以发给不同的两桌，收回以后在主机上逐张比对。桌上看不到另一遍；"
    "文件不加密，里面没有选民名单，也没有身份证号。"
)


class Giving(QWidget):
    """`wanted` tells the table's name and the entries of each bundle, `left` that nothing is handed out."""

    wanted = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self.name, self.bundles = QLineEdit(), QLineEdit()
        self.name.setMaxLength(12)
        self.bundles.setPlaceholderText("例如 1-10、15")
        self.entries = OneOf("这一桌录哪一遍", _ENTRIES, (1,))
        self.told, self.missing = label("", "quiet", wrap=True), Complaint()
        self.write, self.back = button("写到U盘…", "primary", Action.TABLES), button("返回", "link")
        self._lay_out()
        self.bundles.textChanged.connect(lambda _: self._tell())
        self.entries.chosen.connect(lambda _: self._tell())
        self.bundles.returnPressed.connect(self._go)
        self.name.returnPressed.connect(self.bundles.setFocus)
        self.write.clicked.connect(self._go)
        self.back.clicked.connect(self.left)

    def ask(self, case: Case) -> None:
        """Ask for the next table; nothing is proposed that somebody has or keys already."""
        self._case = case
        self.name.setText(tables.next_name(case))
        self.bundles.clear()
        self.missing.say("")
        self._tell()
        self.bundles.setFocus()

    @property
    def given(self) -> Mapping[int, tuple[int, ...]]:
        """The entries of each bundle asked for."""
        chosen = self.entries.value
        numbers = numbers_in(self.bundles.text()) or ()
        return dict.fromkeys(numbers, chosen) if isinstance(chosen, tuple) else {}

    def _tell(self) -> None:
        case = self._case
        if case is None:
            return
        table = case.election.rounds[-1].table
        free = tables.free_entries(case)
        chosen = self.entries.value if isinstance(self.entries.value, tuple) else ()
        whole = [number for number, open_ in free.items() if {*chosen} <= {*open_}]
        here = [number for number in whole if not any(table.away_with(number, entry) for entry in chosen)]
        lines = [f"还没有人录的：{ranged(here) or '没有'}。"]
        away = [number for number in whole if number not in here]
        if away:
            lines.append(f"已经发给别桌的：{ranged(away)}。再发一次只作备用，两份都会收回，由人定下以哪一份为准。")
        known = [table.bundles[number].sheets for number in self.given if number in table.bundles]
        if known:
            lines.append(f"这一桌：{len(known)} 捆，每遍 {sum(known)} 张。")
        self.told.setText("\n".join(lines))

    def _go(self) -> None:
        words, editor = self._wrong()
        self.missing.say(words, lambda: self._wrong()[0])
        if editor is not None:
            editor.setFocus()
            return
        self.wanted.emit(self.name.text().strip(), dict(self.given))

    def _wrong(self) -> tuple[str, QWidget | None]:
        if not self.name.text().strip():
            return "请写上桌名。", self.name
        numbers = numbers_in(self.bundles.text())
        if not numbers:
            return "请写上捆号，例如 1-10、15。", self.bundles
        case = self._case
        known = case.election.rounds[-1].table.bundles if case is not None else {}
        unknown = [number for number in numbers if number not in known]
        return (f"没有第 {ranged(unknown)} 捆。", self.bundles) if unknown else ("", None)

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(760))
        column.addWidget(label("发给一桌", "title"))
        column.addWidget(label(_TOLD, "quiet", wrap=True))
        column.addLayout(field("桌名", self.name))
        column.addLayout(field("捆号", self.bundles))
        column.addWidget(self.entries)
        column.addWidget(self.told)
        column.addWidget(self.missing)
        column.addLayout(row(self.write, 1, self.back))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row(frame, 1))
        outer.addStretch(1)
