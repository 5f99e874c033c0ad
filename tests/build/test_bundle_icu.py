import struct
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def icu(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("bundle_icu")


def common_data(pieces: dict[str, bytes]) -> bytes:
    """ICU's format by its own description: a header that tells its length, then count, table, names, pieces."""
    header = struct.pack("<H", 32) + bytes(30)
    names_at = 4 + 8 * len(pieces)
    names = b"".join(name.encode() + b"\0" for name in pieces)
    place = -(-(names_at + len(names)) // 16) * 16
    table, body = struct.pack("<I", len(pieces)), names + bytes(place - names_at - len(names))
    for name, piece in pieces.items():
        table += struct.pack("<II", names_at, place)
        names_at += len(name) + 1
        body += piece
        place += len(piece)
    return header + table + body


def read(data: bytes) -> dict[str, bytes]:
    start = struct.unpack_from("<H", data)[0]
    rows = [
        struct.unpack_from("<II", data, start + 4 + 8 * row) for row in range(struct.unpack_from("<I", data, start)[0])
    ]
    ends = [place for _, place in rows[1:]] + [len(data) - start]
    names = [data[start + at : data.index(b"\0", start + at)].decode() for at, _ in rows]
    assert all(place % 16 == 0 for _, place in rows)
    return {name: data[start + place : start + end] for name, (_, place), end in zip(names, rows, ends, strict=True)}


def test_chinese_stays_and_other_languages_go(icu: ModuleType) -> None:
    pieces = {
        f"icudt73l/{name}": name.encode().ljust(16, b"*") for name in ("coll/de.res", "coll/zh.res", "de.res", "zh.res")
    }
    kept = read(icu.thinned(common_data(pieces)))
    assert kept == {name: piece for name, piece in pieces.items() if "zh" in name}


@pytest.mark.parametrize(
    "name",
    ["root.res", "zh_Hans_CN.res", "coll/ucadata.icu", "gb18030.cnv", "cnvalias.icu", "nfc.nrm", "zoneinfo64.res"],
)
def test_what_qt_asks_for_in_chinese_is_kept(icu: ModuleType, name: str) -> None:
    assert icu.is_kept(name)


@pytest.mark.parametrize(
    "name", ["fr.res", "brkitr/khmerdict.dict", "euc-tw-2014.cnv", "translit/root.res", "unames.icu"]
)
def test_the_rest_is_not(icu: ModuleType, name: str) -> None:
    assert not icu.is_kept(name)
