"""The page 票数平衡: every balance live, where the papers went, what is decided about an overfull box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.balances import FITS, lines, people
from buxuan_desktop.app.explanations import explain, explained, to_judge
from buxuan_desktop.ui.decisions.balanceline import BalanceLine
from buxuan_desktop.ui.decisions.base import CLOSED, DecisionPage, empty, put_in, scrolling
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.decisions.paperform import BoxForm, PapersForm, VoidShare
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import label
from buxuan_desktop.ui.result.parts import Fold

_RIGHT = 452


class BalancesPage(DecisionPage):
    """Balances on the left, those that do not fit first; forms on the right. Keys go to the first form."""

    NAME = "balances"
    LEAD = "各个数字随时核对。没有平衡的，先查清；确实如此的写明原因，结束计票时一并记入案卷。"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.left, self.right = scrolling(), scrolling()
        self.right.setFixedWidth(px(_RIGHT))
        self.lines: list[BalanceLine] = []
        self.forms: list[Form] = []
        self.share: VoidShare | None = None
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self.left, 1)
        sides.addWidget(self.right)
        self.column.addLayout(sides, 1)

    def press(self, key: str) -> bool:
        """The first form hears the keys."""
        return bool(self.forms) and self.forms[0].press(key)

    def refresh(self) -> None:
        """Everything anew from the folded state."""
        super().refresh()
        at = self.left.verticalScrollBar().value()
        self.lines, self.forms, self.share = [], [], None
        if self.current is None:
            put_in(self.left, empty(CLOSED))
            put_in(self.right, QWidget())
            return
        put_in(self.left, self._balances())
        put_in(self.right, self._forms())
        self.left.verticalScrollBar().setValue(at)

    def _balances(self) -> QWidget:
        made = QWidget()
        made.setObjectName("page")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        case = self.desk.the_case
        kept = explained(case)
        found = lines(case)
        wrong = [one for one in found if one.findings or one.difference]
        fits = "都平衡" if all(one.state == FITS for one in found) else "已知的都平衡"
        column.addWidget(label(f"{len(wrong)} 项要看" if wrong else fits, "bad" if wrong else "good"))
        for one in (*wrong, *(one for one in found if one not in wrong)):
            line = BalanceLine(one, kept)
            line.explained.connect(self._explain)
            self.lines.append(line)
            column.addWidget(line)
        if self.current is not None:
            persons = [
                f"{one.post}　{one.name}　赞成 {one.approve} ＋ 反对 {one.against} ＋ 没有表示 {one.neither}"
                f" ＋ 无效 {one.void} ＝ {one.recovered}"
                for one in people(self.current)
            ]
            column.addWidget(Fold("\n".join(persons), "每个人的票数"))
        column.addStretch(1)
        return made

    def _forms(self) -> QWidget:
        made = QWidget()
        made.setObjectName("page")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        current = self.current
        if current is None:
            return made
        boxes = to_judge(current)
        undecided = [box for box in boxes if box.name not in current.table.boxes]
        self.forms = [*(BoxForm(self.desk, box) for box in undecided), PapersForm(self.desk)]
        self.forms += [BoxForm(self.desk, box) for box in boxes if box not in undecided]
        self.share = VoidShare(self.desk)
        self.share.kept.connect(self._share_kept)
        for form in self.forms[1:]:
            role(form.confirm, "plain")
        for form in self.forms:
            form.written.connect(self._written)
            column.addWidget(form)
        column.addWidget(self.share)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _explain(self, code: str, text: str) -> None:
        def keep() -> bool:
            explain(self.desk.the_case, code, text)
            return True

        if self.desk.attempt(keep):
            self._written("说明已记入案卷，结束计票时会用上。")

    def _share_kept(self) -> None:
        self.refresh()
        self.setFocus()
        self.desk.said.emit("已记在这台电脑上。")

    def _written(self, told: str) -> None:
        self.setFocus()
        self.desk.said.emit(told)
