"""One set-up at a time, by a lock that the operating system lets go of however a process ends.

The programs that a set-up starts inherit the lock (not on Windows): when only their parent was killed,
the next set-up waits for them instead of clearing `.venv` under their hands.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from places import OUT, say


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock; while somebody else holds it, say so once and wait. Raises OSError."""
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / "setup.lock").open("a+b") as handle:
        os.set_inheritable(handle.fileno(), True)
        if not _taken(handle):
            say("另一个窗口正在准备运行环境，请稍候……")
            while not _taken(handle):
                time.sleep(0.5)
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: IO[bytes]) -> bool:
        handle.seek(0)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
