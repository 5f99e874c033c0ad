"""The page 另选他人的名字: written-in names, and pairs that may mean one person; joined by decision alone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.written_names import Suggestion, suggestions, written_names
from buxuan_desktop.ui.decisions.base import empty
from buxuan_desktop.ui.decisions.listpage import Item, ListPage
from buxuan_desktop.ui.decisions.nameform import WHY, JoinForm, OwnPairForm
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result.parts import Fold

_OWN = "own"
_EMPTY = "还没有另选他人的票，或者只有一个名字，没有要合到一起的。"


class NamesPage(ListPage):
    """Suggestions first, then any two names by hand."""

    NAME = "names"
    LEAD = "同一个人写成几种名字的，票会分散。下面是可能指同一个人的名字；要不要合到一起，由选举委员会认定。"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.written = Fold("", "票上写的名字")
        self.below.addWidget(self.written)
        self._pairs: tuple[Suggestion, ...] = ()

    def items(self) -> Sequence[Item]:
        """The suggestions, and the choice by hand."""
        self._pairs = suggestions(self.desk.the_case)
        found = [
            Item((one.post, one.name, one.into), f"{one.name}　→　{one.into}？\n{one.post}　{WHY[one.why]}")
            for one in self._pairs
        ]
        return [*found, Item(_OWN, "自己选两个名字…")] if written_names(self.desk.the_case) else []

    def form_for(self, key: object) -> QWidget:
        """The form for a pair."""
        if key == _OWN:
            return OwnPairForm(self.desk, written_names(self.desk.the_case))
        pair = next((one for one in self._pairs if (one.post, one.name, one.into) == key), None)
        return empty(_EMPTY) if pair is None else JoinForm(self.desk, pair)

    def show_more(self) -> None:
        """Every written name with its ballots, folded."""
        found = written_names(self.desk.the_case) if self.current else ()
        self.written.setVisible(bool(found))
        told = [f"{one.post}　{one.name}　{one.ballots} 张{'' if one.known else '　名单上没有'}" for one in found]
        self.written.text.setText("\n".join(told))
        self.written.link.setAccessibleDescription("\n".join(told))
