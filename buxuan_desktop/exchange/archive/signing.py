"""The key with which an installation signs its packages: Ed25519, made on first use, kept in the user's own folder.

By `cryptography`, whose files every OpenSSL reads: whoever wants to check a package without this program runs
`openssl pkeyutl -verify -pubin -inkey signing-key.pem -rawin -in tagmanifest-sha256.txt -sigfile …`.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buxuan_desktop.domain.refusal import Refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FILE = "signing-key.pem"
_GROUP = 4


class Signer(NamedTuple):
    """The public key as PEM, its fingerprint, and what signs bytes with the secret one."""

    public: bytes
    fingerprint: str
    sign: Callable[[bytes], bytes]


def signer_of(home: Path) -> Signer:
    """The key of this installation; Refusal `signing-key-damaged` rather than a new one in the place of an old one."""
    path = home / FILE
    try:
        secret = _read(path) if path.exists() else _made(path)
    except OSError as error:
        raise Refusal("disk-fault", path=str(path), detail=error.strerror or str(error)) from error
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # slow to load

    public = secret.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return Signer(public, fingerprint_of(public), secret.sign)


def fingerprint_of(public: bytes) -> str:
    """SHA-256 of the key's DER in groups of four hex digits, for people to compare; ValueError for no Ed25519 key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    digest = sha256(_key(public).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    """Whether `signature` is that of `content` by the owner of the key; False for a key that is none."""
    from cryptography.exceptions import InvalidSignature

    try:
        _key(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _key(public: bytes) -> "Ed25519PublicKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(public)
    except UnsupportedAlgorithm as error:
        raise ValueError(str(error)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("no Ed25519 key")
    return key


def _read(path: Path) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        secret = load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Refusal("signing-key-damaged", path=str(path)) from error
    if not isinstance(secret, Ed25519PrivateKey):
        raise Refusal("signing-key-damaged", path=str(path))
    if os.name != "nt":
        path.chmod(0o600)
    return secret


def _made(path: Path) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    secret = Ed25519PrivateKey.generate()
    content = secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    # Nobody else on this computer may read it, from its first byte on.
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return secret
