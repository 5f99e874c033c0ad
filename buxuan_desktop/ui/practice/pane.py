"""The pane beside the page while somebody practises: the paper in hand, what to press, and the way to the score."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from buxuan_desktop.app.keying import BundleKeying
from buxuan_desktop.app.practising import guided
from buxuan_desktop.app.practising.papers import PracticePaper
from buxuan_desktop.app.practising.score import agrees, keyed_twice
from buxuan_desktop.app.practising.session import Bundles, papers_of
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import Page, label
from buxuan_desktop.ui.practice.paper import PaperView
from buxuan_desktop.ui.practice.recorder import KeyTimes
from buxuan_desktop.ui.practice.result import ScorePage

WIDTH = 400
_KEY = "照这张纸票按键，录完按回车，换下一张。"
_ALL_KEYED = "这一捆的纸票都在这里了。按 F10，再按回车，结束这一遍。"
_CHOOSE = "在左边选一捆，按回车开始录。要录的纸票会出现在这里。"
_READ_AGAIN = "要重新看的纸票在这里，可以往前往后翻。"
_ENDED = "两遍都录完了，可以看成绩。"
_LEARNT = "按键都学会了。可以再练录一捆，看看快慢和对错。"


_MOST, _LARGE = 2 / 5, 33
"""Of the window: as a part, and in hundredths."""

_LEAST = 300
"""Pixels in which a paper can still be read."""


class PracticePane(QFrame):
    """Hidden unless the case on the desk is a practice with papers; `look` follows the page shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.papers: Bundles = ()
        self.at = (0, 0)
        self._times = KeyTimes.of(desk)
        self._page: Page | None = None
        self.setFixedWidth(px(WIDTH))
        self.title, self.hint, self.paper = label("", "section", wrap=True), label("", wrap=True), PaperView()
        self.said = QFrame()
        role(self.said, "warn")
        inside = QVBoxLayout(self.said)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self.hint)
        dress(self.hint, "font-size: 17px;")
        self.hint.setMinimumHeight(px(48))
        self.before, self.after = CalmButton("‹ 上一张"), CalmButton("下一张 ›")
        self.score, self.leave = CalmButton("看练习成绩", "primary"), CalmButton("结束练习", "link")
        self.more = CalmButton("去练录一捆", "primary")
        self._lay_out()
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.score.clicked.connect(lambda: desk.go("score"))
        self.more.clicked.connect(lambda: desk.go("practise"))
        self.leave.clicked.connect(lambda: desk.go("start"))
        desk.opened.connect(self._opened)
        desk.changed.connect(lambda _events: self.look(self._page))
        self._opened()

    def share(self, width: int) -> None:
        """Leave the page what it needs of a window that is `width` wide."""
        wanted = max(px(_LEAST), width * 3 // 10)
        # With large type in a small window the ballot that is keyed comes first; the paper is drawn smaller.
        self.setFixedWidth(min(px(WIDTH), wanted) if wanted <= width * _MOST else width * _LARGE // 100)

    def look(self, page: Page | None) -> None:
        """Show what belongs to this page now."""
        if page is not self._page and self._page is not None:
            self._page.turned.disconnect(self._again)
        if page is not self._page and page is not None:
            page.turned.connect(self._again)
            page.installEventFilter(self._times)
        self._page = page
        wanted = page is not None and page.OF_CASE and bool(self.papers) and not isinstance(page, ScorePage)
        self.setVisible(wanted)
        keying = self.desk.keying
        typing = isinstance(keying, BundleKeying) and page is not None and page.in_hand() is not None
        self._times.keep((keying.bundle, keying.entry) if typing and isinstance(keying, BundleKeying) else None)
        if wanted and page is not None:
            self._show(page)

    def _opened(self) -> None:
        case = self.desk.case
        self.papers = papers_of(case) if case is not None else ()
        self.look(None)

    def _again(self) -> None:
        self.look(self._page)

    def _show(self, page: Page) -> None:
        wanted = page.in_hand()
        keying = self.desk.keying
        if isinstance(keying, BundleKeying) and wanted is not None:
            self._show_keyed(keying, *wanted)
        else:
            self._put(wanted or (0, 0), _READ_AGAIN if wanted else self._between())
        turns = wanted is not None and not isinstance(keying, BundleKeying)
        for made in (self.before, self.after):
            made.setVisible(turns)
        self.more.setVisible(not isinstance(keying, BundleKeying) and self._learnt)
        self.score.setVisible(not isinstance(keying, BundleKeying) and keyed_twice(self.desk.the_case))

    def _between(self) -> str:
        if self._learnt:
            return _LEARNT
        return _ENDED if keyed_twice(self.desk.the_case) else _CHOOSE

    @property
    def _learnt(self) -> bool:
        """Whether the guided papers are all keyed."""
        if not self.papers[0][0].hint:
            return False
        entry = self.desk.election.rounds[-1].table.bundle(1).counts[0].entries.get(1)
        return entry is not None and entry.ended

    def _show_keyed(self, keying: BundleKeying, bundle: int, place: int) -> None:
        """The next paper of the entry; in the introduction one that came out wrong stays until it is mended."""
        sheets = self.desk.election.rounds[-1].table.bundle(bundle).count.entries[keying.entry].sheets
        last = self._paper(bundle, place - 1)
        if last is not None and last.hint and sheets and not agrees(last, sheets[-1]):
            self._put((bundle, place - 1), guided.STRIKE)
            return
        now = self._paper(bundle, place)
        if now is None:
            guiding = last is not None and bool(last.hint)
            self._put((bundle, place), guided.DONE if guiding else _ALL_KEYED)
        else:
            self._put((bundle, place), now.hint or _KEY)

    def _turn(self, step: int) -> None:
        bundle, place = self.at
        if self._paper(bundle, place + step) is not None:
            self._put((bundle, place + step), _READ_AGAIN)

    def _put(self, at: tuple[int, int], hint: str) -> None:
        self.at = at
        bundle, place = at
        paper = self._paper(bundle, place)
        self.title.setText(f"纸票　第 {bundle} 捆　第 {place} 张" if paper is not None else "练习")
        self.hint.setText(hint)
        posts = self.desk.election.rounds[-1].posts
        body = self.desk.election.case.place.partition("（")[0]
        self.paper.show_paper(f"{body}补选选票", posts, paper, at)

    def _paper(self, bundle: int, place: int) -> PracticePaper | None:
        there = self.papers[bundle - 1] if 1 <= bundle <= len(self.papers) else ()
        return there[place - 1] if 1 <= place <= len(there) else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.said)
        column.addWidget(self.paper, 1)
        turning = QHBoxLayout()
        for made in (self.before, self.after):
            turning.addWidget(made)
        column.addLayout(turning)
        for made in (self.more, self.score):
            column.addWidget(made)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignHCenter)
