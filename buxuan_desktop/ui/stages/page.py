"""The page of a stage: its matters on the left, what is missing on the right; Enter opens the chosen matter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout

from buxuan_desktop.app.stage_sections import Section, kept_in, sections_of, wordings_of
from buxuan_desktop.app.stages import TITLES
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.stages.findings import findings_column

_CALM = "登记过的内容里，没有发现要处理的事。"
_SHARE = (5, 6)
_LEAD = 68


class StagePage(Page):
    """`desk.stage` says which; arrows choose, Enter opens, Escape goes to the case's home."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sections: tuple[Section, ...] = ()
        self.title = label("", "title", wrap=True)
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("这一阶段要办的事")
        self.list.itemActivated.connect(lambda _item: self.open_chosen())
        self.lead = label("", "quiet", wrap=True)
        self.lead.setMinimumHeight(px(_LEAD))
        self.lead.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.currentRowChanged.connect(self._tell)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.area, SLIM)
        self.primary = button("办理", "primary")
        self.papers = button("这一阶段的文书…")
        self.leave = button("返回")
        self.primary.clicked.connect(self.open_chosen)
        self.papers.clicked.connect(lambda: desk.go("papers"))
        self.leave.clicked.connect(desk.go_home)
        self._places: dict[int, int] = {}
        self._lay_out()

    def stage(self) -> int:
        """The stage of the desk."""
        return self.desk.stage

    def arrive(self) -> None:
        """Show what the stage of the desk has."""
        case, stage = self.desk.the_case, self.desk.stage
        self.title.setText(f"{TITLES[stage]}　{case.election.case.place}")
        self.sections = sections_of(stage)
        self.list.clear()
        for one in self.sections:
            kept = kept_in(case, one)
            head = f"{one.title}　{kept}条" if kept else one.title
            self.list.addItem(QListWidgetItem(head))
        self.list.setCurrentRow(self._places.get(stage, 0))
        self.area.setWidget(findings_column(wordings_of(case, stage), _CALM))
        self.list.setFocus()

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
        """Open the page of the chosen matter."""
        place = self.list.currentRow()
        if not 0 <= place < len(self.sections):
            return
        self._places[self.desk.stage] = place
        chosen = self.sections[place]
        if chosen.tag:
            self.desk.show_records(chosen.tag)
        else:
            self.desk.go(chosen.page)

    def _tell(self, place: int) -> None:
        self.lead.setText(self.sections[place].lead if 0 <= place < len(self.sections) else "")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(label("要办的事", "section"))
        left.addWidget(self.list, 1)
        left.addWidget(self.lead)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(label("还要处理的", "section"))
        right.addWidget(self.area, 1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, _SHARE[0])
        sides.addLayout(right, _SHARE[1])
        self.column.addWidget(self.title)
        self.column.addLayout(sides, 1)
        self.column.addLayout(row(self.primary, self.papers, 1, self.leave))
