"""Keying a bundle's sheet of 正: all fields blind, twice; then only the fields in which the two differ."""

from PySide6.QtGui import QKeyEvent

from buxuan_desktop.app import bundles
from buxuan_desktop.app.keying import BundleKeying
from buxuan_desktop.app.people import people
from buxuan_desktop.app.seating import seated
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.figures import fields
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.bundles.signing import SignDialog
from buxuan_desktop.ui.bundles.totals_grid import TotalsGrid
from buxuan_desktop.ui.count.asking_names import WriteInDialog
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, label, row

REASONS = ("重新看过计票单", "抄写有误", "按键有误")


class TotalsPage(Page):
    """Stage 7: one entry of a bundle counted by totals, or the fields that differ."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bundle, self.entry = 0, 0
        self.dialog: SignDialog | WriteInDialog | None = None
        self.title, self.told = label("", "title"), label("", "quiet", wrap=True)
        self.grid = TotalsGrid()
        self.store, self.more = button("", "primary"), button("L　另选他人…")
        self.back = button("回到各捆", "link")
        self._written: list[tuple[str, str]] = []
        for widget in (self.title, self.told):
            self.column.addWidget(widget)
        self.column.addWidget(self.grid, 1)
        self.column.addLayout(row(self.store, self.more, self.back))
        self.grid.done.connect(self.store.setFocus)
        self.store.clicked.connect(self._store)
        self.more.clicked.connect(self._write)
        self.back.clicked.connect(lambda: desk.go("bundles"))

    @property
    def settling(self) -> bool:
        """Whether only differing fields are asked now."""
        return self.entry == 0

    def arrive(self) -> None:
        """An empty sheet for the entry being keyed, or the fields that differ in the bundle turned to."""
        keying = self.desk.keying
        self.entry = keying.entry if isinstance(keying, BundleKeying) else 0
        self.bundle = keying.bundle if isinstance(keying, BundleKeying) else self.desk.bundle
        current = self.desk.election.rounds[-1]
        self._written = []
        self.store.needs(Action.COMPARE if self.settling else Action.KEY)
        if not self.settling:
            self.grid.show_fields(current.posts, ())
            self.title.setText(f"第 {self.bundle} 捆　合计数　第{'一二'[self.entry - 1]}遍")
            self.told.setText("照这一捆的计票单填写，没有的空着就是零。回车到下一格。")
            self.store.setText("存入这一捆的合计数")
            return
        self._show_differing()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """L writes somebody in; the fields take digits alone, so the letter comes here."""
        if name_of(event) == "l" and not event.isAutoRepeat() and not self.settling:
            self._write()
        else:
            super().keyPressEvent(event)

    def unsaved(self) -> str:
        """Numbers that are typed and not stored."""
        typed = any(self.grid.numbers.values()) and not self.settling and self.desk.keying is not None
        return "这一捆的合计数还没有存。请先存入，再离开。" if typed else ""

    def _show_differing(self) -> None:
        current = self.desk.election.rounds[-1]
        count = current.table.bundle(self.bundle).count
        first = count.entries[1].figures
        second = count.entries[2].figures
        both = {field for one in (first, second) if one is not None for field in fields(one)}
        listed = {(post.title, name) for post in current.posts for name in post.candidates}
        self._written = sorted({(title, name) for _, title, name in both if name} - listed)
        self.grid.show_fields(current.posts, self._written)
        if first is not None:
            self.grid.put({field: number for field, number in fields(first).items() if field not in count.open_fields})
        self.grid.ask(dict.fromkeys(count.open_fields))
        self.title.setText(f"第 {self.bundle} 捆　有 {len(count.open_fields)} 格两遍不一致")
        self.told.setText("请照计票单重新填写能改的这几格，其余两遍一致，不用再填。")
        self.store.setText("以这一次填写的为准")

    def _write(self) -> None:
        post = self.desk.election.rounds[-1].posts[0]
        dialog = WriteInDialog(self, post.title, people(self.desk.election), [name for _, name in self._written])
        dialog.chosen.connect(lambda name: self._add(post.title, name))
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _add(self, title: str, name: str) -> None:
        numbers = self.grid.numbers
        if ("for", title, name) not in self.grid.edits:
            self._written.append((title, name))
        self.grid.show_fields(self.desk.election.rounds[-1].posts, self._written)
        self.grid.put(numbers)
        self.grid.edits["for", title, name].setFocus()

    def _store(self) -> None:
        case, numbers = self.desk.the_case, self.grid.numbers
        if self.settling:
            names = seated(case.who) or ()
            dialog = SignDialog(self, f"第 {self.bundle} 捆", "以这一次填写的为准。", REASONS, names)
            dialog.signed.connect(lambda reason, by, _: self._settle(reason, by))
            self.dialog = dialog
            dialog.finished.connect(self._answered)
            dialog.open()
            return
        done = self.desk.attempt(lambda: (bundles.key_totals(case, self.bundle, self.entry, numbers),))
        if done:
            self._leave(done[0])

    def _settle(self, reason: str, by: tuple[str, ...]) -> None:
        case, again = self.desk.the_case, self.grid.numbers

        def settle() -> tuple[bool]:
            bundles.settle_totals(case, self.bundle, again, reason, by)
            return (bundles.confirm_if_agreed(case, self.bundle),)

        done = self.desk.attempt(settle)
        if done:
            self._leave(done[0])

    def _leave(self, confirmed: bool) -> None:
        self.desk.keying = None
        if confirmed:
            self.desk.said.emit(f"第 {self.bundle} 捆两遍一致，已确认。")
        self.desk.go("bundles")

    def _answered(self) -> None:
        self.dialog = None
