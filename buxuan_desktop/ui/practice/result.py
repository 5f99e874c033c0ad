"""How the practice went: speed, errors made, found and missed, the keys that take long."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.ballot_words import ballot_words
from buxuan_desktop.app.practising.score import EntryScore, KeyPace, Score, Slip, per_hour, scores, slow_keys
from buxuan_desktop.app.practising.session import PROGRAM
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import Page, button, card, label, row
from buxuan_desktop.ui.pages.step import Following
from buxuan_desktop.ui.practice.recorder import KeyTimes
from buxuan_desktop.words import told_doubt

KEYS = {
    "enter": "回车",
    "backspace": "退格",
    "space": "空格",
    "x": "X 反对",
    "k": "K 空白",
    "f": "F 废票",
    "l": "L 另选他人",
    "d": "D 有疑问",
    "c": "C 撤销",
}


class ScorePage(Page):
    """Stage 7 of a practice: one card an entry, then every paper that somebody keyed otherwise than it is."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title, self.told = label("", "title"), label("", "section", wrap=True)
        self.keys = label("", wrap=True)
        self.again, self.bundles = button("再练一捆", "primary"), button("回到各捆")
        self._cards, self._list = QHBoxLayout(), QVBoxLayout()
        self._cards.setSpacing(16)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        inside = QWidget()
        inside.setLayout(self._list)
        for widget in (self.title, self.told):
            self.column.addWidget(widget)
        self.column.addLayout(self._cards)
        self.column.addWidget(self.keys)
        self.column.addWidget(Following(inside), 1)
        self.column.addLayout(row(self.again, self.bundles, 1))
        self.again.clicked.connect(lambda: desk.go("practise"))
        self.bundles.clicked.connect(lambda: desk.go("bundles"))

    def arrive(self) -> None:
        """The bundle that was keyed twice last."""
        found = scores(self.desk.the_case)
        _clear(self._cards)
        _clear(self._list)
        if not found:
            self.title.setText("还没有两遍都录完的捆")
            self.told.setText("两遍都录完以后，这里给出快慢和对错。")
            self.keys.clear()
            return
        score = found[-1]
        self.title.setText(f"练习成绩　第 {score.bundle} 捆")
        self.told.setText(verdict(score))
        for number, entry in enumerate(score.entries, start=1):
            presses = KeyTimes.of(self.desk).presses.get((score.bundle, number), [])
            self._cards.addWidget(_entry(number, entry, per_hour(entry.papers, presses)))
        self.keys.setText(_slow(self._slow_keys(score)))
        posts = self.desk.election.rounds[-1].posts
        for slip in score.slips:
            self._list.addWidget(_slip(slip, posts))
        self._list.addStretch(1)
        self.again.setFocus()

    def _slow_keys(self, score: Score) -> tuple[KeyPace, ...]:
        presses = KeyTimes.of(self.desk).presses
        return slow_keys(one for (bundle, _), of in presses.items() if bundle == score.bundle for one in of)


def verdict(score: Score) -> str:
    """One sentence: how many errors there were, how many the second entry brings up, how many pass unseen."""
    if not score.slips:
        return "两遍都和纸票一样，没有一张录错。"
    missed = f"漏掉 {score.missed} 处，两遍错得一样，比对看不出来" if score.missed else "没有漏掉的"
    return f"和纸票不一样的有 {len(score.slips)} 处：两遍一比对就查出 {score.found} 处，{missed}。"


def _entry(number: int, entry: EntryScore, speed: int | None) -> QWidget:
    frame, column = card()
    column.setContentsMargins(20, 12, 20, 12)
    column.setSpacing(4)
    who = "程序" if entry.teller in PROGRAM else entry.teller
    column.addWidget(label(f"第{'一二'[number - 1]}遍　{who}", "section"))
    column.addWidget(label(f"录了 {entry.papers} 张，录错 {entry.wrong} 张"))
    told = "没有计时" if speed is None else f"每小时 {speed} 张"
    column.addWidget(label(told, "quiet" if speed is None else ""))
    return frame


def _slow(found: tuple[KeyPace, ...]) -> str:
    if not found:
        return ""
    told = "，".join(f"“{_named(one.key)}” {_seconds(one.hundredths)} 秒（{one.times} 次）" for one in found)
    return f"按得最慢的键：{told}。"


def _named(key: str) -> str:
    return KEYS.get(key, key.upper())


def _seconds(hundredths: int) -> str:
    tenths = (hundredths + 5) // 10
    return f"{tenths // 10}.{tenths % 10}"


def _slip(slip: Slip, posts: tuple[Post, ...]) -> QWidget:
    frame, column = card()
    column.setContentsMargins(20, 10, 20, 10)
    column.setSpacing(2)
    where = f"第 {slip.place} 张" if slip.place else "多录了一张"
    head = label(f"{where}　{'比对查得出' if slip.found else '漏掉了'}", "section")
    if not slip.found:
        dress(head, f"color: {LIGHT.red};")
    column.addWidget(head)
    paper = "没有这一张" if slip.paper is None else slip.paper.doubt or ballot_words(
        slip.paper.marks, slip.paper.void, posts)  # fmt: skip
    for what, words in (("纸票", paper), ("第一遍", _keyed(slip.first, posts)), ("第二遍", _keyed(slip.second, posts))):
        name = label(what, "quiet")
        name.setFixedWidth(px(64))
        line = row(name, label(words, wrap=True))
        line.setStretch(1, 1)
        column.addLayout(line)
    return frame


def _keyed(sheet: be.SheetKeyed | None, posts: tuple[Post, ...]) -> str:
    if sheet is None:
        return "没有录"
    return f"有疑问（{told_doubt(sheet.doubt)}）" if sheet.doubt else ballot_words(sheet.marks, sheet.void, posts)


def _clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
