"""Where the case is mirrored: a stick by its number, a folder, or nowhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.mirroring import EVERY, Target, target_in
from buxuan_desktop.app.passphrases import is_encrypted
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.mirror.sticks import sticks
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.inputs import NumberEdit
from buxuan_desktop.words import of_refusal, term

_ON_THE_SAME_DISK = "选的位置和案卷在同一块盘上，盘坏了两处都会没有，最好换成U盘。仍要用它的，请再选一次。"


class MirrorDialog(Asking):
    """`chosen` gives a Target, or None for no mirror."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, case: Path, now: Target | None) -> None:
        super().__init__(parent, "备份到U盘")
        self._case = case
        self._warned = ""
        told = "计票时自动备份，不用管它。U盘里放两份，一份在写，另一份不动；拔掉、写满都不影响计票。"
        self.column.addWidget(label(told, "quiet", wrap=True))
        shut = is_encrypted(case)
        told = term("passphrase", "copy" if shut else "plain_copy")
        self.column.addWidget(label(told, "quiet" if shut else "", wrap=True))
        if now is not None:
            self.column.addWidget(label(f"现在备份到：{now.folder}", "section", wrap=True))
        found = sticks(case)[:9]
        if not found:
            self.column.addWidget(label("没有看到U盘。请插好U盘，再按一次 F6。", "bad", wrap=True))
        answers: dict[str, tuple[str, Callable[[], None]]] = {}
        for key, one in enumerate(found, start=1):
            answers[str(key)] = (f"备份到 {one.told}", partial(self._take, one.folder))
        answers["w"] = ("备份到别的文件夹…", self._ask_folder)
        if now is not None:
            answers["n"] = ("不再备份", self._none)
        self.offer(answers)
        self.every = NumberEdit(str(EVERY), digits=3)
        self.every.value = now.every if now else EVERY
        self.column.addLayout(field("每录入多少张票备份一次", self.every))
        self.said = label("", "bad", wrap=True)
        self.said.setMinimumHeight(px(48))
        self.column.addWidget(self.said)
        self.finish_with()
        self.setFocus()

    def _ask_folder(self) -> None:
        folder = dialogs.ask_folder(self, "选择放备份的文件夹", self._case.parent)
        if folder is not None:
            self._take(folder)

    def _take(self, folder: Path) -> None:
        try:
            target = target_in(folder, self._case, self.every.value or EVERY)
        except Refusal as refusal:
            self.said.setText(of_refusal(refusal))
            return
        if not target.apart and self._warned != target.folder:
            self._warned = target.folder
            self.said.setText(_ON_THE_SAME_DISK)
            return
        self.chosen.emit(target)
        self.accept()

    def _none(self) -> None:
        self.chosen.emit(None)
        self.accept()
