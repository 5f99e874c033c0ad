"""The bundles page: tie, see how far every bundle is, and go to what is next."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app import bundle_list as bl
from buxuan_desktop.app import bundles
from buxuan_desktop.app.counting import in_boxes
from buxuan_desktop.app.keying import BundleKeying
from buxuan_desktop.app.pace import own_slips
from buxuan_desktop.app.people import people
from buxuan_desktop.app.seating import seated
from buxuan_desktop.app.signing import resume
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.bundles import TOTALS
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.bundles.overview import Overview
from buxuan_desktop.ui.bundles.signing import SignDialog
from buxuan_desktop.ui.bundles.tying import Tying
from buxuan_desktop.ui.count.seats import Seats
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.parts import Parts

_RECOUNTED = ("重新清点，登记的张数有误", "夹带了别捆的选票，已放回", "漏放的选票已找回")
_WRITE = "可以直接打字，也可以打拼音首字母或者选民编号。"
_WRITES = {"resize": (Action.ARRANGE,), "confirm": (Action.COMPARE,)}
"""The steps that write at once; others lead to people who prove who they are, or to a page."""
_DROPPED = ("拿错了一捆", "选票的次序乱了", "录入中断太久")


class BundlesPage(Page):
    """Stage 7 where ballots are tied in bundles."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tying, self.overview, self.seats = Tying(), Overview(), Seats(desk)
        self.title, self.told = label("", "title"), label("", "quiet", wrap=True)
        self.go_on = button("", "primary")
        self.resize_it, self.drop_it = (
            button(words, "plain", Action.ARRANGE) for words in ("改张数…", "作废一遍重录…")
        )
        self.print_it, self.tables = button("打印捆签…"), button("多桌计票…")
        self.spot = button("抽查…")
        self.body = Parts()
        self.dialog: SignDialog | None = None
        self._wanted = (0, 0)
        self._lay_out()
        self.tying.tied.connect(self._tie)
        self.tying.once.connect(lambda: desk.go("count"))
        self.overview.chosen.connect(self.open_bundle)
        self.overview.currentCellChanged.connect(lambda *_: self._name_step())
        self.spot.clicked.connect(lambda: desk.go("spot"))
        self.go_on.clicked.connect(lambda: self.open_bundle(self.overview.bundle))
        self.print_it.clicked.connect(lambda: desk.go("print"))
        self.tables.clicked.connect(lambda: desk.go("tables"))
        self.seats.seated.connect(self._begin)
        self.seats.left.connect(self.arrive)
        self.resize_it.clicked.connect(self._ask_sheets)
        self.drop_it.clicked.connect(self._ask_drop)
        desk.changed.connect(lambda _events: self._changed())

    @property
    def current(self) -> Round | None:
        """The round whose ballots are counted now."""
        rounds = self.desk.election.rounds if self.desk.case else []
        return rounds[-1] if rounds and rounds[-1].polls_closed and rounds[-1].declared is None else None

    def arrive(self) -> None:
        """Tying when nothing is tied, all bundles otherwise."""
        current = self.current
        if current is None or current.closed is not None:
            self.desk.go("count")
            return
        if not current.table.bundles:
            self.body.setCurrentWidget(self.tying)
            self.tying.ask(in_boxes(current))
            return
        self.body.setCurrentIndex(1)
        self._show(bl.next_step(self.desk.the_case, self._seated).bundle)
        self.overview.setFocus()

    def open_bundle(self, bundle: int) -> None:
        """Do what this bundle needs next; a finished one leads to the next that needs something."""
        case = self.desk.the_case
        step = bl.step_of(case, bundle) or bl.next_step(case, self._seated)
        if step.what == "entry":
            self._enter(step.bundle, step.entry)
        elif step.what == "settle":
            self.desk.turn_to(step.bundle)
            way = self.desk.election.rounds[-1].table.bundle(step.bundle).count.way
            self.desk.go("totals" if way == TOTALS else "differences")
        elif step.what == "decide":
            self.desk.go("doubts")
        elif step.what == "resize":
            if not self.go_on.refuses():
                self._ask_sheets()
        elif step.what == "confirm":
            self.desk.attempt(lambda: bundles.confirm(case, step.bundle))
        elif step.what == "recount":
            self.desk.go("recounts")
        elif step.what == "tables":
            self.desk.go("tables")
        else:
            self.desk.go("count")

    def _enter(self, bundle: int, entry: int) -> None:
        count = self.desk.election.rounds[-1].table.bundle(bundle).count
        begun, other = count.mine(entry), count.entries.get(3 - entry)
        self._wanted = (bundle, entry)
        if begun is not None:
            people_then = begun.begun.teller, begun.begun.scrutineer
            if resume(self.desk.the_case, *people_then):
                self._key(bundle, entry)
            else:
                self._ask_back(people_then)
            return
        for line in (self.seats.teller, self.seats.scrutineer):
            if other is not None and line.name in other.people:
                line.edit.clear()
        self.body.setCurrentWidget(self.seats)
        self.seats.ask(lambda: people(self.desk.election), None)
        self.seats.title.setText(f"第 {bundle} 捆　第{'一二'[entry - 1]}遍由谁来录")
        if other is not None:
            before = "、".join(other.people)
            self.seats.words.setText(f"另一遍是{before}录的，这一遍要换别的人录，也看不见那一遍录了什么。{_WRITE}")
        self.seats.begin.setText("回车　开始录这一遍")

    def _begin(self, teller: str, scrutineer: str) -> None:
        bundle, entry = self._wanted
        case, before = self.desk.the_case, self.desk.the_case.who
        resume(case, teller, scrutineer)
        if self.desk.election.rounds[-1].table.bundle(bundle).count.mine(entry) is not None:
            self._key(bundle, entry)
            return

        def begin() -> bool:
            bundles.begin_entry(case, bundle, entry, teller, scrutineer)
            return True

        if self.desk.attempt(begin):
            self._key(bundle, entry)
        elif not case.seat:
            case.who = before

    def _ask_back(self, names: tuple[str, str]) -> None:
        """Who began this entry goes on with it, and proves it."""
        self.body.setCurrentWidget(self.seats)
        self.seats.ask(lambda: people(self.desk.election), None)
        for line, name in zip((self.seats.teller, self.seats.scrutineer), names, strict=True):
            line.edit.setText(name)
        self.seats.pins[0].setFocus()

    def _key(self, bundle: int, entry: int) -> None:
        way = self.desk.election.rounds[-1].table.bundle(bundle).count.way
        self.desk.keying = BundleKeying(self.desk.the_case, bundle, entry)
        self.desk.go("totals" if way == TOTALS else "count")

    def _own(self, teller: str) -> str:
        keyed, mended = own_slips(self.desk.the_case, teller)
        return f"\n{teller}：您录的 {keyed} 张已比对，其中 {mended} 张核对后改正。" if keyed else ""

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _tie(self, sheets: tuple[int, ...], way: str) -> None:
        def tie() -> bool:
            bundles.tie(self.desk.the_case, sheets, way)
            return True

        if self.desk.attempt(tie):
            self.arrive()

    def _ask_sheets(self) -> None:
        bundle = self.overview.bundle
        told = f"第 {bundle} 捆登记的是 {self.desk.election.rounds[-1].table.bundle(bundle).sheets} 张。请重新清点。"
        dialog = SignDialog(self, "改这一捆的张数", told, _RECOUNTED, self._seated, number="现在是多少张")
        case = self.desk.the_case
        dialog.signed.connect(lambda why, by, n: self._do(lambda: bundles.resize(case, bundle, n, why, by)))
        self._open(dialog)

    def _ask_drop(self) -> None:
        bundle = self.overview.bundle
        line = next(one for one in bl.lines(self.desk.the_case) if one.number == bundle)
        last = max((place for place, entry in enumerate(line.entries, start=1) if entry), default=0)
        if not last or line.state == bl.CONFIRMED:
            self.desk.refused.emit(f"第 {bundle} 捆没有可以作废的录入。已经确认的一捆要重数，请办理重新计票。")
            return
        told = f"作废第 {bundle} 捆第{'一二'[last - 1]}遍的录入，由一组人从头再录。作废的记录保留在案卷里。"
        dialog = SignDialog(self, "作废一遍重录", told, _DROPPED, self._seated, act="作废这一遍")
        case = self.desk.the_case
        dialog.signed.connect(lambda why, by, _: self._do(lambda: bundles.drop_entry(case, bundle, last, why, by)))
        self._open(dialog)

    def _do(self, doing: Callable[[], None]) -> None:
        def done() -> bool:
            doing()
            bundles.confirm_if_agreed(self.desk.the_case, self.overview.bundle)
            return True

        self.desk.attempt(done)

    def _open(self, dialog: SignDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None
        self.overview.setFocus()

    @property
    def _seated(self) -> tuple[str, ...]:
        return seated(self.desk.the_case.who) or ()

    def _show(self, at: int = 0) -> None:
        current = self.current
        if current is None or not current.table.bundles:
            return
        lines = bl.lines(self.desk.the_case)
        at_table = bool(self.desk.election.case.table)
        self.tables.setText("交回主机…" if at_table else "多桌计票…")
        for made in (self.resize_it, self.print_it, self.spot):
            made.setHidden(at_table)
        if at_table:
            self._show_table(lines, at)
            return
        done = sum(line.state == bl.CONFIRMED for line in lines)
        self.title.setText(f"分捆计票　已确认 {done} / {len(lines)} 捆")
        counted = sum(line.sheets for line in lines if line.state == bl.CONFIRMED)
        whole = in_boxes(current)
        boxes = "" if whole is None else f"，票箱收回 {whole} 张"
        own = "".join(self._own(teller) for teller in self._seated[:1])
        self.told.setText(
            f"各捆共 {current.table.sheets} 张，已确认 {counted} 张{boxes}。只有确认的选票计入结果。{own}"
        )
        self.overview.show_lines(lines, at)
        self._name_step()

    def _show_table(self, lines: tuple[bl.BundleLine, ...], at: int) -> None:
        """A table keys and hands back; what counts is decided at the main computer."""
        done = sum(line.state == bl.KEYED for line in lines)
        self.title.setText(f"{self.desk.election.case.table}　录完 {done} / {len(lines)} 捆")
        self.told.setText(f"这一桌共 {sum(line.sheets for line in lines)} 张。捆号和主机上的一样，请核对捆签再录。")
        self.overview.show_lines(lines, at)
        self._name_step()

    def _name_step(self) -> None:
        if self.current is None:
            return
        case = self.desk.the_case
        step = bl.step_of(case, self.overview.bundle) or bl.next_step(case, self._seated)
        words = {
            "entry": f"回车　录第 {step.bundle} 捆第{'零一二'[step.entry]}遍",
            "settle": f"回车　核对第 {step.bundle} 捆不一致的选票",
            "decide": "回车　认定有疑问的选票",
            "resize": f"第 {step.bundle} 捆张数对不上，请重新清点",
            "confirm": f"回车　确认第 {step.bundle} 捆",
            "recount": f"回车　决定第 {step.bundle} 捆以哪一次为准",
            "tables": "回车　交回主机" if self.desk.election.case.table else "回车　看各桌的情况",
            "close": "回车　各捆都已确认，去结束计票",
        }
        self.go_on.setText(words[step.what])
        self.go_on.needs(*_WRITES.get(step.what, ()))

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.title, self.told):
            column.addWidget(widget)
        column.addWidget(self.overview, 1)
        column.addLayout(row(self.resize_it, self.drop_it, 1, self.tables, self.spot, self.print_it))
        column.addWidget(self.go_on)
        for part in (self.tying, whole, self.seats):
            self.body.addWidget(part)
        self.column.addWidget(self.body)
