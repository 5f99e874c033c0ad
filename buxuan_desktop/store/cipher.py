"""The pages of a file under a passphrase (SQLCipher 4): whether a key fits them, and what they hold.

Used where SQLite's programming interface ends: Python's SQLCipher cannot give a file's bytes as they are without the
key, which the second counter and the look at every row's bytes work on. What is opened here stays in memory.
"""

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.keys import SALT, Key

_PAGE, _IV, _MAC = 4096, 16, 64
_HELD = _PAGE - _IV - _MAC
_MAGIC = b"SQLite format 3\0"


def fits(key: Key, content: bytes) -> bool:
    """Whether a key is that of a file. One page that it fits is enough: a power cut may have torn the first."""
    checking = _mac_key(key)
    return any(_fits(key, checking, number, page) for number, page in _pages(content))


def opened(image: bytes, key: Key) -> bytes:
    """The pages of a whole file without the cipher, as SQLite itself reads them; Refusal `file-damaged`.

    At the end of each page stay the 80 bytes that SQLCipher reserves, as the file's header says; empty, since what lies
    there is another one each time that a page is written.
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
        made += bytes(_IV + _MAC)
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
