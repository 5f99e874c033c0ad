"""Texts that only a passphrase opens: AES-256-GCM under a key that scrypt makes of it.

A text is kept as `m1.SALT.BODY`, both in base64: the salt of the passphrase (16 bytes, the same for all texts of a
case), then 12 bytes of nonce with the sealed text. What a text belongs to is sealed in with it, so that none can be
put in another's place.
"""

from base64 import b64decode, b64encode
from binascii import Error
from hashlib import scrypt
from secrets import token_bytes

from buxuan_desktop.domain.refusal import Refusal

_MARK, _SALT, _NONCE, _KEY = "m1", 16, 12, 32
_COST, _BLOCK, _MEMORY = 2**15, 8, 2**26


class Vault:
    """What a passphrase opens. The key lives as long as this object."""

    def __init__(self, passphrase: str, salt: bytes = b"") -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # slow to load

        self._salt = salt or token_bytes(_SALT)
        key = scrypt(passphrase.encode(), salt=self._salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=_KEY)
        self._key = AESGCM(key)

    def shut(self, text: str, belongs: str) -> str:
        """The text as it may lie in a file; never the same twice."""
        nonce = token_bytes(_NONCE)
        body = nonce + self._key.encrypt(nonce, text.encode(), belongs.encode())
        return ".".join((_MARK, _text(self._salt), _text(body)))

    def open(self, kept: str, belongs: str) -> str:
        """The text; Refusal `passphrase-wrong` where the passphrase is another or the text was changed."""
        from cryptography.exceptions import InvalidTag

        if not self.shuts(kept):
            raise Refusal("passphrase-wrong")
        body = _parts(kept)[1]
        try:
            return self._key.decrypt(body[:_NONCE], body[_NONCE:], belongs.encode()).decode()
        except InvalidTag as error:
            raise Refusal("passphrase-wrong") from error

    def shuts(self, kept: str) -> bool:
        """Whether a text was shut with the salt of this passphrase; only `open` tells whether by its key."""
        return _parts(kept)[0] == self._salt


def salt_of(kept: str) -> bytes:
    """The salt of the passphrase that shut a text."""
    return _parts(kept)[0]


def is_shut(kept: str) -> bool:
    """Whether a text is one that only a passphrase opens."""
    try:
        salt, body = _parts(kept)
    except Refusal:
        return False
    return len(salt) == _SALT and len(body) > _NONCE


def _parts(kept: str) -> tuple[bytes, bytes]:
    mark, _, rest = kept.partition(".")
    salt, _, body = rest.partition(".")
    if mark != _MARK:
        raise Refusal("passphrase-wrong")
    try:
        return b64decode(salt, validate=True), b64decode(body, validate=True)
    except (Error, ValueError) as error:
        raise Refusal("passphrase-wrong") from error


def _text(value: bytes) -> str:
    return b64encode(value).decode()
