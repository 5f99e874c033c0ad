"""The timetable of the case: every row with its article and its bar; days are set, ticked off, printed, sent out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog

from buxuan_desktop.app import timetable
from buxuan_desktop.app.printing import content_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.app.timetable_papers import calendar_of, timetable_job
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.calendar.setting import Setting
from buxuan_desktop.ui.calendar.table import TimetableTable
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, label, row, tab_through
from buxuan_desktop.ui.printing.opening import ask_for
from buxuan_desktop.ui.result import asking
from buxuan_desktop.words import spoken

_BACK = "改回按规则推算"
_LEGEND = "绿：已办　红：规定或者自定　空心：建议"
_NO_TABLE = "还没有节假日表，期限只按周末顺延"


class CalendarPage(Page):
    """Arrows choose, Enter goes to the days and stores them, Escape goes back."""

    STAGE = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._warned = ""
        self.title = label("", "title")
        self.legend = label(_LEGEND, "quiet")
        self.table = TimetableTable()
        self.setting = Setting(desk.clock().date())
        self.missing = Complaint()
        self.holidays = button("节假日…")
        self.more = button("其他安排…")
        self.print = button("打印")
        self.save = button("保存PDF…")
        self.send = button("日历文件…")
        self.leave = button("返回")
        self._connect()
        self.column.setSpacing(10)
        self.column.addLayout(row(self.title, 1, self.legend))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.setting)
        self.column.addWidget(self.missing)
        self.column.addLayout(row(self.more, self.holidays, self.print, self.save, self.send, 1, self.leave))
        below = (self.more, self.holidays, self.print, self.save, self.send, self.leave)
        tab_through([self.table, *self.setting.editors, *below])

    def arrive(self) -> None:
        """Show the rows as they stand now."""
        self._fill()
        self.table.setFocus()

    def unsaved(self) -> str:
        """Days that were typed and not stored."""
        return self.setting.unsaved()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in the table goes to the days, elsewhere it stores them; Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.table.hasFocus() and self.setting.begins.isEnabled():
                self.setting.begins.setFocus(Qt.FocusReason.OtherFocusReason)
                self.setting.begins.selectAll()
            else:
                self.setting.store.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def store(self) -> None:
        """Write the days of the chosen row."""
        chosen = self.table.chosen
        words = self.setting.faulty()
        self.missing.say(words)
        begins, ends = self.setting.begins.day, self.setting.ends.day
        if words or chosen is None or begins is None:
            self.setting.begins.setFocus()
            return
        code, title = chosen.slot.code, chosen.title
        self._do(lambda: timetable.plan_days(self.desk.the_case, code, begins, ends), f"“{title}”的安排已经存入案卷。")

    def tick_off(self) -> None:
        """Say that the chosen row is done today."""
        chosen = self.table.chosen
        if chosen is not None:
            today = self.desk.clock().date()
            self._do(
                lambda: timetable.tick_off(self.desk.the_case, chosen, today),
                f"“{chosen.title}”{spoken(today)}办完，已经存入案卷。",
            )

    def give_back(self) -> None:
        """Let the chosen row follow the rules again."""
        chosen = self.table.chosen
        if chosen is not None:
            self._do(
                lambda: timetable.back_to_rules(self.desk.the_case, chosen.slot.code, _BACK),
                f"“{chosen.title}”又按规则推算了，原来的安排留在案卷里。",
            )

    def show_holidays(self) -> None:
        """The table of days off; the announced days are written down the first time."""
        case = self.desk.the_case
        number = self.desk.attempt(lambda: timetable.seed_holidays(case))
        if number is None:
            return
        unknown = "、".join(f"{year}年" for year in timetable.unannounced(case))
        self.desk.show_records("holiday")
        said = f"登记了{number}个节假日和调休日，可以修改。" if number else ""
        if unknown:
            said += f"{unknown}的放假安排本程序还不知道，请照国务院的通知补上。"
        if said:
            self.desk.said.emit(said)

    def print_now(self) -> None:
        """Print table and chart."""
        content = self._content()
        if content is None:
            return
        ask_for(self.desk, self, "补选工作日程表", content, "补选工作日程表.pdf")

    def save_pdf(self) -> None:
        """Save table and chart."""
        content = self._content()
        if content is None:
            return
        path = asking.where_to_save(self, free_name(self.desk.the_case.file.path.parent, "补选工作日程表.pdf"))
        if path is not None and self._save(path, content):
            self.desk.said.emit(f"已保存：{path}")

    def save_calendar(self) -> None:
        """Write the file that telephones and computers put into their calendars."""
        proposed = free_name(self.desk.the_case.file.path.parent, "补选工作日程.ics")
        name, _ = QFileDialog.getSaveFileName(self, "保存日历文件", str(proposed), "日历文件 (*.ics)")
        if not name:
            return
        if self._save(Path(name), calendar_of(self.desk.the_case)):
            self.desk.said.emit(f"已保存：{name}。用手机、电脑打开它，日程就进了日历。")

    def _save(self, path: Path, content: bytes) -> bool:
        def write() -> bool:
            save_new(path, content)
            return True

        return bool(self.desk.attempt(write))

    def _content(self) -> bytes | None:
        return self.desk.attempt(lambda: content_of(timetable_job(self.desk.the_case)))

    def _do(self, doing: Callable[[], bool], told: str) -> None:
        done = self.desk.attempt(doing)
        if done is None:
            return
        self._fill()
        self.table.setFocus()
        self.desk.said.emit(told if done else "没有改动。")

    def _fill(self) -> None:
        case = self.desk.the_case
        election = case.election
        self.title.setText(f"日程表　选举日{spoken(election.election_day)}")
        self.legend.setText(_LEGEND if timetable.has_holidays(case) else _NO_TABLE)
        # The first time the announced days off are written down.
        self.holidays.needs(*(() if timetable.has_holidays(case) else (Action.RECORDS,)))
        self.missing.say("")
        self.table.show_rows(timetable.rows_of(case), election.election_day, self.desk.clock().date())
        self.setting.show_row(self.table.chosen)

    def _turn(self, before: int) -> None:
        if self.unsaved():
            self.missing.say(f"{self.unsaved()}请先存入，或者按 Esc 放弃。")
            self.table.blockSignals(True)
            self.table.setCurrentCell(before, 0)
            self.table.blockSignals(False)
            return
        self.missing.say("")
        self.setting.show_row(self.table.chosen)

    def _leave(self) -> None:
        """Back to the case's home; what was typed is said first, dropped the second time, and left the third."""
        words = self.unsaved()
        if not words:
            self.desk.go_home()
        elif self._warned != words:
            self.missing.say(f"{words}要存请按“存入安排”；不要了的，再按一次 Esc。")
        else:
            self.setting.show_row(self.table.chosen)
            self.missing.say(f"{words}已经放弃。再按一次返回。")
            self.table.setFocus()
            words = ""
        self._warned = words

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(lambda _now, _column, before, _then: self._turn(before))
        self.setting.wanted.connect(self.store)
        self.setting.done.connect(self.tick_off)
        self.setting.given_back.connect(self.give_back)
        self.more.clicked.connect(lambda: self.desk.show_records("planned"))
        self.holidays.clicked.connect(self.show_holidays)
        self.print.clicked.connect(self.print_now)
        self.save.clicked.connect(self.save_pdf)
        self.send.clicked.connect(self.save_calendar)
        self.leave.clicked.connect(self._leave)
