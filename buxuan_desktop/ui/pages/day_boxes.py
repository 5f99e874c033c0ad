"""Ballot boxes with what was issued and recovered, the sums and the remarks live; or the number issued alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import button, field, label, row, tab_through
from buxuan_desktop.ui.pages.inputs import CHECKS, Choice, NumberEdit

KINDS = (("hall", "中心会场"), ("station", "投票站"), ("mobile", "流动票箱"))


class BoxRow:
    """The editors of one box."""

    def __init__(self, name: str, kind: str, changed: Callable[[], None], remove: Callable[["BoxRow"], None]) -> None:
        self.name = QLineEdit(name)
        self.name.setMaxLength(30)
        self.kind = Choice()
        for code, words in KINDS:
            self.kind.addItem(words, code)
        self.kind.setCurrentIndex([code for code, _ in KINDS].index(kind))
        self.issued, self.recovered = NumberEdit(), NumberEdit()
        self.remove: QPushButton = button("删去", "link")
        dress(self.remove, "padding: 0 4px;")
        self.remove.clicked.connect(lambda: remove(self))
        for edit in (self.name, self.issued, self.recovered):
            edit.textChanged.connect(lambda _: changed())

    @property
    def box(self) -> Box:
        """The box as written."""
        name = self.name.text().strip() or self.kind.currentText()
        return Box(name, str(self.kind.currentData()), self.issued.value, self.recovered.value)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The editors from left to right."""
        return (self.name, self.kind, self.issued, self.recovered, self.remove)

    def number(self, place: int, alone: bool) -> None:
        """Name the editors for a screen reader by the row's place."""
        for editor, words in zip(self.widgets, ("名称", "种类", "发出", "收回", "删去"), strict=True):
            editor.setAccessibleName(f"第{place}个票箱{words}")
        self.remove.setVisible(not alone)


class Boxes(QWidget):
    """The table of boxes; `changed` tells every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[BoxRow] = []
        self.only_total = QCheckBox("不分票箱，只填发出的总数")
        dress(self.only_total, CHECKS)
        self.total = NumberEdit()
        self.total.setFixedWidth(px(160))
        self.more = button("加一个票箱")
        self.sums = (label("合计", "section"), label("", "section"), label("", "section"))
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 2)
        self._grid.setColumnStretch(3, 2)
        for column, words in enumerate(("票箱", "种类", "发出", "收回")):
            self._grid.addWidget(label(words, "quiet"), 0, column)
        for total in self.sums[1:]:
            total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            total.setMargin(10)
        self._lay_out()
        self.more.clicked.connect(lambda: self.add().name.setFocus())
        self.only_total.toggled.connect(self._switch)
        self.total.textChanged.connect(self._tell)
        self.start_over()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes written; none when only the total is."""
        return () if self.only_total.isChecked() else tuple(one.box for one in self.rows)

    @property
    def issued(self) -> int | None:
        """Ballots issued in all, or None while a number is missing."""
        if self.only_total.isChecked():
            return self.total.value
        given = [one.issued.value for one in self.rows]
        return None if None in given else sum(number or 0 for number in given)

    @property
    def recovered(self) -> int | None:
        """Ballots recovered in all, or None while a number is missing."""
        given = [box.recovered for box in self.boxes]
        return None if not given or None in given else sum(number or 0 for number in given)

    def start_over(self) -> None:
        """One empty box in the hall."""
        for one in list(self.rows):
            self._drop(one)
        self.only_total.setChecked(False)
        self.total.clear()
        self.add("中心会场", "hall")
        self._switch(False)

    def fill(self, boxes: Sequence[Box], issued: int) -> None:
        """Show these boxes, or the number issued alone when there are none."""
        self.start_over()
        self.only_total.setChecked(not boxes)
        self.total.value = None if boxes else issued
        for place, box in enumerate(boxes):
            shown = self.add(box.name, box.kind) if place else self.rows[0]
            shown.name.setText(box.name)
            shown.kind.setCurrentIndex([code for code, _ in KINDS].index(box.kind))
            shown.issued.value, shown.recovered.value = box.issued, box.recovered

    def add(self, name: str = "", kind: str = "") -> BoxRow:
        """Another box at the end; the second is a polling station unless said."""
        made = BoxRow(name, kind or "station", self._tell, self._remove)
        self.rows.append(made)
        for column, widget in enumerate(made.widgets):
            self._grid.addWidget(widget, len(self.rows), column)
            # At once, not with the next layout: the cursor goes there now.
            widget.show()
        for edit in (made.issued, made.recovered):
            edit.setMinimumWidth(px(72))
        made.name.setMinimumWidth(px(88))
        self._sum_up()
        self._number()
        self._tell()
        return made

    def missing(self) -> QWidget | None:
        """The editor of a number without which the polls cannot be closed, or None."""
        if self.only_total.isChecked():
            return self.total if self.total.value is None else None
        return next((one.issued for one in self.rows if one.issued.value is None), None)

    def _remove(self, one: BoxRow) -> None:
        self._drop(one)
        for place, left in enumerate(self.rows, start=1):
            for column, widget in enumerate(left.widgets):
                self._grid.addWidget(widget, place, column)
        self._sum_up()
        self._number()
        self.rows[-1].name.setFocus()
        self._tell()

    def _sum_up(self) -> None:
        """The sums stand below the last box."""
        for column, total in zip((0, 2, 3), self.sums, strict=True):
            self._grid.addWidget(total, len(self.rows) + 1, column)

    def _drop(self, one: BoxRow) -> None:
        self.rows.remove(one)
        for widget in one.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    @property
    def editors(self) -> list[QWidget]:
        """All editors in the order of the Tab key."""
        return [self.only_total, *(widget for one in self.rows for widget in one.widgets), self.more, self.total]

    def _number(self) -> None:
        for place, one in enumerate(self.rows, start=1):
            one.number(place, len(self.rows) == 1)
        tab_through(self.editors)

    def _switch(self, only_total: bool) -> None:
        self._table.setVisible(not only_total)
        self.more.setVisible(not only_total)
        self._total.setVisible(only_total)
        self._tell()

    def _tell(self) -> None:
        for shown, name, number in zip(
            self.sums[1:], ("合计发出", "合计收回"), (self.issued, self.recovered), strict=True
        ):
            shown.setText("—" if number is None else f"{number}")
            shown.setAccessibleName(name)
        self.changed.emit()

    def _lay_out(self) -> None:
        self._total = QWidget()
        total = QVBoxLayout(self._total)
        total.setContentsMargins(0, 0, 0, 0)
        total.addLayout(field("发出选票总数（张）", self.total))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.only_total)
        column.addWidget(self._table)
        column.addWidget(self._total)
        column.addLayout(row(self.more, 1))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
