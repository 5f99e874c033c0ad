"""Printing the handbook or the card of keys: to a printer, or as a PDF; needs no case."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.help_papers import handbook_job, keys_job
from buxuan_desktop.app.printing import Job, content_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import label
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.ui.printing.opening import ask
from buxuan_desktop.ui.printing.printout import Document, Printout, save_one
from buxuan_desktop.words import of_refusal


class PrintDialog(Asking):
    """One key: the card or the whole handbook, on paper or as a file. It stays and says what was done."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "打印按键卡、手册", 640)
        self._desk = desk
        keys, book = partial(keys_job, desk.case), handbook_job
        self.offer(
            {
                "1": ("打印一页按键卡，放在计票桌上", partial(self._print, keys)),
                "2": ("打印整本手册", partial(self._print, book)),
                "3": ("按键卡存成PDF…", partial(self._save, keys)),
                "4": ("手册存成PDF…", partial(self._save, book)),
            }
        )
        self.said = label("", "section", wrap=True)
        self.said.setMinimumHeight(px(56))
        self.column.addWidget(self.said)
        self.finish_with()
        self.setFocus()

    def _print(self, make: Callable[[], Job]) -> None:
        job = make()
        try:
            content = content_of(job)
        except Refusal as refusal:
            self.said.setText(of_refusal(refusal))
            return
        save = save_one(self._desk, lambda: content, job.name, self._folder())
        ask(self._desk, self, Printout((Document(job.title, content),), save))

    def _save(self, make: Callable[[], Job]) -> None:
        job = make()
        path = asking.where_to_save(self, free_name(self._folder(), job.name))
        if path is None:
            return
        try:
            save_new(path, content_of(job))
        except Refusal as refusal:
            self.said.setText(of_refusal(refusal))
        else:
            self.said.setText(f"已保存：{path}")

    def _folder(self) -> Path:
        case = self._desk.case
        return case.file.path.parent if case is not None else Path.home()
