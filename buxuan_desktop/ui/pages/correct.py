"""Numbers of the closed polls that were keyed wrongly: the right ones, why, and who confirms; no ballot is touched."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.app.counting import correct_polls
from buxuan_desktop.app.opening import findings_of_day
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving, unsaved_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, card, field, label, row, tab_through
from buxuan_desktop.ui.pages.day_boxes import Boxes
from buxuan_desktop.ui.pages.electors import Electors
from buxuan_desktop.ui.pages.step import Following
from buxuan_desktop.words import of_finding, round_name

READY_REASON = "填写有误，已与票箱登记核对"
"""A reason for whom the input method fails."""

_SIDE = 320


class CorrectPage(Page):
    """The numbers as they stand, to be written over; Enter records the correction, Escape goes back to the count."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.title = label("", "title", wrap=True)
        self.boxes, self.electors = Boxes(), Electors()
        self.remarks = label("", "bad", wrap=True)
        self.before = label("", "quiet", wrap=True)
        self.reason, self.chair = QLineEdit(), QLineEdit()
        self.reason.setMaxLength(200)
        self.chair.setMaxLength(30)
        self.ready = button(f"填入“{READY_REASON}”", "link")
        dress(self.ready, "padding: 0 4px; font-size: 15px; text-align: left;")
        self.missing = Complaint()
        self.primary, self.leave = button("记入更正", "primary", Action.POLLS), button("返回计票")
        self.primary.clicked.connect(self.go_on)
        self.leave.clicked.connect(lambda: desk.go("count"))
        self.ready.clicked.connect(lambda: self.reason.setText(READY_REASON))
        for change in (self.boxes.changed, self.electors.changed):
            change.connect(self._remark)
        self._lay_out()

    def arrive(self) -> None:
        """Show the numbers that stand now."""
        current = self._current
        self.missing.say("")
        self.title.setText(f"更正发出、收回的数字　{round_name(current.number)}")
        recovered = [box.recovered for box in current.boxes]
        told = f"，收回{sum(n or 0 for n in recovered)}张" if recovered and None not in recovered else ""
        self.before.setText(f"原来填的是：登记{current.registered}人，发出{current.issued}张{told}。")
        self.boxes.fill(current.boxes, current.issued)
        self.electors.show_electors(self.desk.election)
        self.reason.clear()
        self.chair.clear()
        self._remark()
        tab_through([*self.electors.editors, *self.boxes.editors, self.reason, self.ready, self.chair, self.leave])
        QWidget.setTabOrder(self.leave, self.primary)
        (self.boxes.total if self.boxes.only_total.isChecked() else self.boxes.rows[0].issued).setFocus()

    def go_on(self) -> None:
        """Record the correction and go back to the count; what is missing is said, and the cursor put there."""
        missing, editor = self._missing()
        self.missing.say(missing, lambda: self._missing()[0])
        if editor is not None:
            editor.setFocus()
        elif self.desk.attempt(self._correct):
            self.desk.go("count")
            self.desk.said.emit("更正已经记入案卷，原来的数字也留着。")

    def unsaved(self) -> str:
        """Lines that were typed and are not stored."""
        return unsaved_lines(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter anywhere is the primary button, Escape the way back."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            if self.leaving.ready():
                self.leave.click()
        else:
            super().keyPressEvent(event)

    @property
    def _current(self) -> Round:
        return self.desk.election.rounds[-1]

    def _correct(self) -> bool:
        correct_polls(
            self.desk.the_case,
            self.boxes.issued or 0,
            self.boxes.boxes,
            self.reason.text(),
            self.chair.text(),
            self.electors.number,
        )
        return True

    def _missing(self) -> tuple[str, QWidget | None]:
        number = self.boxes.missing()
        if self.electors.missing:
            return "请填写登记参加选举的人数。", self.electors.edit
        if number is not None:
            return "请填写发出的选票数。", number
        if not self.reason.text().strip():
            return "请写明为什么更正。", self.reason
        if not self.chair.text().strip():
            return "请填写确认更正的主持人姓名。", self.chair
        return "", None

    def _remark(self) -> None:
        if self.desk.case is None:
            return
        found = findings_of_day(self.desk.case, self.boxes.issued or 0, self.boxes.boxes, self.electors.number)
        self.remarks.setText("\n".join(of_finding(one).text for one in found))
        self.remarks.setVisible(bool(found))

    def _lay_out(self) -> None:
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 8, 0)
        left.setSpacing(12)
        for widget in (self.electors, self.boxes, self.remarks):
            left.addWidget(widget)
        left.addStretch(1)
        frame, column = card()
        column.setContentsMargins(16, 12, 16, 16)
        column.addWidget(self.before)
        column.addLayout(field("为什么更正", self.reason))
        column.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(field("确认更正的主持人", self.chair))
        frame.setFixedWidth(px(_SIDE))
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(Following(inside), 1)
        across.addWidget(frame, 0, Qt.AlignmentFlag.AlignTop)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.missing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.primary.setMinimumWidth(px(280))
        told = "选票一张也不动，只改发出和收回的数字。原来的数字、理由和确认的人都留在案卷里，也印在结果报告单上。"
        self.column.addWidget(self.title)
        self.column.addWidget(label(told, "quiet", wrap=True))
        self.column.addLayout(across, 1)
        self.column.addLayout(row(self.leave, self.missing, self.primary))
