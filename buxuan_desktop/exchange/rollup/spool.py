"""Lines on their way into the table: one JSON a line in a file, so that no number of cases fills the memory."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from buxuan_desktop.domain.monthly import Line

_encode = msgspec.json.Encoder().encode


class Spool:
    """A file of lines that grows; `file` says where each was read from."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._file: BinaryIO = path.open("wb")

    def add(self, file: str, lines: Iterable[Line]) -> None:
        """Append the lines read from `file`."""
        for line in lines:
            self._file.write(_encode({"file": file, **msgspec.structs.asdict(line)}) + b"\n")
            self.count += 1

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def append(self, other: "Spool") -> None:
        """Append all lines of another one that is finished."""
        with other.path.open("rb") as source:
            shutil.copyfileobj(source, self._file)
        self.count += other.count
