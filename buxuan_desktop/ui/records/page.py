"""The page of a kind of records: its list, the form of one, and one button that writes it into the case."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from buxuan_desktop.app import record_lists, records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import Form, form_of, read
from buxuan_desktop.app.pasting import read_table, take
from buxuan_desktop.app.uncovering import NUMBERS, covered, number_in, put_back, uncover_record
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, SLIM, wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, label, row, tab_through
from buxuan_desktop.ui.records.form import RecordForm
from buxuan_desktop.ui.records.pasting import PastingDialog
from buxuan_desktop.ui.records.withdrawing import Withdrawing
from buxuan_desktop.ui.register.uncovering import UncoverDialog
from buxuan_desktop.words import of_refusal

_WIDTH = 320
_BESIDE, _ABOVE = 16, 8
"""Pixels of the list's scroll bar, and of its padding beside and above the words."""
NEW = "＋　登记新的"


class RecordsPage(Page):
    """`desk.kind` says which records. Enter writes, Ctrl+N begins a new one, Escape goes back to the stage."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: RecordForm | None = None
        self.number = 0
        self._files: list[records.File] = []
        self._shown: dict[str, object] = {}
        self.title = label("", "title")
        self.lead = label("", "quiet", wrap=True)
        self.list = QListWidget()
        self.area = QScrollArea()
        self.about = label("", "quiet", wrap=True)
        self.missing = Complaint()
        self.primary = button("存入案卷", "primary", Action.RECORDS)
        self.attach = button("附照片或者文件…", "plain", Action.RECORDS)
        self.remove = button("撤销这一条…", "plain", Action.RECORDS)
        self.leave = button("返回")
        self.paste_table = button("粘贴表格…", "plain", Action.RECORDS)
        self.withdrawing = Withdrawing()
        self.sides = QWidget()
        self.left_column = QVBoxLayout()
        self._of: Case | None = None
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Show the records of the desk's kind; a record that is being written stays as it is."""
        form = form_of(self.desk.kind)
        if self.form is None or self.form.form is not form or self._of != self.desk.the_case:
            self._begin(form)
        elif not self.unsaved():
            # A number that was uncovered is masked again.
            self._show(self.number)
        self._fill_list()
        if self.form is not None:
            self.form.focus()

    def unsaved(self) -> str:
        """A record that was begun and not written."""
        changed = self.form is not None and (self.form.values() != self._shown or self._files)
        return f"“{self.form.form.words.one}”还没有存入案卷。" if changed and self.form else ""

    def stage(self) -> int:
        """The stage that these records belong to."""
        return form_of(self.desk.kind).words.stage

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter writes the record, Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def start_new(self) -> None:
        """An empty form for one more record."""
        self.list.setCurrentRow(self.list.count() - 1)
        self._show(0)
        if self.form is not None:
            self.form.focus()

    def write(self) -> None:
        """Write what stands in the form; what is missing is said and the cursor put there."""
        if self.form is None:
            return
        words, where = self.form.faulty()
        if not words:
            try:
                self._write()
                return
            except Refusal as refusal:
                words, where = of_refusal(refusal), str(refusal.data.get("field", ""))
        self.missing.say(words)
        if where:
            self.form.focus(where)

    def _write(self) -> None:
        told = self.store()
        self._show(self.number)
        self._fill_list()
        self.desk.said.emit(told)

    def held_values(self, number: int) -> Mapping[str, object]:
        """The values of a record that holds; empty for a new one."""
        return covered(record_lists.values_of(self.desk.the_case, number))

    def store(self) -> str:
        """Write what stands in the form; returns what is told about it."""
        assert self.form is not None
        case, form = self.desk.the_case, self.form.form
        record = read(form, self.form.values())
        held = case.election.records.get(self.number)
        private = put_back(self.form.private(), records.private_of(case, held)) if held else self.form.private()
        writing = records.Writing(private, self._files, held.files if held else ())
        if held is None:
            self.number = records.add(case, record, writing)
            return f"“{form.words.one}”已经存入案卷。"
        if records.correct(case, self.number, record, writing):
            return "改动已经存入案卷，原来的内容也留着。"
        return "没有改动。"

    def _withdraw(self, reason: str) -> None:
        number = self.number
        if self.desk.attempt(lambda: records.withdraw(self.desk.the_case, number, reason)):
            self._show(0)
            self._fill_list()
            self.desk.said.emit("这一条已经撤销，原来的内容和理由留在案卷里。")

    def _attach(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "附照片或者文件", "", "照片和文件 (*)")
        found = self.desk.attempt(lambda: [records.file_from(Path(name)) for name in names])
        self._files += found or []
        self._tell()

    def paste(self) -> None:
        """Read the clipboard as a table, show what it means, and write all of it or nothing."""
        form, case = form_of(self.desk.kind), self.desk.the_case
        near, text = case.election.election_day, QApplication.clipboard().text()
        table = self.desk.attempt(lambda: read_table(form, text, near))
        if table is None or PastingDialog(self, form.words.title, table).exec() != QDialog.DialogCode.Accepted:
            return
        count = self.desk.attempt(lambda: take(case, table))
        if count:
            self._fill_list()
            self.desk.said.emit(f"{count}条已经存入案卷。")

    def _begin(self, form: Form) -> None:
        case = self.desk.the_case
        self._of = case
        self.title.setText(form.words.title)
        self.primary.needs(Action.CERTIFICATES if form.kind is CertificateIssued else Action.RECORDS)
        self.lead.setText(form.words.lead)
        near = case.election.election_day
        self.form = RecordForm(form, near, lambda what: record_lists.offered(case, what))
        self.area.setWidget(self.form)
        if "standard" in self.form.editors and isinstance(box := self.form.editors["standard"].widget, QComboBox):
            box.currentIndexChanged.connect(lambda _place: self._tell())
        for name in NUMBERS & self.form.editors.keys():
            # Eighteen digits are seen whole in the smallest window.
            dress(self.form.editors[name].widget, "QLineEdit { font-size: 15px; padding: 0 4px; }")
        fields = [one.widget for one in self.form.editors.values()]
        tab_through([*fields, self.primary, self.uncover, self.attach, self.remove, self.drop, self.leave])
        lines = record_lists.lines_of(case, self.desk.kind)
        self._show(lines[0].number if lines and self.desk.number == 0 else self.desk.number)

    def _show(self, number: int) -> None:
        assert self.form is not None
        self.number, self._files = number, []
        case, words = self.desk.the_case, self.form.form.words
        held = self.held_values(number)
        self.form.show_values(held or record_lists.fresh_values(case, self.desk.kind))
        self.attach.setVisible(words.files)
        self._shown = self.form.values()
        self.missing.say("")
        self.withdrawing.close_up()
        self.drop.hide()
        self.primary.setText("存入改动" if number else "存入案卷")
        self.remove.setVisible(bool(number))
        self.uncover.setVisible(bool(number_in(case, case.election.records.get(number))))
        self._tell()

    def _ask_uncover(self) -> None:
        dialog = UncoverDialog(self, "这一条里")
        dialog.confirmed.connect(self._uncover)
        dialog.open()

    def _uncover(self, reason: str) -> None:
        """The whole number stands in the form until another record or page is shown."""
        case, held = self.desk.the_case, self.desk.election.records.get(self.number)
        number = self.desk.attempt(lambda: uncover_record(case, held, reason)) if held else None
        if number is None or self.form is None:
            return
        for name in NUMBERS & self.form.editors.keys():
            self.form.editors[name].put(number)
        self._shown = self.form.values()
        self.uncover.hide()

    def _tell(self) -> None:
        waiting = f"将附上：{'、'.join(one.name for one in self._files)}。" if self._files else ""
        known = self.form and record_lists.known_about(self.desk.the_case, self.desk.kind, self.form.values())
        self.about.setText(f"{known or ''}{record_lists.told_about(self.desk.the_case, self.number)}{waiting}")
        self.about.setVisible(bool(self.about.text()))

    def _fill_list(self) -> None:
        lines = record_lists.lines_of(self.desk.the_case, self.desk.kind)
        self.list.blockSignals(True)
        self.list.clear()
        for one in lines:
            item = QListWidgetItem(f"{one.title}\n{one.rest}" if one.rest else one.title)
            item.setData(Qt.ItemDataRole.UserRole, one.number)
            self.list.addItem(item)
        new = QListWidgetItem(NEW)
        new.setData(Qt.ItemDataRole.UserRole, 0)
        self.list.addItem(new)
        wrap_lines(self.list, _BESIDE, _ABOVE)
        numbers = [one.number for one in lines]
        self.list.setCurrentRow(numbers.index(self.number) if self.number in numbers else len(numbers))
        self.list.blockSignals(False)

    def _turn(self, place: int) -> None:
        if place < 0:
            return
        if self.unsaved():
            self._fill_list()
            self._hold("请先存入，或者按“放弃改动”。")
            return
        self._show(int(self.list.item(place).data(Qt.ItemDataRole.UserRole)))

    def _hold(self, words: str) -> None:
        """Say what is not written; dropping it takes the place of withdrawing the record."""
        self.missing.say(f"{self.unsaved()}{words}")
        self.remove.hide()
        self.drop.show()

    def _drop(self) -> None:
        self._show(self.number)

    def _leave(self) -> None:
        if self.unsaved():
            self._hold("请先存入，或者按“放弃改动”再返回。")
            return
        self.desk.stage = self.stage()
        self.desk.go("stage")

    def _connect(self) -> None:
        self.uncover = button("看身份证全号…", "plain", Action.UNCOVER_ID)
        self.uncover.clicked.connect(self._ask_uncover)
        self.drop = button("放弃改动")
        self.drop.hide()
        self.drop.clicked.connect(self._drop)
        self.primary.clicked.connect(self.write)
        self.paste_table.clicked.connect(self.paste)
        self.attach.clicked.connect(self._attach)
        self.leave.clicked.connect(self._leave)
        self.remove.clicked.connect(self.withdrawing.ask)
        self.withdrawing.confirmed.connect(self._withdraw)
        self.list.currentRowChanged.connect(self._turn)
        QShortcut(QKeySequence("Ctrl+N"), self, self.start_new)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.primary.click)

    def _lay_out(self) -> None:
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setFixedWidth(px(_WIDTH))
        self.list.setAccessibleName("已经登记的")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.area, SLIM)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.area, 1)
        files = row()
        files.addWidget(self.about, 1)
        files.addWidget(self.uncover)
        files.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignRight)
        right.addLayout(files)
        right.addWidget(self.missing)
        right.addWidget(self.withdrawing)
        right.addLayout(row(self.primary, self.remove, self.drop, 1, self.leave))
        sides = QHBoxLayout(self.sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(24)
        left = self.left_column
        left.setSpacing(10)
        left.addWidget(self.list, 1)
        left.addWidget(self.paste_table)
        sides.addLayout(left)
        sides.addLayout(right, 1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.sides, 1)
