"""Ordering a recount, and deciding which count stands with both numbers side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from buxuan_desktop.app.bundles import refuse_totals_where_sheets_matter
from buxuan_desktop.app.doubts import decide_recount, order_recount
from buxuan_desktop.app.recounts import READY, Pair, Recount, order_all
from buxuan_desktop.domain.bundles import BALLOTS, TOTALS
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.decisions.rulebox import NOT_FOUND, rule_box
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import label
from buxuan_desktop.words import term

_ROW, _ROWS = 28, 7
_WHY = ("群众要求重新计票", "监票人认为需要重新计票", "票数和票箱收回数对不上", "得票接近，慎重起见")
_STANDS = ("两组人重新计票结果一致", "重新计票证实第一次没有错", "第一次录入有误，已经查明")


class OrderForm(Form):
    """Counts one bundle again, or (bundle 0) everything."""

    def __init__(self, desk: Desk, bundle: int, loose: bool) -> None:
        super().__init__(desk)
        self.bundle = bundle
        self.ways = [BALLOTS]
        head = f"重新计第 {bundle} 捆" if bundle else "全部重新计票"
        self.column.addWidget(label(head, "title"))
        told = "由两组人重新各录一遍，和第一次的结果放在一起比，再决定以哪一次为准。第一次的记录保留不动。"
        if loose:
            told += "这一轮没有分捆，全部选票合为一捆重新计。"
        self.column.addWidget(label(told, "quiet", wrap=True))
        self.column.addWidget(rule_box(NOT_FOUND, settled=False))
        if not loose and self._totals_possible():
            self.ways.append(TOTALS)
            self.offer(["逐张录入", "按计票单的合计数录入"])
            self.mark(0)
        self.ask_reason("为什么（按 A、S、D、F 选一句，也可以打字）", _WHY)
        self.ask_names()
        self.end("回车　决定重新计票")

    def write(self) -> str:
        """One event for each bundle, all in one transaction."""
        case, why = self.desk.the_case, self.because
        way = self.ways[max(0, self.chosen)]
        if self.bundle:
            order_recount(case, self.bundle, why, self.by, way)
            return f"第 {self.bundle} 捆要重新计票。请回到计票，由两组人各录一遍。"
        number = order_all(case, why, self.by, way)
        return f"{number} 捆要重新计票。请回到计票，由两组人各录一遍。"

    def _totals_possible(self) -> bool:
        try:
            refuse_totals_where_sheets_matter(self.desk.the_case)
        except Refusal:
            return False
        return True


class DecideForm(Form):
    """Which of two counts of a bundle stands."""

    def __init__(self, desk: Desk, recount: Recount) -> None:
        super().__init__(desk)
        self.recount = recount
        self.column.addWidget(label(f"第 {recount.bundle} 捆　重新计票", "title"))
        self.column.addWidget(label(f"原因：{recount.ordered.reason}", "quiet", wrap=True))
        self.column.addWidget(side_by_side(recount.pairs))
        if recount.state == READY:
            words = "两次的数字不同。" if recount.differs else "两次的数字完全一样。"
            self.column.addWidget(label(words, "bad" if recount.differs else "good"))
            self.offer(["以重新计票为准", "以第一次为准"], columns=2)
        else:
            told = "两组人还没有都录完。请回到计票接着录；不再重新计票的，在这里决定以第一次为准。"
            self.column.addWidget(label(told, "bad", wrap=True))
            self.offer(["撤回重新计票，以第一次为准"])
        self.ask_reason("理由（按 A、S、D 选一句，也可以打字）", _STANDS)
        self.ask_names()
        self.end("回车　记下决定")

    def write(self) -> str:
        """One event; with the recount its ballots take the place of the first in the same transaction."""
        stands = "recount" if self.recount.state == READY and self.chosen == 0 else "first"
        reason = self.because
        decide_recount(self.desk.the_case, self.recount.bundle, stands, reason, self.by)
        return f"第 {self.recount.bundle} 捆以{'重新计票' if stands == 'recount' else '第一次'}为准，已记入案卷。"


def side_by_side(pairs: Sequence[Pair]) -> QWidget:
    """A table: what, the first count, the recount; numbers that differ stand out."""
    table = QTableWidget(len(pairs), 3)
    table.setHorizontalHeaderLabels(["", "第一次", "重新计票"])
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setAccessibleName("两次计票的数字")
    dress(table, "QTableWidget::item { padding: 0 10px; }")
    dress(table.verticalScrollBar(), SLIM)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    posts = {pair.field[1] for pair in pairs if pair.field[1]}
    for place, pair in enumerate(pairs):
        apart = pair.again is not None and pair.first != pair.again
        texts = (field_words(pair, len(posts) > 1), str(pair.first), "—" if pair.again is None else str(pair.again))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            font = table.font()
            font.setBold(apart)
            item.setFont(font)
            table.setItem(place, column, item)
        table.setRowHeight(place, _ROW)
    table.setFixedHeight(46 + _ROW * min(_ROWS, len(pairs)))
    return table


def field_words(pair: Pair, several: bool) -> str:
    """What a number counts."""
    what, post, name = pair.field
    head = f"{post}　" if several and post else ""
    return f"{head}{name}{'　' if name else ''}{term('count_field', what)}"
