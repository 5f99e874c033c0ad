"""The print dialog of every page: choose, hand over without making anybody wait, and offer the PDF where none takes it.

It stays until the printer has taken the documents; what no printer takes is said here, with saving as the next step.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QVBoxLayout, QWidget

from buxuan_desktop.app.printers.order import Order
from buxuan_desktop.app.printers.system import Printer, refusal_of
from buxuan_desktop.app.printing import test_page
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.veil import veil_over
from buxuan_desktop.ui.page import button, label, row, tab_through
from buxuan_desktop.ui.printing.form import Form
from buxuan_desktop.ui.printing.printout import Document, Printout, measured
from buxuan_desktop.ui.printing.prints import Errand
from buxuan_desktop.words import of_refusal

_WIDE = 620
_STATE_HIGH = 70
_TRIED = "试印页已经交给打印机。请拿尺量一量方框，看一看姓名和灰格，再打正式的。"


class PrintDialog(Question):
    """Enter prints, Escape leaves; opened with `open()`, it makes no page wait."""

    def __init__(self, desk: Desk, printout: Printout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        veil_over(self)
        self.desk, self.printout = desk, printout
        self.errand: Errand | None = None
        self._trying = self._pressed = False
        self._taken = 0
        self.setWindowTitle("打印")
        self.setMinimumWidth(px(_WIDE))
        self.form = Form(printout)
        self.state = label("", "quiet", wrap=True)
        self.state.setMinimumHeight(px(_STATE_HIGH))
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.print, self.save = button("打印", "primary"), button("保存PDF…")
        self.trial, self.leave = button("试印一页"), button("不打印")
        self._lay_out()
        self._connect()
        self.print.setFocus()
        self.look()

    def look(self) -> None:
        """Ask which printers there are; the answer comes by itself."""
        self._say("正在查看打印机…")
        self.desk.prints.look(self)

    def print_now(self) -> None:
        """Hand the documents over; pressed before the printers are known it is done as soon as they are."""
        printer = self.form.chosen
        if printer is None:
            self._pressed = True
            return
        try:
            self.printout.still()
        except Refusal as refusal:
            self._say(of_refusal(refusal), bad=True)
            return
        anew, documents = self.printout.anew, self.printout.documents
        if anew is not None:
            made = self.desk.attempt(lambda: anew(printer.name))
            if made is None:
                self.reject()
                return
            documents = made
        self._hand(printer, documents[self._taken :], self.form.value())

    def print_trial(self) -> None:
        """The page that shows how this printer prints, before anything real."""
        printer = self.form.chosen
        if printer is not None:
            self._trying = True
            job = test_page(printer.name, self.desk.clock)
            self._hand(printer, [Document(job.title, job.render())], {"grey": self.form.grey.isChecked()})

    def save_pdf(self) -> None:
        """Ask where to, and save; a place that takes nothing is said here."""
        try:
            done = self.printout.save(self)
        except Refusal as refusal:
            self._say(of_refusal(refusal), bad=True)
            return
        if done:
            self.accept()
            self.printout.out()
            self.desk.said.emit(f"{done}，可以拿到能打印的电脑上打印。")

    def reject(self) -> None:
        """Leave; documents that are on their way stop where they are."""
        if self.errand is not None:
            self.errand.leave()
            self.desk.refused.emit(of_refusal(Refusal("printing-left")))
            if not self._trying:
                # The printer may have it already: better noted once too often than out without a note.
                self.printout.out()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in a field prints; a button has heard its own, and a held key does nothing."""
        if event.isAutoRepeat():
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not isinstance(self.focusWidget(), QAbstractButton) or isinstance(self.focusWidget(), QCheckBox):
            self.print.click()

    def _hand(self, printer: Printer, documents: Sequence[Document], chosen: dict[str, Any]) -> None:
        not_ready = refusal_of(printer)
        if not_ready is not None:
            self._fail(not_ready)
            return
        sheaf = []
        for one in documents:
            size, pages = measured(one.content)
            fields = {"copies": one.copies, **chosen}
            sheaf.append((Order(title=one.title, printer=printer.name, size=size, pages=pages, **fields), one.content))
        self.errand = Errand(sheaf)
        self._wait(waiting=True)
        self.desk.prints.hand(self.errand)

    def _looked(self, asker: object, found: object) -> None:
        if asker is not self or self.errand is not None:
            return
        if isinstance(found, Refusal):
            self.form.show_printers((), "")
            self._fail(found)
        elif isinstance(found, Exception):
            raise found
        elif isinstance(found, tuple):
            self.form.show_printers(found, self.printout.printer or self.desk.prints.last)
            if self._pressed:
                self.print_now()
        self._pressed = False

    def _went(self, errand: Errand, words: str) -> None:
        if errand is self.errand:
            self._say(f"{words}…")

    def _ended(self, errand: Errand, fault: Exception | None) -> None:
        if errand is not self.errand:
            return
        self.errand = None
        trying, self._trying = self._trying, False
        self._wait(waiting=False)
        if not trying:
            self._taken += errand.done
        if isinstance(fault, Refusal):
            self._fail(fault)
        elif fault is not None:
            raise fault
        elif trying:
            self._say(_TRIED)
            self.print.setFocus()
        else:
            self.accept()
            self.printout.out()
            self.desk.said.emit(f"{_handed(errand)}{self.printout.then}")

    def _fail(self, refusal: Refusal) -> None:
        """Why nothing is taken, or nothing more; saving is the next step."""
        before = f"前{self._taken}种已经交给打印机，从下一种起没有交。" if self._taken else ""
        self._say(f"{before}{of_refusal(refusal)}", bad=True)
        self.save.setFocus()

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.state.setProperty("role", "bad" if bad else "quiet")
        self.state.style().polish(self.state)
        self.state.setText(words)
        self.state.setAccessibleName(words)

    def _moved(self) -> None:
        """Another printer is chosen: whether it is ready."""
        printer = self.form.chosen
        for one in (self.print, self.trial):
            one.setEnabled(printer is not None)
        if printer is not None:
            refusal = refusal_of(printer)
            self._say(of_refusal(refusal) if refusal else "打印机可以用。", bad=refusal is not None)

    def _wait(self, *, waiting: bool) -> None:
        for one in (self.form, self.print, self.save, self.trial):
            one.setEnabled(not waiting)
        self.leave.setText("不再等" if waiting else "不打印")
        (self.leave if waiting else self.print).setFocus()

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_now)
        self.save.clicked.connect(self.save_pdf)
        self.form.again.clicked.connect(self.look)
        self.trial.clicked.connect(self.print_trial)
        self.leave.clicked.connect(self.reject)
        self.form.moved.connect(self._moved)
        prints = self.desk.prints
        prints.looked.connect(self._looked)
        prints.went.connect(self._went)
        prints.ended.connect(self._ended)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(10)
        column.addWidget(label("打印", "title"))
        titles = [one.title for one in self.printout.documents]
        told = titles[0] if len(titles) == 1 else f"{titles[0]}等{len(titles)}种"
        column.addWidget(label(told, "section", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.state)
        column.addLayout(row(self.print, self.save, self.trial, 1, self.leave))
        form = self.form
        chosen = (
            form.printer,
            form.again,
            form.copies,
            form.sheet,
            form.part,
            form.first,
            form.last,
            form.sides,
            form.grey,
        )
        tab_through([*chosen, self.print, self.save, self.trial, self.leave])


def _handed(errand: Errand) -> str:
    """What was handed over, in words."""
    (order, _), number = errand.sheaf[0], len(errand.sheaf)
    if number > 1:
        return f"已交给打印机“{order.printer}”：{order.title}等，共{number}种。"
    pages = f"，第{order.range[0]}到{order.range[1]}页" if order.first else ""
    return f"已交给打印机“{order.printer}”：{order.title}，{order.copies}份{pages}。"
