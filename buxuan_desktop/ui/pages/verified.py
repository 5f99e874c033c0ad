"""The answer to whether a case file was changed, in words."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import label
from buxuan_desktop.words import of_archive, of_fault, of_finding

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit


class Answer(QFrame):
    """Yes or no in one line, and below it what differs or the chain head to compare with paper."""

    def __init__(self) -> None:
        super().__init__()
        self.line = label("", "good", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 12)
        self._column.addWidget(self.line)
        self.hide()

    @cached_property
    def detail(self) -> "QPlainTextEdit":
        """Made with the first answer: an editor is large, and the first window has none to show."""
        from PySide6.QtWidgets import QPlainTextEdit

        made = QPlainTextEdit()
        made.setReadOnly(True)
        made.setTabChangesFocus(True)
        made.setAccessibleName("核对结果")
        made.setFixedHeight(px(136))
        self._column.addWidget(made)
        return made

    def ask(self, path: Path) -> None:
        """Prove a case file or a package (its folder or its `bagit.txt`); Refusal for what is neither."""
        from buxuan_desktop.app.packages import is_package
        from buxuan_desktop.app.verifying import verify

        self.hide()
        if path.name == "bagit.txt":
            path = path.parent
        if is_package(path):
            self._ask_package(path)
            return
        found = verify(path)
        if found.faults:
            self.line.setText(f"{path.name}　核对不通过，请保留这个文件备查。")
            lines = [of_fault(fault.code, fault.row, fault.detail) for fault in found.faults]
        else:
            self.line.setText(f"{path.name}　核对通过：共{found.head.seq}条记录，没有被改动。")
            lines = [f"链尾校验码，可与纸面上的比对：\n{found.head}", *(of_finding(note).text for note in found.notes)]
        self._show(lines, bad=bool(found.faults))

    def _ask_package(self, path: Path) -> None:
        from buxuan_desktop.app.packages import prove_package

        found, _ = prove_package(path)
        if found.faults:
            self.line.setText(f"{path.name}　核对不通过，请保留它备查，并向交来的人重新索取。")
            lines = [of_fault(fault.code, fault.row, fault.detail) for fault in found.faults]
        else:
            told = of_archive("verified", found.kind, place=found.place, day=found.day, records=found.head.seq)
            self.line.setText(of_archive("verified", "rehearsal") + told if found.rehearsal else told)
            lines = [
                of_archive("verified", "fingerprint", fingerprint=found.fingerprint),
                f"链尾校验码，可与纸面上的比对：\n{found.head}",
                *(of_finding(note).text for note in found.notes),
            ]
        self._show(lines, bad=bool(found.faults))

    def _show(self, lines: list[str], *, bad: bool) -> None:
        role(self.line, "bad" if bad else "good")
        self.detail.setPlainText("\n".join(lines))
        self.show()
        self.detail.setFocus()
