"""Starting the window: fonts, Chinese, style, the blocking banner, the pages, the board."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.ui import plain_import  # noqa: F401 - puts something back as it is loaded
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.garbage import Garbage
from buxuan_desktop.ui.handbook.help import HelpKey
from buxuan_desktop.ui.held import HeldKeys
from buxuan_desktop.ui.look.chinese import speak_chinese
from buxuan_desktop.ui.look.fonts import load_fonts
from buxuan_desktop.ui.look.icon import icon
from buxuan_desktop.ui.look.ring import Rings
from buxuan_desktop.ui.look.wearing import wear
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages.start import StartPage, open_case
from buxuan_desktop.ui.shell import banner
from buxuan_desktop.ui.shell.display import wear_kept
from buxuan_desktop.ui.shell.pages import Pages
from buxuan_desktop.ui.shell.window import Window

if TYPE_CHECKING:
    from buxuan_desktop.ui.board.window import BoardWindow
    from buxuan_desktop.ui.hall.keeper import HallKeeper

# Told to Qt as it starts: asked for later, a style brings all of its constants with it, which the start waits for.
STYLED = ("-style", "Fusion")
_SEEN_MS = 200


def prepare(application: QApplication) -> None:
    """Fonts, Chinese for Qt's own words, the look, held keys, and garbage; the same for the program and for tests.

    The application was made with `STYLED`.
    """
    load_fonts()
    wear(application, "light", 100)
    speak_chinese(application)
    HeldKeys(application)
    Rings(application)
    Garbage(application)


def _setup_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.pages.setup import SetupPage

    return SetupPage(desk)


def _day_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.pages.day import DayPage

    return DayPage(desk)


def _checkin_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.checkin.page import CheckInPage

    return CheckInPage(desk)


def _places_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.checkin.places import PlacesPage

    return PlacesPage(desk)


def _rollcall_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.checkin.rollcall import RollCallPage

    return RollCallPage(desk)


def _kit_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.checkin.kit import KitPage

    return KitPage(desk)


def _correct_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.pages.correct import CorrectPage

    return CorrectPage(desk)


def _count_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.board.view import BoardView
    from buxuan_desktop.ui.count.page import CountPage

    return CountPage(desk, BoardView(desk))


def _bundles_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.bundles.page import BundlesPage

    return BundlesPage(desk)


def _differences_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.bundles.differences import DifferencesPage

    return DifferencesPage(desk)


def _totals_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.bundles.totals import TotalsPage

    return TotalsPage(desk)


def _tables_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.tables.page import TablesPage

    return TablesPage(desk)


def _verdict_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.result.verdict import VerdictPage

    return VerdictPage(desk)


def _print_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.result.printpage import PrintPage

    return PrintPage(desk)


def _spot_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.spot.page import SpotPage

    return SpotPage(desk)


def _practise_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.practice.begin import BeginPracticePage

    return BeginPracticePage(desk)


def _score_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.practice.result import ScorePage

    return ScorePage(desk)


def _doubts_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.decisions.doubts import DoubtsPage

    return DoubtsPage(desk)


def _names_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.decisions.names import NamesPage

    return NamesPage(desk)


def _objections_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.decisions.objections import ObjectionsPage

    return ObjectionsPage(desk)


def _recounts_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.decisions.recounts import RecountsPage

    return RecountsPage(desk)


def _balances_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.decisions.balances import BalancesPage

    return BalancesPage(desk)


def _home_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.home.page import HomePage

    return HomePage(desk)


def _calendar_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.calendar.page import CalendarPage

    return CalendarPage(desk)


def _rollup_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.rollup.page import RollupPage

    return RollupPage(desk)


def _archive_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.archive.page import ArchivePage

    return ArchivePage(desk)


def _survey_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.survey.page import SurveyPage

    return SurveyPage(desk)


def _passphrase_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.passphrase.page import PassphrasePage

    return PassphrasePage(desk)


def _stage_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.stages.page import StagePage

    return StagePage(desk)


def _matters_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.matters.page import MattersPage

    return MattersPage(desk)


def _papers_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.papers.page import PapersPage

    return PapersPage(desk)


def _records_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.records.page import RecordsPage

    return RecordsPage(desk)


def _audit_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.audit.page import AuditPage

    return AuditPage(desk)


def _register_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.register.page import RegisterPage

    return RegisterPage(desk)


def _conditions_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.candidates.conditions import ConditionsPage

    return ConditionsPage(desk)


def _nomination_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.candidates.nomination import NominationPage

    return NominationPage(desk)


def _review_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.candidates.review import ReviewPage

    return ReviewPage(desk)


def _official_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.candidates.official import OfficialPage

    return OfficialPage(desk)


def _import_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.register.importing import ImportPage

    return ImportPage(desk)


def _posting_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.register.posting import PostingPage

    return PostingPage(desk)


def _cards_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.register.cards import CardsPage

    return CardsPage(desk)


def _compare_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.register.comparing import ComparePage

    return ComparePage(desk)


def _access_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.access.page import AccessPage

    return AccessPage(desk)


# All but the first load what they need when they are first shown: no start waits for paper, pinyin or the board.
PAGES: Mapping[str, Callable[[Desk], Page]] = {
    "start": StartPage,
    "setup": _setup_page,
    "home": _home_page,
    "calendar": _calendar_page,
    "survey": _survey_page,
    "rollup": _rollup_page,
    "archive": _archive_page,
    "passphrase": _passphrase_page,
    "stage": _stage_page,
    "records": _records_page,
    "papers": _papers_page,
    "matters": _matters_page,
    "audit": _audit_page,
    "register": _register_page,
    "conditions": _conditions_page,
    "nomination": _nomination_page,
    "review": _review_page,
    "official": _official_page,
    "register-import": _import_page,
    "register-posting": _posting_page,
    "register-cards": _cards_page,
    "register-compare": _compare_page,
    "day": _day_page,
    "checkin": _checkin_page,
    "places": _places_page,
    "rollcall": _rollcall_page,
    "kit": _kit_page,
    "count": _count_page,
    "bundles": _bundles_page,
    "differences": _differences_page,
    "totals": _totals_page,
    "tables": _tables_page,
    "correct": _correct_page,
    "doubts": _doubts_page,
    "names": _names_page,
    "objections": _objections_page,
    "recounts": _recounts_page,
    "balances": _balances_page,
    "verdict": _verdict_page,
    "print": _print_page,
    "spot": _spot_page,
    "practise": _practise_page,
    "score": _score_page,
    "access": _access_page,
}


def make_window(desk: Desk) -> Window:
    """The window with its pages, showing the start page."""
    window = Window(desk, Pages(desk, PAGES))
    HelpKey(window)
    desk.tour_wanted.connect(partial(_show_around, window))
    desk.handover_met.connect(partial(_ask_custody, window))
    window.show_page("start")
    return window


def _show_around(window: Window) -> None:
    """Begin the tour; what it needs is loaded with the first."""
    from buxuan_desktop.ui.tour.tour import Tour

    (window.findChild(Tour) or Tour(window)).begin()


def _ask_custody(window: Window) -> None:
    """Ask whether this computer takes the case on the desk over, or takes its own handover back."""
    from buxuan_desktop.ui.custody.meeting import ask_custody

    ask_custody(window, window.desk)


def add_board(window: Window) -> None:
    """The board for the hall's screen, made with the first page that asks for it: handing out, or the count."""

    def board_of() -> "BoardWindow":
        from buxuan_desktop.ui.board.window import BoardWindow

        if window.board is None:
            window.board = BoardWindow(window.desk, window)
            window.board.needed_changed.connect(window.tell_screens)
        return window.board

    def hand_out(desk: Page) -> None:
        from buxuan_desktop.ui.checkin.page import CheckInPage

        if isinstance(desk, CheckInPage):
            board_of()
            desk.board_wanted.connect(window.show_board)

    def connect(count: Page) -> None:
        from buxuan_desktop.ui.count.page import CountPage

        if isinstance(count, CountPage):
            board = board_of()
            count.board_wanted.connect(window.show_board)
            count.hall_asked.connect(board.command)
            board.shown.connect(count.table.show_hall_keys)
            count.board_turned.connect(window.share_width)

    if isinstance(window.pages, Pages):
        window.pages.when_made("count", connect)
        window.pages.when_made("checkin", hand_out)


def _keep_hall(window: Window) -> Callable[[], None]:
    """Look after the hall once the window has been seen, which waits for nothing of it; gives what ends that."""
    begun: list[HallKeeper] = []

    def begin() -> None:
        from buxuan_desktop.ui.hall.awake import Awake
        from buxuan_desktop.ui.hall.keeper import HallKeeper

        begun.append(HallKeeper(window.desk, window.tell_battery, window, awake=Awake(window.winId)))
        begun[0].start()

    def end() -> None:
        for keeper in begun:
            keeper.stop()

    QTimer.singleShot(_SEEN_MS, window, begin)
    return end


def run(file: Path | None, clock: Clock, keeper: str, home: Path) -> int:
    """Run the window until it is closed; returns the exit code."""
    application = QApplication([*sys.argv[:1], *STYLED])
    application.setApplicationName("补选桌面")
    application.setDesktopFileName("buxuan")
    application.setWindowIcon(icon())
    prepare(application)
    wear_kept(application, home)
    desk = Desk(clock, keeper, home)
    banner.install(home / "error.log", lambda: desk.put(None))
    window = make_window(desk)
    add_board(window)
    window.showMaximized()
    end_hall = _keep_hall(window)
    if file is not None:
        open_case(desk, file)
    try:
        return application.exec()
    finally:
        end_hall()
