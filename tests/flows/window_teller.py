"""A program of its own, to be killed in the middle: the whole window, and a teller who presses key after key.

python -m tests.flows.window_teller CASE YEAR-MONTH-DAY

It says `SEQ KIND` for each record, once the window was told that the record is in the file.
"""

import itertools
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from buxuan_desktop.domain.events import Event
from buxuan_desktop.ui.pages.start import open_case
from tests.flows.window_hands import press, window_on

KEYS = ("1⏎", "2⏎", "x1⏎", "k⏎", "f1⏎", "12⏎", "lztz⏎⏎", "1⌫2⏎", "f3⏎", "2⏎", "1⏎", "c1⏎")
"""Every kind of ballot, and one in eleven withdrawn again."""


def crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Qt goes on after an exception in a slot; here that must be seen."""
    traceback.print_exception(kind, error, trace)
    os._exit(3)


def main() -> int:
    sys.excepthook = crash
    path = Path(sys.argv[1])
    application = QApplication(sys.argv[:1])
    with window_on(application, date.fromisoformat(sys.argv[2]), path.parent / "home") as window:
        desk = window.desk
        open_case(desk, path)
        press("周敏⏎韩立⏎")

        def tell(events: Sequence[Event]) -> None:
            print(desk.the_case.file.head.seq, type(events[-1]).__name__, flush=True)

        desk.changed.connect(tell)
        print(desk.the_case.file.head.seq, "ready", flush=True)
        key = itertools.cycle("".join(KEYS))
        hand = QTimer(interval=0)
        hand.timeout.connect(lambda: press(next(key)))
        hand.start()
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
