"""A thread of its own for the mirror: a slow stick, or one that hangs, makes no key wait."""

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from buxuan_desktop.app.mirroring import Mirror
    from buxuan_desktop.domain.chain import Head


class Worker(QObject):
    """Steps one mirror when told.

    Signals:
        stepped: this worker, and the head that is on the stick or the exception in its place.
    """

    stepped = Signal(object, object)

    def __init__(self, mirror: "Mirror") -> None:
        super().__init__()
        self._mirror = mirror
        self._jobs: SimpleQueue[bool | None] = SimpleQueue()
        # A daemon: a stick that never answers must not keep the program from ending.
        self._thread = Thread(target=self._run, name="mirror", daemon=True)
        self._thread.start()

    def ask(self, *, whole: bool) -> None:
        """One more step; steps are made one after the other."""
        self._jobs.put(whole)

    def end(self, seconds: float) -> bool:
        """Finish what was asked for and stop; whether that was done within so many seconds."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (whole := self._jobs.get()) is not None:
            self.stepped.emit(self, self._tried(whole))

    def _tried(self, whole: bool) -> "Head | Exception":
        try:
            return self._mirror.step(whole=whole)
        except Exception as error:  # noqa: BLE001 - told to the window, which stops at all but a Refusal
            return error
