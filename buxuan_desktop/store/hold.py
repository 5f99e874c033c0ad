"""What a writer holds of its file: the lock beside it, and whether the name still leads to the file that is open.

Under Linux an open file can be moved or deleted, and SQLite goes on writing into what nobody will find again.
"""

import os
from pathlib import Path

from buxuan_desktop.store.lock import WriterLock

HERE, MOVED, DELETED = "here", "moved", "deleted"


class Hold:
    """Held from opening for writing until closing."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._lock = WriterLock(path)
        self._handle = -1
        self._known = (0, 0)

    def __enter__(self) -> "Hold":
        self._lock.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()
        self._lock.release()

    def watch(self) -> None:
        """Know the file from now on, however it is called. Windows lets nobody move a file that is open."""
        self._let_go()
        if os.name != "nt":
            self._handle = os.open(self._path, os.O_RDONLY)
            found = os.fstat(self._handle)
            self._known = (found.st_dev, found.st_ino)

    def move(self, path: Path) -> None:
        """Lock another place; Refusal when somebody writes there. `watch` follows once the file lies there."""
        self._lock.release()
        self._lock = WriterLock(path)
        self._lock.acquire()
        self._path = path

    def state(self) -> str:
        """HERE; MOVED when it has another name now or its disk is gone; DELETED when nothing leads to it any more."""
        if self._handle < 0:
            return HERE
        try:
            found = os.stat(self._path)
        except OSError:
            found = None
        if found is not None and (found.st_dev, found.st_ino) == self._known:
            return HERE
        return MOVED if os.fstat(self._handle).st_nlink else DELETED

    def _let_go(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
