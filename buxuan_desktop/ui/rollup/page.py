"""The monthly table: files from sticks and folders in, totals and reasons on screen, a spreadsheet out (B07, B19)."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout

from buxuan_desktop.app.rollup import LEVELS, Rollup, Summary, Wanted
from buxuan_desktop.app.rollup_reading import Read, found_in
from buxuan_desktop.app.saving import free_name
from buxuan_desktop.app.survey import survey_of, unopened
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving
from buxuan_desktop.ui.look.lists import LIST_LOOK
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import Page, button, field, label, row, tab_through
from buxuan_desktop.ui.pages.inputs import CHECKS, Choice
from buxuan_desktop.ui.rollup import asking
from buxuan_desktop.ui.rollup.outcome import Outcome
from buxuan_desktop.words import of_rollup

_NOTHING = "请先添加各村（社区）交来的文件。"


class RollupPage(Page):
    """Ctrl+O adds files, Enter on the primary button adds up, Escape goes back; a file is read between two events."""

    STAGE = None
    OF_CASE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.paths: list[Path] = []
        self.table: Rollup | None = None
        self._reading: Iterator[Read] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self.level = Choice()
        for code in LEVELS:
            self.level.addItem(of_rollup("level", code), code)
        self.unit, self.reason = QLineEdit(), QLineEdit()
        self.unit.setPlaceholderText("例：临河镇")
        self.reason.setPlaceholderText("全镇一条；都完成了就不用写")
        self.gaps = QCheckBox("缺额排查表里没有立案的也列进去")
        dress(self.gaps, CHECKS)
        self.gaps.setChecked(True)
        self.files = QListWidget()
        self.files.setAccessibleName("要汇总的案卷")
        dress(self.files, LIST_LOOK)
        self.add, self.add_folder, self.clear = button("添加文件…"), button("添加文件夹…"), button("清空")
        self.primary, self.leave = button("汇总", "primary"), button("返回")
        self.save = button("存成表格、PDF…")
        self.missing = Complaint()
        self.outcome = Outcome()
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """What was chosen before stays."""
        self._turn()
        (self.primary if self.paths else self.add).setFocus()

    def unsaved(self) -> str:
        """A table that was added up and not saved."""
        return "汇总好的表还没有保存。" if self.table is not None and self.save.isEnabled() and not self._saved else ""

    def take(self, paths: list[Path]) -> None:
        """More files and folders, each once."""
        self.paths += [one for one in dict.fromkeys(paths) if one not in self.paths]
        self._show_files()
        self._drop()
        self.primary.setFocus()

    def roll(self) -> None:
        """Begin to read; the page shows how far it is."""
        if self._reading is not None:
            return
        self.missing.say("" if self.paths else _NOTHING, lambda: "" if self.paths else _NOTHING)
        self._drop()
        table = self.desk.attempt(lambda: Rollup(self._wanted())) if self.paths else None
        if table is None:
            return
        self.table = table
        self._count = sum(1 for _ in found_in(self.paths))
        self._done = 0
        self._reading = table.read(self.paths)
        self._turn()
        self._timer.start()

    def _wanted(self) -> Wanted:
        home = self.desk.home
        reasons = self.desk.attempt(lambda: survey_of(home).reasons) or {}
        gaps = (self.desk.attempt(lambda: unopened(home)) or []) if self.gaps.isChecked() else []
        return Wanted(
            today=self.desk.clock().date(),
            level=str(self.level.currentData()),
            unit=self.unit.text().strip(),
            reason=self.reason.text().strip(),
            reasons=reasons,
            gaps=tuple(gaps),
        )

    def _step(self) -> None:
        assert self._reading is not None
        if next(self._reading, None) is not None:
            self._done += 1
            self.outcome.say(f"正在核对第{self._done}个，共{self._count}个文件……")
            return
        self._end()
        found = self.desk.attempt(self.table.finish) if self.table is not None else None
        if found is not None:
            self._show(found)

    def _show(self, found: Summary) -> None:
        self.outcome.show_summary(found)
        self._saved = False
        self._turn()
        (self.save if found.totals else self.outcome.unused).setFocus()

    def save_table(self) -> None:
        """Save under a name that is not taken: the ending says which of the three."""
        table = self.table
        if table is None or table.summary is None:
            return
        target = asking.where_to_save(self, free_name(asking.folder(), f"{table.summary.title}.xlsx"))
        if target is None:
            return

        def write() -> bool:
            table.save(target)
            return True

        if self.desk.attempt(write):
            self._saved = True
            self.desk.said.emit(f"已保存：{target}")

    def _end(self) -> None:
        self._timer.stop()
        reading, self._reading = self._reading, None
        close = getattr(reading, "close", None)
        if close is not None:
            close()

    def _drop(self) -> None:
        """Let go of the table before; its numbers are no longer those of the files."""
        self._end()
        if self.table is not None:
            self.table.close()
            self.table = None
        self._saved = True
        self.outcome.clear()
        self._turn()

    def _leave(self) -> None:
        if not self.leaving.ready(self.unsaved()):
            return
        self._drop()
        self.desk.go("start")

    def _clear(self) -> None:
        self.paths = []
        self._show_files()
        self._drop()
        self.add.setFocus()

    def _show_files(self) -> None:
        self.files.clear()
        self.files.addItems([f"{visible(one.name)}　{'（文件夹）' if one.is_dir() else ''}" for one in self.paths])

    def _turn(self) -> None:
        busy = self._reading is not None
        self.primary.setEnabled(not busy)
        self.primary.setText("正在核对……" if busy else "汇总")
        self.save.setEnabled(
            not busy and self.table is not None and bool(self.table.summary and self.table.summary.totals)
        )

    def _connect(self) -> None:
        self._saved = True
        self._count = self._done = 0
        self.add.clicked.connect(lambda: self.take(asking.which_files(self)))
        self.add_folder.clicked.connect(lambda: self.take(asking.which_folder(self)))
        self.clear.clicked.connect(self._clear)
        self.primary.clicked.connect(self.roll)
        self.save.clicked.connect(self.save_table)
        self.leave.clicked.connect(self._leave)
        for keys, doing in (("Ctrl+O", self.add.click), ("Ctrl+S", self.save.click), ("Escape", self._leave)):
            QShortcut(QKeySequence(keys), self).activated.connect(doing)
        for edit in (self.unit, self.reason):
            edit.textEdited.connect(lambda _: self._drop())
        self.level.currentIndexChanged.connect(lambda _: self._drop())
        self.gaps.toggled.connect(lambda _: self._drop())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(field("做哪一级的表", self.level))
        left.addLayout(field("单位名称", self.unit))
        left.addLayout(field("本镇（街道）没有完成的原因", self.reason))
        left.addWidget(self.gaps)
        left.addWidget(label("案卷、归档包、摘录，或者下一级交来的月报表", "quiet", wrap=True))
        left.addLayout(row(self.add, self.add_folder, self.clear))
        left.addWidget(self.files, 1)
        left.addWidget(self.missing)
        left.addLayout(row(self.primary, 1))
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.outcome, 1)
        right.addLayout(row(self.save, 1, self.leave))
        across = QHBoxLayout()
        across.setSpacing(32)
        across.addLayout(left, 2)
        across.addLayout(right, 3)
        self.column.addWidget(label("汇总月报", "title"))
        self.column.addLayout(across, 1)
        choosing = [self.level, self.unit, self.reason, self.gaps, self.add, self.add_folder, self.clear, self.files]
        tab_through([*choosing, self.primary, self.outcome.unused, self.save, self.leave])
