"""The pages of the program by name; all but the first load what they need when they are first shown."""

from collections.abc import Callable, Mapping
from importlib import import_module

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages.start import StartPage


def _later(module: str, name: str) -> Callable[[Desk], Page]:
    """A page of `buxuan_desktop.ui.<module>`: no start waits for paper, pinyin or the board."""

    def make(desk: Desk) -> Page:
        page: Page = getattr(import_module(f"buxuan_desktop.ui.{module}"), name)(desk)
        return page

    return make


def _count_page(desk: Desk) -> Page:
    from buxuan_desktop.ui.board.view import BoardView
    from buxuan_desktop.ui.count.page import CountPage

    return CountPage(desk, BoardView(desk))


PAGES: Mapping[str, Callable[[Desk], Page]] = {
    "start": StartPage,
    "setup": _later("pages.setup", "SetupPage"),
    "home": _later("home.page", "HomePage"),
    "calendar": _later("calendar.page", "CalendarPage"),
    "survey": _later("survey.page", "SurveyPage"),
    "rollup": _later("rollup.page", "RollupPage"),
    "archive": _later("archive.page", "ArchivePage"),
    "passphrase": _later("passphrase.page", "PassphrasePage"),
    "stage": _later("stages.page", "StagePage"),
    "records": _later("records.page", "RecordsPage"),
    "papers": _later("papers.page", "PapersPage"),
    "matters": _later("matters.page", "MattersPage"),
    "audit": _later("audit.page", "AuditPage"),
    "register": _later("register.page", "RegisterPage"),
    "conditions": _later("candidates.conditions", "ConditionsPage"),
    "nomination": _later("candidates.nomination", "NominationPage"),
    "review": _later("candidates.review", "ReviewPage"),
    "official": _later("candidates.official", "OfficialPage"),
    "register-import": _later("register.importing", "ImportPage"),
    "register-posting": _later("register.posting", "PostingPage"),
    "register-cards": _later("register.cards", "CardsPage"),
    "register-compare": _later("register.comparing", "ComparePage"),
    "day": _later("pages.day", "DayPage"),
    "checkin": _later("checkin.page", "CheckInPage"),
    "places": _later("checkin.places", "PlacesPage"),
    "rollcall": _later("checkin.rollcall", "RollCallPage"),
    "kit": _later("checkin.kit", "KitPage"),
    "count": _count_page,
    "bundles": _later("bundles.page", "BundlesPage"),
    "differences": _later("bundles.differences", "DifferencesPage"),
    "totals": _later("bundles.totals", "TotalsPage"),
    "tables": _later("tables.page", "TablesPage"),
    "correct": _later("pages.correct", "CorrectPage"),
    "doubts": _later("decisions.doubts", "DoubtsPage"),
    "names": _later("decisions.names", "NamesPage"),
    "objections": _later("decisions.objections", "ObjectionsPage"),
    "recounts": _later("decisions.recounts", "RecountsPage"),
    "balances": _later("decisions.balances", "BalancesPage"),
    "verdict": _later("result.verdict", "VerdictPage"),
    "print": _later("result.printpage", "PrintPage"),
    "spot": _later("spot.page", "SpotPage"),
    "practise": _later("practice.begin", "BeginPracticePage"),
    "score": _later("practice.result", "ScorePage"),
    "access": _later("access.page", "AccessPage"),
}
