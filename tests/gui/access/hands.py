"""Who is who, and what is on screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.signing import countersigned
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.access.lockpage import LockPage
from buxuan_desktop.ui.access.page import AccessPage
from buxuan_desktop.ui.shell.window import Window
from tests.naming import WHO, pin, sit

CLERK, CHAIR, CHIEF, WATCHER, TELLER = (WHO[r] for r in ("clerk", "chair", "chief_watcher", "watcher", "teller"))
KEY = Qt.Key


def settle(window: Window) -> None:
    """The question on screen has the keyboard, or the window when there is none."""
    asked = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    front = asked[-1] if asked else window
    for _ in range(50):
        QApplication.processEvents()
        if QApplication.activeWindow() is front and QApplication.focusWidget() is not None:
            return
        front.activateWindow()
        QTest.qWait(5)


def question(kind: type[QDialog]) -> QDialog:
    """The question of that kind that is on screen."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def locked(window: Window) -> LockPage:
    assert window.guard is not None
    assert window.locked
    return window.guard.page


def access_page(window: Window) -> AccessPage:
    window.show_page("access")
    assert isinstance(window.page, AccessPage)
    return window.page


def declared(case: Case) -> None:
    ballot = Ballot({"主任": PostMarks(("王建国",))})
    counting.cast_many(case, [(ballot, 517)])
    explained = {one.code: "已经核对" for one in open_balances(case)}
    with countersigned(case, Action.CLOSE_COUNT, CHIEF, pin(CHIEF)):
        close_count(case, explained)
    declare_result(case)
    sit(case, "clerk")
