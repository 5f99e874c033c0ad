"""All bundles in a table: who keyed them, how far they are, what is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from buxuan_desktop.app import bundle_list as bl
from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT

_HEADS = ("捆", "张数", "第一遍", "第二遍", "情况")
_WORDS = {
    bl.WAITING: ("○ 未录", LIGHT.quiet),
    bl.KEYING: ("◐ 正在录", LIGHT.amber),
    bl.HALF: ("◐ 等另一组人录第二遍", LIGHT.amber),
    bl.DIFFERS: ("× 有 {open} 处不一致", LIGHT.red),
    bl.IN_DOUBT: ("？ 有 {open} 张等待认定", LIGHT.amber),
    bl.SHORT: ("× 张数对不上", LIGHT.red),
    bl.AGREED: ("＝ 两遍一致", LIGHT.green),
    bl.CONFIRMED: ("● 已确认", LIGHT.green),
    bl.RECOUNT: ("○ 等待重新计票", LIGHT.amber),
    bl.CONTESTED: ("× 几桌录重了，请定下一份", LIGHT.red),
    bl.KEYED: ("● 录完，待交回主机", LIGHT.green),
}

_WHOLE_ROW = f"""
QTableWidget::item:focus {{ border: none; border-left: 4px solid {LIGHT.red}; }}
"""
"""The row is chosen, not one of its cells."""


class Overview(QTableWidget):
    """One row a bundle; `chosen` tells the bundle on which Enter was pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(_HEADS))
        self._numbers: tuple[int, ...] = ()
        self.setHorizontalHeaderLabels(_HEADS)
        self.setAccessibleName("各捆的情况")
        dress(self, _WHOLE_ROW)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setMinimumSectionSize(px(44))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column, mode in enumerate((*(QHeaderView.ResizeMode.ResizeToContents,) * 2, *(_STRETCH,) * 3)):
            head.setSectionResizeMode(column, mode)
        self.cellDoubleClicked.connect(lambda row, _: self.chosen.emit(self._numbers[row]))

    @property
    def bundle(self) -> int:
        """The bundle of the selected row, 0 for none."""
        return self._numbers[self.currentRow()] if 0 <= self.currentRow() < len(self._numbers) else 0

    def show_lines(self, lines: Sequence[bl.BundleLine], at: int) -> None:
        """Show these; bundle `at` is selected, with 0 the one that was."""
        self._numbers = tuple(line.number for line in lines)
        kept = max(self._numbers.index(at) if at in self._numbers else self.currentRow(), 0)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            words, ink = _WORDS[line.state]
            again = "（重新计票）" if line.recounted else ""
            cells = (
                str(line.number),
                str(line.sheets),
                *map(_entry, line.entries, line.away),
                words.format(open=line.open) + again,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column < 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if column == len(cells) - 1:
                    item.setForeground(tint(ink))
                self.setItem(row, column, item)
        self.selectRow(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses the row; a held Enter does nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.chosen.emit(self.bundle)
            return
        super().keyPressEvent(event)


_STRETCH = QHeaderView.ResizeMode.Stretch


def _entry(line: bl.EntryLine | None, away: str) -> str:
    if line is None:
        return f"在{away}" if away else "—"
    teller, scrutineer = line.people
    how = "已录完" if line.ended else f"录了 {line.keyed} 张"
    return f"{teller}、{scrutineer}　{line.table}{how}"
