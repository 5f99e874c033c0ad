"""Files of others taken into memory: plain files alone, and none larger than people make them.

A pipe never ends, a device gives for ever; both may lie under any name that a script or a person gives.
"""

import errno
import os
import stat
from pathlib import Path


class TooLarge(ValueError):
    """A file with more bytes than its kind may have."""


def read_whole(path: Path, most: int) -> bytes:
    """All bytes of a plain file; TooLarge beyond `most`, OSError for what is none or cannot be read."""
    require_plain(path)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge(path)
    return data


def require_plain(path: Path, most: int | None = None) -> None:
    """OSError unless this is a plain file; TooLarge when it says that it has more than `most` bytes."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    if most is not None and found.st_size > most:
        raise TooLarge(path)
