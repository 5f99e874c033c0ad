"""What the count page asks before it acts: why void, who is written in, which ballot to withdraw, whether to end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from buxuan_desktop.app import counting
from buxuan_desktop.app.explanations import explained
from buxuan_desktop.app.keying import BundleKeying, Progress
from buxuan_desktop.app.namesakes import tell
from buxuan_desktop.app.open_matters import first_page
from buxuan_desktop.app.people import people
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.seating import seated
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.reading import in_full, marked

if TYPE_CHECKING:
    from buxuan_desktop.ui.count.asking import Asking
    from buxuan_desktop.ui.count.page import CountPage


class Questions:
    """The questions of one page; `dialog` is the one on screen, or None.

    A question is loaded when it is first asked: the page is there without waiting for what may never be wanted.
    """

    def __init__(self, page: "CountPage") -> None:
        self._page = page
        self.dialog: Asking | None = None
        self._asked: Progress | None = None

    def void(self) -> None:
        """Why the whole sheet is void."""
        from buxuan_desktop.ui.count.asking import VoidDialog

        page = self._page
        dialog = VoidDialog(page)
        dialog.chosen.connect(lambda reason: page.take(page.draft.voided(reason)))
        self._ask(dialog)

    def name(self) -> None:
        """Who is written into the post in focus."""
        from buxuan_desktop.ui.count.asking_names import WriteInDialog

        page = self._page
        post, marks = page.draft.posts[page.draft.focus], page.draft.marks[page.draft.focus]
        dialog = WriteInDialog(page, post.title, people(page.desk.election), marks.write_in)
        dialog.chosen.connect(self._write_in)
        self._ask(dialog)

    def doubt(self) -> None:
        """What cannot be decided at the table; the committee will."""
        from buxuan_desktop.ui.decisions.kinds import DoubtDialog

        page = self._page
        said = marked(counting.judged(page.desk.the_case, page.draft.to_ballot()), page.draft.posts)
        dialog = DoubtDialog(page, said)
        dialog.chosen.connect(lambda doubt: page.take(page.draft.doubted(doubt)))
        self._ask(dialog)

    def decide(self) -> None:
        """The pages of decisions: the first on which something is open, else the doubtful ballots."""
        desk = self._page.desk
        if desk.election.case.table:
            told = "这一桌只录票。拿不准的票按 D 标上，交回主机以后由总监票人和选举委员会认定。"
            self._page.hint("认定和核对在主机上办", told)
        elif not self._page.draft.empty:
            self._page.hint("这张票还没有存", "请先按回车存入，或者按退格清除，再去认定与核对。")
        elif self._page.current is not None and self._page.current.closed is None:
            desk.go(first_page(desk.the_case))

    def correct(self) -> None:
        """The numbers of the polls, which are not a table's."""
        if self._page.desk.election.case.table:
            told = "这一桌只录票。票箱和发出的数字填错了，请告诉主机，由主机更正。"
            self._page.hint("票箱的数字在主机上更正", told)
        else:
            self._page.desk.go("correct")

    def strike(self) -> None:
        """Why the last ballot is withdrawn, and who watches."""
        from buxuan_desktop.ui.count.asking import StrikeDialog

        page = self._page
        last = next(page.keying.recent(1), None)
        if last is None:
            page.hint("没有可以撤销的票", "这里还没有存入选票。要改正在录的这张，请按退格。")
            return
        said = in_full(last, page.desk.election.rounds[-1].posts)
        dialog = StrikeDialog(page, said, (seated(page.desk.the_case.who) or ("", ""))[1])
        dialog.confirmed.connect(self._strike)
        self._ask(dialog)

    def more(self) -> None:
        """What is seldom wanted."""
        from buxuan_desktop.ui.count.more import MoreDialog

        page = self._page
        self._ask(MoreDialog(page, page.offers()))

    def end(self) -> None:
        """Whether the entry or the count ends, with an explanation of what does not fit."""
        page = self._page
        current = page.desk.election.rounds[-1]
        keying = page.desk.keying
        if not page.draft.empty:
            page.hint("这张票还没有存", "请先按回车存入，或者按退格清除，再结束计票。")
        elif isinstance(keying, BundleKeying):
            self._end_entry(keying)
        elif current.closed is not None:
            self._end({})
        else:
            self._ask_end(current)

    def _ask_end(self, current: Round) -> None:
        from buxuan_desktop.app.closing import open_balances
        from buxuan_desktop.app.open_matters import open_matters
        from buxuan_desktop.ui.count.ending import EndDialog

        desk = self._page.desk
        case = desk.the_case
        counts, expected = current.tally.counts, counting.in_boxes(current)
        dialog = EndDialog(self._page, counts, open_balances(case), expected, open_matters(case), explained(case))
        dialog.confirmed.connect(self._end)
        dialog.correcting.connect(lambda: desk.go("correct"))
        dialog.wanted.connect(desk.go)
        self._ask(dialog)

    def mirror(self) -> None:
        """Where the case is mirrored."""
        from buxuan_desktop.ui.mirror.asking import MirrorDialog

        desk = self._page.desk
        dialog = MirrorDialog(self._page, desk.the_case.file.path, desk.upkeep.target)
        dialog.chosen.connect(lambda target: desk.attempt(lambda: desk.upkeep.choose(target)))
        self._ask(dialog)

    def print_card(self) -> None:
        """The card of keys, or the handbook, on paper."""
        from buxuan_desktop.ui.handbook.printing import PrintDialog

        self._ask(PrintDialog(self._page, self._page.desk))

    def _ask(self, dialog: "Asking") -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._answered(dialog))
        dialog.open()

    def _answered(self, dialog: "Asking") -> None:
        """The keyboard goes back to the ballot, unless the answer led to the next question."""
        if self.dialog is dialog:
            self.dialog = None
            self._page.setFocus()

    def _write_in(self, name: str) -> None:
        """An elector who shares a name is told apart from now on, so that the law knows who is meant."""
        page = self._page
        page.desk.attempt(lambda: tell(page.desk.the_case, [name]))
        page.take(page.draft.write_in(name))

    def _strike(self, reason: str, scrutineer: str) -> None:
        desk = self._page.desk

        def strike() -> bool:
            self._page.keying.strike(reason, scrutineer)
            return True

        def sign() -> None:
            if desk.attempt(strike):
                desk.said.emit("上一张票已经撤销，撤销记录已存盘。")

        if isinstance(self._page.desk.keying, BundleKeying):
            sign()
        else:
            self._sign(Action.STRIKE, sign)

    def _sign(self, action: Action, doing: Callable[[], object]) -> None:
        """Do it, with the second signature that it needs where people are named with a PIN."""
        from buxuan_desktop.ui.access.second import with_second

        dialog = with_second(self._page, self._page.desk, action, doing)
        if dialog is not None:
            self.dialog = dialog
            dialog.finished.connect(lambda _result: self._answered(dialog))

    def _end_entry(self, keying: BundleKeying) -> None:
        """End it; a bundle with another number of papers than written on it is asked about once."""
        page, desk, progress = self._page, self._page.desk, keying.progress
        short = (progress.whole or 0) - progress.keyed
        if short and self._asked != progress:
            self._asked = progress
            how = f"还差 {short} 张" if short > 0 else f"多出 {-short} 张"
            page.hint(how, f"这一捆登记是 {progress.whole} 张。请再清点一次；确实如此，再按一次 F10 结束这一遍。")
            return
        ended = desk.attempt(lambda: (keying.end(),))
        if ended is None:
            return
        desk.keying = self._asked = None
        desk.go("bundles")
        there = desk.election.rounds[-1].table.bundle(keying.bundle)
        if ended[0]:
            desk.said.emit(f"第 {keying.bundle} 捆两遍一致，已确认，计入结果。")
        elif there.count.both_ended and there.count.open_slots:
            words = f"第 {keying.bundle} 捆有 {len(there.count.open_slots)} 处两遍不一致或有疑问，请重看这几张选票。"
            desk.said.emit(words)
        elif desk.election.case.table:
            desk.said.emit(f"第 {keying.bundle} 捆这一遍已经录完，存在这台电脑里。")
        else:
            desk.said.emit(f"第 {keying.bundle} 捆这一遍已经录完，请换一组人录另一遍。")

    def _end(self, explained: dict[str, str]) -> None:
        from buxuan_desktop.app import closing

        desk = self._page.desk

        def end() -> bool:
            if desk.election.rounds[-1].closed is None:
                closing.close_count(desk.the_case, explained)
            closing.declare_result(desk.the_case)
            return True

        def sign() -> None:
            if desk.attempt(end):
                desk.go("verdict")

        if desk.election.rounds[-1].closed is None:
            self._sign(Action.CLOSE_COUNT, sign)
        else:
            sign()
