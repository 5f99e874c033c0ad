"""What the competent body decided later: a winner is void (L18 Art 17), or what held a certificate is settled (T27)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.closing import release_hold, void_winner
from buxuan_desktop.app.printing import Held
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.veil import veil_over
from buxuan_desktop.ui.page import button, field, label
from buxuan_desktop.ui.result.fields import Choice
from buxuan_desktop.words import of_refusal

Chosen = tuple[str, ...]
Write = Callable[[Chosen, str, str], str]
"""Writes a decision about the chosen with its reason and the body; returns what to tell the user."""


class DecisionDialog(Question):
    """Asks whom it concerns, the reason and the body that decided; writes one event when all are given."""

    TITLE = ""
    SAID = ""

    def __init__(
        self, desk: Desk, people: Sequence[tuple[str, Chosen]], write: Write, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        veil_over(self)
        self.desk = desk
        self._write = write
        self.setWindowTitle(self.TITLE)
        self.setMinimumWidth(px(560))
        self.who = Choice()
        for text, data in people:
            self.who.addItem(text, data)
        self.reason, self.body = QLineEdit(), QLineEdit()
        self.missing = Complaint()
        self.confirm, self.cancel = button("记入案卷", "primary", Action.WINNERS), button("不办理")
        self.confirm.clicked.connect(self.record)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()

    def record(self) -> None:
        """Write it; what is missing or refused is said here, and the dialog stays."""
        words, editor = self._wanting()
        self.missing.say(words, lambda: self._wanting()[0])
        if editor is not None:
            editor.setFocus()
            return
        chosen, reason, by = self.who.currentData(), self.reason.text(), self.body.text()
        try:
            told = self._write(chosen, reason, by)
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            return
        self.accept()
        self.desk.said.emit(told)

    def _wanting(self) -> tuple[str, QWidget | None]:
        """What is still missing, and where it is written."""
        if not self.reason.text().strip():
            return "请写明理由。", self.reason
        if not self.body.text().strip():
            return "请写明作出决定的机关。", self.body
        return "", None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(label(self.TITLE, "title"))
        column.addWidget(label(self.SAID, "quiet", wrap=True))
        column.addLayout(field("当选人", self.who))
        column.addLayout(field("理由（不要写身份证号等个人信息）", self.reason))
        column.addLayout(field("作出决定的机关", self.body))
        self.missing.setMinimumHeight(px(24))
        column.addWidget(self.missing)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)


class VoidDialog(DecisionDialog):
    """当选无效, declared later: the certificate is withdrawn, the seat is vacant again."""

    TITLE = "宣布当选无效"
    SAID = "只有有权的机关作出决定以后才办理。证书收回，这一名额重新空缺；原来的结果仍留在案卷里。"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        people = [(f"{post}　{name}", (post, name)) for name, post in desk.election.elected.items()]
        super().__init__(desk, people, self.void, parent)

    def void(self, chosen: Chosen, reason: str, by: str) -> str:
        """One event; the verdict page shows the vacancy."""
        post, name = chosen
        void_winner(self.desk.the_case, post, name, reason, by)
        return f"已记入案卷：{name}当选{post}无效。已经发出的当选证书请收回。"


class ReleaseDialog(DecisionDialog):
    """What held a certificate back is settled: the review passed, or the body decided that it does not stand."""

    TITLE = "审查通过，可以发证"
    SAID = "只有有权的机关审查或者作出决定以后才办理。记入案卷后，这个人的当选证书就可以打印。"

    def __init__(self, desk: Desk, held: Sequence[Held], parent: QWidget | None = None) -> None:
        people = [(f"{one.post}　{one.name}　{one.why.title}", (one.why.code, one.post, one.name)) for one in held]
        super().__init__(desk, people, self.release, parent)

    def release(self, chosen: Chosen, reason: str, by: str) -> str:
        """One event; the print page lists the certificate."""
        code, post, name = chosen
        release_hold(self.desk.the_case, code, post, name, reason, by)
        return f"已记入案卷：{name}的当选证书可以打印了。"
