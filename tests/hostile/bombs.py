"""Small files that unfold without end, each with the code of its refusal; in a process with little memory.

`python -m tests.hostile.bombs FOLDER` lets each through its door and prints what became of it, as JSON.
"""

import json
import resource
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from tests.hostile import seeds
from tests.hostile.doors import DOORS, come_in

MEMORY = 1536 * 2**20
"""Bytes that the process may ask for, libraries and DuckDB among them."""
SECONDS = 20
"""Of the processor for all bombs together; a bound against the endless, not a measure."""

_SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
_FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_PLACE, _RELATIONS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
_LABEL = bytes.fromhex("fd000a00")
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


class Bomb(NamedTuple):
    """Where it comes in, under which ending, its bytes, and the code of its refusal ("" when it does no harm)."""

    name: str
    door: str
    ending: str
    data: Callable[[], bytes]
    code: str


def bombs() -> Iterator[Bomb]:
    """All of them."""
    yield from _workbooks()
    yield from _old_workbooks()
    yield from _texts()
    yield from _packages()


def _workbooks() -> Iterator[Bomb]:
    def book(name: str, code: str, **parts: bytes) -> Bomb:
        return Bomb(name, "register", ".xlsx", lambda: _book(**parts), code)

    large = "register-too-large"
    far = _SHEET.format(_FAR).encode()
    yield book("the last cell of a sheet", large, sheet=far)
    for target in ("worksheets/sheet1.dat", "theme/sheet1.xml", "styles2.xml", "sharedStrings1.xml"):
        yield book(f"the last cell, in {target}", large, sheet=far, target=target.encode())
    bare = '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'
    yield book("cells that do not say where they stand", large, sheet=_SHEET.format(bare).encode())
    cell = "<x:c{}><x:v>1</x:v></x:c></x:row>"
    other = "<x:row>" + cell.format(' r="XFD1"') + "<x:row/>" * 300_000 + "<x:row>" + cell.format("")
    yield book("the same under a prefix", large, sheet=_SHEET.format(other).encode())
    rows = "".join(f'<row r="{n}"/>' for n in range(1, 1_000_001))
    yield book("a million empty rows", "", sheet=_SHEET.format(rows).encode())
    styled = "".join(f'<row r="{n}"><c r="P{n}" s="0"/></row>' for n in range(1, 100_001))
    yield book("a hundred thousand rows without content", "", sheet=_SHEET.format(styled).encode())
    yield book("a row far below all others", "", sheet=_SHEET.format('<row r="99999999999"/>').encode())
    yield Bomb("two parts of one name", "register", ".xlsx", _doubled, "register-unreadable")
    yield Bomb("a list of parts too long", "register", ".xlsx", lambda: _many(20_000), large)
    yield Bomb("300 MB of blanks", "register", ".xlsx", lambda: _blanks(300), large)
    yield Bomb("packed by LZMA", "register", ".xlsx", lambda: _by_lzma("xl/workbook.xml"), "register-unreadable")
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="99999999999999999999"/>'
    yield Bomb("a cell repeated", "register", ".ods", lambda: _spread(cell), large)
    yield Bomb("a thousand million laughs", "register", ".ods", _laughing, "register-unreadable")
    yield Bomb("the last cell", "monthly", ".xlsx", lambda: _book(sheet=far), "")


def _old_workbooks() -> Iterator[Bomb]:
    yield Bomb("far cells on two sheets", "register", ".xls", lambda: _far_cells(65_535, 255), "register-too-large")
    yield Bomb("a ring in the table of sectors", "register", ".xls", _ring, "register-unreadable")
    yield Bomb("a chain back to its beginning", "register", ".xls", _chain_back, "register-unreadable")
    yield Bomb("sheets that share their bytes", "register", ".xls", _shared, "register-unreadable")


def _texts() -> Iterator[Bomb]:
    wide = b"," * 16_000 + b"x\n" + b"a\n" * 150_000
    yield Bomb("a row wider than any", "register", ".csv", lambda: wide, "register-too-large")
    unclosed = '姓名,"'.encode() + b"a" * 3_000_000
    broad = ("姓名," + "标题," * 12_000 + "\n" + "王," * 12_000 + "\n").encode()
    yield Bomb("a sheet of 12,000 columns", "register", ".csv", lambda: broad, "")
    yield Bomb("a cell never closed", "register", ".csv", lambda: unclosed, "register-unreadable")
    yield Bomb("UTF-16", "register", ".csv", lambda: "姓名,性别".encode("utf-16"), "register-unreadable")
    key = ".".join(["a"] * 200_000) + " = 1"
    yield Bomb("a key of many parts", "script", ".toml", key.encode, "script-not-toml")
    quoted = ".".join(['"a"'] * 100_000) + " = 1"
    yield Bomb("a key of many quoted parts", "script", ".toml", quoted.encode, "script-not-toml")
    yield Bomb("arrays in arrays", "script", ".toml", ("a = " + "[" * 100_000).encode, "script-not-toml")
    yield Bomb("tables in tables", "script", ".toml", ("a = " + "{a = " * 100_000).encode, "script-not-toml")
    number = b"format = 0x" + b"f" * 500_000
    yield Bomb("a number without end", "script", ".toml", lambda: number, "script-format")
    yield Bomb("a cell of 200,000 characters", "paste", ".txt", lambda: b"a" * 200_000, "paste-too-large")
    square = b"\t" * 1000 + b"a\n" + b"b\n" * 10_000
    yield Bomb("a wide row over many rows", "paste", ".txt", lambda: square, "paste-too-large")
    nested = b'{"id":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    yield Bomb("rules in rules", "profile", ".json", lambda: nested, "event-unreadable")
    yield Bomb("settings in settings", "home", ".json", lambda: nested, "survey-unreadable")
    yield Bomb("hashes in hashes", "marks", ".比对", lambda: nested, "township-unreadable")


def _packages() -> Iterator[Bomb]:
    yield Bomb("300 MB of blanks", "package", ".zip", lambda: _blanks(300), "package-too-large")
    yield Bomb("a list of members too long", "package", ".zip", lambda: _many(70_000), "package-too-large")
    yield Bomb("packed by LZMA", "package", ".zip", lambda: _by_lzma("bagit.txt"), "package-unsafe")
    deep = "a/" * 500 + "a"
    yield Bomb("folders in folders", "package", ".zip", lambda: seeds.packed({deep: b""}), "package-unsafe")


def _book(sheet: bytes = b"", target: bytes = b"") -> bytes:
    parts = seeds.unpacked(seeds.workbook([("姓名",)]))
    del parts[_PLACE]
    if target:
        found = (
            parts[_RELATIONS].replace(b"/xl/worksheets/sheet1.xml", target).replace(b"worksheets/sheet1.xml", target)
        )
        parts[_RELATIONS] = found
    parts[f"xl/{target.decode()}" if target else _PLACE] = sheet
    return seeds.packed(parts, zipfile.ZIP_DEFLATED)


def _doubled() -> bytes:
    target = BytesIO(seeds.workbook([("姓名",)]))
    with zipfile.ZipFile(target, "a") as made:
        made.writestr(_PLACE.upper(), _SHEET.format(_FAR))
    return target.getvalue()


def _many(members: int) -> bytes:
    """A list of members with nothing behind it: what stands in it is never looked up."""
    name = b"a" * 100
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    index = entry * members
    count = min(members, 0xFFFF)
    return b"PK\3\4" + bytes(26) + index + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(index), 30, 0)


@cache
def _blanks(megabytes: int) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made, made.open("bagit.txt", "w") as member:
        for _ in range(megabytes):
            member.write(b" " * 2**20)
    return target.getvalue()


def _by_lzma(name: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(name, b"x", zipfile.ZIP_LZMA)
    return target.getvalue()


def _spread(cell: str) -> bytes:
    files = seeds.unpacked(seeds.spread(("姓名",)))
    row = f"<table:table-row>{cell}</table:table-row></table:table>".encode()
    files["content.xml"] = files["content.xml"].replace(b"</table:table>", row, 1)
    return seeds.packed(files)


def _laughing() -> bytes:
    files = seeds.unpacked(seeds.spread(("姓名",)))
    head = f'<!DOCTYPE x [<!ENTITY a0 "哈哈哈哈">{_LAUGHS}]>'.encode()
    text = files["content.xml"].replace(b"?>", b"?>" + head, 1).replace("姓名".encode(), b"&a9;")
    return seeds.packed({**files, "content.xml": text})


def _old() -> bytearray:
    return bytearray(next(data for ending, data in seeds.registers() if ending == ".xls"))


def _far_cells(row: int, column: int) -> bytes:
    """The last cell of each of the two sheets put into the last row and column."""
    data = _old()
    places = [at for at in range(len(data)) if data[at : at + 4] == _LABEL]
    rows = [struct.unpack_from("<H", data, at + 4)[0] for at in places]
    second = next(n for n in range(1, len(rows)) if rows[n] < rows[n - 1])
    for at in (places[second - 1], places[-1]):
        struct.pack_into("<HH", data, at + 4, row, column)
    return bytes(data)


def _ring() -> bytes:
    """A sector of the table's own list that names itself as the next one, in a file of 32 MB."""
    data = _old()
    size = 512
    more = len(data) // size - 1
    data += struct.pack("<127I", *([0] * 127)) + struct.pack("<I", more)
    struct.pack_into("<II", data, 68, more, 1)
    return bytes(data) + bytes(32 * 2**20)


def _chain_back() -> bytes:
    """Every chain of sectors leads back to the first, in a file of 8 MB."""
    data = _old()
    first = struct.unpack_from("<I", data, 76)[0]
    place = (first + 1) * 512
    struct.pack_into("<128I", data, place, *([1] * 128))
    return bytes(data) + bytes(8 * 2**20)


def _shared() -> bytes:
    """The second sheet begins where the first one does."""
    data = _old()
    mark = bytes.fromhex("8500")
    places = [at for at in range(len(data)) if data[at : at + 2] == mark and data[at + 3] == 0]
    starts = {struct.unpack_from("<I", data, at + 4)[0]: at for at in places}
    low, high = sorted(starts)[:2]
    # Not the same place, which is looked at once, but one record further.
    after = low + 4 + struct.unpack_from("<H", data, 512 + low + 2)[0]
    struct.pack_into("<I", data, starts[high] + 4, after)
    return bytes(data)


def main(folder: Path) -> None:
    """Let each through its door."""
    # What the parsers load and allot once is not what a bomb takes.
    for name in ("register", "monthly", "package"):
        come_in(DOORS[name], next(iter(DOORS[name].samples())), folder)
    ready = [(bomb, bomb.data()) for bomb in bombs()]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (4 * SECONDS, 4 * SECONDS))
    found = []
    for bomb, data in ready:
        began = time.process_time()
        try:
            code = come_in(DOORS[bomb.door], data, folder, bomb.ending)
        except Exception as error:  # noqa: BLE001 - told to the test
            code = repr(error)[:300]
        found.append((bomb.name, bomb.door, bomb.code, code, round(time.process_time() - began, 2)))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps({"found": found, "megabytes": most}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
