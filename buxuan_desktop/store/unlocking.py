"""Which key a file needs, and a passphrase that somebody offers for whatever is opened meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import cipher, keys
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.keys import SALT, Key

_offers: list[str] = []


def is_encrypted(path: Path) -> bool:
    """Whether a file is a case under a passphrase; False too for what is no file."""
    if keys.is_open(path):
        # A look of ours, once over, would take SQLite's locks away (POSIX).
        return keys.of_open(path) is not None
    if not path.is_file():
        return False
    with told(path), path.open("rb") as opened:
        return keys.is_marked(opened.read(SALT))


@contextmanager
def offered(passphrase: str) -> Iterator[None]:
    """Try this passphrase on every case that is opened inside and whose key this process does not have.

    So it serves what nobody can point at beforehand, like a case in a package that is unpacked for a look.
    """
    _offers.append(passphrase)
    try:
        yield
    finally:
        _offers.pop()


def offers() -> tuple[str, ...]:
    """What is offered now, for processes that read in the stead of this one."""
    return tuple(_offers)


def adopt(given: tuple[Key, ...], passphrases: tuple[str, ...]) -> None:
    """Take over another process's keys and offers."""
    for key in given:
        keys.remember(key)
    _offers.extend(passphrases)


def key_of(path: Path) -> Key | None:
    """The key of a file, None when it needs none.

    Refusal `case-passphrase-needed`, or `case-passphrase-wrong` where one was offered; the file is as it was.
    """
    with told(path), path.open("rb") as opened:
        salt = opened.read(SALT)
    if not keys.is_marked(salt):
        return None
    return keys.given(salt) or _of_an_offer(path, salt)


def key_of_open(path: Path) -> Key | None:
    """The same of a file that this process may be writing: not by a look, which would cost SQLite its locks (POSIX)."""
    return keys.of_open(path) if keys.is_open(path) else key_of(path)


def is_right(path: Path, passphrase: str) -> bool:
    """Whether a passphrase opens a file."""
    with told(path):
        content = path.read_bytes()
    return cipher.fits(keys.derive(passphrase, content[:SALT]), content)


def _of_an_offer(path: Path, salt: bytes) -> Key:
    if not _offers:
        raise Refusal("case-passphrase-needed", path=str(path))
    with told(path):
        content = path.read_bytes()
    for passphrase in _offers:
        key = keys.derive(passphrase, salt)
        if cipher.fits(key, content):
            return keys.remember(key)
    raise Refusal("case-passphrase-wrong", path=str(path))
