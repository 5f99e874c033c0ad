"""The page of the tables: in the main case all of them, in a table's file its own work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from buxuan_desktop.app import bundles, table_list, table_side, tables
from buxuan_desktop.app.merging import Merged, merge
from buxuan_desktop.app.recents import remember
from buxuan_desktop.app.seating import seated
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.app.table_list import TWICE, Conflict
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.second import attempt_signed
from buxuan_desktop.ui.bundles.signing import SignDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.parts import Parts
from buxuan_desktop.ui.tables.giving import Giving
from buxuan_desktop.ui.tables.hall import Hall
from buxuan_desktop.ui.tables.settling import CHOSEN, DROPPED, Answer
from buxuan_desktop.ui.tables.side import Side, Taking
from buxuan_desktop.ui.tables.where import WhereDialog
from buxuan_desktop.words import of_refusal

_RELEASED = ("备用的一桌，没有用上", "那一桌的电脑坏了，由别人重录", "U盘丢失，由别人重录")


class TablesPage(Page):
    """Stage 7 with several tables; `dialog` is the question on screen, or None."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.hall, self.giving = Hall(self._settle), Giving()
        self.side, self.taking = Side(), Taking()
        self.body = Parts()
        for face in (self.hall, self.giving, self.side, self.taking):
            self.body.addWidget(face)
        self.column.addWidget(self.body)
        self.dialog: QDialog | None = None
        self._connect()

    def arrive(self) -> None:
        """The face that fits the case on the desk."""
        case = self.desk.the_case
        if not case.election.case.table:
            self.hall.say()
            self._show_hall()
            return
        standing = table_side.standing(case)
        if standing == table_side.HERE:
            self.side.say("", None)
            self._show_side()
            self.side.give_back.setFocus()
        else:
            self.body.setCurrentWidget(self.taking)
            self.taking.ask(case, standing)

    def _connect(self) -> None:
        hall, desk = self.hall, self.desk
        hall.give.clicked.connect(self._give)
        hall.take.clicked.connect(self._take_back)
        hall.release.clicked.connect(self._release)
        hall.back.clicked.connect(lambda: desk.go("bundles"))
        self.giving.wanted.connect(self._hand_out)
        self.giving.left.connect(self.arrive)
        self.side.give_back.clicked.connect(self._hand_back)
        self.side.back.clicked.connect(lambda: desk.go("bundles"))
        self.taking.begin.clicked.connect(self._take_up)
        self.taking.home.clicked.connect(self._leave)

    def _show_hall(self) -> None:
        self.body.setCurrentWidget(self.hall)
        lines = table_list.lines(self.desk.the_case)
        self.hall.show_hall(lines, table_list.conflicts(self.desk.the_case))
        first = (*self.hall.cards.buttons, self.hall.take if lines else self.hall.give)[0]
        first.setFocus()

    def _show_side(self) -> None:
        self.body.setCurrentWidget(self.side)
        case = self.desk.the_case
        self.side.show_work(case.election.case.table, table_side.work(case))

    def _give(self) -> None:
        self.body.setCurrentWidget(self.giving)
        self.giving.ask(self.desk.the_case)

    def _hand_out(self, table: str, entries: dict[int, tuple[int, ...]]) -> None:
        told = f"写给{table}的文件里有候选人、规则和捆号，没有选民名单。"
        self._ask_where(f"{table}的文件写到哪里", told, partial(self._write, table, entries))

    def _write(self, table: str, entries: dict[int, tuple[int, ...]], folder: Path) -> None:
        case = self.desk.the_case
        path = self.desk.attempt(lambda: tables.hand_out_in(case, table, entries, folder))
        if path is not None:
            self._show_hall()
            self.hall.say((f"● {table}的文件已写到 {path}", "请把U盘拿到那一桌，用本程序的“打开案卷”打开它。"))

    def _take_back(self) -> None:
        paths = dialogs.ask_files(self, "选择各桌交回的文件，可以一次选几个", dialogs.CASES)
        if not paths:
            return
        done, refused = [], []
        for path in paths:
            try:
                done.append(_brought(merge(self.desk.the_case, path)))
            except Refusal as refusal:
                refused.append(f"× {of_refusal(refusal)}")
        self._show_hall()
        self.hall.say(done, refused)

    def _release(self) -> None:
        chosen = self.hall.chosen
        if chosen is None:
            return
        table = chosen.name
        told = "已经收回的照样算数，没有交回的由别人重录。万一以后又拿来了，仍然可以收回。"
        case = self.desk.the_case
        dialog = SignDialog(self, f"不再等{table}", told, _RELEASED, self._seated, act="不再等这一桌")
        dialog.signed.connect(lambda why, by, _: self._do(lambda: tables.release(case, table, why, by)))
        self._open(dialog)

    def _settle(self, conflict: Conflict, answer: Answer) -> None:
        case, bundle = self.desk.the_case, conflict.bundle
        told = "没有选中的一份保留在案卷里，不算数。" if conflict.kind == TWICE else "作废的一遍保留在案卷里，不算数。"
        reasons = CHOSEN if conflict.kind == TWICE else DROPPED
        dialog = SignDialog(self, answer.title, told, reasons, self._seated, act="这样定")

        def do(why: str, by: tuple[str, ...], _: int) -> None:
            if conflict.kind == TWICE:
                self._do(lambda: tables.choose(case, bundle, answer.entry, answer.table, why, by, conflict.count))
            else:
                self._do(lambda: bundles.drop_entry(case, bundle, 3 - answer.entry, why, by))

        dialog.signed.connect(do)
        self._open(dialog)

    def _hand_back(self) -> None:
        told = "文件里是这一桌录的全部选票，请和监票人一起当面交给主机。U盘上原来的文件会换成新的。"
        self._ask_where("交回主机：写到哪里", told, self._write_back)

    def _write_back(self, folder: Path) -> None:
        case = self.desk.the_case
        path = folder / case.file.path.name
        head = self.desk.attempt(lambda: table_side.hand_back(case, path))
        self._show_side()
        self.side.say(str(path), head)

    def _take_up(self) -> None:
        desk, case = self.desk, self.desk.the_case
        path, who = case.file.path, case.who
        desk.put(None)
        try:
            taken = table_side.take_up(path, dialogs.case_folder(), desk.clock, who, desk.keeper)
        except Refusal as refusal:
            desk.go("start")
            desk.refused.emit(of_refusal(refusal))
            return
        desk.put(taken)
        desk.attempt(lambda: remember(desk.home, taken))
        desk.go_on()
        desk.said.emit(f"文件已复制到 {taken.file.path}，可以拔下U盘，开始录票。")

    def _leave(self) -> None:
        """The file is let go: the stick is pulled out now."""
        self.desk.put(None)
        self.desk.go("start")

    @property
    def _seated(self) -> tuple[str, ...]:
        return seated(self.desk.the_case.who) or ()

    def _do(self, doing: Callable[[], object]) -> None:
        attempt_signed(self, self.desk, lambda: (doing(),), lambda _done: self.arrive())
        self.arrive()

    def _ask_where(self, title: str, told: str, chosen: Callable[[Path], None]) -> None:
        dialog = WhereDialog(self, title, told, self.desk.the_case.file.path)
        dialog.chosen.connect(chosen)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None


def _brought(one: Merged) -> str:
    papers = f" {one.sheets} 张" if one.sheets else ""
    what = f"收回 {len(one.bundles)} 捆{papers}" if one.bundles else "没有新录的内容"
    agreed = f"，两遍一致，已确认 {len(one.confirmed)} 捆" if one.confirmed else ""
    return f"● {one.table}　{what}{agreed}　核对号 {one.head.seq}:{one.head.hash[:8]}"
