"""Keeps the mirror of the case on the desk up while tellers go on, and says how it stands."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal

if TYPE_CHECKING:
    # The first window waits for no case, nor for what mirrors one.
    from buxuan_desktop.app.case import Case
    from buxuan_desktop.app.mirror_pace import Pace
    from buxuan_desktop.app.mirroring import Target
    from buxuan_desktop.domain.chain import Head
    from buxuan_desktop.domain.events import Event
    from buxuan_desktop.ui.mirror.worker import Worker

OFF, SAFE, BUSY, STOPPED = "off", "safe", "busy", "stopped"
_LOOK_MS = 5_000
_PATIENCE = 5.0


class Upkeep(QObject):
    """One for the desk; it hears of each durable write by itself. `whole` asks for new copies at any other moment.

    Signals:
        changed: `state` or `behind` may be another one now.
        stopped: a sentence why the mirror is not up; counting goes on.
        caught_up: the mirror is up again after it was not.
    """

    changed = Signal()
    stopped = Signal(str)
    caught_up = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._case: Case | None = None
        self.target: Target | None = None
        self._worker: Worker | None = None
        self._of: Path | None = None
        self._pace: Pace | None = None
        self._busy = False
        self._again: bool | None = None
        self._why = ""
        self._reached = self._seen = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def state(self) -> str:
        """OFF without a target; BUSY before the first copy is whole; STOPPED with a reason; else SAFE."""
        if self.target is None:
            return OFF
        if self._why:
            return STOPPED
        return SAFE if self._reached else BUSY

    @property
    def behind(self) -> int:
        """Records of the case that no copy has yet."""
        return max(0, self._case.file.head.seq - self._reached) if self._case is not None else 0

    def take(self, case: "Case") -> None:
        """Another case is on the desk; its mirror goes on where it was."""
        from buxuan_desktop.app.mirror_targets import remembered

        self._case = case
        case.listen(self._heard)
        kept = remembered(self._home, case)
        self._turn_to(kept.target if kept else None)

    def choose(self, target: "Target | None") -> None:
        """Mirror to another place from now on, or nowhere; remembered on this computer. Refusal `disk-fault`."""
        from buxuan_desktop.app.mirror_targets import remember

        if self._case is None:
            return
        self._end()
        self._turn_to(target)
        remember(self._home, self._case, target)

    def whole(self) -> None:
        """A moment worth a whole new copy."""
        self._ask(whole=True)

    def leave(self) -> None:
        """The case is about to be closed: what is missing is written now, unless the stick does not answer."""
        if self._worker is not None and self.behind and not self._why:
            self._worker.ask(whole=False)
        self._end()
        self._timer.stop()
        self._case = self.target = self._pace = None
        self.changed.emit()

    def look(self) -> None:
        """Try again after a refusal; and when nobody has keyed for a while, write what is missing."""
        if self._case is None:
            return
        seq = self._case.file.head.seq
        if self._why or (self.behind and seq == self._seen):
            self._ask(whole=False)
        self._seen = seq

    def _heard(self, events: "Sequence[Event]") -> None:
        if self._pace is None:
            return
        if self._pace.due(events):
            self._ask(whole=self._pace.is_moment(events))
        self.changed.emit()

    def _turn_to(self, target: "Target | None") -> None:
        from buxuan_desktop.app.mirror_pace import Pace

        self.target, self._why, self._reached, self._again = target, "", 0, None
        self._timer.stop()
        self._pace = None if target is None else Pace(target.every)
        if target is not None:
            self._timer.start()
            self._ask(whole=True)
        self.changed.emit()

    def _ask(self, *, whole: bool) -> None:
        if self.target is None or self._case is None:
            return
        if self._busy:
            self._again = whole or bool(self._again)
            return
        path = self._case.file.path
        if self._worker is None or self._of != path:
            from buxuan_desktop.app.mirroring import Mirror
            from buxuan_desktop.ui.mirror.worker import Worker

            self._end()
            self._of, self._worker = path, Worker(Mirror(path, self.target))
            self._worker.stepped.connect(self._stepped)
        self._busy = True
        self._worker.ask(whole=whole)

    @Slot(object, object)
    def _stepped(self, worker: "Worker", found: "Head | Exception") -> None:
        if worker is not self._worker:
            return
        self._busy = False
        if isinstance(found, Refusal):
            self._refused(found)
        elif isinstance(found, Exception):
            raise found
        else:
            self._reached = found.seq
            if self._why:
                self._why = ""
                self.caught_up.emit()
        if self._again is not None and not self._why:
            again, self._again = self._again, None
            self._ask(whole=again)
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        before, self._why = self._why, refusal.code
        if before != self._why:
            self.stopped.emit(of_refusal(refusal))

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.stepped.disconnect(self._stepped)
            self._worker.end(_PATIENCE)
        self._worker, self._busy = None, False
