"""Papers in words, and one read again in a dialog: the same ballot and the same keys as at the counting table."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import judged_in
from buxuan_desktop.app.namesakes import tell
from buxuan_desktop.app.people import Person, people
from buxuan_desktop.app.rejudging import options_of
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.asking_names import WriteInDialog
from buxuan_desktop.ui.count.below import Law
from buxuan_desktop.ui.count.draft import Draft, folded
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import Picker
from buxuan_desktop.ui.count.reading import WAITING, Reading, in_full, marked, read
from buxuan_desktop.ui.count.sheet import BallotSheet
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import label

_HOW = "拼音首字母、选民编号，或者直接打字"


def said(case: Case, ballot: Ballot) -> str:
    """A paper as it would count, in words: its class, then what is marked."""
    current = case.election.rounds[-1]
    cast = judged_in(case.election, current, options_of(case.election), ballot)
    return in_full(cast, current.posts) or "没有写任何内容"


def in_marks(case: Case, ballot: Ballot) -> str:
    """What is marked on a paper, without a word about its class."""
    current = case.election.rounds[-1]
    cast = judged_in(case.election, current, options_of(case.election), ballot)
    return marked(cast, current.posts) or said(case, ballot)


class NameDialog(Asking):
    """Who is meant by a written name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, written: str, known: Sequence[Person]) -> None:
        super().__init__(parent, f"票上写的是“{written}”，认定是谁", 600)
        self.picker = Picker(known, _HOW)
        self.picker.setMinimumHeight(min(px(320), self.screen().availableGeometry().height() // 2))
        self.picker.picked.connect(self._take)
        self.column.addWidget(self.picker, 1)
        take = CalmButton("回车　就是这个人", "primary")
        take.setAutoDefault(False)
        take.clicked.connect(self.picker.take)
        self.finish_with(take)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Typing begins at once."""
        super().showEvent(event)
        self.picker.edit.setFocus()

    def _take(self, name: str) -> None:
        self.chosen.emit(name)
        self.accept()


class PaperDialog(Asking):
    """The paper is read again and keyed; with `part` a post can be said to be unreadable. `taken` tells the ballot."""

    taken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, *, part: bool) -> None:
        super().__init__(parent, "看得清的部分" if part else "重新看票，按看到的录入", 760)
        self._desk = desk
        self._part = part and len(desk.election.rounds[-1].posts) > 1
        self.draft = Draft.of(desk.election.rounds[-1].posts)
        self.void_posts: tuple[str, ...] = ()
        self.sheet, self.law = BallotSheet(), Law()
        self.sheet.setMinimumHeight(px(300))
        self.naming: WriteInDialog | None = None
        keys = "1–9 赞成　X 反对　L 另选他人　退格 清除" + ("　空格 换一个职位　V 这一职位看不清" if self._part else "")
        self.column.addWidget(label(keys, "quiet", wrap=True))
        self.column.addWidget(self.sheet, 1)
        self.column.addWidget(self.law)
        take = CalmButton("回车　就按这样", "primary")
        take.setAutoDefault(False)
        take.clicked.connect(self._take)
        self.finish_with(take)
        self.sheet.clicked.connect(lambda post, name: self._go_on(self.draft.mark(post, name)))
        self.sheet.wrote.connect(self._write_at)
        self._go_on(self.draft)
        self.setFocus()

    @property
    def ballot(self) -> Ballot:
        """The paper as keyed."""
        return msgspec.structs.replace(self.draft.to_ballot(), void_posts=self.void_posts)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of the counting table."""
        key = folded(name_of(event))
        own: dict[str, Callable[[], None]] = {"l": self._write, "enter": self._take, "escape": self.reject}
        if self._part:
            own["v"] = self._unreadable
        if event.isAutoRepeat() or not key:
            return
        if key in own:
            own[key]()
        else:
            if key in ("backspace", "delete"):
                self.void_posts = ()
            self._go_on(self.draft.press(key))

    def _unreadable(self) -> None:
        title = self.draft.posts[self.draft.focus].title
        kept = tuple(one for one in self.void_posts if one != title)
        cleared = [PostMarks() if at == self.draft.focus else one for at, one in enumerate(self.draft.marks)]
        self._go_on(msgspec.structs.replace(self.draft, marks=tuple(cleared)))
        self.void_posts = kept if len(kept) < len(self.void_posts) else (*kept, title)
        self._go_on(self.draft)

    def _go_on(self, draft: Draft) -> None:
        """What is marked after all can be read after all."""
        self.draft = draft
        pairs = zip(draft.posts, draft.marks, strict=True)
        marked_now = {post.title for post, one in pairs if one.marked}
        self.void_posts = tuple(title for title in self.void_posts if title not in marked_now)
        reading = self._reading()
        self.law.show_reading(reading)
        self.sheet.show_draft(draft, f"{reading.title}。{reading.said}")

    def _reading(self) -> Reading:
        if self.draft.empty and not self.void_posts:
            return WAITING
        election = self._desk.election
        current = election.rounds[-1]
        cast = judged_in(election, current, options_of(election), self.ballot)
        reading = read(cast, current.posts, self._desk.the_case.book, election.outsiders)
        if not self.void_posts:
            return reading
        return msgspec.structs.replace(reading, why=f"{'、'.join(self.void_posts)}看不清，这一部分作废。{reading.why}")

    def _write_at(self, post: int) -> None:
        self.draft = self.draft.turn(post - self.draft.focus)
        self._write()

    def _write(self) -> None:
        post, marks = self.draft.posts[self.draft.focus], self.draft.marks[self.draft.focus]
        dialog = WriteInDialog(self, post.title, people(self._desk.election), marks.write_in)
        dialog.chosen.connect(self._written)
        self.naming = dialog
        dialog.open()

    def _written(self, name: str) -> None:
        self._desk.attempt(lambda: tell(self._desk.the_case, [name]))
        self._go_on(self.draft.write_in(name))

    def _take(self) -> None:
        if self.draft.empty:
            self.law.show_reading(Reading("part", "还没有录", "", "这张票上什么也没有录。整张看不清的，请返回选作废。"))
            return
        self.taken.emit(self.ballot)
        self.accept()
