"""Whether a package is what was signed: its files, no more and no less, and each of them to the byte."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import (
    BAGIT,
    INFO,
    KEY,
    KIND,
    MANIFEST,
    PAYLOAD,
    SIGNATURE,
    TAGS,
    read_info,
    read_manifest,
)
from buxuan_desktop.exchange.archive.names import alike, is_safe
from buxuan_desktop.exchange.archive.signing import fingerprint_of, is_signed

_PIECE = 1 << 20
_TAG_FILE_AT_MOST = 16 << 20
_FILES_AT_MOST = 20_000


class Faulty(NamedTuple):
    """One thing that is not as it was signed: a stable code, and the file it concerns."""

    code: str
    name: str = ""


class Package(NamedTuple):
    """A package as found: its folder, what it says of itself, the fingerprint of its key, what is wrong with it.

    The fingerprint is that of the key in the package; whose key it is people know from paper.
    """

    folder: Path
    info: dict[str, str]
    fingerprint: str
    faults: tuple[Faulty, ...]

    @property
    def kind(self) -> str:
        """`archive` or `extract`."""
        return self.info.get(KIND, "")

    def files(self, under: str = "") -> list[Path]:
        """The files in `data/` and there in the folder `under`, in order of their names."""
        return sorted(one for one in Path(self.folder, PAYLOAD, under).rglob("*") if one.is_file())


def checked(folder: Path) -> Package:
    """Look at all of a package in `folder`.

    Refusal `not-a-package` for what is no package of this program, `package-unsafe` for links and names that lead out
    of it: of such a one nothing is read.
    """
    names = set(_files(folder))
    if not {BAGIT, INFO} <= names:
        raise Refusal("not-a-package", path=str(folder))
    try:
        info = read_info(_tag(folder, INFO))
    except ValueError:
        info = {}
    if {TAGS, SIGNATURE, KEY}.isdisjoint(names) and KIND not in info:
        raise Refusal("not-a-package", path=str(folder))
    missing = [Faulty("package-file-missing", name) for name in (MANIFEST, TAGS, SIGNATURE, KEY) if name not in names]
    if missing:
        return Package(folder, info, "", tuple(missing))
    try:
        faults = [*_signature(folder), *_listed(folder, names)]
        fingerprint = fingerprint_of(_tag(folder, KEY))
    except ValueError as error:
        return Package(folder, info, "", (Faulty("package-unreadable", str(error)[:80]),))
    return Package(folder, info, fingerprint, tuple(faults))


def _signature(folder: Path) -> Iterator[Faulty]:
    if not is_signed(_tag(folder, TAGS), _tag(folder, SIGNATURE), _tag(folder, KEY)):
        yield Faulty("package-signature", SIGNATURE)


def _listed(folder: Path, names: set[str]) -> Iterator[Faulty]:
    tags, payload = read_manifest(_tag(folder, TAGS)), read_manifest(_tag(folder, MANIFEST))
    listed = tags | payload
    for name in sorted(names - listed.keys() - {TAGS, SIGNATURE}):
        yield Faulty("package-file-unlisted", name)
    for name, digest in sorted(listed.items()):
        # Names in a manifest open nothing by themselves: only files that were found are read.
        if name not in names:
            yield Faulty("package-file-missing", name)
        elif _digest(folder / name) != digest:
            yield Faulty("package-file-differs", name)


def _files(folder: Path) -> Iterator[str]:
    """The names of all files; Refusal `package-unsafe` for a link, a device, names that some system takes for one."""
    seen: set[str] = set()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()) or not is_safe(name):
            raise Refusal("package-unsafe", path=str(folder), name=name)
        if path.is_dir():
            continue
        if alike(name) in seen or len(seen) >= _FILES_AT_MOST:
            raise Refusal("package-unsafe", path=str(folder), name=name)
        seen.add(alike(name))
        yield name


def _tag(folder: Path, name: str) -> bytes:
    path = folder / name
    if path.stat().st_size > _TAG_FILE_AT_MOST:
        raise ValueError(name)
    return path.read_bytes()


def _digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
