"""Exporting the ballots: which of the two records, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.exporting import ACTIONS, PUBLIC, SEALED, Exported, export_file
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.veil import veil_over
from buxuan_desktop.ui.page import button, card, label, row
from buxuan_desktop.ui.pages.inputs import CHECKS
from buxuan_desktop.ui.result import asking

_WIDTH = 640
_KINDS = {
    PUBLIC: (
        "公开的一份",
        "可以张贴、上网，任何人都能照着重新计数。选票按内容排列，看不出先后、时间和录入人；"
        "票上另写的姓名一律写成“另选他人”。",
    ),
    SEALED: (
        "封存的一份",
        "有每张票的全部划法、另写的姓名和录入的先后。不得公开，只能和选票一起封存、一起保管。",
    ),
}


class ExportDialog(Question):
    """Two kinds of records with what each is for; the folder is asked for when one is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        veil_over(self)
        self.desk = desk
        self.setWindowTitle("导出选票记录")
        self.setFixedWidth(px(_WIDTH))
        self.kinds = {kind: QRadioButton(title) for kind, (title, _) in _KINDS.items()}
        self._group = QButtonGroup(self)
        for radio in self.kinds.values():
            dress(radio, f"{CHECKS} QRadioButton {{ font-size: 18px; font-weight: 700; }}")
            self._group.addButton(radio)
        self.kinds[PUBLIC].setChecked(True)
        self.go, self.cancel = button("选择文件夹并导出…", "primary"), button("不导出")
        self._group.buttonClicked.connect(lambda _radio: self.go.needs(self._action))
        self.go.needs(self._action)
        self.go.clicked.connect(self.export)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()

    @property
    def kind(self) -> str:
        """The record chosen."""
        return next(kind for kind, radio in self.kinds.items() if radio.isChecked())

    @property
    def _action(self) -> Action:
        return ACTIONS[self.kind]

    def export(self) -> None:
        """Ask for the folder and write; a refusal is said in the window and the dialog stays."""
        if not self.desk.allowed(self._action):
            return
        case = self.desk.the_case
        to = asking.where_to_export(self, case.file.path.parent)
        if to is None:
            return
        done = self.desk.attempt(lambda: self._write(case, to))
        if done is not None:
            self.accept()
            self.desk.said.emit(_told(done, self.kind))

    def _write(self, case: Case, to: Path) -> Exported:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return export_file(case.file.path, to, self.kind, case)
        finally:
            QApplication.restoreOverrideCursor()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(label("导出选票记录", "title"))
        for kind, radio in self.kinds.items():
            frame, inside = card()
            inside.setContentsMargins(16, 8, 16, 12)
            inside.setSpacing(0)
            inside.addWidget(radio)
            text = _KINDS[kind][1]
            radio.setAccessibleDescription(text)
            inside.addWidget(label(text, wrap=True))
            column.addWidget(frame)
        column.addWidget(
            label("每一份都附有核对程序和说明，写进所选文件夹里新的一层，不会覆盖别的文件。", "quiet", wrap=True)
        )
        column.addLayout(row(self.go, self.cancel, 1))


def _told(done: Exported, kind: str) -> str:
    """What was written, and what whoever publishes it should know."""
    said = f"已导出到{done.folder}。"
    if kind == SEALED:
        return f"{said}这一份不得公开，请和选票一起封存。"
    if done.lone:
        return f"{said}其中{done.lone}张票的划法没有第二张相同，公开以前请选举委员会决定。"
    return said
