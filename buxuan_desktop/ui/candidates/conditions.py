"""The page 候选人条件: what law and plans say is taken over with its citation; what was not verified says so."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.candidates import conditions
from buxuan_desktop.domain.records.persons import UNVERIFIED, Condition
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.candidates.base import CandidatePage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.result.parts import sized
from buxuan_desktop.words import term

LISTS = ("law", "wanted", "policy", "own", "five_seven", "ten_kinds")
_EMPTY = "清单是空的：正式条文没有核实到。请对照正式文件填写，写明文件名称和文号。"
_LEAD = "公布的条件要写清看重什么样的人，不只写不能当的。法律规定的情形才取消资格，政策条件只作提醒。"


class ConditionsPage(CandidatePage):
    """The list is all conditions by kind. Enter takes over an example that is chosen, else what law and plans say."""

    NAME = "conditions"
    LIST_WIDTH = 360

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.offered: list[Condition] = []
        self.lead.setText(_LEAD)
        self.own = button("自己写…")
        self.own.clicked.connect(lambda: desk.show_records("condition"))
        self.beside.addWidget(self.own)
        self.list.currentItemChanged.connect(lambda now, _before: self._tell(now))

    def arrive(self) -> None:
        """Conditions of the case, then what can be taken over."""
        case = self.desk.the_case
        self.offered = conditions.offered(case)
        self.list.blockSignals(True)
        self.list.clear()
        for text, condition, taken in _lines(case.election.records.all(Condition), self.offered):
            self.list.addItem(_item(text, condition, taken))
        for example in conditions.examples(case):
            self.list.addItem(_item(example.text, example, taken=False))
        self.list.blockSignals(False)
        self.wrap()
        self.list.setCurrentRow(1)
        self.list.setFocus()

    def write(self) -> None:
        """Take over what the button says; once nothing is left, note when the conditions were posted."""
        example = self._example()
        wanted = [example] if example else self.offered
        if not wanted:
            self.desk.show_records("posting")
            return
        count = self.desk.attempt(lambda: conditions.take(self.desk.the_case, wanted))
        if count:
            told = "这个例子已经存入案卷，注明是别处的例子。" if example else f"{count}条条件已经存入案卷，出处也在。"
            self.desk.said.emit(told)
            self.arrive()

    def _example(self) -> Condition | None:
        """The example that is chosen, unless the case has it already."""
        chosen = self._chosen()
        held = chosen in self.desk.the_case.election.records.all(Condition)
        return chosen if chosen is not None and chosen.status == "example" and not held else None

    def _chosen(self) -> Condition | None:
        item = self.list.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found if isinstance(found, Condition) else None

    def _tell(self, item: QListWidgetItem | None) -> None:
        condition = self._chosen()
        whole = QWidget()
        whole.setObjectName("page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        if condition is None:
            column.addWidget(label(item.text() if item else "", "section", wrap=True))
        else:
            for part in _parts(condition):
                column.addWidget(part)
        column.addStretch(1)
        self.put_in(whole)
        offered = f"全部取用（{len(self.offered)}条）" if self.offered else "公布条件，记下日期"
        self.primary.setText("取用这个例子" if self._example() else offered)
        self.primary.needs(*((Action.RECORDS,) if self._example() or self.offered else ()))


def _lines(held: list[Condition], offered: list[Condition]) -> Iterator[tuple[str, Condition | None, bool]]:
    """A heading a list, its conditions under it; lists that were not verified say that they are empty."""
    for name in LISTS:
        mine = [(one, True) for one in held if one.list == name] + [(one, False) for one in offered if one.list == name]
        if mine or name in UNVERIFIED:
            yield term("condition_list", name), None, True
        for one, taken in mine:
            yield one.text, one, taken
        if not mine and name in UNVERIFIED:
            yield _EMPTY, None, False
    yield term("condition_list", "example"), None, True


def _item(text: str, condition: Condition | None, taken: bool) -> QListWidgetItem:
    heading = condition is None and taken
    waits = "" if taken or condition is None or condition.status == "example" else "待取用　"
    item = QListWidgetItem(text if heading else f"{waits}{text}")
    item.setData(Qt.ItemDataRole.UserRole, condition)
    if heading:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _parts(one: Condition) -> Iterator[QWidget]:
    yield label(one.text, "section", wrap=True)
    yield label(term("condition_list", one.list), "quiet", wrap=True)
    unsure = one.status in ("example", "unverified")
    yield sized(term("condition_status", one.status), 16, LIGHT.amber if unsure else LIGHT.green, bold=True)
    for name, text in (("条款", one.cite), ("出处", one.source)):
        if text:
            yield label(f"{name}：{text}", wrap=True)
