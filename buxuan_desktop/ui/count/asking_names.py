"""The question that is answered with a name: who is written in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.people import Person
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import Picker
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import label

_HOW = "拼音首字母、选民编号，或者直接打字"


class WriteInDialog(Asking):
    """Who is written in; a name already written in that post is taken out again."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, post: str, known: Sequence[Person], written: Sequence[str]) -> None:
        super().__init__(parent, f"{post}　另选他人", 600)
        if written:
            self.column.addWidget(label(f"已经写上：{'、'.join(written)}（再选一次就去掉）", wrap=True))
        self.picker = Picker([*(Person(name, "已经写上") for name in written), *known], _HOW)
        self.picker.setMinimumHeight(min(px(360), self.screen().availableGeometry().height() // 2))
        self.picker.picked.connect(self._take)
        self.column.addWidget(self.picker, 1)
        take = CalmButton("回车　写上这个人", "primary")
        take.setAutoDefault(False)
        take.clicked.connect(self.picker.take)
        self.finish_with(take)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Typing begins at once."""
        super().showEvent(event)
        self.picker.edit.setFocus()

    def _take(self, name: str) -> None:
        self.chosen.emit(name)
        self.accept()
