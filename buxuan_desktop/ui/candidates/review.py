"""The page 资格联审: one person at a time, step by step; the list says what each step holds and what is open."""

from buxuan_desktop.app.candidates import review
from buxuan_desktop.app.candidates import steps as st
from buxuan_desktop.app.candidates.asked import Asked, asked
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.candidates.asking import Asking
from buxuan_desktop.ui.candidates.base import CandidatePage
from buxuan_desktop.ui.candidates.checks import checks_column
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.words import of_refusal

_MARKS = {"done": "已办　", "open": "待办　", "bad": "注意　", "": ""}
_LEAD = "只存意见、依据、函号、经办人和日期，不存材料。只有法律规定的情形才取消资格，信访不是理由。"


class ReviewPage(CandidatePage):
    """Enter writes the step and goes on to the next that is open; the person is chosen above."""

    NAME = "review"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: Asking | None = None
        self.asked: Asked | None = None
        self.steps: list[st.Step] = []
        self.person = Choice()
        self.person.setMinimumWidth(px(260))
        self.person.setAccessibleName("审查谁")
        self.person.currentIndexChanged.connect(lambda _place: self._other_person())
        self.ask_all = button("今天向各部门发函", "plain", Action.RECORDS)
        self.ask_all.clicked.connect(self._ask_all)
        self.above.addWidget(label("审查谁"))
        self.above.addWidget(self.person)
        self.how_far = label("", "section")
        self.above.addWidget(self.how_far)
        self.above.addStretch(1)
        self.above.addWidget(self.ask_all)
        self.tab_from_top(self.person, self.ask_all)
        self.list.currentRowChanged.connect(lambda _row: self._other_step())
        self._shown = ("", 0)

    @property
    def name(self) -> str:
        """Whose review is shown."""
        return str(self.person.currentData() or "")

    def drop(self) -> None:
        """The step as it stands in the file."""
        self._choose()

    def arrive(self) -> None:
        """The persons of the case, the same one shown as before."""
        if self.unsaved():
            return
        shown, case = self.name, self.desk.the_case
        names = review.persons(case)
        self.person.blockSignals(True)
        self.person.clear()
        for name in names:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(self.person.findData(shown), 0))
        self.person.blockSignals(False)
        self._turn()

    def unsaved(self) -> str:
        """A step that was begun."""
        return "这一步还没有存入案卷。" if self.form is not None and self.form.changed else ""

    def write(self) -> None:
        """Write the step; then the next one that is open."""
        if not self.steps:
            self.desk.go("nomination")
            return
        if self.form is None or self.asked is None:
            self._next()
            return
        try:
            self.asked.write(self.desk.the_case, self.form.record(), self.form.private())
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            self.form.focus(str(refusal.data.get("field", "")))
            return
        self.desk.said.emit("已经存入案卷。")
        self._fill()
        self._next()

    def _other_person(self) -> None:
        if self.holds():
            self._put_back()
        else:
            self._turn()

    def _other_step(self) -> None:
        if self.holds():
            self._put_back()
        else:
            self._choose()

    def _put_back(self) -> None:
        """A step that was begun stays on the page."""
        name, row = self._shown
        for box in (self.person, self.list):
            box.blockSignals(True)
        self.person.setCurrentIndex(max(self.person.findData(name), 0))
        self.list.setCurrentRow(row)
        for box in (self.person, self.list):
            box.blockSignals(False)

    def _turn(self) -> None:
        """Another person: the first step that is open."""
        self._fill()
        self.list.blockSignals(True)
        self.list.setCurrentRow(st.first_open(self.steps) if self.steps else 0)
        self.list.blockSignals(False)
        self._choose()

    def _fill(self) -> None:
        case = self.desk.the_case
        self.steps = st.steps_of(case, self.name) if self.name else []
        self.fill(
            [f"{one.title}\n{_MARKS[one.mark]}{one.state}" for one in self.steps] or ["还没有人被提名"],
            self.list.currentRow(),
        )
        self.how_far.setText(st.summary(case, self.name) if self.name else "")
        self.lead.setText("\n".join(filter(None, (st.identity(case, self.name), _LEAD))) if self.name else _LEAD)
        rows = review.rows_of(case, self.name) if self.name else ()
        self.ask_all.setVisible(any(not row.number for row in rows))

    def _next(self) -> None:
        here = self.list.currentRow()
        later = [place for place, one in enumerate(self.steps) if one.mark == "open" and place > here]
        self.list.blockSignals(True)
        self.list.setCurrentRow(later[0] if later else st.first_open(self.steps))
        self.list.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        row = self.list.currentRow()
        self._shown = (self.name, row)
        step = self.steps[row] if 0 <= row < len(self.steps) else None
        case = self.desk.the_case
        self.asked = asked(case, self.name, step) if step else None
        self.missing.say("")
        if self.asked is None:
            self.form = None
            self.primary.needs()
            self.put_in(checks_column(review.checks_of(case, self.name) if step else ()))
            self.primary.setText("下一步" if step else "去记提名")
            self.list.setFocus()
            return
        one = self.asked
        self.primary.needs(Action.RECORDS)
        self.form = Asking(case, one.tag, one.names, one.given, {n: one.values.get(n) for n in one.names})
        if "condition" in self.form.editors:
            self.form.offer("condition", [check.text for check in review.checks_of(case, self.name)])
        self.put_in(self.form)
        self.primary.setText(one.button)
        if not self.list.hasFocus():
            self.form.focus()

    def _ask_all(self) -> None:
        case, name = self.desk.the_case, self.name
        count = self.desk.attempt(lambda: review.ask_all(case, name, case.clock().date()))
        if count:
            self.desk.said.emit(f"已经记下今天向{count}个部门发函。")
            self._turn()
