"""Where the printed papers went, what becomes of an overfull box, and from which share on void ballots are many."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from buxuan_desktop.app.checkin.turnout import to_account
from buxuan_desktop.app.doubts import account
from buxuan_desktop.app.explanations import judge_box
from buxuan_desktop.app.local import keep_settings, settings_of
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.rules.checks.balances import check_void_share
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.decisions.rulebox import rule_box
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import card, field, label, row
from buxuan_desktop.ui.pages.inputs import NumberEdit
from buxuan_desktop.ui.result.parts import Fold
from buxuan_desktop.words import of_doubt, of_finding, term

_LEFT = ("sealed", "destroyed")
_BOX = ("void", "aside", "stands", "election")
_BOX_WHY = ("多出的票查不清，按规定处理", "重新清点后属实", "发票登记有误，已经查明")


class PapersForm(Form):
    """Printed, spoiled and exchanged, unissued, and what became of these."""

    COLUMNS = 1
    ACTION = Action.ARRANGE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        papers = desk.election.rounds[-1].table.papers
        self.column.addWidget(label("选票的去向", "section"))
        self.printed, self.spoiled, self.unissued = NumberEdit(), NumberEdit(), NumberEdit()
        line = QHBoxLayout()
        line.setSpacing(12)
        for name, edit in (("印制", self.printed), ("写坏换发", self.spoiled), ("没有发出", self.unissued)):
            edit.setMinimumWidth(px(80))
            line.addLayout(field(f"{name}（张）", edit), 1)
        self.column.addLayout(line)
        self.column.addWidget(label("写坏换发的已经收回作废，不算在发出的张数里。", "quiet", wrap=True))
        self.offer([f"没有发出的{term('papers_left', one)}" for one in _LEFT], columns=2)
        rule = desk.the_case.book.parameter("unissued_papers")
        if rule.value == "destroyed":
            self.column.addWidget(Fold(f"投票截止后应当当众销毁没有发出的选票。依据：{rule.cite}"))
        if papers is not None:
            self.printed.value, self.spoiled.value = papers.printed, papers.spoiled
            self.unissued.value = papers.unissued
            self.mark(_LEFT.index(papers.left))
        elif (known := to_account(desk.the_case)) is not None:
            self.printed.value, self.spoiled.value, self.unissued.value = known.printed, known.spoiled, known.unissued
        self.ask_names()
        self.end("回车　记下选票的去向")

    def lacking(self) -> tuple[str, QWidget | None] | None:
        """Every number is needed, zero is one."""
        for name, edit in (("印制", self.printed), ("写坏换发", self.spoiled), ("没有发出", self.unissued)):
            if edit.value is None:
                return f"请填写{name}多少张，没有的填 0。", edit
        if self.chosen < 0:
            return "没有发出的选票是封存还是销毁，请按 1 或 2。", None
        return super().lacking()

    def write(self) -> str:
        """One event; a later one replaces it."""
        account(
            self.desk.the_case,
            printed=self.printed.value or 0,
            spoiled=self.spoiled.value or 0,
            unissued=self.unissued.value or 0,
            left=_LEFT[self.chosen],
            by=self.by,
        )
        return "选票的去向已记入案卷。"


class BoxForm(Form):
    """What becomes of an overfull box, by the rule of this case."""

    COLUMNS = 1

    def __init__(self, desk: Desk, box: Box) -> None:
        super().__init__(desk)
        self.box = box
        over = (box.recovered or 0) - (box.issued or 0)
        told = f"多 {over} 张" if over > 0 else "已经更正，不多"
        head = f"{box.name}：发出 {box.issued} 张，箱里 {box.recovered} 张，{told}"
        self.column.addWidget(label(head, "section", wrap=True))
        self.column.addWidget(self._rule())
        self.offer([term("box_ruling", one) for one in _BOX])
        before = desk.election.rounds[-1].table.boxes.get(box.name)
        if before is not None:
            self.mark(_BOX.index(before.event.ruling))
        self.ask_reason("理由（按 A、S、D 选一句，也可以打字）", _BOX_WHY)
        if before is not None and self.reason is not None:
            self.reason.edit.setText(before.event.reason)
        self.ask_names()
        self.end("回车　记下决定")

    def write(self) -> str:
        """One event, with the ballots of the box where they are not read."""
        judge_box(self.desk.the_case, self.box.name, _BOX[self.chosen], self.because, self.by)
        return f"{self.box.name}的处理已记入案卷。"

    def _rule(self) -> QFrame:
        rule = self.desk.the_case.book.parameter("box_rule")
        applies = rule.value == "box" and self.box.kind == "mobile"
        cites = (f"依据：{rule.cite}",) if applies else ()
        return rule_box(of_doubt("boxes", "box" if applies else "silent"), cites, settled=applies, pixels=15)


class VoidShare(QWidget):
    """Void ballots against what is usual hereabouts; the share is a setting of this computer. `kept` tells a change."""

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        current = desk.election.rounds[-1]
        counts = current.tally.counts
        percent = settings_of(desk.home).void_percent
        frame, column = card()
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addWidget(label("无效票多不多", "section"))
        found = list(check_void_share(current, percent, desk.the_case.book))
        if found:
            words = of_finding(found[0])
            text, kind = words.text + words.do, "bad"
        else:
            text, kind = f"收回 {counts.recovered} 张，无效 {counts.void} 张，没有超过 {percent}%。", ""
        self.text = label(text, kind, wrap=True)
        column.addWidget(self.text)
        self.percent = NumberEdit(digits=2)
        self.percent.value = percent
        self.percent.setFixedWidth(px(72))
        self.percent.setAccessibleName("无效票超过百分之几提醒")
        self.keep = CalmButton("记住")
        self.keep.clicked.connect(self._keep)
        self.percent.returnPressed.connect(self._keep)
        column.addLayout(row(label("超过百分之"), self.percent, label("提醒"), self.keep, 1))
        column.addWidget(label("村里选举的无效票平常在 6%–7%。这只是本机的提醒，不是法律规定。", "quiet", wrap=True))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _keep(self) -> None:
        def keep() -> bool:
            kept = settings_of(self.desk.home)
            keep_settings(self.desk.home, replace(kept, void_percent=self.percent.value or 0))
            return True

        if self.desk.attempt(keep):
            self.kept.emit()
