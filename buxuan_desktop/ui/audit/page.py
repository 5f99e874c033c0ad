"""审计总览: the ten items in a list, beside it the five steps, amounts by class and what is missing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout

from buxuan_desktop.app.audit.overview import ItemLine, Overview, lay_out_items, overview_of
from buxuan_desktop.app.audit.statistics import table_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.audit.summary import summary_column
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, SLIM, wrap_lines
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.words import spoken, term
from buxuan_desktop.words.amounts import yuan

AUDIT = 1
_LAY_OUT, _OPEN = "排出十项内容", "办理这一项"
_FILES, _TABLE = "案卷 (*.buxuan)", "离任审计情况统计表.xlsx"
_SHARE = (5, 6)


class AuditPage(Page):
    """Arrows choose an item, Enter opens it (before that, writes all ten down), Escape goes back to the stage."""

    STAGE = AUDIT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.overview: Overview | None = None
        self.about = label("", "quiet", wrap=True)
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        wrap_lines(self.list, 16, 8)
        self.list.setAccessibleName("十项审计内容")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.area, SLIM)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.primary = button(_LAY_OUT, "primary")
        self.steps = button("五个步骤…")
        self.findings = button("成绩和问题…")
        self.papers = button("审计文书…")
        self.statistics = button("多份案卷的情况统计表…")
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Show the audit as it stands; the chosen item stays chosen."""
        place = max(self.list.currentRow(), 0)
        seen = self.overview = overview_of(self.desk.the_case)
        self.about.setText(_about(seen))
        self.list.clear()
        for one in seen.items:
            self.list.addItem(QListWidgetItem(_line(one)))
        self.list.setCurrentRow(place)
        self.area.setWidget(summary_column(seen))
        self.primary.setText(_OPEN if seen.laid_out else _LAY_OUT)
        self.primary.needs(*(() if seen.laid_out else (Action.RECORDS,)))
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter does the primary action, Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Write the untouched items down; once all are there, open the chosen one."""
        seen = self.overview
        if seen is None:
            return
        if seen.laid_out:
            self.desk.show_records("audit-item", seen.items[max(self.list.currentRow(), 0)].number)
            return
        if count := self.desk.attempt(lambda: lay_out_items(self.desk.the_case)):
            self.arrive()
            self.desk.said.emit(f"{count}项审计内容已经存入案卷，每一项都有常问的问题和要的资料，可以改。")

    def _connect(self) -> None:
        self.primary.clicked.connect(self.go_on)
        self.steps.clicked.connect(lambda: self.desk.show_records("audit-step"))
        self.findings.clicked.connect(lambda: self.desk.show_records("audit-finding"))
        self.papers.clicked.connect(self._show_papers)
        self.statistics.clicked.connect(self._save_statistics)
        self.leave.clicked.connect(lambda: self.desk.show_stage(AUDIT))

    def _save_statistics(self) -> None:
        case = self.desk.the_case
        names, _ = QFileDialog.getOpenFileNames(self, "选别的村的案卷", str(case.file.path.parent), _FILES)
        made = self.desk.attempt(lambda: table_of(case, [Path(name) for name in names])) if names else None
        path = asking.where_to_save(self, free_name(case.file.path.parent, _TABLE)) if made else None
        if made is None or path is None:
            return

        def write() -> bool:
            save_new(path, made[0])
            return True

        if self.desk.attempt(write):
            left_out = "".join(f"{name}没有计入。" for name, _ in made[1].unread)
            self.desk.said.emit(f"{len(made[1].rows)}份案卷的统计表已保存：{path}。{left_out}")

    def _show_papers(self) -> None:
        self.desk.stage = AUDIT
        self.desk.go("papers")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(label("十项内容", "section"))
        left.addWidget(self.list, 1)
        left.addWidget(self.statistics)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, _SHARE[0])
        sides.addWidget(self.area, _SHARE[1])
        self.column.addWidget(label("审计总览", "title"))
        self.column.addWidget(self.about)
        self.column.addLayout(sides, 1)
        self.column.addLayout(row(self.primary, self.steps, self.findings, self.papers, 1, self.leave))


def _about(seen: Overview) -> str:
    people = f"审计对象：{'、'.join(seen.people)}。" if seen.people else "还没有登记审计对象。"
    period = ""
    if seen.begins is not None or seen.ends is not None:
        first = spoken(seen.begins) if seen.begins else "没有写"
        period = f"审计期间：{first}至{spoken(seen.ends) if seen.ends else '没有写'}。"
    return f"{people}{period}最迟{spoken(seen.limit)}审完、公布。"


def _line(one: ItemLine) -> str:
    state = term("audit_state", one.state)
    found = f"\n{one.faults}个问题" if one.faults else ""
    amount = f"　{yuan(one.fen)}" if one.fen else ""
    return f"{one.title}　{state}{found}{amount}"
