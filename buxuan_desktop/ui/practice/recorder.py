"""When keys were pressed while somebody practised: for the speed and for the keys that take long."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from buxuan_desktop.app.practising.score import Press
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.desk import Desk

_ASKING = frozenset("lfdc")
"""Keys that open a question: the time until the page hears the next key is theirs."""


class KeyTimes(QObject):
    """Listens to the keys of the pages it is installed on, while an entry is being keyed.

    One for each desk, found by `of`; `presses` has the keys by (bundle, entry). A change of case forgets them.
    """

    def __init__(self, desk: Desk, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self.now = now
        self.presses: dict[tuple[int, int], list[Press]] = {}
        self._entry: tuple[int, int] | None = None
        self._last: tuple[str, float] = ("", 0.0)
        desk.opened.connect(self.presses.clear)

    @classmethod
    def of(cls, desk: Desk) -> "KeyTimes":
        """The one of this desk."""
        found = desk.findChild(cls)
        return found if isinstance(found, cls) else cls(desk)

    def keep(self, entry: tuple[int, int] | None) -> None:
        """Which entry the keys belong to from now on; None for none."""
        if entry != self._entry:
            self._entry, self._last = entry, ("", self.now())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note a key press, and let it pass."""
        if self._entry is not None and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = name_of(event)
            if key:
                self._note(key, self._entry)
        return super().eventFilter(watched, event)

    def _note(self, key: str, entry: tuple[int, int]) -> None:
        before, since = self._last
        now = self.now()
        named = before if before in _ASKING and before else key
        self.presses.setdefault(entry, []).append(Press(named, now - since))
        self._last = (key, now)
