"""A case that waits for its taker: taken over here, or on the computer that gave it the handover is taken back."""

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app import custody
from buxuan_desktop.app.recents import remember
from buxuan_desktop.app.taking import take_here
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.custody.giving import HandOverDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.words import term


class TakeDialog(Asking):
    """Enter takes the case over; Escape leaves it to be looked at."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "在这台电脑上接着办吗？", 680)
        self._desk = desk
        self.column.addWidget(label(_handover(desk), "section", wrap=True))
        for code in ("taking", "taking-once"):
            self.column.addWidget(label(term("custody", code), wrap=True))
        self.confirm = CalmButton("回车　在这台电脑上接着办", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._carry_out)
        self.finish_with(self.confirm)
        self.confirm.setFocus()

    def _carry_out(self) -> None:
        desk = self._desk
        self.accept()
        taken = desk.attempt(lambda: take_here(desk.the_case, desk.home, dialogs.case_folder()))
        if taken is None:
            return
        if taken is not desk.case:
            desk.put(taken)
        desk.go_on()
        desk.attempt(lambda: remember(desk.home, taken))
        desk.said.emit(f"已经由这台电脑接着办，案卷在 {taken.file.path}。可以拔下U盘。")


class CancelDialog(Asking):
    """Enter with a reason takes the handover back; Escape leaves the case to be looked at."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "撤销移交吗？", 680)
        self._desk = desk
        self.column.addWidget(label(_handover(desk), "section", wrap=True))
        for code in ("cancelling", "cancelling-never"):
            self.column.addWidget(label(term("custody", code), wrap=True))
        self.reason = CalmEdit()
        self.reason.setPlaceholderText("例：U盘丢失，对方没有收到")
        self.column.addLayout(field("为什么撤销", self.reason))
        self.missing = Complaint()
        self.column.addWidget(self.missing)
        self.confirm = CalmButton("回车　撤销移交，在这里接着办", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._carry_out)
        self.reason.taken.connect(self._carry_out)
        self.finish_with(self.confirm)
        self.reason.setFocus()

    def _wanting(self) -> str:
        return "" if self.reason.text().strip() else "请写明为什么撤销。"

    def _carry_out(self) -> None:
        self.missing.say(self._wanting(), self._wanting)
        if self._wanting():
            self.reason.setFocus()
            return
        desk, reason = self._desk, self.reason.text()
        self.accept()

        def cancel() -> bool:
            custody.cancel_handover(desk.the_case, reason)
            return True

        if desk.attempt(cancel):
            desk.go_on()
            desk.said.emit("移交已经撤销，由这台电脑接着办。以前写出的那个文件请删掉，不要再用。")


def ask_custody(parent: QWidget, desk: Desk) -> Asking | None:
    """Ask what can be asked about who keeps the case on the desk; None where nothing can."""
    kinds = {custody.HERE: HandOverDialog, custody.GIVEN: CancelDialog, custody.OFFERED: TakeDialog}
    kind = kinds.get(custody.where(desk.the_case))
    if kind is None:
        return None
    dialog: Asking = kind(parent, desk)
    dialog.open()
    return dialog


def told_of(desk: Desk) -> str:
    """Who keeps the case, in a sentence; "" where this computer does."""
    stands = custody.where(desk.the_case)
    if stands == custody.HERE:
        return ""
    return term("custody", "elsewhere") if stands == custody.ELSEWHERE else f"{_handover(desk)}这里只能查看。"


def _handover(desk: Desk) -> str:
    """When, by whom and to whom: after a handover nothing is written, so it is the last row."""
    case = desk.the_case
    pending, row = case.election.custody.pending, case.file.last_row()
    if pending is None or row is None:
        return ""
    place = case.election.case.place
    return f"{place}的案卷，{row.at[:16].replace('T', ' ')} 由{row.who}移交给“{pending.to}”。"
