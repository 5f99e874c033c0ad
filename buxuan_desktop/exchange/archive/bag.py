"""The tag files of a package: what it declares, the manifests, and what is signed (RFC 8493)."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from buxuan_desktop.domain.plain_text import shortened, visible

BAGIT, INFO, MANIFEST, TAGS = "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
KEY, SIGNATURE = "signing-key.pem", "tagmanifest-sha256.txt.sig"
PAYLOAD = "data/"
KIND = "Buxuan-Package"
"""The line of `bag-info.txt` that says which package of ours it is: `archive` or `extract`."""

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ESCAPED = (("%", "%25"), ("\n", "%0A"), ("\r", "%0D"))


def tag_files(payload: Mapping[str, bytes], info: Sequence[tuple[str, str]], key: bytes) -> dict[str, bytes]:
    """All tag files but the signature, which signs the last of them (`TAGS`). Names of `payload` begin with `data/`."""
    size = sum(map(len, payload.values()))
    told = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    files = {BAGIT: _DECLARATION, INFO: _info(told), KEY: key, MANIFEST: _manifest(payload)}
    return {**files, TAGS: _manifest(files)}


def _info(lines: Sequence[tuple[str, str]]) -> bytes:
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines).encode()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{sha256(content).hexdigest()}  {_escaped(name)}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _escaped(name: str) -> str:
    for plain, code in _ESCAPED:
        name = name.replace(plain, code)
    return name


def read_manifest(content: bytes) -> dict[str, str]:
    """SHA-256 by name; ValueError for a line that is none, UnicodeDecodeError."""
    found: dict[str, str] = {}
    for line in content.decode().split("\n")[:-1]:
        digest, _, name = line.partition("  ")
        for plain, code in reversed(_ESCAPED):
            name = name.replace(code, plain)
        if len(digest) != 64 or not name or name in found:
            raise ValueError(line)
        found[name] = digest
    return found


def read_info(content: bytes) -> dict[str, str]:
    """The lines of `bag-info.txt` by label; ValueError for one that is none, UnicodeDecodeError."""
    found: dict[str, str] = {}
    for line in content.decode().split("\n")[:-1]:
        label, colon, value = line.partition(":")
        if not colon:
            raise ValueError(line)
        found[visible(label)] = shortened(value.strip())
    return found


def is_untouched(files: Mapping[str, bytes]) -> bool:
    """Whether these files are a package in which nothing was changed since it was written; KeyError, ValueError."""
    listed = read_manifest(files[TAGS]) | read_manifest(files[MANIFEST])
    found = {name: sha256(one).hexdigest() for name, one in files.items() if name not in (TAGS, SIGNATURE)}
    return found == listed
