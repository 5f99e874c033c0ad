"""The real program until it has something to show, then gone: `bench_start.py HOME [FILE]`.

Without a file until the first window is painted. With one, it prints the seconds from that window to a count page
on which the next key counts: the case opened, teller and scrutineer seated, everything painted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

SEATED = ("周敏", "韩立")


def start(home: Path, then: Callable[[], object] = lambda: None) -> None:
    """As a double click starts it; `then` is done when the first window is painted."""
    from buxuan_desktop import __main__ as program

    def place(*_: object, **__: object) -> Path:
        _instead_of_running(then)
        return home

    # Nothing is left in the user's own folder; and what is asked after loading does not change the loading.
    vars(program)["user_data_path"] = place
    program.window([])


def open_file(home: Path, file: Path) -> None:
    """As the start page opens a file that this installation keeps, from the first window on."""
    from bench_village import KEEPER
    from buxuan_desktop.app import keeper

    vars(keeper)["keeper_of"] = lambda _: KEEPER
    start(home, lambda: sys.stdout.write(f"{_opened(file)}\n"))


def _opened(file: Path) -> float:
    import time

    from PySide6.QtWidgets import QApplication

    from buxuan_desktop.ui.pages.start import open_case
    from buxuan_desktop.ui.shell.window import Window

    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    start = time.perf_counter()
    open_case(window.desk, file)
    QApplication.processEvents()
    # Only now: loading the page is part of what is measured.
    from buxuan_desktop.ui.count.page import CountPage

    page = window.page
    if not isinstance(page, CountPage):
        raise RuntimeError("the case did not open at the count page")
    page.seat(*SEATED)
    QApplication.processEvents()
    if not (page.ready and page.takes_ballots):
        raise RuntimeError("the count page takes no ballots")
    return time.perf_counter() - start


def _instead_of_running(doing: Callable[[], object]) -> None:
    from PySide6.QtWidgets import QApplication

    def shown(*_: object) -> None:
        # The banner that the program has for its own faults would wait for somebody.
        sys.excepthook = sys.__excepthook__
        QApplication.processEvents()
        doing()
        sys.stdout.flush()
        # What closing takes is not measured, here or there.
        os._exit(0)

    setattr(QApplication, "exec", shown)  # noqa: B010 - a method that the types call fixed


if __name__ == "__main__":
    places = [Path(argument) for argument in sys.argv[1:]]
    if len(places) == 1:
        start(places[0])
    else:
        open_file(places[0], places[1])
    # An exit code of its own: the program must have ended where it was shown.
    sys.exit(9)
