"""Archiving: how long the papers are kept, one button for the signed package, one for the township's extract (F16)."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit

from buxuan_desktop.app.archiving import Archived, archive_file, retention_in
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.days import day_of
from buxuan_desktop.app.extracts import Extracted, extract_file
from buxuan_desktop.app.passphrases import is_encrypted
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, card, field, label, row, tab_through
from buxuan_desktop.ui.result import asking
from buxuan_desktop.words import spoken, term

_NO_DAY = "保管期限写的不是日期，请写成“2031年5月10日”这样，或者空着由归档单位填写。"
_ABOUT = (
    "归档包是一个文件夹：案卷、全部文书、选票记录、附件、封面和目录，带签名。"
    "里面有个人信息和封存的选票记录，只交保管人。"
)
_EXTRACT = "上报摘录是一个 .zip 文件：只有月报表要的台账和它依据的记录，没有选票、名册和个人信息，可以交给镇（街道）。"


class ArchivePage(Page):
    """Enter on the primary button writes the package, Escape goes back to the stage."""

    STAGE = 9

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rule = label("", wrap=True)
        self.shut = label(term("passphrase", "archived"), wrap=True)
        self.until = QLineEdit()
        self.until.setPlaceholderText("例：2031年5月10日")
        self.missing = Complaint()
        self.primary = button("写归档包…", "primary", Action.ARCHIVE)
        self.extract = button("写上报摘录…", "plain", Action.EXTRACT)
        self.leave = button("返回")
        self.done = label("", wrap=True)
        self.done.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.primary.clicked.connect(self.write)
        self.extract.clicked.connect(self.write_extract)
        self.leave.clicked.connect(lambda: desk.show_stage(9))
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.leave.click)
        self.until.returnPressed.connect(self.primary.click)
        self._case: object = None
        self._lay_out()

    def arrive(self) -> None:
        """Say what the rules of this case give; a day that people typed stays."""
        if self._case is not self.desk.the_case:
            self._case = self.desk.the_case
            self.until.clear()
            self.done.clear()
        self.shut.setVisible(is_encrypted(self.desk.the_case.file.path))
        keep = retention_in(self.desk.the_case)
        if not keep.words:
            self.rule.setText("所用的规定没有写明选举档案保管多久，请按当地的要求填写日期，或者空着由归档单位填写。")
        elif keep.until is not None:
            self.rule.setText(f"{keep.cite}：{keep.words}，到{spoken(keep.until)}。当地要求更久的，另写日期。")
        else:
            self.rule.setText(f"{keep.cite}：{keep.words}。没有写明到哪一天，请填写，或者空着由归档单位填写。")
        self.primary.setFocus()

    @property
    def day(self) -> date | None:
        """The day typed."""
        return day_of(self.until.text(), self.desk.election.election_day) if self.until.text().strip() else None

    def write(self) -> None:
        """Ask for the folder and write the package."""
        self.missing.say(self._faulty(), self._faulty)
        if self._faulty():
            self.until.setFocus()
            return
        if not self.desk.allowed(Action.ARCHIVE):
            return
        case = self.desk.the_case
        to = asking.where_to_export(self, case.file.path.parent)
        if to is None:
            return
        done = self.desk.attempt(lambda: self._archived(case, to))
        if done is not None:
            self._tell(
                f"归档包已写到 {done.folder}，共{done.files}个文件。\n保管期限：{done.keep}\n"
                f"签名指纹，应当和封面上印的一致：\n{done.fingerprint}"
                + "".join(f"\n没有生成：{title}，其中有字库画不出的字。" for title in done.missing)
            )

    def write_extract(self) -> None:
        """Ask for the folder and write the extract."""
        if not self.desk.allowed(Action.EXTRACT):
            return
        case = self.desk.the_case
        to = asking.where_to_export(self, case.file.path.parent)
        done = self.desk.attempt(lambda: self._extracted(case, to)) if to is not None else None
        if done is not None:
            self._tell(f"上报摘录已写到 {done.file}。\n签名指纹：\n{done.fingerprint}")

    def _archived(self, case: Case, to: Path) -> Archived:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return archive_file(case.file.path, to, self.desk.clock, self.desk.home, self.day, case)
        finally:
            QApplication.restoreOverrideCursor()

    def _extracted(self, case: Case, to: Path) -> Extracted:
        return extract_file(case.file.path, to, self.desk.clock, self.desk.home, case)

    def _tell(self, text: str) -> None:
        self.done.setText(text)
        self.desk.said.emit("已经写好，读回核对过。")

    def _faulty(self) -> str:
        return _NO_DAY if self.until.text().strip() and self.day is None else ""

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.addWidget(label("归档包", "section"))
        inside.addWidget(label(_ABOUT, wrap=True))
        inside.addWidget(self.shut)
        inside.addWidget(self.rule)
        inside.addLayout(field("保管到哪一天", self.until))
        inside.addWidget(self.missing)
        inside.addLayout(row(self.primary, 1))
        other, beside = card()
        beside.addWidget(label("上报摘录", "section"))
        beside.addWidget(label(_EXTRACT, wrap=True))
        beside.addLayout(row(self.extract, 1))
        self.column.addWidget(label("归档和上报", "title"))
        inside.addStretch(1)
        beside.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(frame, 3)
        across.addWidget(other, 2)
        self.column.addLayout(across)
        self.column.addWidget(self.done)
        self.column.addStretch(1)
        self.column.addLayout(row(1, self.leave))
        tab_through([self.until, self.primary, self.extract, self.leave])
