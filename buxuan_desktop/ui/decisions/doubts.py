"""The page 有疑问的选票: what waits for chief scrutineer and election committee, one decision after another."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.doubt_queue import decided, waiting
from buxuan_desktop.app.doubts import OpenDoubt
from buxuan_desktop.ui.decisions.base import empty
from buxuan_desktop.ui.decisions.doubtform import DoubtForm, decided_words, place_words
from buxuan_desktop.ui.decisions.listpage import Item, ListPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result.parts import Fold
from buxuan_desktop.words import told_doubt

_EMPTY = "没有等待认定的选票。计票人拿不准的票，按 D 就送到这里。"


class DoubtsPage(ListPage):
    """The queue. Changing the kind of doubt shows the rule and the choices of that kind."""

    NAME = "doubts"
    LEAD = "拿不准的票由总监票人提交选举委员会当场认定，然后才计票。↑ ↓ 换一张，数字选认定，字母选理由，回车记下。"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kinds: dict[object, str] = {}
        self.done = Fold("", "已经认定的")
        self.below.addWidget(self.done)
        self.list.currentRowChanged.connect(lambda _row: self.turned.emit())

    def in_hand(self) -> tuple[int, int] | None:
        """The doubtful paper chosen, where it lies in a bundle."""
        queue, row = waiting(self.desk.the_case) if self.current else (), self.list.currentRow()
        one = queue[row] if 0 <= row < len(queue) else None
        return (one.bundle, one.place) if one is not None and one.bundle else None

    def items(self) -> Sequence[Item]:
        """What waits, by bundle and place."""
        return [Item((one.bundle, one.place), _told(one)) for one in waiting(self.desk.the_case)]

    def form_for(self, key: object) -> QWidget:
        """The form of the doubt chosen."""
        found = [one for one in waiting(self.desk.the_case) if (one.bundle, one.place) == key]
        if not found:
            return empty(_EMPTY)
        form = DoubtForm(self.desk, found[0], self._kinds.get(key, ""))
        form.kinds.activated.connect(lambda _place: self._change_kind(key, str(form.kinds.currentData())))
        return form

    def show_more(self) -> None:
        """What was decided, folded."""
        current = self.current
        told = [decided_words(one) for one in decided(current)] if current else []
        self.done.setVisible(bool(told))
        self.done.text.setText("\n".join(told))
        self.done.link.setAccessibleDescription("\n".join(told))

    def _change_kind(self, key: object, kind: str) -> None:
        self._kinds[key] = kind
        self.refresh()


def _told(one: OpenDoubt) -> str:
    return f"{place_words(one.bundle, one.place)}\n{told_doubt(one.doubt)}"
