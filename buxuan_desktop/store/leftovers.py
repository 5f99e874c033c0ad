"""What an interrupted change of a passphrase leaves beside a case: a half-written new file, the old one's last name."""

import os
from contextlib import suppress
from pathlib import Path

_PIECE = 1 << 20


def draft_of(path: Path) -> Path:
    """Where the new file is written."""
    return path.with_name(f".{path.name}.new")


def old_of(path: Path) -> Path:
    """The name under which the old file's bytes wait to be written over."""
    return path.with_name(f".{path.name}.old")


def sweep(path: Path) -> None:
    """Take all of it away, for whoever has the lock of the case; what lies under an old name may be plain."""
    draft = draft_of(path)
    with suppress(OSError):
        for end in ("", "-journal"):
            draft.with_name(draft.name + end).unlink(missing_ok=True)
        draft.with_name(f".{draft.name}.lock").unlink(missing_ok=True)
    # Only a courtesy: the disk may have put the bytes elsewhere long ago.
    with suppress(OSError):
        _write_over(old_of(path))


def _write_over(gone: Path) -> None:
    if not gone.exists():
        return
    with gone.open("r+b") as file:
        for _ in range(0, gone.stat().st_size, _PIECE):
            file.write(bytes(_PIECE))
        file.flush()
        os.fsync(file.fileno())
    gone.unlink()
