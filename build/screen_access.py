"""Who may do what, a case's passphrase, the print dialog and the look in pictures."""

from unittest.mock import patch

from PySide6.QtWidgets import QApplication

import sample_case
from buxuan_desktop.app import appointing, counting, signing
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.printers.system import Printer
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.second import with_second
from buxuan_desktop.ui.look.wearing import SYSTEM, wear
from buxuan_desktop.ui.printing import roads
from buxuan_desktop.ui.printing.dialog import PrintDialog
from screen_cases import LI, TEN, WANG, village
from screen_stage import Stage

_PEOPLE = {
    "陈静": ("clerk", "135791"),
    "何平": ("chair", "246802"),
    "孙梅": ("chief_watcher", "314159"),
    "韩立": ("watcher", "271828"),
    "郑平": ("chief_teller", "161803"),
    "周敏": ("teller", "141421"),
    "冯丽": ("issuer", "223606"),
}


def access(on: Stage) -> None:
    """People and the matrix, signing in, the locked screen in the middle of a ballot, a second signature, 结案."""
    case = on.put(_named(on), "access")
    on.shown.people.choose("周敏")
    on.take("access")
    for made, name in ((on.shown.name, "access-naming"), (on.shown.reset, "access-reset"), (on.shown.own, "own-pin")):
        if made.isEnabled():
            made.click()
            on.take(name)
            on.dismiss()
    try:
        signing.sign_in(case, "孙梅", "000000")
    except Refusal as wrong:
        if wrong.code != "pin-wrong":
            raise
    on.desk.go("access")
    on.shown.refused.click()
    on.take("access-refused")
    on.dismiss()


def lock(on: Stage) -> None:
    """Locked in the middle of a ballot; signing in; the second signature."""
    case = on.put(_named(on))
    signing.take_table(case, "周敏", "141421", "韩立", "271828")
    counting.cast_many(case, [(one, 3) for one in TEN])
    on.desk.go("count")
    on.count.press("1")
    guard = on.window.guard
    if guard is None:
        raise TypeError("nobody guards")
    guard.lock()
    on.take("lock")
    signing.unlock(case, "周敏", "141421")
    guard.meet()
    guard.change()
    on.take("lock-change")
    guard.meet()
    with_second(on.window.page, on.desk, Action.STRIKE, lambda: None)
    on.take("second-signature")


def passphrase(on: Stage) -> None:
    """A case without one, then under one, which is asked for at opening."""
    case = on.put(village(on.folder / "临河镇柳湾村2026年补选.buxuan"), "passphrase")
    path = case.file.path
    on.shown.new.first.setText("白杨 拖拉机 七里铺")
    on.shown.new.again.setText("白杨 拖拉机 七里铺")
    on.take("passphrase")
    on.shown.give()
    on.take("passphrase-under")
    on.desk.put(None)
    on.desk.go("start")
    from buxuan_desktop.ui.passphrase.asking import OpenDialog

    asked = OpenDialog(on.window, path, wrong=True)
    asked.open()
    on.take("passphrase-asked")
    asked.close()


def print_asked(on: Stage) -> None:
    """The print dialog with a printer and without one; the reason for a second certificate."""
    case = on.put(sample_case.opened(on.folder / "a.buxuan"))
    on.desk.clock = sample_case.clock()
    sample_case.close_polls(case)
    for quarter in (True, False):
        sample_case.cast(case, quarter=quarter)
    close_count(case)
    declare_result(case)
    on.desk.go("print")
    two = (Printer("镇政府二楼打印室", usual=True), Printer("HP-LaserJet-P1106", trouble="printer-stopped"))
    for name, answer in (("print-asked", lambda: two), ("print-none", _none)):
        with patch.object(roads, "look", answer):
            on.shown.print.click()
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, PrintDialog):
                raise TypeError("nothing is asked")
            on.settle(lambda dialog=dialog: "正在查看" not in dialog.state.text())  # type: ignore[misc]
            on.take(name)
            on.dismiss()


def display(on: Stage) -> None:
    """The question for size and colours, and what they do to the count page."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("no application")
    case = on.put(village(on.folder / "a.buxuan"))
    counting.cast_many(case, [(WANG, 30), (LI, 20)])
    case.who = "计票人 周敏、监票人 韩立"
    on.desk.go("count")
    try:
        on.window.display.choose("light", 125)
        on.window.display.ask()
        on.take("display")
        on.dismiss()
        on.window.display.choose("contrast", 150)
        on.take("display-contrast")
    finally:
        wear(application, SYSTEM, 100)


def _named(on: Stage) -> Case:
    case = village(on.folder / "a.buxuan")
    for name, (role, pin) in _PEOPLE.items():
        appointing.name_person(case, name, role, pin)
    return case


def _none() -> tuple[Printer, ...]:
    raise Refusal("printer-none")


SCENES = (access, lock, passphrase, print_asked, display)
