"""Election day: the round to come, the clock confirmed by the chair, the boxes; then the polls close for the count."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.app.checkin.places import here, under_way
from buxuan_desktop.app.checkin.turnout import boxes_of_day
from buxuan_desktop.app.opening import ballots_needed, findings_of_day, hold_polls, rounds_ahead
from buxuan_desktop.app.stage_checks import nobody_named
from buxuan_desktop.app.stages import NOT_COUNTED, RESULT, where
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import Page, button, card, label, pill, row, tab_through
from buxuan_desktop.ui.pages.day_boxes import Boxes
from buxuan_desktop.ui.pages.day_chair import Chair
from buxuan_desktop.ui.pages.day_paper import DayPaper, name_of
from buxuan_desktop.ui.pages.electors import Electors
from buxuan_desktop.ui.pages.step import Following
from buxuan_desktop.words import of_finding

DOUBTED = "票箱的数字对不上，请再核对一遍。确实是这些数字的，再按一次才截止。"
FROM_CHECKIN = "发出的张数来自各投票点的发票记录，请和票箱登记核对；收回的张数开箱清点后填写。"
_TWO_LINES = 48
_SIDE = 272


class DayPage(Page):
    """The numbers of the hall; Enter closes the polls, Escape goes to the start page. Nothing is written before."""

    STAGE = 6

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = label("", "title", wrap=True)
        self.practice = label(NOT_COUNTED, "bad")
        self.unsaved_pill = pill("○ 截止时才写进案卷文件", LIGHT.amber, LIGHT.amber_soft)
        self.paper = DayPaper()
        self.from_checkin = label(FROM_CHECKIN, "quiet", wrap=True)
        self._checked_in = False
        self.electors = Electors()
        self.boxes = Boxes()
        self.remarks = label("", "bad", wrap=True)
        self.remarks.setAccessibleName("数字有问题")
        self.unnamed = label("", "quiet", wrap=True)
        self.chair = Chair(desk.clock)
        self.recovered = label("", "number")
        self.needed = label("", "quiet", wrap=True)
        self.quorum = label("", "", wrap=True)
        self.missing = Complaint()
        self._asked: tuple[Box, ...] | None = None
        self.primary = button("投票截止，开始计票", "primary", Action.POLLS)
        self.leave = button("返回")
        self.primary.clicked.connect(self.go_on)
        self.leave.clicked.connect(lambda: desk.go("start"))
        self.boxes.changed.connect(self._reckon)
        self.electors.changed.connect(self._reckon)
        self.paper.changed.connect(self._entitle)
        self._shown: tuple[str, int, int] | None = None
        self._lay_out()

    def arrive(self) -> None:
        """Show the round to come; what was typed for it is still there."""
        case = self.desk.the_case
        election = case.election
        self.practice.setVisible(election.case.rehearsal)
        notes = () if election.case.rehearsal else tuple(map(of_finding, nobody_named(case)))
        self.unnamed.setText("\n".join(f"{one.title}。{one.text}{one.do}" for one in notes))
        self.unnamed.setVisible(bool(notes))
        choices = rounds_ahead(election)
        self.missing.say("")
        self._body.setVisible(bool(choices))
        self.unsaved_pill.setVisible(bool(choices))
        self.primary.needs(*((Action.POLLS,) if choices else ()))
        if not choices:
            self.title.setText(f"{election.case.place}　现在没有要进行的投票")
            self.primary.setText("看结果" if where(election) == RESULT else "去计票")
            self.primary.setFocus()
            return
        self.primary.setText("投票截止，开始计票")
        drawn = here(case).heads.total if under_way(case) else 0
        now = (election.case.case, len(election.rounds), drawn)
        if now != self._shown:
            self._shown = now
            self.boxes.start_over()
            self.electors.show_electors(election)
            self.chair.start_over(None if election.rounds else election.election_day)
            self._take_over()
            self.paper.show_rounds(choices, len(election.rounds) + (0 if choices[0].open else 1))
        self._reckon()
        row = self.boxes.rows[0]
        (row.recovered if self._checked_in else row.issued).setFocus()

    def _take_over(self) -> None:
        """What was handed out with this program is filled in, to be confirmed."""
        used = under_way(self.desk.the_case) and bool(here(self.desk.the_case).places)
        self._checked_in = used
        self.from_checkin.setVisible(used)
        if used:
            boxes = boxes_of_day(here(self.desk.the_case))
            self.boxes.fill(boxes, sum(box.issued or 0 for box in boxes))

    def go_on(self) -> None:
        """Close the polls and go to the count; what is missing is said, and the cursor put there."""
        if self._body.isHidden():
            self.desk.go_on()
            return
        missing, editor = self._missing()
        self.missing.say(missing, lambda: self._missing()[0])
        if editor is not None:
            editor.setFocus()
            return
        if self._doubts() and self._asked != self.boxes.boxes:
            self._asked = self.boxes.boxes
            self.missing.say(DOUBTED, lambda: DOUBTED if self._asked == self.boxes.boxes else "")
            return
        if self.desk.attempt(self._close_polls):
            self._shown = None
            self.desk.go("count")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter anywhere is the primary button, Escape the way back."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _doubts(self) -> bool:
        """Whether the boxes' numbers contradict each other; closing the polls cannot be taken back."""
        found = findings_of_day(self.desk.the_case, self.boxes.issued or 0, self.boxes.boxes, self.electors.number)
        return any(one.code.startswith("box") for one in found)

    def _close_polls(self) -> bool:
        ahead = self.paper.ahead
        hold_polls(
            self.desk.the_case,
            ahead.kind,
            self.boxes.issued or 0,
            self.boxes.boxes,
            self.chair.name.text().strip(),
            titles=self.paper.titles,
            candidates=self.paper.named,
            registered=self.electors.number,
        )
        return True

    def _missing(self) -> tuple[str, QWidget | None]:
        number = self.boxes.missing()
        if not self.paper.titles:
            return "请勾选这一次选票上的职位。", next(iter(self.paper.posts.values()))
        for title, names in self.paper.named.items():
            if not names:
                return f"请写明“{title}”重新提名的候选人。", self.paper.candidates[title].edits[0]
        if self.electors.missing:
            return "请填写登记参加选举的人数。", self.electors.edit
        if number is not None:
            return "请填写发出的选票数。", number
        if not self.chair.name.text().strip():
            return "请填写主持人姓名。", self.chair.name
        if not self.chair.confirmed.isChecked():
            return "请主持人核对日期时间，按空格键确认。", self.chair.confirmed
        return "", None

    def _entitle(self) -> None:
        election = self.desk.election
        ahead = self.paper.ahead
        number = len(election.rounds) + (0 if ahead.open else 1)
        self.title.setText(f"{election.case.place}　{name_of(ahead, number)}")
        chair = (self.chair.name, self.chair.confirmed)
        tab_through(
            [*self.paper.editors, *self.electors.editors, *self.boxes.editors, *chair, self.leave, self.primary]
        )

    def _reckon(self) -> None:
        if self.desk.case is None:
            return
        case = self.desk.case
        electors, recovered = self.electors.number, self.boxes.recovered
        needed = ballots_needed(case, electors)
        self.recovered.setText("—" if recovered is None else f"{recovered} 张")
        self.needed.setText(f"登记 {electors} 人，须收回 {needed} 张选举才有效。")
        if recovered is None:
            state, kind = "各箱收回数填齐后，这里显示够不够。", ""
        elif recovered >= needed:
            state, kind = "已经达到。", "good"
        else:
            state, kind = f"还差 {needed - recovered} 张，这样选举无效。", "bad"
        self.quorum.setText(state)
        role(self.quorum, kind)
        found = findings_of_day(case, self.boxes.issued or 0, self.boxes.boxes, electors)
        self.remarks.setText("\n".join(of_finding(one).text for one in found))
        self.remarks.setVisible(bool(found))

    def _lay_out(self) -> None:
        self._body = QWidget()
        across = QHBoxLayout(self._body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(24)
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 8, 0)
        left.setSpacing(16)
        left.addWidget(self.paper)
        left.addWidget(self.electors)
        left.addWidget(label("票箱", "section"))
        left.addWidget(self.from_checkin)
        left.addWidget(self.boxes)
        left.addWidget(self.remarks)
        left.addWidget(self.unnamed)
        left.addStretch(1)
        across.addWidget(Following(inside), 1)
        across.addWidget(self._side())
        self.missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.missing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.primary.setMinimumWidth(px(320))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.practice)
        head.addWidget(self.unsaved_pill)
        self.column.addLayout(head)
        self.column.addWidget(self._body, 1)
        self.column.addLayout(row(self.leave, self.missing, self.primary))

    def _side(self) -> QWidget:
        frame: QFrame
        frame, column = card()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(label("已收回选票", "section"))
        column.addWidget(self.recovered)
        for lines in (self.needed, self.quorum):
            lines.setMinimumHeight(px(_TWO_LINES))
        column.addWidget(self.needed)
        column.addWidget(self.quorum)
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for widget in (frame, self.chair):
            widget.setFixedWidth(px(_SIDE))
            side.addWidget(widget)
        side.addStretch(1)
        area = Following(inside)
        area.setFixedWidth(_SIDE + 12)
        return area
