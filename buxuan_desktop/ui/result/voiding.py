"""当选无效, declared later by the competent body: who, why, by whom (L18 Art 17)."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.closing import void_winner
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import button, field, label
from buxuan_desktop.ui.result.fields import Choice


class VoidDialog(QDialog):
    """Asks for the winner, the reason and the body that decided; writes one event when all are given."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("当选无效")
        self.setMinimumWidth(560)
        self.who = Choice()
        for name, post in desk.election.elected.items():
            self.who.addItem(f"{post}　{name}", (post, name))
        self.reason, self.body = QLineEdit(), QLineEdit()
        self.confirm, self.cancel = button("记入案卷", "primary"), button("不办理")
        self.confirm.clicked.connect(self.record)
        self.cancel.clicked.connect(self.reject)
        for line in (self.reason, self.body):
            line.textChanged.connect(self._check)
        self._lay_out()
        self._check()

    def record(self) -> None:
        """Write it; a refusal is said in the window and the dialog stays."""
        post, name = self.who.currentData()
        reason, by = self.reason.text(), self.body.text()

        def write() -> bool:
            void_winner(self._desk.the_case, post, name, reason, by)
            return True

        if self._desk.attempt(write):
            self.accept()
            self._desk.said.emit(f"已记入案卷：{name}当选{post}无效。已经发出的当选证书请收回。")

    def _check(self) -> None:
        given = bool(self.reason.text().strip() and self.body.text().strip() and self.who.count())
        self.confirm.setEnabled(given)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(label("宣布当选无效", "title"))
        said = "只有有权的机关作出决定以后才办理。证书收回，这一名额重新空缺；原来的结果仍留在案卷里。"
        column.addWidget(label(said, "quiet", wrap=True))
        column.addLayout(field("当选人", self.who))
        column.addLayout(field("理由（不要写身份证号等个人信息）", self.reason))
        column.addLayout(field("作出决定的机关", self.body))
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
