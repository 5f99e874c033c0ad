"""What was done twice, one card each: what there is, and the choices."""

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from buxuan_desktop.app.table_list import TWICE, Claim, Conflict
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.page import button, card, label, row

_PASS = ("零", "第一遍", "第二遍")
CHOSEN = ("重新看过选票，以这一份为准", "另一份拿错了捆", "两份一样，留下一份")
DROPPED = ("同一个人参与了两遍，换人重录",)


class Answer(msgspec.Struct, frozen=True):
    """One choice: its words, what it leads to in words, and the entry or table that stands."""

    words: str
    title: str
    table: str
    entry: int


def answers(conflict: Conflict) -> tuple[Answer, ...]:
    """What people can choose."""
    if conflict.kind == TWICE:
        return tuple(
            Answer(
                f"以{_where(claim)}为准",
                f"第 {conflict.bundle} 捆{_PASS[claim.entry]}：以{_where(claim)}为准",
                claim.table,
                claim.entry,
            )
            for claim in conflict.claims
        )
    return tuple(
        Answer(
            f"留{_PASS[claim.entry]}，另一遍重录",
            f"第 {conflict.bundle} 捆：留{_PASS[claim.entry]}，另一遍换人重录",
            claim.table,
            claim.entry,
        )
        for claim in conflict.claims
    )


def told(conflict: Conflict) -> tuple[str, str]:
    """Heading and explanation."""
    if conflict.kind != TWICE:
        why = "两遍必须由不同的人录。请留下一遍，另一遍作废，换人重录。"
        return f"第 {conflict.bundle} 捆　{conflict.name}两遍都参加了", why
    again = "（重新计票）" if conflict.count > 1 else ""
    alike = {None: "", 0: "两份一模一样。"}.get(conflict.differ, f"两份有 {conflict.differ} 处不同。")
    after = "这一捆已经用其中一份确认；换成另一份的，已计入的票先撤销，再重新比对。" if conflict.confirmed else ""
    return f"第 {conflict.bundle} 捆{_PASS[conflict.entry]}{again}　录了 {len(conflict.claims)} 份", f"{alike}{after}"


class Cards(QWidget):
    """All conflicts; `settle` is called with the one and its answer. `buttons` are in order of the Tab key."""

    def __init__(self, settle: Callable[[Conflict, Answer], None]) -> None:
        super().__init__()
        self._settle = settle
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._cards: list[QFrame] = []

    def show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        """Show these."""
        for old in self._cards:
            old.hide()
            old.deleteLater()
        self._cards, self.buttons = [], []
        for conflict in conflicts:
            frame = self._card(conflict)
            self._cards.append(frame)
            self._column.addWidget(frame)

    def _card(self, conflict: Conflict) -> QFrame:
        frame, column = card("warn")
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        title, why = told(conflict)
        column.addWidget(label(title, "section", wrap=True))
        if why:
            column.addWidget(label(why, wrap=True))
        for claim, answer in zip(conflict.claims, answers(conflict), strict=True):
            made = button(answer.words, "plain", Action.DECIDE if conflict.kind == TWICE else Action.ARRANGE)
            made.setAccessibleName(answer.title)
            made.clicked.connect(lambda _=False, answer=answer: self._settle(conflict, answer))
            self.buttons.append(made)
            column.addLayout(row(label(_claimed(claim)), 1, made))
        return frame


def _where(claim: Claim) -> str:
    return claim.table or "主机"


def _claimed(claim: Claim) -> str:
    how = (
        f"录完 {claim.keyed} 张"
        if claim.ended and claim.keyed
        else "录完"
        if claim.ended
        else f"录了 {claim.keyed} 张，没有录完"
    )
    return f"{_where(claim)}　{_PASS[claim.entry]}　{claim.people[0]}、{claim.people[1]}　{how}"
