"""The register of certificates at the printer: handed out, or spoiled and voided (B12, C20)."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.certificates import Who, hand_out, handed_out, to_hand_out, void
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.veil import veil_over
from buxuan_desktop.ui.page import button, field, label, row, tab_through
from buxuan_desktop.ui.result.fields import Choice
from buxuan_desktop.words import of_refusal

_GIVEN, _SPOILED = "given", "spoiled"
_BOX = 72


class HandOutDialog(Question):
    """What happened to which certificates; nothing is written before it is confirmed here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        veil_over(self)
        self.desk = desk
        self.setWindowTitle("登记发证")
        self.setMinimumWidth(px(560))
        self.what, self.who = Choice(), Choice()
        self.what.addItem("已经发给本人", _GIVEN)
        self.what.addItem("打坏了、收回了，作废", _SPOILED)
        self.handed_by, self.received_by, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.received_by.setPlaceholderText("本人领取的不填")
        self.missing = Complaint()
        self.confirm, self.cancel = button("记入登记簿", "primary", Action.CERTIFICATES), button("不登记")
        self.confirm.clicked.connect(self.record)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self.what.currentIndexChanged.connect(lambda _place: self._ask())
        self._ask()

    def record(self) -> None:
        """Write it; a refusal is said here, and the dialog stays."""
        people: tuple[Who, ...] = self.who.currentData() or ()
        if not people:
            self.missing.say("没有可以登记的证书。")
            return
        try:
            told = self._write(people)
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            return
        self.accept()
        self.desk.said.emit(told)

    def _write(self, people: tuple[Who, ...]) -> str:
        case = self.desk.the_case
        if self.what.currentData() == _GIVEN:
            number = hand_out(case, people, self.handed_by.text(), self.received_by.text())
            return f"已记入登记簿：发出当选证书{number}份。"
        return f"已记入登记簿：{void(case, people[0], self.reason.text())}作废。补打的证书用新的编号。"

    def _ask(self) -> None:
        given = self.what.currentData() == _GIVEN
        case = self.desk.the_case
        free = to_hand_out(case)
        people = free if given else (*handed_out(case), *free)
        self.who.clear()
        if given and len(free) > 1:
            self.who.addItem(f"全部{len(free)}份", free)
        for post, name in people:
            self.who.addItem(f"{post}　{case.election.plain(name)}", ((post, name),))
        for widget in self.of_given:
            widget.setVisible(given)
        self.of_spoiled.setVisible(not given)
        self.missing.say("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(14)
        column.addWidget(label("登记发证", "title"))
        said = "证书真正发到人手里以后才登记。打坏的也登记，编号不再用，补打的写明代替哪一份。"
        column.addWidget(label(said, "quiet", wrap=True))
        column.addLayout(field("情况", self.what))
        column.addLayout(field("证书", self.who))
        self.of_given = (_boxed("颁发人", self.handed_by), _boxed("领取人", self.received_by))
        self.of_spoiled = _boxed("作废的原因", self.reason)
        for widget in (*self.of_given, self.of_spoiled):
            column.addWidget(widget)
        self.missing.setMinimumHeight(px(24))
        column.addWidget(self.missing)
        column.addLayout(row(self.confirm, self.cancel, 1))
        tab_through([self.what, self.who, self.handed_by, self.received_by, self.reason, self.confirm, self.cancel])


def _boxed(words: str, edit: QLineEdit) -> QWidget:
    box = QWidget()
    # A hidden box is measured before the look's room around the text is known.
    box.setMinimumHeight(px(_BOX))
    inside = field(words, edit)
    inside.setContentsMargins(0, 0, 0, 0)
    box.setLayout(inside)
    return box
