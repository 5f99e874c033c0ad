"""Saving what the program made beside the case: never over a file that is there."""

from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.incoming import TooLarge, read_whole

_MOST = 64 << 20


def save_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; Refusal `file-exists` rather than overwrite one, `disk-fault`."""
    try:
        with path.open("xb") as target:
            target.write(content)
    except FileExistsError:
        raise Refusal("file-exists", path=str(path)) from None
    except OSError as error:
        raise Refusal("disk-fault", path=str(path), detail=error.strerror or str(error)) from error


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, or with -2, -3 … before its ending when that is taken."""
    first = Path(folder, name)
    number = 1
    path = first
    while path.exists():
        number += 1
        path = first.with_name(f"{first.stem}-{number}{first.suffix}")
    return path


def read(path: Path) -> bytes:
    """The bytes of a file that a user chose; Refusal `file-missing`, `file-too-large`, `disk-fault`."""
    try:
        return read_whole(path, _MOST)
    except TooLarge:
        raise Refusal("file-too-large", name=path.name, size=_MOST >> 20) from None
    except FileNotFoundError:
        raise Refusal("file-missing", path=str(path)) from None
    except OSError as error:
        raise Refusal("disk-fault", path=str(path), detail=error.strerror or str(error)) from error
