"""The papers of the desk's stage: filled or empty on the right, printed or saved in the formats that a paper has."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.paperwork.offers import Offer, bytes_of, name_of, offers_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.app.stages import TITLES, WITH_A_PAGE
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.pages.inputs import OneOf
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.ui.printing.opening import ask
from buxuan_desktop.ui.printing.printout import Document, Printout
from buxuan_desktop.ui.result.preview import Preview

_SIDE = 320
_BESIDE, _ABOVE = 16, 8
"""Pixels of the list's scroll bar, and of its padding beside and above the words."""
_SAVE_AS = {"docx": "保存Word…", "xlsx": "保存表格…", "a3": "保存A3…"}
_EMPTY_ONLY = "案卷里还没有这份文书的内容，只能印空白的，用笔填写。"


SAMPLE = "sample"
"""A paper filled with an invented case, to look at; it is neither printed nor saved."""


class PapersPage(Page):
    """Arrows choose a paper, Enter prints it, Escape goes back to the stage."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.offers: tuple[Offer, ...] = ()
        self.content = b""
        self._places: dict[int, int] = {}
        self.title = label("", "title")
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("这一阶段的文书")
        self.fill = OneOf("内容", ((True, "按案卷填好"), (False, "空白，用笔填写"), (SAMPLE, "看一份样张")), True)
        self.empty = label(_EMPTY_ONLY, "quiet", wrap=True)
        self.preview = Preview()
        self.print = button("打印", "primary")
        self.save = button("保存PDF…")
        self.others = {form: button(words) for form, words in _SAVE_AS.items()}
        self.whole = button("整个阶段存成一个PDF…")
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def stage(self) -> int:
        """The stage of the desk."""
        return self.desk.stage

    def arrive(self) -> None:
        """List the papers of the stage."""
        case, stage = self.desk.the_case, self.desk.stage
        self.title.setText(f"{TITLES[stage]}　文书")
        self.offers = offers_of(case, stage)
        place = self._places.get(stage, next((n for n, one in enumerate(self.offers) if one.filled), 0))
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.offers:
            self.list.addItem(QListWidgetItem(one.title if one.filled else f"{one.title}　空白"))
        self.list.blockSignals(False)
        wrap_lines(self.list, _BESIDE, _ABOVE)
        self.list.setCurrentRow(min(place, len(self.offers) - 1))
        self._show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter prints, Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> Offer | None:
        """The paper chosen."""
        place = self.list.currentRow()
        return self.offers[place] if 0 <= place < len(self.offers) else None

    def print_now(self) -> None:
        """Ask how to print the paper shown; where no printer takes it the dialog offers the PDF."""
        offer, content = self.chosen, self.content
        if offer is None or not content or self.fill.value == SAMPLE:
            return
        name = name_of(offer, self._filled(offer), "pdf")
        documents = (Document(offer.title, content),)
        ask(self.desk, self, Printout(documents, lambda dialog: self._saved(content, name, dialog)))

    def save_as(self, form: str) -> None:
        """Save the paper shown in a format."""
        offer = self.chosen
        if offer is None:
            return
        content = self.desk.attempt(lambda: bytes_of(self.desk.the_case, [offer.sheet(self._filled(offer))], form))
        if content:
            self._save(content, name_of(offer, self._filled(offer), form))

    def save_all(self) -> None:
        """All papers of the stage in one PDF, filled where the case can fill them and empty otherwise."""
        sheets = [one.sheet(self._filled(one)) for one in self.offers]
        content = self.desk.attempt(lambda: bytes_of(self.desk.the_case, sheets, "pdf")) if sheets else None
        if content:
            self._save(content, f"{TITLES[self.desk.stage]}-全部文书.pdf")

    def _save(self, content: bytes, name: str) -> None:
        done = self.desk.attempt(lambda: self._saved(content, name))
        if done:
            self.desk.said.emit(done)

    def _saved(self, content: bytes, name: str, over: QWidget | None = None) -> str:
        """Ask where to, and save; what was done in words. Refusal `file-exists`, `disk-fault`."""
        path = asking.where_to_save(over or self, free_name(self.desk.the_case.file.path.parent, name))
        if path is None:
            return ""
        save_new(path, content)
        return f"已保存：{path}"

    def _filled(self, offer: Offer) -> bool:
        return self.fill.value is True and offer.filled

    def _show(self) -> None:
        offer = self.chosen
        self.content = b""
        if offer is not None:
            self._places[self.desk.stage] = self.list.currentRow()
            shown = offer.sample() if self.fill.value == SAMPLE else offer.sheet(self._filled(offer))
            self.content = self.desk.attempt(lambda: bytes_of(self.desk.the_case, [shown], "pdf")) or b""
        if self.content:
            self.preview.show_pdf(self.content)
        else:
            self.preview.clear()
        filled = offer is not None and offer.filled
        self.fill.setVisible(offer is not None)
        self.fill.buttons[0].setVisible(filled)
        self.empty.setVisible(offer is not None and not filled)
        real = bool(self.content) and self.fill.value != SAMPLE
        for widget in (self.print, self.save, self.whole, *self.others.values()):
            widget.setEnabled(real)
        for form, widget in self.others.items():
            widget.setVisible(offer is not None and form in offer.kind.formats)

    def _forget(self) -> None:
        self.offers, self.content, self._places = (), b"", {}
        self.list.clear()
        self.preview.clear()

    def _leave(self) -> None:
        self.desk.go("stage" if self.desk.stage in WITH_A_PAGE else "print")

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.fill.chosen.connect(lambda _value: self._show())
        self.print.clicked.connect(self.print_now)
        self.save.clicked.connect(lambda: self.save_as("pdf"))
        for form, widget in self.others.items():
            widget.clicked.connect(lambda _checked=False, form=form: self.save_as(form))
        self.whole.clicked.connect(self.save_all)
        self.leave.clicked.connect(self._leave)
        self.desk.opened.connect(self._forget)

    def _lay_out(self) -> None:
        self.list.setFixedWidth(px(_SIDE))
        left = QVBoxLayout()
        left.setSpacing(10)
        for widget in (self.list, self.fill, self.empty, self.whole):
            left.addWidget(widget, 1 if widget is self.list else 0)
            widget.setMaximumWidth(px(_SIDE))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left)
        middle.addWidget(self.preview, 1)
        self.column.setSpacing(12)
        self.column.addWidget(self.title)
        self.column.addLayout(middle, 1)
        self.column.addLayout(row(self.print, self.save, *self.others.values(), 1, self.leave))
