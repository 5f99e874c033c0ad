"""Posting the list and closing it: what was done, what is due, and the next step as the one primary action."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.clock import CHINA
from buxuan_desktop.app.register import posting
from buxuan_desktop.app.register.facts import Facts, facts_of
from buxuan_desktop.app.register.paper import list_pdf
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving, unsaved_lines
from buxuan_desktop.ui.page import Page, button, card, field, label, row
from buxuan_desktop.ui.pages.inputs import OneOf, names_in
from buxuan_desktop.ui.records.editors import DayLine
from buxuan_desktop.ui.register import paper
from buxuan_desktop.words import of_refusal, spoken

_ORDERS = (("groups", "按小组"), ("strokes", "按姓氏笔画"))


class PostingPage(Page):
    """Write down that the list was posted (again), print it, go to objections, close the list or open it again."""

    STAGE = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.day = DayLine(date(2000, 1, 1))
        self.where, self.reason, self.opened_because, self.by = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.order = OneOf("名单怎么排", _ORDERS, "groups")
        self.missing = Complaint()
        self.post = button("记下已经公布", "primary", Action.REGISTER)
        self.print = button("打印名单")
        self.save = button("名单存成PDF…")
        self.objections = button("对名单的异议…")
        self.freeze = button("封定名单", "plain", Action.REGISTER)
        self.unfreeze = button("重新开放", "plain", Action.REGISTER)
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Show where the list stands."""
        case = self.desk.the_case
        today = case.clock().astimezone(CHINA).date()
        self.day.setText(spoken(today))
        last = case.election.register.published
        self.where.setText(last.where if last else "")
        for one in (self.reason, self.opened_because, self.by):
            one.clear()
        self.missing.say("")
        self._show(facts_of(case))
        self.day.setFocus()

    def unsaved(self) -> str:
        """Lines that were typed and are not stored."""
        return unsaved_lines(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if self.leaving.ready():
                self.desk.go("register")
        else:
            super().keyPressEvent(event)

    def write_posted(self) -> None:
        """Write down that the list was posted."""
        day = self.day.day
        if day is None:
            self._say(Refusal("register-day-needed"))
            return
        order = str(self.order.value)
        where, reason = self.where.text().strip(), self.reason.text().strip()
        self._do(lambda: posting.publish(self.desk.the_case, day, where, order, reason), "名单的公布已经记入案卷。")

    def close_list(self) -> None:
        """Nothing on the list changes from now on."""
        case = self.desk.the_case
        today = case.clock().astimezone(CHINA).date()
        self._do(lambda: posting.freeze(case, today), "名单已经封定。")

    def open_list(self) -> None:
        """The list may change again."""
        case = self.desk.the_case
        by = names_in(self.by.text())
        because = self.opened_because.text().strip()
        self._do(lambda: posting.unfreeze(case, because, by), "名单已经重新开放。")

    def content(self) -> bytes:
        """The list as a PDF."""
        return list_pdf(self.desk.the_case, str(self.order.value), self.day.day)

    def _do(self, doing: Callable[[], object], told: str) -> None:
        try:
            doing()
        except Refusal as refusal:
            self._say(refusal)
            return
        self.arrive()
        self.desk.said.emit(told)

    def _say(self, refusal: Refusal) -> None:
        self.missing.say(of_refusal(refusal))

    def _show(self, facts: Facts) -> None:
        self._numbers.setText(f"现在登记{facts.registered}人")
        self._state.setText("\n".join(_told(facts)))
        frozen = facts.frozen is not None
        for one in (self.freeze, self.post, self._posting):
            one.setVisible(not frozen)
        self._again.setVisible(facts.posted is not None)
        for one in (self.unfreeze, self._opening):
            one.setVisible(frozen)
        self.post.setText("记下再次公布" if facts.posted is not None else "记下已经公布")
        self.objections.setVisible(facts.posted is not None)

    def _connect(self) -> None:
        self.post.clicked.connect(self.write_posted)
        self.freeze.clicked.connect(self.close_list)
        self.unfreeze.clicked.connect(self.open_list)
        self.objections.clicked.connect(lambda: self.desk.show_records("list-objection"))
        self.print.clicked.connect(lambda: paper.send(self.desk, self, "选民名单", self.content))
        self.save.clicked.connect(lambda: paper.save(self.desk, self, "选民名单.pdf", self.content))
        self.leave.clicked.connect(lambda: self.desk.go("register"))

    def _lay_out(self) -> None:
        self._posting, posted = _group()
        self._again, again = _group()
        self._opening, opening = _group()
        again.addLayout(field("为什么再次公布", self.reason))
        posted.addLayout(field("公布日期", self.day))
        posted.addLayout(field("张贴在哪里", self.where))
        posted.addWidget(self._again)
        opening.addLayout(field("为什么重新开放", self.opened_because))
        opening.addLayout(field("决定的选举委员会成员", self.by))
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._posting)
        left.addWidget(self._opening)
        left.addWidget(label("名单怎么排", "quiet"))
        left.addWidget(self.order)
        left.addWidget(self.missing)
        left.addStretch(1)
        frame, numbers = card()
        self._numbers, self._state = label("", "section", wrap=True), label("", wrap=True)
        numbers.addWidget(self._numbers)
        numbers.addWidget(self._state)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(frame)
        right.addWidget(self.objections)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(32)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        self.column.addWidget(label("公布和封定", "title"))
        self.column.addLayout(sides, 1)
        self.column.addLayout(row(self.post, self.unfreeze, self.freeze, self.print, self.save, 1, self.leave))


def _group() -> tuple[QWidget, QVBoxLayout]:
    """Lines that are shown or hidden together."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return made, column


def _told(facts: Facts) -> list[str]:
    lines = []
    if facts.post_by is not None:
        lines.append(f"最迟{spoken(facts.post_by)}公布。")
    if facts.posted is not None and facts.posted_on is not None:
        lines.append(f"第{facts.editions}次公布：{spoken(facts.posted_on)}，{facts.posted}人。")
    if facts.object_until is not None:
        lines.append(f"对名单的异议，到{spoken(facts.object_until)}为止。")
    lines += [f"公布以后有{facts.changes}处变动，请再次公布或者张贴变动名单。"] if facts.changes else []
    lines += [f"还有{facts.objections}件异议没有处理。"] if facts.objections else []
    lines += [f"经确认不列入名单的{facts.withheld}人，姓名不公布。"] if facts.withheld else []
    gains = [f"{name}{count}" for name, count in facts.gains if count]
    losses = [f"{name}{count}" for name, count in facts.losses if count]
    lines += [f"增加：{'、'.join(gains)}。"] if gains else []
    lines += [f"减少：{'、'.join(losses)}。"] if losses else []
    if facts.frozen is not None and facts.frozen_on is not None:
        lines.append(f"{spoken(facts.frozen_on)}封定，投票日登记{facts.frozen}人。")
    return lines
