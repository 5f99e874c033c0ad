"""What came of adding up: the numbers that matter, the units below, the files that were not used."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from buxuan_desktop.app.rollup import Summary, township_of
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import label
from buxuan_desktop.words import of_rollup

_SHOWN = {"done": "完成", "undone": "未完成", "late": "逾期", "turnout": "参选率"}
_WAITING = "各村（社区）交来的案卷、归档包、摘录都可以。读不出来或者被改动过的会列在这里，不影响其他的。"


class Outcome(QFrame):
    """A sentence with the totals; a table of units; a list of what was not used, each with its reason."""

    def __init__(self) -> None:
        super().__init__()
        role(self, "card")
        self.line = label(_WAITING, "quiet", wrap=True)
        self.units = QTableWidget(0, len(_SHOWN) + 1)
        self.units.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.units.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.units.verticalHeader().hide()
        head = self.units.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.units.setTabKeyNavigation(False)
        self.units.setAccessibleName("各单位的合计")
        self.heading = label("", "section")
        self.unused = QPlainTextEdit()
        self.unused.setReadOnly(True)
        self.unused.setTabChangesFocus(True)
        self.unused.setAccessibleName("没有采用的文件和原因")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.line)
        column.addWidget(self.units, 3)
        column.addWidget(self.heading)
        column.addWidget(self.unused, 2)
        column.addStretch()
        self.clear()

    def clear(self) -> None:
        """Nothing was added up yet."""
        self.say(_WAITING)
        for one in (self.units, self.heading, self.unused):
            one.hide()

    def say(self, text: str) -> None:
        """One line alone, as while files are read."""
        role(self.line, "quiet")
        self.line.setText(text)

    def show_summary(self, found: Summary) -> None:
        """Show all that came of it."""
        total = found.all
        if total is None:
            role(self.line, "bad")
            self.line.setText("所给的文件里没有一份可以汇总。")
        else:
            role(self.line, "section")
            late = f"，逾期{total.late}个" if total.late else ""
            self.line.setText(
                f"{found.title}：{total.cases}份案卷、{total.posts}个职务，未完成{total.undone}个{late}。{_unopened(found)}"
            )
        self._show_units(found)
        self.heading.setText(f"没有采用的文件（{len(found.unused)}个）")
        self.unused.setPlainText("\n".join(f"{Path(path).name}　{why}" for path, why in found.unused))
        self.units.setVisible(bool(found.totals))
        self.heading.setVisible(bool(found.unused))
        self.unused.setVisible(bool(found.unused))

    def _show_units(self, found: Summary) -> None:
        self.units.setHorizontalHeaderLabels(["单位", *_SHOWN.values()])
        self.units.setRowCount(len(found.totals))
        for place, total in enumerate(found.totals):
            name = of_rollup("total", "all") if total.unit is None else _called(total.unit)
            values = [getattr(total, one) for one in _SHOWN]
            texts = [name, *("" if one is None else str(one) for one in values[:-1])]
            for number, text in enumerate([*texts, "" if values[-1] is None else f"{values[-1]}%"]):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | side)
                self.units.setItem(place, number, item)


def _called(unit: str) -> str:
    """A unit as it is called here: a village without the name of its township, which stands above."""
    return unit.removeprefix(township_of(unit)) or of_rollup("total", "unknown")


def _unopened(found: Summary) -> str:
    return of_rollup("survey", "count", count=found.unopened) if found.unopened else ""
