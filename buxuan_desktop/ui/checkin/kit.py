"""The kit for a day without a computer: what is in it, printed or saved with one key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.checkin.kit import TAKING_OVER, KitPaper, kit_of
from buxuan_desktop.app.printing import safe
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, card, label, row
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.ui.printing.opening import ask
from buxuan_desktop.ui.printing.printout import Document, Printout
from buxuan_desktop.ui.result.preview import Preview

_SIDE = 340


class KitPage(Page):
    """Arrows look at a paper, Enter prints all of them in their copies, Escape goes back to the stage."""

    STAGE = 6

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.papers: tuple[KitPaper, ...] = ()
        self.list, self.preview = QListWidget(), Preview()
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setFixedWidth(px(_SIDE))
        self.list.setAccessibleName("备用纸张")
        self.primary, self.save = button("全部打印", "primary"), button("全部存成PDF…")
        self.leave = button("返回")
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.primary.clicked.connect(self.print_all)
        self.save.clicked.connect(self.save_all)
        self.leave.clicked.connect(lambda: desk.show_stage(6))
        frame, inside = card()
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(label(TAKING_OVER, wrap=True))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.list, 1)
        left.addWidget(frame)
        frame.setFixedWidth(px(_SIDE))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(left)
        sides.addWidget(self.preview, 1)
        self.column.setSpacing(12)
        self.column.addWidget(label("备用纸张", "title"))
        self.column.addLayout(sides, 1)
        self.column.addLayout(row(self.primary, self.save, 1, self.leave))

    def arrive(self) -> None:
        """What belongs to the kit today."""
        self.papers = kit_of(self.desk.the_case)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.papers:
            copies = f"　{one.copies}份" if one.copies > 1 else ""
            self.list.addItem(QListWidgetItem(f"{one.title}{copies}"))
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter prints, Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def print_all(self) -> None:
        """Ask how to print every paper in its copies; where no printer takes them the dialog offers to save."""
        made = self.desk.attempt(lambda: tuple(Document(one.title, one.render(), one.copies) for one in self.papers))
        if made:
            ask(self.desk, self, Printout(made, self._saved))

    def save_all(self) -> None:
        """Save every paper into one folder, chosen by the first of them."""
        done = self.desk.attempt(lambda: self._saved(self))
        if done:
            self.desk.said.emit(done)

    def _saved(self, over: QWidget) -> str:
        """Ask where to, and save; what was done in words. Refusal `file-exists`, `disk-fault`."""
        path = asking.where_to_save(over, free_name(self.desk.the_case.file.path.parent, "备用纸张.pdf"))
        return f"已保存{self._save_beside(path)}个文件：{path.parent}" if path is not None else ""

    def _save_beside(self, path: Path) -> int:
        """Every paper in a file whose name begins as `path` does; how many."""
        for place, one in enumerate(self.papers, start=1):
            save_new(free_name(path.parent, f"{path.stem}-{place:02}-{safe(one.title)}.pdf"), one.render())
        return len(self.papers)

    def _show(self) -> None:
        at = self.list.currentRow()
        content = self.desk.attempt(self.papers[at].render) if 0 <= at < len(self.papers) else None
        if content:
            self.preview.show_pdf(content)
        else:
            self.preview.clear()
