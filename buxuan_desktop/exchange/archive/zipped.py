"""A package as one .zip file: written the same each time, unpacked with care."""

import io
import shutil
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import BAGIT
from buxuan_desktop.exchange.archive.names import alike, is_safe
from buxuan_desktop.exchange.incoming import require_plain
from buxuan_desktop.exchange.zip_index import BROKEN, USUAL, index_size

_FILES_AT_MOST, _BYTES_AT_MOST = 20_000, 4 << 30
_RATIO, _SMALL = 200, 32 << 20
_INDEX_AT_MOST = 8 << 20
_UTF8 = 0x800
_ENCRYPTED = 0x1
_MAGIC = b"PK\x03\x04"


def is_zip(path: Path) -> bool:
    """Whether a file begins as a .zip does."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def zipped(files: Mapping[str, bytes], top: str) -> bytes:
    """The files below the folder `top`, the same bytes each time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            packed.writestr(entry, files[name])
    return target.getvalue()


def unpack(path: Path, into: Path) -> Path:
    """Unpack into the empty folder `into` and give the folder of the package in it.

    Refusal `package-unsafe` (names that lead out, links, the same name twice, encrypted), `package-too-large` (a
    bomb), `package-damaged`, `not-a-package`.
    """
    try:
        require_plain(path)
        with path.open("rb") as file:
            if index_size(file) > _INDEX_AT_MOST:
                raise Refusal("package-too-large", path=str(path))
        with zipfile.ZipFile(path) as packed:
            names = _looked_over(packed.infolist(), path)
            for entry, name in names:
                target = into / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(entry) as source, target.open("xb") as made:
                    shutil.copyfileobj(source, made, 1 << 20)
    except BROKEN as error:
        raise Refusal("package-damaged", path=str(path), detail=str(error)[:80]) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise Refusal("package-unsafe", path=str(path), name=Path(error.filename or "").name) from error
    for folder in (into, *sorted(one for one in into.iterdir() if one.is_dir())):
        if (folder / BAGIT).is_file():
            return folder
    raise Refusal("not-a-package", path=str(path))


def _looked_over(entries: list[zipfile.ZipInfo], path: Path) -> list[tuple[zipfile.ZipInfo, str]]:
    """The files with their names, once nothing of them is dangerous; what they unpack to is known beforehand."""
    # Against the file as it lies there: entries may share their bytes, and say of themselves what they like.
    size, packed = sum(one.file_size for one in entries), path.stat().st_size
    if len(entries) > _FILES_AT_MOST or size > _BYTES_AT_MOST or (size > _SMALL and size > _RATIO * packed):
        raise Refusal("package-too-large", path=str(path))
    seen: set[str] = set()
    found = []
    for entry in entries:
        name = _name(entry)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        odd = kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.flag_bits & _ENCRYPTED
        odd = odd or entry.compress_type not in USUAL or entry.header_offset < 0
        if odd or not is_safe(name.removesuffix("/")) or alike(name) in seen:
            raise Refusal("package-unsafe", path=str(path), name=name)
        seen.add(alike(name))
        if not entry.is_dir():
            found.append((entry, name))
    return found


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: the Explorer of a Chinese Windows writes GBK and does not say so."""
    if entry.flag_bits & _UTF8:
        return entry.orig_filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.orig_filename
    for encoding in ("utf-8", "gbk"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename
