"""The question before a case is handed over: to whom, into which file, and what that means here."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.app.custody import hand_over_new
from buxuan_desktop.app.stages import COUNT, VOTE
from buxuan_desktop.app.stages import where as stage_of
from buxuan_desktop.app.taking import proposed
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.mirror.sticks import sticks
from buxuan_desktop.ui.page import field, label, row, tab_through
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.words import of_refusal, term

_LONGEST = 30


class HandOverDialog(Asking):
    """Enter goes from line to line and hands the case over from the last."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "移交到另一台电脑", 680)
        self._desk = desk
        for words in filter(None, (term("custody", "giving"), _under_way(desk))):
            self.column.addWidget(label(words, wrap=True))
        self.to, self.target = CalmEdit(), CalmEdit()
        self.to.setMaxLength(_LONGEST)
        self.to.setPlaceholderText("例：镇办公室的电脑")
        self.target.setPlaceholderText("请先选U盘或者文件夹")
        self.choose = CalmButton("选择U盘或文件夹…")
        self.choose.setAutoDefault(False)
        self.missing = Complaint()
        self.confirm = CalmButton("回车　移交", "primary")
        self.confirm.setAutoDefault(False)
        self.column.addLayout(field("移交给哪一台电脑", self.to))
        self.column.addLayout(field("写成哪个文件（交给对方的就是它）", self.target))
        self.column.addLayout(row(self.choose, 1))
        self.column.addWidget(self.missing)
        self.choose.clicked.connect(self._choose)
        self.confirm.clicked.connect(self._carry_out)
        self.to.taken.connect(self.target.setFocus)
        self.target.taken.connect(self._carry_out)
        self.finish_with(self.confirm)
        tab_through([self.to, self.target, self.choose, self.confirm])
        found = sticks(desk.the_case.file.path)
        if found:
            self._propose(found[0].folder)
        self.to.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter hands it over, except on a button or in a line, which answer it themselves."""
        if name_of(event) == "enter" and not isinstance(self.focusWidget(), CalmButton | CalmEdit):
            self._carry_out()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        folder = dialogs.ask_folder(self, "选择U盘或文件夹", self._desk.the_case.file.path.parent)
        if folder is not None:
            self._propose(folder)
            self.target.setFocus()

    def _propose(self, folder: Path) -> None:
        self.target.setText(str(proposed(self._desk.the_case.file.path, folder)))

    @property
    def _path(self) -> Path:
        path = Path(self.target.text().strip())
        return path if path.suffix == ".buxuan" else path.with_name(f"{path.name}.buxuan")

    def _wanting(self) -> str:
        if not self.to.text().strip():
            return "请写明移交给哪一台电脑。"
        return "" if self.target.text().strip() else "请选择U盘或文件夹。"

    def _carry_out(self) -> None:
        self.missing.say(self._wanting(), self._wanting)
        if self._wanting():
            (self.target if self.to.text().strip() else self.to).setFocus()
            return
        desk, to, path = self._desk, self.to.text().strip(), self._path
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            hand_over_new(desk.the_case, to, path)
        except Refusal as refusal:
            self.missing.say(f"没有移交，这台电脑照常办。{of_refusal(refusal)}")
            self.keep_in_sight()
            self.target.setFocus()
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.accept()
        desk.go_home()
        desk.said.emit(f"已经移交给“{to}”，文件写在 {path}，读回核对过。请把它交给对方，用“打开案卷…”打开。")


def _under_way(desk: Desk) -> str:
    """What happens to a vote or a count that is under way; "" where none is."""
    election = desk.election
    current = election.rounds[-1] if election.rounds else None
    stage = {VOTE: "voting", COUNT: "counting"}.get(stage_of(election), "")
    return term("custody", stage) if current is not None and stage else ""
