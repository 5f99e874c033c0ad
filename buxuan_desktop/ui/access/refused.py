"""What was refused in this case, the newest first: nobody's try is lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from buxuan_desktop.app.refused_acts import refusals_of
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import label

_WIDE, _LEAST, _HIGH = 720, 200, 360
_BESIDE, _ABOVE = 16, 8


class RefusedDialog(Asking):
    """A list to read; Escape goes back."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "被拒绝的操作", _WIDE)
        number = len(desk.election.access.refused)
        self.column.addWidget(label(f"共 {number} 次，最近的在上面，全部留在案卷的记录里。", "quiet"))
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("被拒绝的操作")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(px(_LEAST))
        self.list.setMaximumHeight(px(_HIGH))
        for one in refusals_of(desk.the_case):
            who = f"{one.name}　" if one.name else ""
            self.list.addItem(f"{one.when}　{who}{one.what}：{one.why}")
        wrap_lines(self.list, _BESIDE, _ABOVE)
        self.list.setCurrentRow(0)
        self.column.addWidget(self.list)
        self.finish_with()
        self.list.setFocus()
