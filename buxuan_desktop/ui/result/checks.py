"""The three checks under a verdict: two counters, the balance, and the whole file proven anew."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from buxuan_desktop.app.verdicts import RoundVerdict
from buxuan_desktop.app.verifying import Verified, verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result.parts import BAD, GOOD, WAITING, Check
from buxuan_desktop.words import of_fault, of_finding, of_refusal

_AFTER_SHOWING = 80


class Checks(QWidget):
    """Three frames side by side; the file is proven shortly after the page has been drawn."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proven: tuple[str, str] | None = None
        self.counters = Check("两次计票一致")
        self.balance = Check("票数平衡")
        self.file = Check("案卷核对通过")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for check in (self.counters, self.balance, self.file):
            line.addWidget(check, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_SHOWING)
        self._timer.timeout.connect(self.prove)

    def show_round(self, verdict: RoundVerdict) -> None:
        """Show the checks of a round: a declared one has passed both counters, or it could not be closed."""
        self.counters.show_state(GOOD, "逐张录入和第二次独立计票的结果相同")
        if verdict.unbalanced:
            titles = "；".join(one.title for one in verdict.unbalanced)
            self.balance.show_state(BAD, f"{titles}。原因已写入案卷", "票数不平衡，已说明")
        else:
            self.balance.show_state(GOOD, f"{verdict.ballots}，合计{verdict.recovered}张", "票数平衡")
        if self._proven != self._place():
            self.file.show_state(WAITING, "正在重新核对整个案卷……", "案卷核对")
            self._timer.start()

    def stop(self) -> None:
        """Do not prove a case that is no longer on the desk."""
        self._timer.stop()
        self._proven = None

    def prove(self) -> None:
        """Prove the file: chain, fold, second counter, views, attachments."""
        if self._desk.case is None:
            return
        try:
            found = verify(self._desk.case.file.path)
        except Refusal as refusal:
            self.file.show_state(BAD, of_refusal(refusal), "案卷没有核对成")
            return
        self._proven = self._place()
        self._show(found)

    def _show(self, found: Verified) -> None:
        if found.faults:
            first = found.faults[0]
            self.file.show_state(BAD, of_fault(first.code, first.row, first.detail), "案卷核对不通过")
            return
        short = f"核对号{found.head.seq}:{found.head.hash[:8]}"
        notes = [of_finding(one).title for one in found.notes[:1]]
        self.file.show_state(GOOD, "，".join(["每条记录都没有被改动", short, *notes]), "案卷核对通过")

    def _place(self) -> tuple[str, str]:
        file = self._desk.the_case.file
        return str(file.path), str(file.head)
