"""The forms beside the list: a line to add or change, and why somebody is taken off."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.register.lines import Line
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.register import Struck
from buxuan_desktop.domain.registering import GAINS, LOSSES
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.rules.profile import RegistrationClass
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.look.lists import LIST_LOOK, SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import button, field, label, row
from buxuan_desktop.ui.pages.inputs import Choice, OneOf
from buxuan_desktop.ui.register.uncovering import MaskedNumber
from buxuan_desktop.words import term

_LIST = 180


class SideForm(QWidget):
    """A small form: `taken` is Enter or the button, `left` the button that gives up, `escaped` the key for that."""

    taken = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(6)
        self.title = label(title, "section", wrap=True)
        self.column.addWidget(self.title)
        self.missing = Complaint()
        self.confirm = button("存入案卷", "primary", Action.REGISTER)
        dress(self.confirm, "QPushButton { min-height: 44px; font-size: 18px; }")
        self.cancel = button("不改了")
        self.confirm.clicked.connect(self.taken)
        self.cancel.clicked.connect(self.left)

    def end(self) -> None:
        """The buttons, under everything else."""
        self.column.addWidget(self.missing)
        self.column.addLayout(row(self.confirm, self.cancel, 1))
        self.column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Escape, wherever the cursor stands in the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class LineForm(SideForm):
    """One elector's line; with `voter` it is changed, else a new one is added (`gain` asks why, once it is posted).

    `known` is the ID number that stands in the case, masked.
    """

    def __init__(
        self, classes: Sequence[RegistrationClass], voter: VoterRegistered | None, *, gain: bool, known: str = ""
    ) -> None:
        super().__init__(f"改动{voter.number}号选民" if voter else "添加一名选民")
        self.voter = voter
        self.known = MaskedNumber(known)
        self.known.setVisible(bool(known))
        self.name, self.group, self.household, self.id_number = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.reason = QLineEdit()
        self.sex, self.ground, self.gain = Choice(), Choice(), Choice()
        _offer(self.sex, [("", "—"), ("男", "男"), ("女", "女")], voter.sex if voter else "")
        _offer(self.ground, [("", "—"), *((one.code, one.words) for one in classes)], voter.ground if voter else "")
        _offer(self.gain, [("", "请选原因"), *((code, term("gain", code)) for code in GAINS)], "")
        if voter is not None:
            self.name.setText(voter.name)
            self.group.setText(voter.group)
            self.household.setText(voter.household)
            self.id_number.setPlaceholderText("不改的不填")
        self.column.addLayout(_pair(field("姓名", self.name), field("性别", self.sex)))
        self.column.addLayout(_pair(field("小组", self.group), field("户号", self.household)))
        self.column.addLayout(field("身份证号", self.id_number))
        self.column.addWidget(self.known)
        self.conditions = label("", "quiet", wrap=True)
        if classes:
            self.column.addLayout(field("登记类别", self.ground))
            self.column.addWidget(self.conditions)
            told = {one.code: f"条件：{'；'.join(one.conditions)}。依据：{one.cite}" for one in classes}
            self.ground.currentIndexChanged.connect(lambda _place: self._tell(told))
            self._tell(told)
        if voter is not None:
            self.column.addLayout(field("为什么改", self.reason))
        elif gain:
            self.column.addLayout(field("名单公布以后增加的原因", self.gain))
        self.end()

    def _tell(self, told: Mapping[str, str]) -> None:
        """The conditions of the chosen class, and where they stand."""
        self.conditions.setText(told.get(str(self.ground.currentData() or ""), ""))
        self.conditions.setVisible(bool(self.conditions.text()))

    @property
    def line(self) -> Line:
        """What was typed."""
        return Line(
            self.name.text(),
            str(self.sex.currentData() or ""),
            self.group.text(),
            str(self.ground.currentData() or ""),
            self.household.text(),
            self.id_number.text(),
        )

    def focus(self) -> None:
        """The cursor stands on the name."""
        self.name.setFocus()


class StrikeForm(SideForm):
    """Why somebody is taken off the list."""

    def __init__(self, voter: VoterRegistered) -> None:
        super().__init__(f"从名单上减去{voter.number}号{voter.name}")
        self.voter = voter
        self.reason = OneOf("原因", [(code, term("loss", code)) for code in LOSSES])
        self.note = QLineEdit()
        self.note.setPlaceholderText("可以不写；不要写病情")
        self.column.addWidget(self.reason)
        self.column.addLayout(field("说明", self.note))
        self.confirm.setText("减去")
        self.end()

    def focus(self) -> None:
        """The cursor stands on the first reason."""
        self.reason.focus()


class RestoreForm(SideForm):
    """Who was taken off the list and why; one of them is put back with a reason."""

    def __init__(self, struck: Sequence[Struck]) -> None:
        super().__init__("减去的人")
        self.list = QListWidget()
        dress(self.list, LIST_LOOK + SLIM)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("从名单上减去的人")
        self.list.setMinimumHeight(px(_LIST))
        for one in struck:
            note = f"　{one.event.note}" if one.event.note else ""
            item = QListWidgetItem(
                f"{one.elector.number}号{one.elector.name}　{one.elector.group}\n{term('loss', one.event.reason)}{note}"
            )
            item.setData(Qt.ItemDataRole.UserRole, one.elector.number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.reason = QLineEdit()
        self.column.addWidget(self.list, 1)
        self.column.addLayout(field("为什么恢复", self.reason))
        self.confirm.setText("恢复到名单上")
        self.cancel.setText("返回名单")
        self.end()

    @property
    def number(self) -> int:
        """The number of the chosen one."""
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else 0

    def focus(self) -> None:
        """The cursor stands on the list."""
        self.list.setFocus()


def _offer(box: Choice, choices: Sequence[tuple[str, str]], value: str) -> None:
    box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(3)
    for code, words in choices:
        box.addItem(words, code)
    box.setCurrentIndex(max(box.findData(value), 0))


def _pair(first: QVBoxLayout, second: QVBoxLayout) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addLayout(first, 1)
    line.addLayout(second, 1)
    return line
