"""Keeps the machine awake while a count is open, and tells how the battery is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.hall.awake import Awake
from buxuan_desktop.ui.hall.battery import Battery, battery

_LOOK_MS = 30_000
_SOON_MS = 1000
NOT_KEPT = "这台电脑不接受“不休眠”的请求，计票时请不要合上屏幕，并关掉自动休眠。"


class HallKeeper(QObject):
    """Looks at every durable write and twice a minute; `tell` gets the battery in words, "" where there is none."""

    def __init__(
        self,
        desk: Desk,
        tell: Callable[[str], None],
        parent: QObject | None = None,
        *,
        awake: Awake | None = None,
        look: Callable[[], Battery | None] = battery,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tell, self._look = desk, tell, look
        self._awake = awake or Awake()
        self._warned = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        desk.changed.connect(lambda _events: self._follow())
        # The system may take a while to answer, and no machine falls asleep in that second: the page is shown first.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._follow)
        desk.opened.connect(self._soon.start)

    def start(self) -> None:
        """Look now and from now on, also after a case that is open already."""
        self._timer.start()
        self._soon.start()
        self.look()

    def look(self) -> None:
        """The battery as it is; one that runs low during a count is said once, until it is plugged in."""
        now = self._look()
        self._tell(now.words if now else "")
        low = now is not None and now.low and self.counting
        if low and not self._warned and now is not None:
            self._desk.refused.emit(f"{now.words}。已存入的选票都在案卷里。")
        self._warned = low

    def stop(self) -> None:
        """Let the machine sleep again."""
        self._timer.stop()
        self._soon.stop()
        self._awake.release()

    @property
    def counting(self) -> bool:
        """Whether ballots can be entered now."""
        case = self._desk.case
        rounds = case.election.rounds if case else []
        return bool(rounds) and rounds[-1].polls_closed and rounds[-1].closed is None

    def _follow(self) -> None:
        if not self.counting:
            self._awake.release()
            return
        before = self._awake.asked
        self._awake.hold()
        if not before and not self._awake.held:
            self._desk.refused.emit(NOT_KEPT)
