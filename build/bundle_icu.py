"""A smaller `libicudata`: of ICU's 32 MB Qt on Linux gets what a program in Chinese can ask for (Linux only).

ICU looks each piece of its data up by name in a table that comes first, and does without the pieces that are not
there (that is what its own `icupkg -r` makes). The library holds nothing but this data, so it is linked anew by the
linker of binutils around a table with fewer rows.
"""

from __future__ import annotations

import platform
import re
import struct
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from places import SetupError

# Qt has its own names of languages, regions, currencies and units, and finds the ends of lines by itself.
_TREES = ("", "coll", "zone")
_LANGUAGES = re.compile(r"(root|zh|zh_\w+|en|en_US|en_001|pool|res_index|tzdbNames|ucadata)\.\w+")
_OF_ALL_LANGUAGES = re.compile(
    r"(supplementalData|likelySubtags|numberingSystems|metadata|metaZones|timezoneTypes|windowsZones|zoneinfo64|"
    r"keyTypeData|langInfo|plurals|pluralRanges|genderList|dayPeriods|currencyNumericCodes|grammaticalFeatures|"
    r"icuver|icustd|tzdbNames)\.res|cnvalias\.icu|.*\.(nrm|icu)"
)
_LEFT_OUT = re.compile(r"unames\.icu|.*\.spp|confusables\.cfu")
_CONVERTERS = re.compile(r"(gb18030|ibm-1386_P100-2001|windows-936-2000|ibm-1383_P110-1999|ibm-5478_P100-1995)\.cnv")
_ALIGNMENT = 16
_FORMATS = {"x86_64": "elf64-x86-64", "aarch64": "elf64-littleaarch64"}


def is_kept(name: str) -> bool:
    """Whether a piece, named as `zh.res` or `coll/zh.res`, is of use to a program in Chinese."""
    tree, _, leaf = name.rpartition("/")
    if tree not in _TREES or _LEFT_OUT.fullmatch(leaf):
        return False
    if leaf.endswith(".cnv"):
        return _CONVERTERS.fullmatch(leaf) is not None
    return any(kind.fullmatch(leaf) is not None for kind in (_LANGUAGES, _OF_ALL_LANGUAGES))


def thinned(data: bytes, keep: Callable[[str], bool] = is_kept) -> bytes:
    """ICU's common data (header, table, pieces) with the pieces that `keep` wants, in their order."""
    start = struct.unpack_from("<H", data)[0]
    count = struct.unpack_from("<I", data, start)[0]
    rows = [struct.unpack_from("<II", data, start + 4 + 8 * row) for row in range(count)]
    ends = [place for _, place in rows[1:]] + [len(data) - start]
    kept: list[tuple[bytes, bytes]] = []
    for (name_at, place), end in zip(rows, ends, strict=True):
        name = data[start + name_at : data.index(b"\0", start + name_at)]
        if keep(name.decode("ascii").partition("/")[2]):
            kept.append((name, data[start + place : start + end]))
    return data[:start] + _table(kept)


def _table(pieces: list[tuple[bytes, bytes]]) -> bytes:
    """The table and the pieces after it, each at a place that its own numbers are aligned at."""
    names_at = 4 + 8 * len(pieces)
    names = b"".join(name + b"\0" for name, _ in pieces)
    place = _aligned(names_at + len(names))
    head = [struct.pack("<I", len(pieces))]
    body = [names, bytes(place - names_at - len(names))]
    for name, piece in pieces:
        head.append(struct.pack("<II", names_at, place))
        names_at += len(name) + 1
        padding = bytes(_aligned(len(piece)) - len(piece))
        body += [piece, padding]
        place += len(piece) + len(padding)
    return b"".join(head + body)


def _aligned(place: int) -> int:
    return -(-place // _ALIGNMENT) * _ALIGNMENT


def thin(library: Path) -> None:
    """Write a `libicudata.so.NN` anew with the pieces that are kept. Raises SetupError."""
    told = _run("objdump", "-T", str(library))
    found = re.search(r"^([0-9a-f]+) g +DO +\.rodata\s+([0-9a-f]+)\s+(icudt\d+_dat)$", told, re.MULTILINE)
    if found is None:
        raise SetupError(f"认不出 {library.name} 的数据，没有改动它。")
    at, size = int(found[1], 16), int(found[2], 16)
    # In this library what lies at an address lies at the same place in the file.
    data = thinned(library.read_bytes()[at : at + size])
    machine = _FORMATS[platform.machine()]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "raw").write_bytes(data)
        made_read_only = ("--rename-section", ".data=.rodata,alloc,load,readonly,data,contents")
        aligned = ("--set-section-alignment", f".data={_ALIGNMENT}")
        symbol = ("--add-symbol", f"{found[3]}=.rodata:0,global,object")
        # In the folder itself: objcopy makes names of symbols out of the path.
        into = ("raw", "part.o")
        _run("objcopy", "-I", "binary", "-O", machine, *symbol, *aligned, *made_read_only, *into, folder=folder)
        _run("ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", "made", "part.o", folder=folder)
        library.write_bytes((Path(folder) / "made").read_bytes())


def _run(*command: str, folder: str | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"缩小 ICU 数据没有完成：{done.stderr.strip()}")
    return done.stdout
