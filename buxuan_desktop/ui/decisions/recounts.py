"""The page 重新计票: order it for a bundle or for everything, see both counts side by side, decide which stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app.recounts import DECIDED, KEYING, READY, Recount, recounts
from buxuan_desktop.ui.decisions.base import empty
from buxuan_desktop.ui.decisions.listpage import Item, ListPage
from buxuan_desktop.ui.decisions.recountform import DecideForm, OrderForm, side_by_side
from buxuan_desktop.ui.page import label

_STATES = {KEYING: "正在录入", READY: "两遍已录完，等待决定", DECIDED: "已决定"}
_ALL = "all"
_EMPTY = "还没有可以重新计票的内容。选票录入以后，或者有捆确认以后，可以在这里决定重新计票。"


class RecountsPage(ListPage):
    """Recounts that wait first, then what can be counted again, then what was."""

    NAME = "recounts"
    LEAD = (
        "两次并排放着，第一次的保留。两组人各录一遍，再由选举委员会决定以哪一次为准。"
        "没有查到法律规定，这是本项目的做法。"
    )

    def items(self) -> Sequence[Item]:
        """Waiting, everything, single bundles, decided."""
        current = self.current
        if current is None:
            return []
        found = recounts(self.desk.election, current)
        waiting = [Item(("recount", place), _told(one)) for place, one in enumerate(found) if one.state != DECIDED]
        done = [Item(("recount", place), _told(one)) for place, one in enumerate(found) if one.state == DECIDED]
        table = current.table
        free = [number for number, one in table.bundles.items() if one.confirmed and not one.recounting]
        loose = not table.bundles and bool(current.standing - table.box_rows)
        whole = [Item(_ALL, "全部重新计票…")] if loose or len(free) > 1 else []
        single = [Item(("order", number), f"重新计第 {number} 捆…") for number in free]
        return [*waiting, *whole, *single, *done]

    def form_for(self, key: object) -> QWidget:
        """Decide, order, or look."""
        current = self.current
        if current is None or key is None:
            return empty(_EMPTY)
        if key == _ALL:
            return OrderForm(self.desk, 0, loose=not current.table.bundles)
        if isinstance(key, tuple) and key[0] == "order":
            return OrderForm(self.desk, int(key[1]), loose=False)
        one = recounts(self.desk.election, current)[int(key[1]) if isinstance(key, tuple) else 0]
        return _shown(one) if one.state == DECIDED else DecideForm(self.desk, one)


def _told(one: Recount) -> str:
    return f"第 {one.bundle} 捆　{_STATES[one.state]}\n{one.ordered.reason}"


def _shown(one: Recount) -> QWidget:
    """A decided recount with both numbers."""
    made = QWidget()
    made.setObjectName("page")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(label(f"第 {one.bundle} 捆　重新计票", "title"))
    column.addWidget(label(f"原因：{one.ordered.reason}", "quiet", wrap=True))
    column.addWidget(side_by_side(one.pairs))
    if one.decision is not None:
        stands = "重新计票" if one.decision.stands == "recount" else "第一次"
        words = f"以{stands}为准。{one.decision.reason}\n{'、'.join(one.decision.by)}"
        column.addWidget(label(words, "section", wrap=True))
    column.addStretch(1)
    return made
