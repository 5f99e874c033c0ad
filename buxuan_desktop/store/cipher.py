"""The pages of a file under a passphrase (SQLCipher 4): whether a key fits them, and what they hold.

Used where SQLite's programming interface ends: Python's SQLCipher cannot give a file's bytes as they are without the
key, which the second counter and the look at every row's bytes work on. What is opened here stays in memory.
"""

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.keys import SALT, Key

_PAGE, _IV, _MAC = 4096, 16, 64
_HELD = _PAGE - _IV - _MAC
_MAGIC = b"SQLite format 3\0"


def unlock(path: Path, passphrase: str) -> None:
    """Take a passphrase for a file and all copies of it; Refusal `passphrase-wrong`, and the file is as it was.

    One page that fits is enough: a power cut may have torn the first.
    """
    with told(path):
        content = path.read_bytes()
    if not keys.is_marked(content[:SALT]):
        return
    key = keys.derive(passphrase, content[:SALT])
    if not any(_fits(key, _mac_key(key), number, page) for number, page in _pages(content)):
        raise Refusal("passphrase-wrong", path=str(path))
    keys.remember(key)


def opened(image: bytes, key: Key) -> bytes:
    """The pages of a whole file without the cipher, as SQLite itself reads them; Refusal `file-damaged`.

    At the end of each page stay the 80 bytes that SQLCipher reserves, as the file's header says.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    checking = _mac_key(key)
    made = bytearray()
    for number, page in _pages(image):
        if not _fits(key, checking, number, page):
            raise Refusal("file-damaged", path="", detail=f"page {number}")
        start = SALT if number == 1 else 0
        work = Cipher(algorithms.AES(key.raw), modes.CBC(page[_HELD : _HELD + _IV])).decryptor()
        made += _MAGIC[:start]
        made += work.update(page[start:_HELD]) + work.finalize()
        made += page[_HELD:]
    return bytes(made)


def _pages(content: bytes) -> Iterator[tuple[int, bytes]]:
    for number in range(1, len(content) // _PAGE + 1):
        yield number, content[(number - 1) * _PAGE : number * _PAGE]


def _mac_key(key: Key) -> bytes:
    return pbkdf2_hmac("sha512", key.raw, bytes(one ^ 0x3A for one in key.salt), 2, 32)


def _fits(key: Key, checking: bytes, number: int, page: bytes) -> bool:
    if number == 1 and page[:SALT] != key.salt:
        return False
    signed = page[SALT if number == 1 else 0 : _HELD + _IV] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(checking, signed, "sha512"), page[_HELD + _IV :])
