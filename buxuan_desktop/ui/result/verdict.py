"""The verdict page: does the round stand, who is elected and why, what is proven, and what comes next."""

from PySide6.QtCore import Qt

from buxuan_desktop.app.closing import declare_result
from buxuan_desktop.app.stages import RESULT
from buxuan_desktop.app.vacancies import coming
from buxuan_desktop.app.verdicts import declared_rounds, term_words, title_of, verdict_of
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from buxuan_desktop.ui.result.checks import Checks
from buxuan_desktop.ui.result.choosing import CERTIFICATE, REPORT, want
from buxuan_desktop.ui.result.deciding import VoidDialog
from buxuan_desktop.ui.result.fields import Choice
from buxuan_desktop.ui.result.verdictarea import VerdictArea
from buxuan_desktop.words import round_name


class VerdictPage(Page):
    """Stage 8: one round's verdict, former rounds by choice; nothing before the count is closed and declared."""

    STAGE = RESULT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = 0
        self.window_for_hall: AnnouncementWindow | None = None
        self.title = label("", "title", wrap=True)
        self.rounds = Choice()
        self.rounds.setAccessibleName("看哪一次投票的结果")
        self.rounds.activated.connect(lambda place: self.show_round(self.rounds.itemData(place)))
        self.void = button("当选无效…", "link", Action.WINNERS)
        self.area = VerdictArea()
        self.checks = Checks(desk)
        self.report = button("打印结果报告单", "primary")
        self.certificates = button("当选证书")
        self.hall = button("全屏公布")
        self.next = button("")
        self.declare = button("宣布结果", "primary", Action.DECLARE)
        self.back = button("回到计票", "primary")
        self._lay_out()
        self._connect()

    def arrive(self) -> None:
        """Show the last declared round, or say that there is none yet."""
        declared = declared_rounds(self.desk.election)
        if not declared:
            self._nothing_yet()
            return
        self._fill_rounds(declared)
        self.show_round(declared[-1])
        self.report.setFocus()

    def show_round(self, number: int) -> None:
        """Show the verdict of a declared round."""
        election = self.desk.election
        verdict = verdict_of(election, number)
        self.number = number
        self.rounds.setCurrentIndex(self.rounds.findData(number))
        self.title.setText(title_of(election, number))
        self._show_actions(declared=True)
        self.area.show_verdict(verdict, term_words(election))
        self.checks.show_round(verdict)
        waits = coming(election)
        running = election.rounds[-1].declared is None
        self.next.setText(f"继续{round_name(len(election.rounds))}" if running else f"进行下一轮：{waits}")
        self.next.setVisible(running or bool(waits))
        self.certificates.setVisible(bool(election.elected))
        self.void.setVisible(bool(election.elected))

    def announce(self) -> None:
        """Fill the screen with the announcement; it stays until Escape."""
        self.window_for_hall = AnnouncementWindow(self.desk, self.number)
        self.window_for_hall.showFullScreen()

    def _nothing_yet(self) -> None:
        rounds = self.desk.election.rounds
        closed = bool(rounds) and rounds[-1].closed is not None
        self.title.setText("还没有结果")
        self._show_actions(declared=False)
        self.declare.setVisible(closed)
        self.back.setVisible(not closed)
        said = "计票已经结束，两次计票一致。按“宣布结果”后，当选和下一步就在这里。"
        self.area.show_words(said if closed else "计票结束以前，这里不显示任何人的得票。")
        (self.declare if closed else self.back).setFocus()

    def _declare(self) -> None:
        if self.desk.attempt(lambda: declare_result(self.desk.the_case)):
            self.arrive()

    def _fill_rounds(self, declared: tuple[int, ...]) -> None:
        self.rounds.clear()
        for number in declared:
            self.rounds.addItem(round_name(number), number)
        self.rounds.setVisible(len(declared) > 1)

    def _show_actions(self, *, declared: bool) -> None:
        for widget in (self.report, self.certificates, self.hall, self.next, self.void, self.checks):
            widget.setVisible(declared)
        for widget in (self.declare, self.back):
            widget.hide()
        if not declared:
            self.rounds.hide()

    def _print(self, kind: str) -> None:
        want(self.desk, kind, self.number)
        self.desk.go("print")

    def _go_on(self) -> None:
        if self.desk.election.rounds[-1].declared is None:
            self.desk.go_on()
        else:
            self.desk.go("day")

    def _repaint(self) -> None:
        if self.isVisible() and self.number in declared_rounds(self.desk.election):
            self.show_round(self.number)

    def _connect(self) -> None:
        self.report.clicked.connect(lambda: self._print(REPORT))
        self.certificates.clicked.connect(lambda: self._print(CERTIFICATE))
        self.hall.clicked.connect(self.announce)
        self.next.clicked.connect(self._go_on)
        self.declare.clicked.connect(self._declare)
        self.back.clicked.connect(self.desk.go_on)
        self.void.clicked.connect(lambda: VoidDialog(self.desk, self).exec())
        self.desk.changed.connect(lambda _events: self._repaint())
        self.desk.opened.connect(self._forget)

    def _forget(self) -> None:
        self.checks.stop()
        self.area.show_words("")
        self.number = 0
        if self.window_for_hall is not None:
            self.window_for_hall.close()

    def _lay_out(self) -> None:
        self.column.setSpacing(12)
        top = row(self.title)
        top.setStretch(0, 1)
        for widget in (self.rounds, self.void):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.checks)
        self.column.addLayout(row(self.report, self.declare, self.back, self.certificates, self.hall, self.next, 1))
