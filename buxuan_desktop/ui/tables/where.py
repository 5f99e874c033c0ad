"""Where a file goes: a stick by its number, or another folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.mirror.sticks import sticks
from buxuan_desktop.ui.page import label
from buxuan_desktop.ui.pages import dialogs


class WhereDialog(Asking):
    """`chosen` tells the folder."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, title: str, told: str, case: Path) -> None:
        super().__init__(parent, title)
        self._case = case
        self.column.addWidget(label(told, "quiet", wrap=True))
        found = sticks(case)[:9]
        if not found:
            self.column.addWidget(label("没有看到U盘。请插好U盘再来一次，或者选一个文件夹。", "bad", wrap=True))
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            str(key): (f"写到 {one.told}", partial(self._take, one.folder)) for key, one in enumerate(found, start=1)
        }
        answers["w"] = ("写到别的文件夹…", self._ask_folder)
        self.offer(answers)
        self.finish_with()
        self.setFocus()

    def _ask_folder(self) -> None:
        folder = dialogs.ask_folder(self, "选择文件夹", self._case.parent)
        if folder is not None:
            self._take(folder)

    def _take(self, folder: Path) -> None:
        self.accept()
        self.chosen.emit(folder)
