"""Step 2: the vacant posts in order of rank, seats, candidates in ballot order."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.opening import check_posts
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import button, field, label, tab_through
from buxuan_desktop.ui.pages.candidates import KEYS, Candidates
from buxuan_desktop.ui.pages.draft import Draft
from buxuan_desktop.ui.pages.inputs import NumberEdit
from buxuan_desktop.ui.pages.step import Following, Missing, Step, Warnings
from buxuan_desktop.words import of_refusal

_WAIT = 300


class PostCard(QFrame):
    """One post: title, seats, candidates. `removed` and `raised` ask the list around it."""

    changed = Signal()
    removed = Signal()
    raised = Signal()

    def __init__(self, post: Post) -> None:
        super().__init__()
        role(self, "card")
        self.title = QLineEdit(post.title)
        self.title.setPlaceholderText("如：主任、副主任、委员")
        self.title.setMaxLength(20)
        self.seats = NumberEdit(digits=2)
        self.seats.value = post.seats
        self.seats.setFixedWidth(px(96))
        self.candidates = Candidates("")
        self.candidates.fill(post.candidates)
        self.up = button("这个职位上移", "link")
        self.remove = button("删去这个职位", "link")
        self.title.textChanged.connect(self.changed)
        self.seats.textChanged.connect(self.changed)
        self.candidates.changed.connect(self.changed)
        self.up.clicked.connect(self.raised)
        self.remove.clicked.connect(self.removed)
        self._lay_out()

    @property
    def post(self) -> Post:
        """The post as written; nought seats when none are."""
        return Post(self.title.text().strip(), self.seats.value or 0, self.candidates.names)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(field("职位", self.title), 1)
        head.addLayout(field("补选几名", self.seats))
        head.addWidget(self.up, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(label("正式候选人，按选票上的次序", "quiet"))
        column.addWidget(self.candidates)


class PostsStep(Step):
    """Posts and candidates, with what the checks find said below while one types."""

    TITLE = "职位和候选人"

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.cards: list[PostCard] = []
        self.warnings = Warnings()
        self.more = button("再加一个职位")
        self.more.clicked.connect(lambda: self.add(Post("", 1)).title.setFocus())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self.look_over)
        self._lay_out()
        for post in draft.posts or (Post("主任", 1),):
            self.add(post)

    def add(self, post: Post) -> PostCard:
        """Another post at the end."""
        card = PostCard(post)
        card.changed.connect(self._later.start)
        card.removed.connect(lambda: self._remove(card))
        card.raised.connect(lambda: self._raise(card))
        self._stack.insertWidget(len(self.cards), card)
        self.cards.append(card)
        self._name()
        self._later.start()
        return card

    def enter(self) -> None:
        """The cursor stands on the first candidate not yet named."""
        self.look_over()
        first = self.cards[0]
        (first.candidates.edits[0] if first.post.title else first.title).setFocus()

    def missing(self) -> Missing | None:
        """A post without a title or seats, or a name listed twice."""
        try:
            check_posts(tuple(card.post for card in self.cards))
        except Refusal as refusal:
            said = "每个职位至少补选一名。" if refusal.code == "number-too-small" else of_refusal(refusal)
            return said, self._go_to_fault
        return None

    def keep(self) -> None:
        """Take over the posts."""
        self.draft.posts = tuple(card.post for card in self.cards)

    def _go_to_fault(self) -> None:
        """The cursor goes to the first post that cannot stand."""
        titles: set[str] = set()
        for card in self.cards:
            post = card.post
            if not post.title or post.title in titles:
                card.title.setFocus()
                return
            titles.add(post.title)
            if post.seats < 1:
                card.seats.setFocus()
                return
            if len(set(post.candidates)) != len(post.candidates):
                card.candidates.go_to_repeated()
                return

    def look_over(self) -> None:
        """Say what the checks find in what stands here now; posts still without names are not nagged about."""
        written = tuple(card.post for card in self.cards if card.post.candidates and card.post.title)
        kept, self.draft.posts = self.draft.posts, written
        self.warnings.show_lines(self.draft.warnings() if written else [])
        self.draft.posts = kept

    def _remove(self, card: PostCard) -> None:
        self.cards.remove(card)
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._name()
        self.cards[-1].title.setFocus()
        self._later.start()

    def _raise(self, card: PostCard) -> None:
        place = self.cards.index(card)
        if place:
            self.cards.insert(place - 1, self.cards.pop(place))
            self._stack.removeWidget(card)
            self._stack.insertWidget(place - 1, card)
            self._name()
            card.up.setFocus()

    def _name(self) -> None:
        for number, card in enumerate(self.cards, start=1):
            card.title.setAccessibleName(f"第{number}个职位")
            card.remove.setVisible(len(self.cards) > 1)
            card.up.setVisible(number > 1)
        order = [w for card in self.cards for w in (card.title, card.seats, card.up, card.remove)]
        for card in self.cards:
            place = order.index(card.remove) + 1
            order[place:place] = [*card.candidates.edits, card.candidates.more]
        tab_through([*order, self.more])

    def _lay_out(self) -> None:
        inside = QWidget()
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(0, 0, 8, 0)
        self._stack.setSpacing(16)
        self._stack.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack.addStretch(1)
        self.column.addWidget(label(f"职位从高到低写。{KEYS}", "quiet", wrap=True))
        self.column.addWidget(Following(inside), 1)
        self.column.addWidget(self.warnings)
