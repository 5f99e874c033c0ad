"""What is late, due and next, one below the other under heads that cannot be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from buxuan_desktop.app.dues import Dues
from buxuan_desktop.app.timetable import Row
from buxuan_desktop.ui.look.lists import LIST_LOOK
from buxuan_desktop.ui.look.now import dress, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words import term

_STAGE = Qt.ItemDataRole.UserRole
_INK = {"late": LIGHT.red, "today": LIGHT.red, "behind": LIGHT.amber}


class DuesList(QListWidget):
    """`wanted` tells the stage of a matter that was opened."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        dress(self, LIST_LOOK)
        self.setWordWrap(True)
        self.setAccessibleName("要办的事")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self.open_chosen())

    def show_dues(self, dues: Dues) -> None:
        """Show them; the cursor stands on the first one."""
        self.clear()
        for head, rows in (("还没有办的", dues.late), ("今天和一周内", dues.now), ("接下来", dues.next)):
            if rows:
                self._head(f"{head}　{len(rows)}")
            for one in rows:
                self._line(one)
        if not self.count():
            self._head("现在没有要办的事。")
        for place in range(self.count()):
            if self.item(place).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(place)
                break

    def open_chosen(self) -> None:
        """Open the matter that the cursor stands on."""
        item = self.currentItem()
        if item is not None and item.data(_STAGE) is not None:
            self.wanted.emit(int(item.data(_STAGE)))

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = QFont(self.font())
        bold.setBold(True)
        item.setFont(bold)
        item.setForeground(tint(LIGHT.quiet))
        self.addItem(item)

    def _line(self, one: Row) -> None:
        basis = f"（{one.basis}）" if one.basis else ""
        item = QListWidgetItem(f"{one.title}\n{one.days}{basis}　{term('due', one.state)}")
        item.setData(_STAGE, one.slot.stage)
        if one.state in _INK:
            item.setForeground(tint(_INK[one.state]))
        self.addItem(item)
