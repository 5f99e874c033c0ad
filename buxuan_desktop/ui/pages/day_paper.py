"""Which round is to be held: its kind, the posts on its paper, candidates named anew where they must be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from buxuan_desktop.app.opening import Ahead
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import label
from buxuan_desktop.ui.pages.candidates import KEYS, Candidates
from buxuan_desktop.ui.pages.inputs import CHECKS, OneOf
from buxuan_desktop.words import round_name

_KINDS = {"first": "选举", "further": "另行选举", "tie_revote": "得票相等的人重新投票"}


def name_of(ahead: Ahead, number: int) -> str:
    """What a round is called: 第一次投票, 另行选举, 重新投票, 重新选举."""
    if ahead.again:
        what = "重新选举" if ahead.kind == "first" else f"重新选举（{_KINDS[ahead.kind]}）"
    elif ahead.renominated:
        what = "重新提名后选举"
    elif ahead.kind == "first":
        return round_name(number)
    else:
        what = _KINDS[ahead.kind]
    return f"{round_name(number)}　{what}"


class DayPaper(QWidget):
    """The paper of the round to come; `changed` tells that another round or other posts were chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Ahead, ...] = ()
        self._number = 1
        self.kinds: OneOf | None = None
        self.posts: dict[str, QCheckBox] = {}
        self.candidates: dict[str, Candidates] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def ahead(self) -> Ahead:
        """The round chosen."""
        place = self.kinds.value if self.kinds else 0
        return self._choices[place if isinstance(place, int) else 0]

    @property
    def titles(self) -> tuple[str, ...]:
        """The posts on the paper."""
        return tuple(
            post.title
            for post in self.ahead.posts
            if post.title not in self.posts or self.posts[post.title].isChecked()
        )

    @property
    def named(self) -> dict[str, tuple[str, ...]]:
        """Candidates named anew, of the posts on the paper."""
        return {title: one.names for title, one in self.candidates.items() if title in self.titles}

    @property
    def editors(self) -> list[QWidget]:
        """All editors in the order of the Tab key."""
        made: list[QWidget] = self.kinds.buttons if self.kinds else []
        for post in self.ahead.posts:
            if post.title in self.posts:
                made.append(self.posts[post.title])
            if post.title in self.candidates:
                made += [*self.candidates[post.title].edits, self.candidates[post.title].more]
        return made

    def show_rounds(self, choices: tuple[Ahead, ...], number: int) -> None:
        """Show what can be held now as the round of that number."""
        self._choices, self._number = choices, number
        self._clear()
        self.kinds = None
        if len(choices) > 1:
            names = [(place, name_of(one, number)) for place, one in enumerate(choices)]
            self.kinds = OneOf("先进行哪一种投票", names, 0)
            self.kinds.chosen.connect(lambda _: self._fill())
            self._put(self.kinds)
        self._fill()

    def _fill(self) -> None:
        self._clear(keep=1 if self.kinds else 0)
        self.posts, self.candidates = {}, {}
        ahead = self.ahead
        several = len(ahead.posts) > 1 and not ahead.open
        for post in ahead.posts:
            if several:
                box = QCheckBox(f"{post.title}　应选{post.seats}名")
                box.setAccessibleDescription("这一次的选票上有这个职位")
                dress(box, CHECKS)
                box.setChecked(True)
                box.toggled.connect(lambda _: self.changed.emit())
                self.posts[post.title] = box
                self._put(box)
            else:
                self._put(label(f"{post.title}　应选{post.seats}名", "section"))
            if post.title in ahead.renominated:
                named = self.candidates[post.title] = Candidates(post.title)
                named.fill(post.candidates)
                self._put(label(f"重新提名的候选人　{KEYS}", "quiet", wrap=True))
                self._put(named)
            else:
                names = "、".join(post.candidates) or "没有候选人，由选民另选"
                self._put(label(f"候选人：{names}", wrap=True))
        self.changed.emit()

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        # At once, not with the next layout: the Tab key passes by what is not shown.
        widget.show()

    def _clear(self, keep: int = 0) -> None:
        while self._column.count() > keep:
            item = self._column.takeAt(keep)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
