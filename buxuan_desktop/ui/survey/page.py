"""The survey of gaps: rows with their deadlines; Enter opens the wizard for a row, or the case it has."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from buxuan_desktop.app import survey, survey_papers
from buxuan_desktop.app.pasting import read_table
from buxuan_desktop.app.printing import content_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, label, row, tab_through
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.printing.opening import ask
from buxuan_desktop.ui.printing.printout import Document, Printout, save_one
from buxuan_desktop.ui.records.pasting import PastingDialog
from buxuan_desktop.ui.survey.asking import GapDialog, ReasonDialog
from buxuan_desktop.ui.survey.table import SurveyTable


class SurveyPage(Page):
    """Arrows choose, Enter opens the case, Ctrl+N writes a gap down, F2 changes one, Escape goes back."""

    STAGE = None
    OF_CASE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.count = label("", "quiet")
        self.table = SurveyTable()
        self.add = button("登记…")
        self.change = button("修改…")
        self.paste = button("粘贴表格…")
        self.done = button("已经补上")
        self.drop = button("去掉这一行")
        self.primary = button("立案", "primary")
        self.reason = button("没完成的原因…")
        self.print = button("打印")
        self.save = button("存表格…")
        self.leave = button("返回")
        self._asked = -1
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Show the rows as kept."""
        self._fill()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def open_chosen(self) -> None:
        """The case of the chosen row, or the wizard for it; with no row at all the first gap is asked for."""
        line = self.table.chosen
        if line is None:
            self.write_new()
        elif line.case and Path(line.case).is_file():
            open_case(self.desk, Path(line.case))
        else:
            self.desk.surveyed = line.place
            self.desk.go("setup")

    def write_new(self) -> None:
        """Ask about a gap and write it down."""
        asked = GapDialog(self, self.desk.clock().date())
        if asked.exec() == QDialog.DialogCode.Accepted and asked.gap is not None:
            gap = asked.gap
            self._do(lambda: survey.add(self.desk.home, [gap]), "已经登记。")

    def change_chosen(self) -> None:
        """Ask about the chosen gap anew."""
        line = self.table.chosen
        if line is None:
            return
        asked = GapDialog(self, self.desk.clock().date(), line.gap)
        if asked.exec() == QDialog.DialogCode.Accepted and asked.gap is not None:
            gap = asked.gap
            self._do(lambda: survey.change(self.desk.home, line.place, gap), "已经修改。")

    def paste_rows(self) -> None:
        """Rows of a table from the clipboard, looked over before any is written."""
        form, near = survey.gap_form(), self.desk.clock().date()
        table = self.desk.attempt(lambda: read_table(form, QApplication.clipboard().text(), near))
        if table is None or PastingDialog(self, form.words.title, table).exec() != QDialog.DialogCode.Accepted:
            return
        gaps = [one.record for one in table.rows if isinstance(one.record, Gap)]
        self._do(lambda: survey.add(self.desk.home, gaps), f"{len(gaps)}处缺额已经登记。")

    def tick_off(self) -> None:
        """The gap is filled, also where that was not done with this program; pressed again it is not."""
        line = self.table.chosen
        if line is not None:
            self._do(lambda: survey.tick_off(self.desk.home, line.place), "")

    def drop_chosen(self) -> None:
        """Take a row off the list, asked twice; its case is not touched."""
        line = self.table.chosen
        if line is None:
            return
        if self._asked != line.place:
            self._asked = line.place
            self.desk.refused.emit(f"再按一次，就从表里去掉“{line.gap.village}　{line.gap.post}”。案卷不会动。")
            return
        self._do(lambda: survey.drop(self.desk.home, line.place), "已经去掉。")

    def explain(self) -> None:
        """Why the township of the chosen row is not through."""
        line = self.table.chosen
        if line is None:
            return
        township = line.gap.township
        reasons = self.desk.attempt(lambda: survey.survey_of(self.desk.home).reasons) or {}
        asked = ReasonDialog(self, township, reasons.get(township, ""))
        if asked.exec() == QDialog.DialogCode.Accepted:
            said = asked.reason.text().strip()
            self._do(lambda: survey.explain(self.desk.home, township, said), "原因已经存下。")

    def print_now(self) -> None:
        """Print the list."""
        content = self.desk.attempt(lambda: content_of(survey_papers.survey_job(self.desk.home, self.desk.clock)))
        if content is None:
            return
        title = survey_papers.TITLE
        save = save_one(self.desk, lambda: content, f"{title}.pdf", dialogs.case_folder())
        ask(self.desk, self, Printout((Document(title, content),), save))

    def save_list(self) -> None:
        """Save the list as a spreadsheet or as PDF, by the ending of the name."""
        proposed = free_name(dialogs.case_folder(), f"{survey_papers.TITLE}.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, "保存排查表", str(proposed), "表格 (*.xlsx);;PDF (*.pdf)")
        if not name:
            return
        path = Path(name)

        def write() -> bool:
            today = self.desk.clock().date()
            as_pdf = path.suffix.lower() == ".pdf"
            job = survey_papers.survey_job(self.desk.home, self.desk.clock)
            save_new(path, content_of(job) if as_pdf else survey_papers.workbook_of(self.desk.home, today))
            return True

        if self.desk.attempt(write):
            self.desk.said.emit(f"已保存：{path}")

    def _do(self, doing: Callable[[], object], told: str) -> None:
        def done() -> bool:
            doing()
            return True

        if self.desk.attempt(done):
            self._fill()
            self.table.setFocus()
            if told:
                self.desk.said.emit(told)

    def _fill(self) -> None:
        self._asked = -1
        today = self.desk.clock().date()
        lines = self.desk.attempt(lambda: survey.lines_of(self.desk.home, today)) or []
        self.table.show_lines(lines)
        waiting = [one for one in lines if one.state != survey.DONE]
        late = sum(one.late for one in waiting)
        report = survey.next_report(today)
        said = f"共{len(lines)}处，还有{len(waiting)}处没有补上" + (f"，{late}处超过期限" if late else "")
        self.count.setText(f"{said}。{report.month}月{report.day}日前上报" if waiting else said)
        self._turn()

    def _turn(self) -> None:
        line = self.table.chosen
        self._asked = -1
        self.primary.setText("登记第一处缺额" if line is None else "打开案卷" if line.case else "立案")
        for one in (self.change, self.done, self.drop, self.reason):
            one.setEnabled(line is not None)
        self.done.setText("还没有补上" if line is not None and line.state == survey.DONE else "已经补上")

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(lambda *_: self._turn())
        self.table.cellDoubleClicked.connect(lambda *_: self.open_chosen())
        for pressed, doing in (
            (self.add, self.write_new),
            (self.change, self.change_chosen),
            (self.paste, self.paste_rows),
            (self.done, self.tick_off),
            (self.drop, self.drop_chosen),
            (self.primary, self.open_chosen),
            (self.reason, self.explain),
            (self.print, self.print_now),
            (self.save, self.save_list),
        ):
            pressed.clicked.connect(doing)
        self.leave.clicked.connect(lambda: self.desk.go("start"))
        QShortcut(QKeySequence("Ctrl+N"), self, self.write_new)
        QShortcut(QKeySequence("F2"), self, self.change_chosen)
        QShortcut(QKeySequence("Ctrl+V"), self, self.paste_rows)

    def _lay_out(self) -> None:
        self.column.setSpacing(10)
        words = survey.gap_form().words
        self.column.addLayout(row(label(words.title, "title"), 1, self.count))
        self.column.addWidget(label(words.lead, "quiet", wrap=True))
        self.column.addWidget(self.table, 1)
        above = (self.add, self.change, self.paste, self.done, self.drop)
        below = (self.primary, self.reason, self.print, self.save)
        self.column.addLayout(row(*above, 1))
        self.column.addLayout(row(*below, 1, self.leave))
        tab_through([self.table, *above, *below, self.leave])
