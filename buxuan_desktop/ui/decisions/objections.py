"""The page 异议: what somebody in the hall objects to, and the answer given, by whom."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.doubts import answer_objection, raise_objection
from buxuan_desktop.domain.table import Objection
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.decisions.base import empty
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.decisions.listpage import Item, ListPage
from buxuan_desktop.ui.decisions.rulebox import NOT_FOUND, rule_box
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.result.parts import sized

_NEW = 0
_WHAT = ("要求重新唱读", "要求重新计票", "认为有一张票判得不对", "认为唱票和画票对不上")
_ANSWERS = ("已当场重新唱读，结果不变", "已决定重新计票", "已重新看票，认定不变", "已说明依据，本人表示接受")


class NewObjection(Form):
    """Somebody in the hall objects."""

    ACTION = Action.OBJECT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column.addWidget(label("记一条新的异议", "title"))
        self.who = CalmEdit()
        self.column.addLayout(field("谁提出的（姓名，或者“村民代表某某”）", self.who))
        self.ask_reason("提了什么（按 A、S、D、F 选一句，也可以打字）", _WHAT)
        self.who.taken.connect(self.reason.edit.setFocus if self.reason else self.take)
        self.end("回车　记下异议")

    def lacking(self) -> tuple[str, QWidget | None] | None:
        """Who comes first."""
        if not self.who.text().strip():
            return "请写上是谁提出的。", self.who
        if self.reason is not None and not self.reason.text:
            return "请写明提了什么。", self.reason.edit
        return None

    def write(self) -> str:
        """One event; the count stays open until it is answered."""
        number = raise_objection(self.desk.the_case, self.who.text(), self.because)
        return f"已记下第{number}号异议，答复以后才能结束计票。"


class AnswerForm(Form):
    """The answer to one objection."""

    def __init__(self, desk: Desk, number: int, objection: Objection) -> None:
        super().__init__(desk)
        self.number = number
        self.column.addWidget(label(f"第 {number} 号异议", "title"))
        self.column.addWidget(sized(f"{objection.raised.raised_by}：{objection.raised.text}", 20, bold=True))
        self.column.addWidget(rule_box(NOT_FOUND, settled=False))
        self.ask_reason("怎样答复（按 A、S、D、F 选一句，也可以打字）", _ANSWERS)
        self.ask_names()
        self.end("回车　记下答复")

    def write(self) -> str:
        """One event."""
        answer_objection(self.desk.the_case, self.number, self.because, self.by)
        return f"已记下第{self.number}号异议的答复。"


class ObjectionsPage(ListPage):
    """Open objections first, then a new one, then those that were answered."""

    NAME = "objections"
    LEAD = "会场上提出的异议都记下来，当场答复。没有答复的，不能结束计票。要重新计票的，答复以后到“重新计票”办理。"

    def items(self) -> Sequence[Item]:
        """Open ones, a new one, answered ones."""
        current = self.current
        known = current.table.objections if current else {}
        waiting = [Item(number, _told(number, one)) for number, one in known.items() if one.answered is None]
        done = [Item(number, _told(number, one)) for number, one in known.items() if one.answered is not None]
        return [*waiting, Item(_NEW, "记一条新的异议…"), *done]

    def form_for(self, key: object) -> QWidget:
        """Answer it, raise it, or read it."""
        current = self.current
        one = current.table.objections.get(key) if current and isinstance(key, int) else None
        if one is None or not isinstance(key, int):
            return NewObjection(self.desk)
        if one.answered is None:
            return AnswerForm(self.desk, key, one)
        by = "、".join(one.answered.by)
        return empty(f"第 {key} 号异议\n{one.raised.raised_by}：{one.raised.text}\n\n答复：{one.answered.answer}\n{by}")


def _told(number: int, one: Objection) -> str:
    state = "等待答复" if one.answered is None else "已答复"
    return f"第 {number} 号　{one.raised.raised_by}　{state}\n{one.raised.text}"
