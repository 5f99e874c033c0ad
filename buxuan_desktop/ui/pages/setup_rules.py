"""Step 3: the law that applies, local plans over it, and what neither of them says."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.app.opening import Question, RuleChoice, rule_choices
from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import field, label, tab_through
from buxuan_desktop.ui.pages.draft import Draft
from buxuan_desktop.ui.pages.inputs import CHECKS, Choice, OneOf
from buxuan_desktop.ui.pages.step import Following, Missing, Step
from buxuan_desktop.words import spoken, term

ASKED: dict[str, tuple[str, dict[str | bool, str]]] = {
    "overvote_scope": (
        "一个职位选的人数多于应选名额，怎么算？",
        {"ballot": "整张票无效", "post": "只有这个职位无效，别的职位照算"},
    ),
    "blank": (
        "什么记号都没有的空白票，怎么算？",
        {"abstain": "算弃权，单独列出", "void": "算无效票"},
    ),
    "same_person": (
        "一张票上同一个人在几个职位都被选，怎么算？",
        {
            "void_ballot": "整张票无效",
            "highest_only": "只算职务最高的那一个",
            "add_down": "高职务得的票，也加到低职务上",
            "separate": "各个职位分别算",
        },
    ),
    "woman_first": (
        "没有妇女当选时，过线的妇女先占一个名额吗？",
        {True: "是，本次选举启用", False: "不启用"},
    ),
    "third_without_vote": (
        "得票达到三分之一的，不另行投票就当选吗？",
        {True: "是，本次选举启用", False: "不启用"},
    ),
}
"""Each option as a question, and its values as answers."""


class RulesStep(Step):
    """Profile and plans on the left, questions on the right."""

    TITLE = "选举规则"

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.profile = Choice()
        self.profile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.profile.setMaxVisibleItems(20)
        self.profile.currentIndexChanged.connect(self._choose)
        self.state = label("", wrap=True)
        self.basis = label("", "quiet", wrap=True)
        self.overlays: dict[str, QCheckBox] = {}
        self.asked: dict[str, OneOf] = {}
        self._given: dict[str, str | bool | None] = {}
        self._choices: tuple[RuleChoice, ...] = ()
        self._lay_out()

    def enter(self) -> None:
        """Show what fits this body and day first, and ask what this many posts need asked."""
        self._choices = rule_choices("profile", self.draft.body, self.draft.day)
        self.profile.blockSignals(True)
        self.profile.clear()
        self.profile.addItems([_line(one) for one in self._choices])
        ids = [one.id for one in self._choices]
        self.profile.setCurrentIndex(ids.index(self.draft.profile))
        self.profile.blockSignals(False)
        self._show()
        unanswered = next((one for one in self.asked.values() if one.value is None), None)
        (unanswered.focus if unanswered else self.profile.setFocus)()

    def missing(self) -> Missing | None:
        """The first question without an answer."""
        for name, one in self.asked.items():
            if one.value is None:
                return f"请选定：{ASKED[name][0]}", one.focus
        return None

    def keep(self) -> None:
        """Take over the answers: what differs from the law's word, and what the law leaves open."""
        self.draft.overlays = tuple(name for name, box in self.overlays.items() if box.isChecked())
        self.draft.answers = {
            name: one.value
            for name, one in self.asked.items()
            if isinstance(one.value, (str, bool)) and one.value != self._given[name]
        }

    def _choose(self, *_: object) -> None:
        self.keep()
        self.draft.profile = self._choices[self.profile.currentIndex()].id
        self._show()

    def _show(self) -> None:
        chosen = self._choices[self.profile.currentIndex()]
        self.state.setText(_state(chosen))
        draft = self.draft
        book = book_for(draft.profile, draft.overlays, draft.electors, draft.body)
        quorum = book.parameter("quorum")
        self.basis.setText(f"收回的选票须{term('quorum', str(quorum.value))}，选举才有效。\n依据：{quorum.cite}")
        self._ask(draft.questions())

    def _ask(self, questions: tuple[Question, ...]) -> None:
        while self._questions.count():
            item = self._questions.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.asked, self._given = {}, {}
        for question in questions:
            words, answers = ASKED[question.option]
            one = OneOf(words, [(value, answers[value]) for value in question.values], self._answer_to(question))
            one.chosen.connect(partial(self.draft.said.__setitem__, question.option))
            self.asked[question.option] = one
            self._given[question.option] = question.given
            block = QWidget()
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 8)
            column.setSpacing(2)
            column.addWidget(label(words, "section", wrap=True))
            column.addWidget(label(_source(question), "quiet", wrap=True))
            column.addWidget(one)
            self._questions.addWidget(block)
            block.show()
        self._questions.addStretch(1)
        radios = [radio for one in self.asked.values() for radio in one.buttons]
        tab_through([self.profile, *self.overlays.values(), *radios])

    def _answer_to(self, question: Question) -> str | bool | None:
        """What the clerk said himself, else what a law or plan says."""
        said = self.draft.said.get(question.option)
        return said if said in question.values and isinstance(said, (str, bool)) else question.given

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(field("适用的法律、法规", self.profile))
        left.addWidget(self.state)
        left.addWidget(self.basis)
        left.addSpacing(8)
        left.addWidget(label("本地方案（有的就勾上）", "section"))
        for one in rule_choices("overlay", "", self.draft.day):
            box = QCheckBox(one.title)
            dress(box, CHECKS)
            box.setChecked(one.id in self.draft.overlays)
            box.toggled.connect(self._choose)
            self.overlays[one.id] = box
            left.addWidget(box)
        left.addStretch(1)
        inside = QWidget()
        self._questions = QVBoxLayout(inside)
        self._questions.setContentsMargins(0, 0, 8, 0)
        across = QHBoxLayout()
        across.setSpacing(40)
        across.addLayout(left, 1)
        across.addWidget(Following(inside), 1)
        self.column.addLayout(across, 1)


def _line(rule: RuleChoice) -> str:
    if not rule.fits:
        return f"{rule.title}　（不是这个委员会的）"
    return rule.title if rule.in_force else f"{rule.title}　（选举日不适用）"


def _state(rule: RuleChoice) -> str:
    begun = f"{spoken(rule.effective_from)}起施行" if rule.effective_from else "施行日期不详"
    ended = f"，{spoken(rule.effective_to)}止" if rule.effective_to else ""
    if not rule.fits:
        return f"请注意：这部法律不是为这个委员会制定的。{begun}{ended}。"
    return f"{begun}{ended}。{'选举日有效。' if rule.in_force else '请注意：选举日不适用。'}"


def _source(question: Question) -> str:
    if question.option in ("woman_first", "third_without_vote"):
        return f"依据：{question.cite}。写进选举办法的才启用。"
    if question.given is None:
        return "法律和方案都没有写，按选举办法选定。"
    return f"依据：{question.cite}。已经选好，可以改。"
