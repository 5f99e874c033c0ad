"""Ending the count: the numbers once more, what does not fit with room for an explanation, then the close."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.app.open_matters import BUNDLE, DOUBT, OBJECTION, RECOUNT, Matter
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.handbook.link import HelpLink
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card, field, label, row
from buxuan_desktop.words import of_finding

READY_REASON = "已在监票人监督下重新清点，情况属实"
"""An explanation for whom the input method fails."""

_LEAST_AREA = 232
"""One finding with its field; a laptop's whole screen is 768 high."""

_SCROLL = f"""
QScrollBar:vertical {{ width: 12px; background: {LIGHT.ground}; border: none; }}
QScrollBar::handle:vertical {{ background: {LIGHT.faint}; border-radius: 4px; min-height: 40px; margin: 0 2px; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
"""


_OPEN = {
    BUNDLE: "捆还没有确认",
    DOUBT: "张有疑问的选票还没有认定",
    RECOUNT: "捆的重新计票还没有决定",
    OBJECTION: "条异议还没有答复",
}
_MOST = 6


def matter_words(matter: Matter) -> str:
    """What is open, with the numbers of bundles or objections as far as there is room."""
    numbers = dict.fromkeys(matter.numbers)
    unit = "号" if matter.kind == OBJECTION else "捆"
    shown = matter.kind != DOUBT and len(numbers) <= _MOST
    where = f"（第 {'、'.join(map(str, numbers))} {unit}）" if shown else ""
    return f"{len(matter.numbers)} {_OPEN[matter.kind]}{where}"


class EndDialog(Asking):
    """Shows the balances; `confirmed` tells the explanations by code of the finding.

    `correcting` asks for the page on which numbers of the polls are put right. While something is open there is no
    close: `wanted` tells the page on which it is settled. `kept` are explanations given earlier.
    """

    confirmed = Signal(dict)
    correcting = Signal()
    wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        counts: Counts,
        findings: Sequence[Finding],
        expected: int | None = None,
        matters: Sequence[Matter] = (),
        kept: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent, "结束计票", 720)
        self._left = (expected or 0) - counts.recovered
        self._kept = dict(kept or {})
        if self._left > 0:
            warning = label(f"还有 {self._left} 张没有录入", "title")
            dress(warning, f"color: {LIGHT.red};")
            self.column.addWidget(warning)
        aside = f"　另封存 {counts.set_aside}" if counts.set_aside else ""
        numbers = f"已录 {counts.recovered} ＝ 有效 {counts.valid} ＋ 无效 {counts.void} ＋ 空白 {counts.blank}{aside}"
        self.column.addWidget(label(numbers, "section", wrap=True))
        told = "结束以后不能再录入或撤销。程序会从文件重新读出每一张票，用另一种方法再数一遍，两次一致才宣布结果。"
        self.column.addWidget(label(told, "quiet", wrap=True))
        self.reasons: dict[str, CalmEdit] = {}
        self.area: QScrollArea | None = None
        if findings and not matters:
            self.column.addWidget(label("下面的数字没有平衡。请先核对；确实如此的，写明原因。", "bad", wrap=True))
            self.area = self._findings(findings)
            self.column.addWidget(self.area, 1)
        self.missing = Complaint()
        self.missing.setMinimumHeight(px(28))
        self.confirm = CalmButton("回车　结束并宣布结果", "primary")
        self.confirm.clicked.connect(self._confirm)
        if matters:
            self._open(matters)
            return
        self.column.addWidget(self.missing)
        self.finish_with(self.confirm, *self._correction(findings))
        self._chain_enter()

    def _open(self, matters: Sequence[Matter]) -> None:
        """What must be settled first, each with a key that goes there."""
        self.column.addWidget(label("还有没办完的事，办完才能结束计票：", "bad", wrap=True))
        numbered = enumerate(matters, start=1)
        self.offer({str(key): (matter_words(one), partial(self._leave_for, one.page)) for key, one in numbered})
        self.finish_with()
        self.setFocus()

    def _leave_for(self, page: str) -> None:
        self.accept()
        self.wanted.emit(page)

    def _correction(self, findings: Sequence[Finding]) -> list[CalmButton]:
        """The way to put right what was keyed wrongly, where that can be the reason."""
        if not findings:
            return []
        made = CalmButton("F7　票箱数填错了…")
        made.setAutoDefault(False)
        self.choices["f7"] = self._correct
        made.clicked.connect(self._correct)
        return [made]

    def _correct(self) -> None:
        self.reject()
        self.correcting.emit()

    def _findings(self, findings: Sequence[Finding]) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for finding in findings:
            column.addWidget(self._finding(finding))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setMinimumHeight(px(_LEAST_AREA))
        dress(area.verticalScrollBar(), _SCROLL)
        return area

    def _finding(self, finding: Finding) -> QWidget:
        words = of_finding(finding)
        frame, column = card("warn")
        column.addWidget(label(words.title, "section", wrap=True))
        column.addWidget(label(words.text + words.do, wrap=True))
        if words.cite:
            column.addWidget(label("依据：" + "；".join(words.cite), "quiet", wrap=True))
        column.addWidget(HelpLink(finding.code, words.title))
        if finding.code not in self.reasons:
            edit = self.reasons[finding.code] = CalmEdit(self._kept.get(finding.code, ""))
            column.addLayout(field("原因", edit))
            if self._left <= 0:
                ready = CalmButton(f"填入“{READY_REASON}”", "link")
                ready.setAutoDefault(False)
                ready.clicked.connect(lambda: edit.setText(READY_REASON))
                column.addLayout(row(ready, 1))
        return frame

    def _chain_enter(self) -> None:
        """Enter in a field goes to the next one, in the last one it confirms."""
        fields = list(self.reasons.values())
        for one, following in pairwise(fields):
            one.taken.connect(partial(self._go_to, following))
        if fields:
            fields[-1].taken.connect(self._confirm)
            fields[0].setFocus()
        else:
            self.confirm.setFocus()

    def _go_to(self, edit: CalmEdit) -> None:
        edit.setFocus()
        if self.area is not None:
            self.area.ensureWidgetVisible(edit)

    def _unexplained(self) -> str:
        return "" if all(edit.text().strip() for edit in self.reasons.values()) else "还有一项没有写明原因。"

    def _confirm(self) -> None:
        explained = {code: edit.text().strip() for code, edit in self.reasons.items()}
        missing = next((code for code, reason in explained.items() if not reason), None)
        if missing is not None:
            self.missing.say(self._unexplained(), self._unexplained)
            self._go_to(self.reasons[missing])
            return
        self.confirmed.emit(explained)
        self.accept()
