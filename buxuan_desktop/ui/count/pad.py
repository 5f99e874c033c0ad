"""One paper to be keyed on a page of its own: the sheet, what the law makes of it, the keys in a line, the button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app import counting
from buxuan_desktop.app.people import people
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.asking import VoidDialog
from buxuan_desktop.ui.count.asking_names import WriteInDialog
from buxuan_desktop.ui.count.below import Law
from buxuan_desktop.ui.count.draft import Draft, folded
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.reading import NOTHING, OPPOSING, WAITING, Reading, read
from buxuan_desktop.ui.count.sheet import BallotSheet
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.words.count_keys import APPROVE, MARKS, strip_of

KEYS = f"数字 {APPROVE.short}　{strip_of(*(key for key in MARKS if 'd' not in key.names))}"


class Pad(QWidget):
    """`press` takes a key by its name; `entered` tells the ballot on Enter; `changed` that the draft is another.

    The page keeps the keyboard and hands every key on; a question of the pad gives it back to the pad's parent.
    """

    entered = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk, store: str, *actions: Action) -> None:
        super().__init__()
        self.desk = desk
        self.draft = Draft.of(())
        self.dialog: VoidDialog | WriteInDialog | None = None
        self.sheet, self.law = BallotSheet(), Law()
        self.strip = label(KEYS, "quiet", wrap=True)
        self.store = CalmButton(store, "primary", *actions)
        frame, inside = card()
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(4)
        inside.addWidget(self.sheet, 1)
        inside.addWidget(self.law)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(frame, 1)
        column.addWidget(self.store)
        column.addWidget(self.strip)
        self.store.clicked.connect(lambda: self.press("enter"))
        self.sheet.clicked.connect(lambda post, name: self.take(self.draft.mark(post, name)))
        self.sheet.wrote.connect(self._write_at)

    def ask(self, posts: Sequence[Post]) -> None:
        """An untouched paper."""
        self.take(Draft.of(posts))

    def take(self, draft: Draft) -> None:
        """Go on with another draft."""
        self.draft = draft
        self.say(self._reading())
        self.changed.emit()

    def say(self, reading: Reading) -> None:
        """Say something in the place where the law speaks."""
        self.law.show_reading(reading)
        self.sheet.show_draft(self.draft, f"{reading.title}。{reading.said}")

    def press(self, key: str) -> None:
        """One key: Enter, F, L, or any that the draft knows."""
        meant = folded(key)
        if meant == "enter":
            self._enter()
        elif meant == "f":
            self._ask(VoidDialog(self), lambda reason: self.take(self.draft.voided(reason)))
        elif meant == "l":
            self._write()
        else:
            self.take(self.draft.press(key))

    def _enter(self) -> None:
        if self.draft.empty:
            self.say(NOTHING)
        else:
            self.entered.emit(self.draft.to_ballot())

    def _write(self) -> None:
        post, marks = self.draft.posts[self.draft.focus], self.draft.marks[self.draft.focus]
        dialog = WriteInDialog(self, post.title, people(self.desk.election), marks.write_in)
        self._ask(dialog, lambda name: self.take(self.draft.write_in(name)))

    def _write_at(self, post: int) -> None:
        self.take(self.draft.turn(post - self.draft.focus))
        self._write()

    def _ask(self, dialog: VoidDialog | WriteInDialog, then: Callable[[str], None]) -> None:
        self.dialog = dialog
        dialog.chosen.connect(then)
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None
        back = self.focusProxy() or self.parentWidget()
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reading(self) -> Reading:
        if self.draft.opposing:
            return OPPOSING
        if self.draft.empty:
            return WAITING
        case = self.desk.the_case
        judged = self.desk.attempt(lambda: counting.judged(case, self.draft.to_ballot()))
        return read(judged, self.draft.posts, case.book, self.desk.election.outsiders) if judged else WAITING
