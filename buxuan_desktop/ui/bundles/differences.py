"""Where two entries of a bundle differ: only these papers, by place, side by side; the paper is read again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout

from buxuan_desktop.app import bundles, counting
from buxuan_desktop.app.people import people
from buxuan_desktop.app.seating import seated
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.bundles import DOUBT, OPEN, Bundle, Slot, keyed
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.bundles.rereading import RereadDialog
from buxuan_desktop.ui.bundles.signing import SignDialog
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import LIST
from buxuan_desktop.ui.count.reading import in_full
from buxuan_desktop.ui.decisions.kinds import DoubtDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, card, label, row

REASONS = ("重新看过选票", "唱票有误", "按键有误")
_ASKED = (
    "请从这一捆里找出这几张纸票重新看，照纸票选择，写明原因和经手人，原来录的保留。没有列出的两遍一致，不用再看。"
    "录两遍、逐张比对是本项目的做法，法律没有规定；看不准的由选举委员会认定。"
)
_DOUBTED = "选一种疑问；说不清的按回车。总监票人和选举委员会认定以后才计票，请把这张票单独放好。"
_CHOICES = (
    ("1", "first", "第一遍对"),
    ("2", "second", "第二遍对"),
    ("3", "read", "都不对，重新录这张…"),
    ("4", "absent", "没有这张票（重复录了）"),
    ("5", "doubtful", "看不准，交选举委员会认定…"),
)


class DifferencesPage(Page):
    """Stage 7: the papers of one bundle in which the two entries differ."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: Asking | None = None
        self.bundle = 0
        self.title, self.told = label("", "title"), label("", "quiet", wrap=True)
        self.places = QListWidget()
        self.places.setAccessibleName("不一致的地方")
        self.places.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.places.setMaximumWidth(px(300))
        dress(self.places, LIST)
        wrap_lines(self.places, 14, 6)
        self.seen = (Seen("第一遍"), Seen("第二遍"))
        self.where = label("", "section", wrap=True)
        self.answers = {key: CalmButton(f"{key}　{words}", "plain", Action.COMPARE) for key, _, words in _CHOICES}
        self.back = CalmButton("Esc　回到各捆", "link")
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.places.currentRowChanged.connect(lambda _: self._show_slot())
        for key, made in self.answers.items():
            made.clicked.connect(lambda _checked=False, key=key: self.answer(key))
        self.back.clicked.connect(lambda: desk.go("bundles"))

    @property
    def _there(self) -> Bundle:
        return self.desk.election.rounds[-1].table.bundle(self.bundle)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What is to be settled here, in order."""
        return tuple(slot for slot in self._there.count.open_slots if slot.state == OPEN)

    def arrive(self) -> None:
        """Show the bundle that the desk turned to."""
        self.bundle = self.desk.bundle
        self._show()

    def in_hand(self) -> tuple[int, int] | None:
        """The paper in question."""
        slot = self._slot if self.bundle else None
        return (self.bundle, slot.at[1] or slot.at[0]) if slot is not None else None

    def answer(self, key: str) -> None:
        """One of the keys 1 to 5, for the place shown."""
        slot = self._slot
        choice = next((choice for one, choice, _ in _CHOICES if one == key), "")
        if slot is None or self.answers[key].refuses() or not self.answers[key].isEnabled():
            return
        if choice == "read":
            self._reread(slot)
        elif choice == "doubtful":
            self._ask_doubt(slot)
        else:
            self._sign(slot, choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """1 to 5 answer, arrows choose the place, Escape goes back; held keys mean nothing."""
        key = name_of(event)
        if event.isAutoRepeat():
            return
        if key in self.answers:
            self.answer(key)
        elif key in ("up", "down"):
            step = -1 if key == "up" else 1
            self.places.setCurrentRow(max(0, min(self.places.count() - 1, self.places.currentRow() + step)))
        elif key == "escape":
            self.desk.go("bundles")
        else:
            super().keyPressEvent(event)

    @property
    def _slot(self) -> Slot | None:
        at = self.places.currentRow()
        return self.slots[at] if 0 <= at < len(self.slots) else None

    def _show(self) -> None:
        slots = self.slots
        self.title.setText(f"第 {self.bundle} 捆　有 {len(slots)} 处两遍不一致")
        self.told.setText(_ASKED)
        self.places.clear()
        self.places.addItems([_place(slot) for slot in slots])
        if slots:
            self.places.setCurrentRow(0)
            self.setFocus()
        else:
            self._finish()

    def _finish(self) -> None:
        case = self.desk.the_case
        may = not self.desk.why_not(Action.COMPARE)
        if may and self.desk.attempt(lambda: bundles.confirm_if_agreed(case, self.bundle)):
            self.desk.said.emit(f"第 {self.bundle} 捆两遍一致，已确认。")
        waiting = any(slot.state == DOUBT for slot in self._there.count.open_slots)
        self.desk.go("doubts" if waiting else "bundles")

    def _show_slot(self) -> None:
        slot = self._slot
        if slot is None:
            return
        self.where.setText(_place(slot))
        for seen, sheet in zip(self.seen, (slot.first, slot.second), strict=True):
            seen.show_words("没有录到这张" if sheet is None else self._words(sheet))
        for key, fits in (("1", slot.first), ("2", slot.second), ("4", slot.first is None or slot.second is None)):
            self.answers[key].setEnabled(bool(fits))
            self.answers[key].setVisible(bool(fits))
        self.turned.emit()

    def _words(self, sheet: be.SheetKeyed) -> str:
        case = self.desk.the_case
        return in_full(counting.judged(case, keyed(sheet)), case.election.rounds[-1].posts)

    def _names(self) -> tuple[str, ...]:
        return seated(self.desk.the_case.who) or ()

    def _reread(self, slot: Slot) -> None:
        case = self.desk.the_case
        posts = case.election.rounds[-1].posts

        def told(draft: Draft) -> str:
            return "" if draft.empty else in_full(counting.judged(case, draft.to_ballot()), posts)

        dialog = RereadDialog(self, f"重新录　{_place(slot)}", posts, people(case.election), told)
        dialog.read.connect(lambda ballot: self._sign(slot, "read", ballot))
        self._open(dialog)

    def _ask_doubt(self, slot: Slot) -> None:
        dialog = DoubtDialog(self, told=_DOUBTED)
        dialog.chosen.connect(lambda doubt: self._sign(slot, "doubtful", doubt=doubt))
        self._open(dialog)

    def _sign(self, slot: Slot, choice: str, ballot: Ballot | None = None, doubt: str = "") -> None:
        words = next(words for _, one, words in _CHOICES if one == choice).rstrip("…")
        told = f"{_place(slot)}：{words}。" if ballot is None else f"{_place(slot)}：照重新录的为准。"
        dialog = SignDialog(self, f"第 {self.bundle} 捆", told, REASONS, self._names())
        dialog.signed.connect(lambda reason, names, _: self._settle(slot, choice, ballot, doubt, reason, names))
        self._open(dialog)

    def _settle(
        self, slot: Slot, choice: str, ballot: Ballot | None, doubt: str, reason: str, names: tuple[str, ...]
    ) -> None:
        case = self.desk.the_case

        def settle() -> bool:
            bundles.settle(case, self.bundle, slot.place, choice, reason, names, ballot=ballot, doubt=doubt)
            return True

        if self.desk.attempt(settle):
            self._show()

    def _open(self, dialog: Asking) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda: self._answered(dialog))
        dialog.open()

    def _answered(self, dialog: Asking) -> None:
        if self.dialog is dialog:
            self.dialog = None
        self.setFocus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.where)
        sides = row(*self.seen)
        for place in range(len(self.seen)):
            sides.setStretch(place, 1)
        right.addLayout(sides)
        for made in self.answers.values():
            dress(made, "text-align:left; padding-left:20px; font-size:18px;")
            right.addWidget(made)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.places)
        middle.addLayout(right, 1)
        for widget in (self.title, self.told):
            self.column.addWidget(widget)
        self.column.addLayout(middle, 1)
        self.column.addLayout(row(self.back, 1))


class Seen(QFrame):
    """What one entry has for this paper, in large words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        frame, column = card()
        self._words = label("", "title", wrap=True)
        self._words.setMinimumHeight(px(88))
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setAccessibleName(name)
        column.addWidget(label(name, "quiet"))
        column.addWidget(self._words)
        column.addStretch(1)
        outer: QVBoxLayout = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Show it."""
        self._words.setText(words)


def _place(slot: Slot) -> str:
    first, second = slot.at
    if first and second:
        return f"第 {first} 张" if first == second else f"第一遍第 {first} 张、第二遍第 {second} 张"
    return f"第一遍第 {first} 张，第二遍没有" if first else f"第二遍第 {second} 张，第一遍没有"
