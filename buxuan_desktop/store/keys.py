"""Cases under a passphrase: what their files begin with, their keys, and the keys that this process was given.

Such a file is an ordinary SQLCipher 4 database with default settings, so that any program for those opens it with the
passphrase alone, also in twenty years. SQLCipher's file begins with 16 bytes of salt and is noise from there on; nobody
could tell it from rubbish. So the salt is ours: a mark of five bytes, and eleven of chance (88 bits; RFC 8018 asks for
64). SQLCipher's other way, `cipher_plaintext_header_size`, leaves SQLite's own header readable but takes the salt's
place, which would have to lie in a second file; and a case is one file.

The key is derived here, as SQLCipher does it, once for a salt: a case and its copies have one, and the mirror opens a
copy every 20 ballots. The passphrase itself is not kept.
"""

import secrets
import unicodedata
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import NamedTuple

SALT = 16
_MARK = b"BXZM\x01"
_ROUNDS = 256_000
"""SQLCipher 4's own; PBKDF2 with HMAC-SHA512, 0.15 s on an old laptop, which is what slows down guessing."""


class Key(NamedTuple):
    """The key of a file: its first 16 bytes, and 32 bytes derived from them and the passphrase."""

    salt: bytes
    raw: bytes

    @property
    def pragma(self) -> str:
        """As SQLCipher takes it; hexadecimal, so nothing in it can end the text."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


_given: dict[bytes, Key] = {}
_open: dict[Path, Key | None] = {}


def is_marked(beginning: bytes) -> bool:
    """Whether a file that begins like this is a case under a passphrase."""
    return len(beginning) >= SALT and beginning.startswith(_MARK)


def new_key(passphrase: str) -> Key:
    """The key of a new file, with a salt of its own; this process has it from now on."""
    return remember(derive(passphrase, _MARK + secrets.token_bytes(SALT - len(_MARK))))


def derive(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase gives with this salt.

    Letters and digits typed full-width, as a Chinese input method leaves them, are the ordinary ones (NFKC).
    """
    typed = unicodedata.normalize("NFKC", passphrase)
    return Key(salt, pbkdf2_hmac("sha512", typed.encode(), salt, _ROUNDS, 32))


def remember(key: Key) -> Key:
    """Have a key for every file with its salt."""
    _given[key.salt] = key
    return key


def forget() -> None:
    """Have no key any more but those of the files that are open for writing."""
    _given.clear()
    _given.update({key.salt: key for key in _open.values() if key is not None})


def given(salt: bytes) -> Key | None:
    """The key for files with this salt, if this process has it."""
    return _given.get(salt)


def all_given() -> tuple[Key, ...]:
    """The keys that this process has, for processes that read in its stead."""
    return tuple(_given.values())


def is_open(path: Path) -> bool:
    """Whether this process has a file open for writing."""
    return path.resolve() in _open


def of_open(path: Path) -> Key | None:
    """The key of a file that is open for writing."""
    return _open[path.resolve()]


def hold_open(path: Path, key: Key | None) -> None:
    """Know without a look at the file how it is opened once more; for a file that this process writes."""
    _open[path.resolve()] = key


def let_go(path: Path) -> None:
    """The file is closed."""
    _open.pop(path.resolve(), None)
