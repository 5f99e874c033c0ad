"""A question that is signed: a reason out of ready ones or typed, the names of those who decide, maybe a number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages.inputs import NumberEdit, names_in


class SignDialog(Asking):
    """`signed` tells the reason, the names and the number (0 when none is asked)."""

    signed = Signal(str, tuple, int)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        told: str,
        reasons: Sequence[str],
        names: Sequence[str] = (),
        *,
        number: str = "",
        act: str = "确定",
    ) -> None:
        super().__init__(parent, title, 620)
        self.column.addWidget(label(told, "quiet", wrap=True))
        self.number = NumberEdit()
        if number:
            self.column.addLayout(field(number, self.number))
        self.offer({str(key): (words, partial(self._reason, words)) for key, words in enumerate(reasons, start=1)})
        self.reason, self.names = CalmEdit(), CalmEdit("、".join(names))
        self.column.addLayout(field("原因（按数字选一个，也可以打字）", self.reason))
        self.column.addLayout(field("经手人（几个人用顿号分开）", self.names))
        self.missing = label("", "bad", wrap=True)
        self.column.addWidget(self.missing)
        self.confirm = CalmButton(f"回车　{act}", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._confirm)
        self._asks_number = bool(number)
        self.reason.taken.connect(self.names.setFocus)
        self.names.taken.connect(self._confirm)
        self.finish_with(self.confirm)
        (self.number if number else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on from the number and confirms elsewhere, except on a button that has the focus."""
        focused = self.focusWidget()
        if name_of(event) == "enter" and not event.isAutoRepeat() and not isinstance(focused, CalmButton):
            if focused is self.number and self.number.value is not None:
                self.setFocus()
            else:
                self._confirm()
        else:
            super().keyPressEvent(event)

    def _reason(self, words: str) -> None:
        self.reason.setText(words)
        self.names.setFocus()

    def _confirm(self) -> None:
        names = names_in(self.names.text())
        for lacking, words, edit in (
            (self._asks_number and self.number.value is None, "请先写上数字。", self.number),
            (not self.reason.text().strip(), "请先写明原因：按数字选一个，或者按 Tab 键打字。", self),
            (not names, "请写上经手人的姓名。", self.names),
        ):
            if lacking:
                self.missing.setText(words)
                edit.setFocus()
                return
        self.signed.emit(self.reason.text().strip(), names, self.number.value or 0)
        self.accept()
