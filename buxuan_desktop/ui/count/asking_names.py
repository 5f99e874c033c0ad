"""Questions that are answered with a name: who is written in, who sits at the table."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.app.people import Person
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.naming import NameLine
from buxuan_desktop.ui.count.picking import Picker
from buxuan_desktop.ui.page import card, label, row

_HOW = "拼音首字母、选民编号，或者直接打字"


class WriteInDialog(Asking):
    """Who is written in; a name already written in that post is taken out again."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, post: str, known: Sequence[Person], written: Sequence[str]) -> None:
        super().__init__(parent, f"{post}　另选他人", 600)
        if written:
            self.column.addWidget(label(f"已经写上：{'、'.join(written)}（再选一次就去掉）", wrap=True))
        self.picker = Picker([*(Person(name, "已经写上") for name in written), *known], _HOW)
        self.picker.setMinimumHeight(360)
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


class Seats(QWidget):
    """Asked once when a count starts: teller and scrutineer. `seated` tells both names."""

    seated = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        frame, column = card()
        frame.setMaximumWidth(640)
        self.teller, self.scrutineer = NameLine("计票人"), NameLine("监票人")
        self.missing = label("", "bad")
        self.begin = CalmButton("回车　开始计票", "primary")
        self.begin.clicked.connect(self._begin)
        column.addWidget(label("计票前，请写下这一桌的人", "title"))
        column.addWidget(
            label(
                "这两个名字记在每一笔记录里。可以直接打字；在选民名单上的人，打拼音首字母或者选民编号也行。",
                "quiet",
                wrap=True,
            )
        )
        column.addWidget(self.teller)
        column.addWidget(self.scrutineer)
        column.addWidget(self.missing)
        column.addWidget(self.begin)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.addLayout(row(frame, 1))
        outer.addStretch(1)
        self.teller.taken.connect(self.scrutineer.edit.setFocus)
        self.scrutineer.taken.connect(self._begin)

    def know(self, known: Sequence[Person]) -> None:
        """The people who may sit here by their initials; candidates may not (T42)."""
        tellers = [person for person in known if person.number and person.note != "候选人"]
        self.teller.know(tellers)
        self.scrutineer.know(tellers)

    def _begin(self) -> None:
        teller, scrutineer = self.teller.name, self.scrutineer.name
        if not teller or not scrutineer:
            self.missing.setText("请写上计票人的姓名。" if not teller else "请写上监票人的姓名。")
            (self.scrutineer if teller else self.teller).edit.setFocus()
            return
        odd = next((name for name in (teller, scrutineer) if not _is_name(name)), None)
        if odd is not None:
            self.missing.setText(f"“{odd}”不像一个人的姓名，请改正。从名单里选的，按 ↓ 选好再按回车。")
            (self.teller if odd == teller else self.scrutineer).edit.setFocus()
            return
        self.missing.clear()
        self.seated.emit(teller, scrutineer)


def _is_name(text: str) -> bool:
    """Whether a text can be a person's name: no digits, not Han and Latin letters mixed by a slip of the keys."""
    latin = any(one.isascii() and one.isalpha() for one in text)
    other = any(one.isalpha() and not one.isascii() for one in text)
    return not any(one.isdigit() for one in text) and not (latin and other)
