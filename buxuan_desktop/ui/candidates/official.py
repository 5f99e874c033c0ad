"""The page 正式候选人: the list by votes, what is in its way, a tie told in words, one button that makes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.candidates import nominating, official
from buxuan_desktop.app.candidates.official import Proposal
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.candidates.base import CandidatePage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.ui.stages.findings import findings_column
from buxuan_desktop.words import of_finding, of_refusal, spoken, term

_READY = "可以确定了。确定以后，这些人就是选票上的候选人，按这个次序公布。"
_MADE = "名单已经确定，选票上的候选人就是这几位。张榜以后，请补写日期。"


class OfficialPage(CandidatePage):
    """Space takes a person into the list or out of it; Enter makes the list."""

    NAME = "official"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made = False
        self.post = Choice()
        self.post.setMinimumWidth(px(140))
        self.post.setAccessibleName("职务")
        self.post.currentIndexChanged.connect(lambda _place: self._show())
        self.above.addWidget(label("职务"))
        self.above.addWidget(self.post)
        self.tab_from_top(self.post)
        self.above.addStretch(1)
        self.tie = QLineEdit()
        self.tie.setPlaceholderText("例：4月12日选举委员会决定再提名一次")
        self.tie_field = QWidget()
        inside = QVBoxLayout(self.tie_field)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(field("票数相同，由谁、用什么办法决定的", self.tie))
        self.under.addWidget(self.tie_field)
        self.list.itemChanged.connect(lambda _item: self._look())

    def arrive(self) -> None:
        """The posts of the case."""
        shown = self.post.currentText()
        self.post.blockSignals(True)
        self.post.clear()
        self.post.addItems(list(official.posts(self.desk.the_case)))
        self.post.setCurrentIndex(max(self.post.findText(shown), 0))
        self.post.blockSignals(False)
        self._show()
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that are ticked, in order of votes."""
        items = (self.list.item(place) for place in range(self.list.count()))
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    def write(self) -> None:
        """Make the list of the ticked names; where that is done, go to the day on which it was posted."""
        case, post, names = self.desk.the_case, self.post.currentText(), self.chosen
        if self._made:
            self.desk.show_records("official-list", official.number_of(case, post))
            return
        try:
            official.make(case, post, names, self.tie.text())
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            if refusal.code == "official-tie-open":
                self.tie.setFocus()
            return
        self._show()
        self.desk.said.emit(f"{post}的正式候选人已经确定，也写进了选票。")

    def _show(self) -> None:
        case, post = self.desk.the_case, self.post.currentText()
        one = official.proposal(case, post)
        self.lead.setText(nominating.told(case, post) if post else "还没有登记缺额，也没有提名。")
        made = one.listed.names if one.listed and one.current else one.cut.inside
        self.list.blockSignals(True)
        self.list.clear()
        for line in nominating.lines_of(case, post):
            self.list.addItem(_item(line, line.name in made))
        self.list.setCurrentRow(0)
        self.wrap()
        self.list.blockSignals(False)
        self.tie.setText(one.listed.tie if one.listed else "")
        self.tie_field.setVisible(bool(one.cut.tied))
        self._look()

    def _look(self) -> None:
        """What stands in the way of the ticked names."""
        case, post = self.desk.the_case, self.post.currentText()
        one = official.proposal(case, post)
        self.missing.say("")
        stops = official.blocking(case, post, self.chosen) if one.standing else []
        found = [of_finding(each) for each in stops]
        self._made = one.listed is not None and one.listed.names == self.chosen
        self.put_in(findings_column(found, _calm(one, self._made)))
        words = "补写张榜日期" if self._made else "重新确定名单" if one.listed else "确定正式候选人"
        self.primary.setText(words)
        self.primary.needs(*(() if self._made else (Action.RECORDS, Action.PREPARE)))
        self.primary.setEnabled(bool(self.chosen))


def _calm(one: Proposal, same: bool) -> str:
    if not one.standing:
        return "还没有人被提名。先在“提名”页记下提名。"
    if not same or one.listed is None:
        return _READY
    return f"名单已经确定，{spoken(one.listed.posted_on)}张榜公布。" if one.listed.posted_on else _MADE


def _item(line: nominating.Line, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(f"{line.name}　{line.votes}票\n{term('standing', line.state)}")
    item.setData(Qt.ItemDataRole.UserRole, line.name)
    stands = line.state in ("inside", "tied", "outside")
    if stands:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
