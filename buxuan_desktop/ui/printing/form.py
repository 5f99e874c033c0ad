"""What can be chosen before printing: printer, copies, pages, sheet, sides, colours."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.printers.order import SHEETS, name_of
from buxuan_desktop.app.printers.system import Printer
from buxuan_desktop.ui.page import button, field, label
from buxuan_desktop.ui.printing.printout import Printout, measured
from buxuan_desktop.ui.result.fields import Choice, Number

_ALL, _SOME = "all", "some"
_TROUBLE = {"": "", "printer-stopped": "（停着）", "printer-rejects": "（不收文书）"}


class Form(QWidget):
    """The choices of one printing; `moved` tells that another printer is chosen."""

    moved = Signal()

    def __init__(self, printout: Printout) -> None:
        super().__init__()
        self.measures = [measured(one.content) for one in printout.documents]
        single, (self._size, self.pages) = len(printout.documents) == 1, self.measures[0]
        self._printers: tuple[Printer, ...] = ()
        self.printer, self.again = Choice(), button("再看一次")
        self.again.setAccessibleDescription("重新查看有哪些打印机")
        self.copies = Number(1, 99, "份")
        self.copies.setValue(printout.documents[0].copies)
        self.part = Choice()
        self.first, self.last = Number(1, self.pages, ""), Number(1, self.pages, "")
        self.sheet, self.sides, self.grey = Choice(), Choice(), QCheckBox("只用黑色（省彩色墨）")
        self.own = label(f"纸张：{self._own_sheet()}，不缩放。请先把这种纸放好。", "quiet", wrap=True)
        self._fill()
        self._lay_out()
        several = max(pages for _, pages in self.measures) > 1
        for box, shown in (
            (self.of_copies, single and not printout.alone),
            (self.of_part, single and several),
            (self.of_sheet, single and not printout.exact),
            (self.own, printout.exact),
            (self.of_sides, several),
        ):
            box.setVisible(shown)
        self._show_range()

    @property
    def chosen(self) -> Printer | None:
        """The printer that is chosen; None before any is known."""
        place = self.printer.currentIndex()
        return self._printers[place] if 0 <= place < len(self._printers) else None

    def show_printers(self, printers: Sequence[Printer], wanted: str) -> None:
        """List the printers; the one chosen before stays, else the wanted one, else the usual one."""
        before = self.chosen.name if self.chosen else wanted
        names = [one.name for one in printers]
        self._printers = tuple(printers)
        self.printer.blockSignals(True)
        self.printer.clear()
        for one in printers:
            self.printer.addItem(f"{one.name}{_TROUBLE[one.trouble]}")
        self.printer.setCurrentIndex(names.index(before) if before in names else 0)
        self.printer.blockSignals(False)
        self.moved.emit()

    def value(self) -> dict[str, Any]:
        """The fields of an `Order` that were chosen here."""
        found: dict[str, Any] = {"sides": self.sides.currentData(), "grey": self.grey.isChecked()}
        if len(self.measures) == 1:
            found |= {"copies": self.copies.value(), "sheet": self.sheet.currentData()}
        if self.part.currentData() == _SOME:
            first, last = sorted((self.first.value(), self.last.value()))
            found |= {"first": first, "last": last}
        return found

    def _fill(self) -> None:
        self.part.addItem(f"全部{self.pages}页", _ALL)
        self.part.addItem("只打其中几页", _SOME)
        self.last.setValue(self.pages)
        own = name_of(self._size)
        width, height = self._size
        self.sheet.addItem(f"{own}（原来的大小）" if own else f"{width:.0f}×{height:.0f}毫米（原来的大小）", "")
        for name, sheet in SHEETS.items():
            if name != own:
                larger = sheet[0] * sheet[1] > width * height
                self.sheet.addItem(f"{name}（{'放大' if larger else '缩小'}）", name)
        for words, code in (("只打一面", "one"), ("两面，像书一样翻", "book"), ("两面，向上翻", "pad")):
            self.sides.addItem(words, code)

    def _own_sheet(self) -> str:
        """The sheet of the first page, and which way it lies."""
        width, height = self._size
        name = name_of(self._size) or f"{min(self._size):.0f}×{max(self._size):.0f}毫米"
        return f"{name}，{'横放' if width > height else '竖放'}"

    def _show_range(self) -> None:
        for box in self.of_range:
            box.setVisible(self.part.currentData() == _SOME)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.of_copies, self.of_part = _boxed("份数", self.copies), _boxed("打哪些页", self.part)
        self.of_sheet, self.of_sides = _boxed("纸张", self.sheet), _boxed("单面还是双面", self.sides)
        above = _pair(_boxed("打印机", self.printer))
        above.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(above)
        column.addLayout(_pair(self.of_copies, self.of_sheet))
        column.addWidget(self.own)
        self.of_range = _boxed("从第几页", self.first), _boxed("到第几页", self.last)
        column.addLayout(_pair(self.of_part, *self.of_range))
        last = _pair(self.of_sides)
        last.addWidget(self.grey, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)
        self.part.currentIndexChanged.connect(lambda _place: self._show_range())
        self.printer.currentIndexChanged.connect(lambda _place: self.moved.emit())


def _boxed(words: str, editor: QWidget) -> QWidget:
    box = QWidget()
    inside = field(words, editor)
    inside.setContentsMargins(0, 0, 0, 0)
    box.setLayout(inside)
    return box


def _pair(*boxes: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for box in boxes:
        line.addWidget(box, 1)
    return line
