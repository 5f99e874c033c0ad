"""One writer at a time: an operating-system lock beside SQLite's own, so that readers still open the file."""

from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.faults import told


class WriterLock:
    """Held from opening for writing until closing; a second window is refused with `case-open-elsewhere`.

    The lock file lies beside the case, hidden, and holds nothing: only the system's lock on it counts, which goes
    with the process however it ends. A case reached by a link has the lock of the file itself.
    """

    def __init__(self, path: Path) -> None:
        # Here and below, because no start of the window waits for it.
        from filelock import FileLock

        self._path = path
        real = path.resolve()
        self._lock = FileLock(real.with_name(f".{real.name}.lock"), timeout=0)

    def acquire(self) -> None:
        """Take the lock or raise Refusal."""
        from filelock import Timeout

        with told(self._path):
            try:
                self._lock.acquire()
            except Timeout:
                raise Refusal("case-open-elsewhere", path=str(self._path)) from None
            except NotImplementedError as error:
                raise Refusal("disk-fault", path=str(self._path), detail=str(error)) from error

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        self._lock.release()

    def __enter__(self) -> "WriterLock":
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
