"""One balance on the page: green, or with the difference and a line for why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.balances import DIFFERS, FITS, Line
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.ending import READY_REASON
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.handbook.link import HelpLink
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import label, row
from buxuan_desktop.ui.result.parts import BAD, GOOD, WAITING, Fold, Mark, sized
from buxuan_desktop.words import of_finding

_MARKS = {FITS: GOOD, DIFFERS: BAD}


class BalanceLine(QFrame):
    """Shows a line; `explained` tells the finding's code and the text."""

    explained = Signal(str, str)

    def __init__(self, line: Line, kept: dict[str, str]) -> None:
        super().__init__()
        self.line = line
        self.edits: dict[str, CalmEdit] = {}
        open_ = [one for one in line.findings if not kept.get(one.code)]
        settled = line.state == DIFFERS and line.findings and not open_
        role(self, "warn" if line.state == DIFFERS and not settled else "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(4)
        column.addLayout(self._head(line))
        codes: dict[str, Finding] = {one.code: one for one in line.findings}
        for code, one in codes.items():
            column.addWidget(self._explanation(code, one, kept.get(code, "")))
        words = {FITS: "平衡", DIFFERS: "已经说明" if settled else "没有平衡"}.get(line.state, "还不知道")
        self.setAccessibleName(f"{line.title}：{line.sum}，{words}")

    def _head(self, line: Line) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Mark(_MARKS.get(line.state, WAITING)))
        head.addWidget(sized(line.title, 15), 3)
        figures = sized(line.sum, 17, bold=True)
        figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(figures, 2)
        if line.difference:
            apart = sized(f"差 {abs(line.difference)}", 17, LIGHT.red, bold=True)
            apart.setWordWrap(False)
            head.addWidget(apart)
        return head

    def _explanation(self, code: str, found: Finding, text: str) -> QWidget:
        words = of_finding(found)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(34, 0, 0, 2)
        column.setSpacing(2)
        column.addWidget(label(words.text + words.do, wrap=True))
        column.addWidget(HelpLink(code, words.title))
        if words.cite:
            column.addWidget(Fold("\n".join(words.cite)))
        edit = CalmEdit(text)
        edit.taken.connect(lambda: self._tell(code))
        self.edits[code] = edit
        edit.setPlaceholderText("写明原因，按回车")
        edit.setAccessibleName(f"{words.title}：说明")
        keep = CalmButton("记下说明", "plain", Action.EXPLAIN)
        dress(keep, "QPushButton { min-height:36px; padding:0 12px; font-size:15px; }")
        keep.clicked.connect(lambda: self._tell(code))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(edit, 1)
        line.addWidget(keep)
        column.addLayout(line)
        ready = CalmButton(f"填入“{READY_REASON}”", "link")
        dress(ready, "QPushButton { padding:0 4px; min-height:26px; font-size:14px; }")
        ready.clicked.connect(lambda: edit.setText(READY_REASON))
        column.addLayout(row(ready, 1))
        return inside

    def _tell(self, code: str) -> None:
        text = self.edits[code].text().strip()
        if text:
            self.explained.emit(code, text)
        else:
            self.edits[code].setFocus()
