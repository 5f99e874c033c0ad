"""Restoring from a mirror: what the copy is, how it stands to what is here, what will happen; then doing it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.app.recents import remember
from buxuan_desktop.app.restoring import DAMAGED, Offer, look, restore
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import card, field, label
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.words import spoken, term

READY_REASON = "原来的案卷损坏或丢失"


class RestoreDialog(Asking):
    """One offer; Enter in the last field, or the button, carries it out."""

    def __init__(self, parent: QWidget, desk: Desk, offer: Offer, who: str) -> None:
        super().__init__(parent, "从备份恢复", 680)
        self._desk, self._offer, self._who = desk, offer, who
        self.facts = [*_copy(offer), *_plan(offer)]
        frame, column = card()
        for number, text in enumerate(self.facts):
            column.addWidget(label(text, "section" if number == 0 else "", wrap=True))
        self.column.addWidget(frame)
        self.reason, self.by = CalmEdit(READY_REASON), CalmEdit()
        if not offer.stays:
            self.column.addLayout(field("为什么要恢复", self.reason))
            self.column.addLayout(field("在场监票人", self.by))
        self.missing = label("", "bad", wrap=True)
        self.column.addWidget(self.missing)
        self.confirm = CalmButton("打开电脑上的案卷" if offer.stays else "恢复，并接着录", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._carry_out)
        self.reason.taken.connect(self.by.setFocus)
        self.by.taken.connect(self._carry_out)
        self.finish_with(self.confirm)
        (self.confirm if offer.stays else self.by).setFocus()

    def _carry_out(self) -> None:
        desk, offer = self._desk, self._offer
        reason, by = self.reason.text().strip(), self.by.text().strip()
        if not offer.stays and not (reason and by):
            self.missing.setText("请写明为什么恢复，并写上在场监票人的姓名。")
            (self.by if reason else self.reason).setFocus()
            return
        self.accept()
        if desk.case is not None and desk.case.file.path.absolute() == offer.target.absolute():
            desk.put(None)
        case = desk.attempt(lambda: restore(offer, reason, by, desk.clock, self._who, desk.keeper))
        if case is None:
            return
        desk.put(case)
        desk.go_on()
        desk.attempt(lambda: remember(desk.home, case))
        if not offer.stays:
            desk.said.emit(f"已从备份恢复。备份里录了{offer.ballots}张票，后面的请照纸票接着录。")


def ask_restore(parent: QWidget, desk: Desk, path: Path, who: str) -> RestoreDialog | None:
    """Prove the copy and ask; None when it was refused, which is said in the notice line."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        offer = desk.attempt(lambda: look(path, desk.home, dialogs.case_folder(), desk.keeper))
    finally:
        QApplication.restoreOverrideCursor()
    if offer is None:
        return None
    dialog = RestoreDialog(parent, desk, offer, who)
    dialog.open()
    return dialog


def _copy(offer: Offer) -> list[str]:
    when = offer.at[:16].replace("T", " ")
    bundles = f"、确认了{offer.bundles}捆" if offer.bundles else ""
    return [
        f"{offer.place}　选举日 {spoken(offer.day)}",
        f"备份核对通过：{offer.copy.name}。",
        f"共{offer.head.seq}条记录，最近一轮录了{offer.ballots}张票{bundles}，最后一条写于 {when}。",
    ]


def _plan(offer: Offer) -> list[str]:
    facts = {
        "records": offer.head.seq,
        "records_here": offer.records_here,
        "common": offer.common,
        "target": offer.target,
        "aside": offer.aside.name if offer.aside else "",
    }
    unreadable = offer.here == DAMAGED and not offer.records_here
    stands = term("restore", "unreadable" if unreadable else offer.here)
    lines = [stands.format(**facts), term("restoring", offer.here).format(**facts)]
    if not offer.stays:
        lines.append("备份以后录过的票不在里面，恢复后要照纸票重新录。")
        if offer.moves:
            lines.append("这份案卷原来由另一台电脑保管。恢复后由这台电脑保管，那一台不要再录入。")
    return lines
