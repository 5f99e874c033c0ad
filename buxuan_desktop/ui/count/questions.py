"""What the count page asks before it acts: why void, who is written in, which ballot to withdraw, whether to end."""

from typing import TYPE_CHECKING

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.people import people
from buxuan_desktop.ui.count.asking import Asking, StrikeDialog, VoidDialog
from buxuan_desktop.ui.count.asking_names import WriteInDialog
from buxuan_desktop.ui.count.ending import EndDialog
from buxuan_desktop.ui.count.head import expected
from buxuan_desktop.ui.count.reading import in_full
from buxuan_desktop.ui.count.seats import seated

if TYPE_CHECKING:
    from buxuan_desktop.ui.count.page import CountPage


class Questions:
    """The questions of one page; `dialog` is the one on screen, or None."""

    def __init__(self, page: "CountPage") -> None:
        self._page = page
        self.dialog: Asking | None = None

    def void(self) -> None:
        """Why the whole sheet is void."""
        page = self._page
        dialog = VoidDialog(page)
        dialog.chosen.connect(lambda reason: page.take(page.draft.voided(reason)))
        self._ask(dialog)

    def name(self) -> None:
        """Who is written into the post in focus."""
        page = self._page
        post, marks = page.draft.posts[page.draft.focus], page.draft.marks[page.draft.focus]
        dialog = WriteInDialog(page, post.title, people(page.desk.election), marks.write_in)
        dialog.chosen.connect(lambda name: page.take(page.draft.write_in(name)))
        self._ask(dialog)

    def strike(self) -> None:
        """Why the last ballot is withdrawn, and who watches."""
        page = self._page
        current = page.desk.election.rounds[-1]
        if current.last_ballot is None:
            page.hint("没有可以撤销的票", "这一轮还没有存入选票。要改正在录的这张，请按退格。")
            return
        said = in_full(current.ballots[current.last_ballot], current.posts)
        dialog = StrikeDialog(page, said, (seated(page.desk.the_case.who) or ("", ""))[1])
        dialog.confirmed.connect(self._strike)
        self._ask(dialog)

    def end(self) -> None:
        """Whether the count ends, with an explanation of what does not fit."""
        page = self._page
        current = page.desk.election.rounds[-1]
        if not page.draft.empty:
            page.hint("这张票还没有存", "请先按回车存入，或者按退格清除，再结束计票。")
        elif current.closed is not None:
            self._end({})
        else:
            dialog = EndDialog(page, current.tally.counts, closing.open_balances(page.desk.the_case), expected(current))
            dialog.confirmed.connect(self._end)
            dialog.correcting.connect(lambda: page.desk.go("correct"))
            self._ask(dialog)

    def _ask(self, dialog: Asking) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None
        self._page.setFocus()

    def _strike(self, reason: str, scrutineer: str) -> None:
        desk = self._page.desk
        if desk.attempt(lambda: counting.strike_last(desk.the_case, reason, scrutineer)) is not None:
            desk.said.emit("上一张票已经撤销，撤销记录已存盘。")

    def _end(self, explained: dict[str, str]) -> None:
        desk = self._page.desk

        def end() -> bool:
            if desk.election.rounds[-1].closed is None:
                closing.close_count(desk.the_case, explained)
            closing.declare_result(desk.the_case)
            return True

        if desk.attempt(end):
            desk.go("verdict")
