"""A list from a file: what its columns are, what has to be mended, what stays out; then all of it or nothing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QVBoxLayout, QWidget

from buxuan_desktop.app.register.importing import Dropped, Import, Preview, fields_for
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.registering import GAINS
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.inputs import CHECKS, Choice
from buxuan_desktop.ui.register.busy import waiting
from buxuan_desktop.ui.register.columns import ColumnTable
from buxuan_desktop.words import of_refusal, term

_LEAD = "选一个名单文件（xlsx、xls、ods、csv）。先看清楚再导入；有一处要改，就一个人也不导入。"
_MOST_LINES = 2000


class ImportPage(Page):
    """Nothing is written before the primary button; Escape goes back to the list."""

    STAGE = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.reading: Import | None = None
        self.choose = button("选择名单文件…")
        self.file = label("", "section")
        self.sheet = Choice()
        self.sheet.setAccessibleName("工作表")
        self.columns = ColumnTable()
        self.answer = label("", wrap=True)
        self.dropped = label("", "quiet", wrap=True)
        self.young = QCheckBox()
        dress(self.young, CHECKS)
        self.gain = Choice()
        self.gain.setAccessibleName("名单公布以后增加的原因")
        self.faults = QListWidget()
        self.faults.setAccessibleName("名单里要改的地方")
        self.faults.setWordWrap(True)
        dress(
            self.faults,
            f"QListWidget {{ border: 1px solid {LIGHT.line}; border-radius: 8px; padding: 8px; font-size: 16px;"
            f" background: {LIGHT.card}; }} QListWidget:focus {{ border: 2px solid {LIGHT.red}; }}",
        )
        self.primary = button("导入", "primary", Action.REGISTER)
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """An empty page; the cursor is on the button that asks for the file."""
        self.reading = None
        self._offer_gains()
        self._show(None)
        self.choose.setFocus()

    def unsaved(self) -> str:
        """A list that was read and not taken over."""
        ready = self.reading is not None and self.reading.shown is not None and not self.reading.shown.faults
        return "读出的名单还没有导入。" if ready else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if self.leaving.ready(self.unsaved()):
                self.desk.go("register")
        else:
            super().keyPressEvent(event)

    def read(self, path: Path) -> None:
        """Read a file and show what it would bring."""
        self.reading = None
        try:
            self.reading = waiting(lambda: Import(self.desk.the_case, path))
        except Refusal as refusal:
            self._show(None)
            self._answer(of_refusal(refusal), "bad")
            return
        self._look_again()
        shown = self.reading.shown
        (self.faults if shown and shown.faults else self.primary).setFocus()

    def take(self) -> None:
        """Write the list."""
        if self.reading is None:
            return
        reading = self.reading
        try:
            count = waiting(lambda: reading.take(str(self.gain.currentData() or "")))
        except Refusal as refusal:
            self._answer(of_refusal(refusal), "bad")
            return
        self.reading = None
        self.desk.go("register")
        self.desk.said.emit(f"{count}名选民已经写进案卷。")

    def _look_again(self) -> None:
        if self.reading is not None:
            self.reading.leave_underage = self.young.isChecked()
            self._show(waiting(self.reading.preview))

    def _show(self, preview: Preview | None) -> None:
        for one in (self.file, self.sheet, self.columns, self.answer, self.dropped, self.faults, self.young, self.gain):
            one.setVisible(preview is not None)
        self.lead.setVisible(preview is None)
        self.primary.setEnabled(preview is not None and not preview.faults and preview.fresh > 0)
        self.primary.setText("导入")
        self.answer.setVisible(True)
        self._answer("")
        if preview is None:
            return
        self.file.setText(preview.file)
        self._offer_sheets(preview)
        self._show_sheet()
        self._show_faults(preview)
        self._tell(preview)
        self.dropped.setText(_told(preview.dropped))
        self.dropped.setVisible(bool(preview.dropped))
        self.young.setText(f"不满十八周岁的{preview.underage}人不导入")
        self.young.setVisible(preview.underage > 0)
        self.gain.setVisible(bool(self.desk.election.register.editions))

    def _tell(self, preview: Preview) -> None:
        known = f"，其中{len(preview.known)}人已经在名单上，不重复导入" if preview.known else ""
        if preview.faults:
            self._answer(
                f"读出{len(preview.electors)}人，有{len(preview.faults)}处要改。改好文件以后，再选一次。", "bad"
            )
            return
        self._answer(f"读出{len(preview.electors)}人{known}，没有发现问题。", "good")
        self.primary.setText(f"导入{preview.fresh}名选民")

    def _show_faults(self, preview: Preview) -> None:
        several = len(preview.looks) > 1
        lines = [
            f"{f'{one.sheet}　' if several else ''}{one.cell}　　{one.words}" for one in preview.faults[:_MOST_LINES]
        ]
        if len(preview.faults) > _MOST_LINES:
            lines.append(f"还有{len(preview.faults) - _MOST_LINES}处，改好前面的再看。")
        self.faults.clear()
        self.faults.addItems(lines)
        self.faults.setVisible(bool(lines))

    def _offer_sheets(self, preview: Preview) -> None:
        names = [one.name for one in preview.looks]
        if [self.sheet.itemData(place) for place in range(self.sheet.count())] != names:
            self.sheet.clear()
            for one in preview.looks:
                self.sheet.addItem(one.name if one.layout else f"{one.name}（不导入）", one.name)
            first = next((place for place, one in enumerate(preview.looks) if one.layout), 0)
            self.sheet.setCurrentIndex(first)
        self.sheet.setVisible(len(names) > 1)

    def _show_sheet(self) -> None:
        shown = self.reading.shown if self.reading else None
        look = next((one for one in shown.looks if one.name == self.sheet.currentData()), None) if shown else None
        if look is not None:
            self.columns.show_columns(look.columns, fields_for(self.desk.the_case))

    def _assign(self, fields: dict[int, str]) -> None:
        if self.reading is not None:
            self.reading.assign(str(self.sheet.currentData()), fields)
            self._look_again()

    def _offer_gains(self) -> None:
        self.gain.clear()
        self.gain.addItem("请选名单公布以后增加的原因", "")
        for code in GAINS:
            self.gain.addItem(term("gain", code), code)

    def _answer(self, text: str, kind: str = "") -> None:
        self.answer.setText(text)
        role(self.answer, kind)

    def _choose(self) -> None:
        path = dialogs.ask_file(self, "选择选民名单", dialogs.LISTS)
        if path is not None:
            self.read(path)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.primary.clicked.connect(self.take)
        self.leave.clicked.connect(lambda: self.desk.go("register"))
        self.sheet.activated.connect(lambda _index: self._show_sheet())
        self.columns.assigned.connect(self._assign)
        self.young.toggled.connect(lambda _on: self._look_again())

    def _lay_out(self) -> None:
        self.lead = label(_LEAD, "quiet", wrap=True)
        self.column.addWidget(label("导入名单", "title"))
        self.column.setSpacing(10)
        self.column.addWidget(self.lead)
        self.column.addLayout(row(self.choose, self.file, self.sheet, 1))
        self.column.addWidget(self.columns)
        self.column.addWidget(self.answer)
        self.column.addWidget(self.dropped)
        self.column.addLayout(row(self.young, self.gain, 1))
        below = QWidget()
        filled = QVBoxLayout(below)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self.faults)
        self.column.addWidget(below, 1)
        self.column.addLayout(row(self.primary, 1, self.leave))


def _told(dropped: tuple[Dropped, ...]) -> str:
    """Which columns stay out, telephones and bank cards by name."""
    heads = list(dict.fromkeys(one.head or "没有表头的列" for one in dropped))
    kinds = list(dict.fromkeys(term("column_holds", one.holds) for one in dropped if one.holds))
    private = f"{'、'.join(kinds)}选举用不着，不存进案卷。" if kinds else ""
    return f"不导入的列：{'、'.join(heads)}。{private}"
