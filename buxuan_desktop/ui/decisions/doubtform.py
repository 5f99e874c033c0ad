"""One doubtful ballot: what was keyed, the rule with its article, the choices, reason and names."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from buxuan_desktop.app.doubt_queue import (
    BALLOT,
    NAME,
    PART,
    Decided,
    Option,
    options,
    precedents,
    renamed,
    rule_of,
)
from buxuan_desktop.app.doubts import OpenDoubt, decide
from buxuan_desktop.app.namesakes import tell
from buxuan_desktop.app.people import people
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.rules.doubts import KINDS, Rule, kind_of
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.decisions.form import CHOICE_KEYS, Form
from buxuan_desktop.ui.decisions.papers import NameDialog, PaperDialog, in_marks, said
from buxuan_desktop.ui.decisions.rulebox import box_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.ui.result.parts import sized
from buxuan_desktop.words import of_doubt, ready_reasons, term


def place_words(bundle: int, place: int) -> str:
    """Where the paper lies."""
    return f"第 {bundle} 捆　第 {place} 张" if bundle else f"单独放着的第 {place} 张"


def decided_words(one: Decided) -> str:
    """A decision in one line, without what the paper says."""
    return f"{place_words(one.bundle, one.place)}　{of_doubt('kinds', one.kind, 'title')}：{term('ruling', one.ruling)}"


class DoubtForm(Form):
    """Decides one doubt; `dialog` is the question on screen, or None."""

    def __init__(self, desk: Desk, doubt: OpenDoubt, kind: str = "") -> None:
        super().__init__(desk)
        self.doubt = doubt
        raised, self.note = kind_of(doubt.doubt)
        self.kind = kind or raised
        self.dialog: Asking | None = None
        self.options: tuple[Option, ...] = options(desk.the_case, doubt, self.kind)[: len(CHOICE_KEYS)]
        self.ballots: list[Ballot | None] = [one.ballot for one in self.options]
        rule = rule_of(desk.the_case, self.kind)
        self.column.addLayout(self._head())
        self.column.addLayout(self._seen())
        self.column.addWidget(self._rule(rule))
        self.offer([self._words(one, rule) for one in self.options], columns=2)
        self.ask_reason("理由（按 A、S、D 选一句，也可以打字）")
        self.ask_names()
        self.end("回车　记下认定")

    def choose(self, place: int) -> None:
        """Some choices ask for the paper or the name first."""
        option = self.options[place]
        if option.asks in (BALLOT, PART):
            paper = PaperDialog(self.desk, self, part=option.asks == PART)
            paper.taken.connect(lambda ballot: self._chosen(place, ballot))
            self._ask(paper)
        elif option.asks == NAME and option.ballot is not None:
            written = "、".join(name for one in option.ballot.marks.values() for name in one.write_in)
            dialog = NameDialog(self, written, people(self.desk.election))
            dialog.chosen.connect(lambda name: self._named(place, name))
            self._ask(dialog)
        else:
            self._chosen(place, option.ballot)

    def write(self) -> str:
        """One event; the bundle is confirmed when nothing else is open in it."""
        option, ballot = self.options[self.chosen], self.ballots[self.chosen]
        reason = self.because
        doubt = self.doubt
        decide(self.desk.the_case, doubt.bundle, doubt.place, option.ruling, reason, self.by, ballot, self.kind)
        return f"已记下认定：{place_words(doubt.bundle, doubt.place)}，{term('ruling', option.ruling)}。"

    def _chosen(self, place: int, ballot: Ballot | None) -> None:
        self.ballots[place] = ballot
        option = self.options[place]
        if option.asks and ballot is not None:
            words = f"{of_doubt('choices', option.choice)}：{said(self.desk.the_case, ballot)}"
            self.choices[place].say(words)
        self.mark(place)
        if self.reason is not None:
            self.reason.offer(ready_reasons(option.choice))

    def _named(self, place: int, name: str) -> None:
        paper = self.options[place].ballot
        if paper is not None:
            self.desk.attempt(lambda: tell(self.desk.the_case, [name]))
            self._chosen(place, renamed(self.desk.election, paper, name))

    def _ask(self, dialog: Asking) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None

    def _words(self, option: Option, rule: Rule) -> str:
        words = of_doubt("choices", option.choice)
        if option.choice == "count":
            words = (
                "重新看票，按看到的计…" if option.ballot is None else f"计入：{said(self.desk.the_case, option.ballot)}"
            )
        elif option.asks:
            words = f"{words}…"
        return f"{words}（条文这样规定）" if option.choice == rule.proposes else words

    def _head(self) -> QHBoxLayout:
        self.kinds = Choice()
        for code in KINDS:
            self.kinds.addItem(of_doubt("kinds", code, "title"), code)
        self.kinds.setCurrentIndex(list(KINDS).index(self.kind))
        self.kinds.setMinimumWidth(px(300))
        self.kinds.setAccessibleName("属于哪一种疑问")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(label(place_words(self.doubt.bundle, self.doubt.place), "title"), 1)
        line.addWidget(label("疑问（可以改）", "quiet"))
        line.addWidget(self.kinds)
        return line

    def _seen(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        seen = self.doubt.seen
        heads = [f"第{name}遍录的{self._own_place(at)}" for name, at in zip("一二", self.doubt.at, strict=True) if at]
        for head, paper in zip(heads or ["当时录的"], seen, strict=True):
            line.addWidget(_card(head, in_marks(self.desk.the_case, paper)), 1)
        if self.note:
            line.addWidget(_card("计票人说", self.note), 1)
        return line

    def _own_place(self, at: int) -> str:
        """Where an entry has the paper, when a paper was skipped or doubled before it."""
        return "" if self.doubt.at == (self.doubt.place, self.doubt.place) else f"（它的第 {at} 张）"

    def _rule(self, rule: Rule) -> QWidget:
        before = precedents(self.desk.election.rounds[-1], self.kind)
        told = f"{of_doubt('before', '')}{'；'.join(decided_words(one) for one in before[-3:])}" if before else ""
        return box_of(rule, self.kind, told)


def _card(head: str, text: str) -> QFrame:
    frame, column = card()
    column.setContentsMargins(14, 6, 14, 6)
    column.setSpacing(0)
    column.addWidget(label(head, "quiet"))
    column.addWidget(sized(text, 17, bold=True))
    column.addStretch(1)
    return frame
