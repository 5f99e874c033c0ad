"""Two written-in names that may mean one person: which of them stays, why, and who decided."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from buxuan_desktop.app.doubt_queue import rule_of
from buxuan_desktop.app.doubts import join_names
from buxuan_desktop.app.written_names import (
    BEFORE,
    GIVEN_NAME,
    NAMESAKE,
    ONE_APART,
    SAME_SOUND,
    Suggestion,
    WrittenName,
)
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.decisions.rulebox import box_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.ui.result.parts import sized

NAME_FORM = "name-form"
"""The kind of doubt whose rule applies to names written in other ways."""
WHY = {
    SAME_SOUND: "读音相同",
    ONE_APART: "只差一个字",
    GIVEN_NAME: "少写了姓",
    NAMESAKE: "和候选人同名",
    BEFORE: "前面已经认定是同一个人",
}
READY = ("经当场了解，写的是同一个人", "名单上只有这一个人，是笔误", "写的是小名，大家都知道是谁")


class JoinForm(Form):
    """Joins the two names of a suggestion; the names of both stay in the record."""

    def __init__(self, desk: Desk, pair: Suggestion) -> None:
        super().__init__(desk)
        self.pair = pair
        head = f"“{pair.name}”和“{pair.into}”，是不是同一个人？"
        self.column.addWidget(label(head, "title", wrap=True))
        self.column.addWidget(sized(f"{pair.post}　{WHY[pair.why]}　写“{pair.name}”的票 {pair.ballots} 张", 16))
        told = "不是同一个人的，什么也不用做，各计各的。是同一个人的，由选举委员会认定以哪个名字为准，每张票改记一次。"
        self.column.addWidget(label(told, "quiet", wrap=True))
        self.column.addWidget(box_of(rule_of(desk.the_case, NAME_FORM), NAME_FORM))
        self.offer([f"是同一个人，都记为“{pair.into}”", f"是同一个人，都记为“{pair.name}”"])
        self.ask_reason("理由（按 A、S、D 选一句，也可以打字）", READY)
        self.ask_names()
        self.end("回车　合到一起")

    def write(self) -> str:
        """Each ballot with the other name is struck and cast again."""
        name, into = self.pair.name, self.pair.into
        if self.chosen == 1:
            name, into = into, name
        return joined(self.desk, self.pair.post, (name,), into, self.because, self.by)


class OwnPairForm(Form):
    """Any two names of one post, picked by hand."""

    def __init__(self, desk: Desk, names: Sequence[WrittenName]) -> None:
        super().__init__(desk)
        self._names = names
        self.column.addWidget(label("自己选两个名字", "title"))
        self.column.addWidget(box_of(rule_of(desk.the_case, NAME_FORM), NAME_FORM))
        self.name, self.into = Choice(), Choice()
        for one in names:
            self.name.addItem(f"{one.name}（{one.post}，{one.ballots} 张）", (one.post, one.name))
        for box in (self.name, self.into):
            box.setMinimumWidth(px(280))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(field("这个名字", self.name))
        line.addLayout(field("都记为", self.into))
        line.addStretch(1)
        self.column.addLayout(line)
        self.name.currentIndexChanged.connect(lambda _place: self._fill())
        self.ask_reason("理由（按 A、S、D 选一句，也可以打字）", READY)
        self.ask_names()
        self.end("回车　合到一起")
        self._fill()

    def lacking(self) -> tuple[str, QWidget | None] | None:
        """Two names are needed."""
        if not self.into.count():
            return "这个职位没有别的名字可以合到一起。", self.name
        return super().lacking()

    def write(self) -> str:
        """Each ballot with the name is struck and cast again."""
        post, name = self.name.currentData()
        return joined(self.desk, post, (name,), self.into.currentData(), self.because, self.by)

    def _fill(self) -> None:
        """The other names of the post, and its candidates."""
        self.into.clear()
        if self.name.currentData() is None:
            return
        post, name = self.name.currentData()
        posts = [one for one in self.desk.election.rounds[-1].posts if one.title == post]
        names = [one.name for one in self._names if one.post == post]
        for other in dict.fromkeys((*names, *(name for one in posts for name in one.candidates))):
            if other != name:
                self.into.addItem(other, other)


def joined(desk: Desk, post: str, names: Sequence[str], into: str, reason: str, by: Sequence[str]) -> str:
    """Join them; returns what to tell."""
    number = join_names(desk.the_case, post, names, into, reason, by)
    return f"已把 {number} 张票上的“{'、'.join(names)}”改记为“{into}”，原来的记录保留。"
