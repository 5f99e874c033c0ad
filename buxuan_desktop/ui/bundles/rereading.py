"""One paper read once more: the same sheet and keys as on the count page, in a question of its own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.people import Person
from buxuan_desktop.domain.ballot import Ballot, Post
from buxuan_desktop.ui.count.asking import Asking, VoidDialog
from buxuan_desktop.ui.count.asking_names import WriteInDialog
from buxuan_desktop.ui.count.draft import Draft, folded
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.sheet import BallotSheet
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import label

_KEYS = "数字 赞成　X 反对　K 空白　F 废票　L 另选他人　退格 清除"


class RereadDialog(Asking):
    """`read` tells the ballot as it stands on paper."""

    read = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, posts: Sequence[Post], known: Sequence[Person], told: Callable[[Draft], str]
    ) -> None:
        super().__init__(parent, title, 760)
        self.draft = Draft.of(posts)
        self.dialog: Asking | None = None
        self._known, self._told = known, told
        self.sheet = BallotSheet()
        self.sheet.setMinimumHeight(px(320))
        self.said, self.keys = label("", "section", wrap=True), label(_KEYS, "quiet", wrap=True)
        for widget in (self.sheet, self.said, self.keys):
            self.column.addWidget(widget, 1 if widget is self.sheet else 0)
        self.store = CalmButton("回车　以这一次为准", "primary")
        self.store.setAutoDefault(False)
        self.store.clicked.connect(self._store)
        self.sheet.clicked.connect(lambda post, name: self._take(self.draft.mark(post, name)))
        self.finish_with(self.store)
        self._take(self.draft)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of the count page; held keys mean nothing."""
        key = folded(name_of(event))
        if event.isAutoRepeat() or not key or key == "escape":
            super().keyPressEvent(event)
        elif key == "enter":
            self._store()
        elif key == "f":
            self._ask(VoidDialog(self), lambda reason: self._take(self.draft.voided(reason)))
        elif key == "l":
            post, marks = self.draft.posts[self.draft.focus], self.draft.marks[self.draft.focus]
            dialog = WriteInDialog(self, post.title, self._known, marks.write_in)
            self._ask(dialog, lambda name: self._take(self.draft.write_in(name)))
        else:
            self._take(self.draft.press(key))

    def _ask(self, dialog: VoidDialog | WriteInDialog, then: Callable[[str], None]) -> None:
        self.dialog = dialog
        dialog.chosen.connect(then)
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None
        self.setFocus()

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        words = self._told(draft)
        self.said.setText(words)
        self.sheet.show_draft(draft, words)

    def _store(self) -> None:
        if self.draft.empty:
            self.said.setText("还没有录。空白票请按 K，废票请按 F。")
            return
        ballot: Ballot = self.draft.to_ballot()
        self.read.emit(ballot)
        self.accept()
