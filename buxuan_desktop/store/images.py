"""A case as the bytes of one moment, and such bytes written to a file that is whole, verified, or not there."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.connection import connect, head_of, identify, quick_check
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.keys import Key

if TYPE_CHECKING:
    from buxuan_desktop.store.casefile import CaseFile

_PIECE = 1 << 20


class Image(NamedTuple):
    """The bytes of a case file, the head that they hold, and the key without which they are noise."""

    head: Head
    content: bytes
    key: Key | None = None


def image_of(source: "CaseFile") -> Image:
    """The file of one moment, in memory: a stick is slow, and whoever writes the case must not wait for it.

    By SQLite and not by reading the file: closing a handle of ours would take SQLite's locks away (POSIX). Bytes under
    a passphrase stay under it.
    """
    with source.still(), told(source.path):
        head = source.stored_head()
        if source.key is None:
            return Image(head, source.db.conn.serialize())
        return Image(head, _encrypted(source, source.key), source.key)


def _encrypted(source: "CaseFile", key: Key) -> bytes:
    """By way of a file, since SQLCipher's Python gives no bytes; it holds ciphertext like the case itself."""
    with TemporaryDirectory(prefix="buxuan-") as folder:
        copy = Path(folder) / "image"
        with connect(copy, write=True, create=True, key=key) as made:
            made.execute("PRAGMA synchronous = OFF")
            source.db.conn.backup(made.conn)
        return copy.read_bytes()


def write_image(image: Image, target: Path) -> None:
    """Put `image` at `target`, in the place of what lies there: written beside it, read back from the disk, renamed.

    Refusal `copy-not-verified`, and those of the world's faults; then what lay at `target` lies there still.
    """
    draft = target.with_name(f".{target.name}.part")
    with told(target):
        try:
            with draft.open("wb") as file:
                _in_pieces(file, image.content)
                file.flush()
                os.fsync(file.fileno())
            _verify(draft, image, target)
            # A journal that an older file left behind would be played back into the new one.
            target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
            draft.replace(target)
        finally:
            # Where the stick is gone this cannot be done; what went wrong first is told.
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    flush_folder(target.parent)


def forget_cached(path: Path) -> None:
    """Let the system forget what it remembers of a file, so that the next look reads the disk; where it can."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def flush_folder(folder: Path) -> None:
    """Make sure that a file's name has reached the disk; Windows and some sticks cannot, and the copy stands."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_pieces(file: BinaryIO, content: bytes) -> None:
    view = memoryview(content)
    for start in range(0, len(content), _PIECE):
        file.write(view[start : start + _PIECE])


def _verify(draft: Path, image: Image, target: Path) -> None:
    forget_cached(draft)
    view = memoryview(image.content)
    with draft.open("rb") as file:
        for start in range(0, len(image.content) + 1, _PIECE):
            if file.read(_PIECE) != view[start : start + _PIECE]:
                raise Refusal("copy-not-verified", path=str(target))
    identify(draft)
    with connect(draft, write=False, key=image.key) as db:
        quick_check(db, draft)
        if head_of(db) != image.head:
            raise Refusal("copy-not-verified", path=str(target))
