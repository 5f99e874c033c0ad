"""Which installation this is: a case may be written by the one that keeps it."""

import os
import re
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal

_ID = re.compile(rb"[0-9a-f]{32}")


def keeper_of(folder: Path) -> str:
    """The id of this installation, 32 hex digits, made on first use in the user's own folder."""
    path = folder / "keeper-id"
    try:
        if path.is_file() and _ID.fullmatch(known := path.read_bytes().strip()):
            return known.decode()
        from secrets import token_hex  # once in the life of an installation; every start waits for this module

        folder.mkdir(parents=True, exist_ok=True)
        fresh = token_hex(16)
        draft = path.with_suffix(".part")
        with draft.open("w", encoding="ascii") as file:
            file.write(fresh + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise Refusal("disk-fault", path=str(path), detail=error.strerror or str(error)) from error
    return fresh
