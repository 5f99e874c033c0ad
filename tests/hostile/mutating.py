"""Good bytes made bad: by bytes, and by what a kind of file is made of (rows, members, words), from a given chance."""

import json
import sqlite3
import stat
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from random import Random

TEXTS = (
    *("", "\0", "\x1b[2J", "\r\n", "\u202e王建国", "\u2066甲\u2069", "\u200b", "王" + "\u0301" * 40, "𠮷" * 200),
    *("\ufeff", "\ud800", "=1+1", "＝cmd|' /C calc'!A0", "@SUM(A1)", "..", "CON", "/dev/zero", "../../a", "1e400"),
    *("9" * 400, "-0", "NaN", "Infinity", "0001-01-01", "9999-12-31", "2026-02-30", "<x/>", "&amp;", "]]>", "主任"),
)
"""What may stand where a text stands."""

NUMBERS = (
    *("0", "-1", "1", "2", "999999", "2147483648", "9223372036854775807", "18446744073709551616", "9" * 400),
    *("-0.0", "1e308", "0.5", "null", "true", "[]", "{}", '""'),
)
"""What may stand where a number stands in JSON."""

SQL = (
    "DROP TABLE {table}",
    "DROP TABLE {table}; CREATE VIEW {table} AS WITH RECURSIVE t(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM t) "
    "SELECT a AS seq, 'x' AS at, 'x' AS who, 'x' AS kind, '{{}}' AS body, '' AS prev, '' AS hash, '' AS ref, "
    "'' AS name, '' AS salt, '' AS value, '' AS sha256, x'' AS bytes FROM t",
    "DROP TABLE {table}; CREATE VIEW {table} AS SELECT 1 AS seq, '' AS hash FROM {table}",
    "CREATE TRIGGER bite AFTER INSERT ON {table} BEGIN DELETE FROM private; END",
    "CREATE TRIGGER bite BEFORE UPDATE ON head BEGIN SELECT load_extension('/tmp/x'); END",
    "CREATE INDEX heavy ON {table}(hex(zeroblob(100000)))",
    "ALTER TABLE {table} ADD COLUMN heavy TEXT AS (hex(zeroblob(1000000)))",
    "DROP TABLE {table}; CREATE TABLE {table}(seq INTEGER PRIMARY KEY, at, who, kind, body, prev, hash) WITHOUT ROWID",
    "DROP TABLE head; CREATE TABLE head(seq, hash)",
    "UPDATE head SET seq = 1e300",
    "UPDATE head SET seq = 'x'",
    "UPDATE head SET seq = 9223372036854775807",
    "INSERT INTO ledger SELECT seq + 9223372036854000000, at, who, kind, body, prev, hash FROM ledger",
    "UPDATE ledger SET body = zeroblob(1000000)",
    "UPDATE ledger SET body = '[' || replace(hex(zeroblob(5000)), '0', '[') WHERE seq = 1",
    "UPDATE ledger SET seq = -seq",
    "CREATE TABLE ballast(x); INSERT INTO ballast VALUES (zeroblob(3000000))",
    "ANALYZE",
    "PRAGMA encoding = 'UTF-16'; VACUUM",
    "PRAGMA auto_vacuum = FULL; VACUUM",
    "PRAGMA page_size = 512; VACUUM",
    "PRAGMA page_size = 65536; VACUUM",
    "PRAGMA journal_mode = WAL",
    "PRAGMA user_version = 1",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = '{table}'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = '{table}'",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = '{table}'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x(' WHERE name = '{table}'",
    "CREATE VIRTUAL TABLE search USING fts5(x); INSERT INTO search VALUES ('a')",
)
"""What somebody may do to a case file by SQL."""

_TABLES = ("ledger", "head", "private", "blob")
_DROPPED = (
    *("ledger_no_update", "ledger_no_delete", "ledger_only_appends", "head_stays", "head_is_one"),
    *("private_no_update", "blob_no_update"),
)
_MOST = 400_000
_NAMES = (
    *("../a", "/etc/passwd", "a\\b", "C:a", "data/NUL.txt", "data/a\u202eb", "data/" + "a/" * 1500 + "a"),
    *("data/" + "b" * 300, "BAGIT.TXT", "data", "", ".", "data//a"),
)
_ODD_NUMBERS = (*NUMBERS, "0x" + "f" * 5000, "nan", "inf", "1979-05-27T07:32:00Z")
_ODD_VALUES = ("[" * 2000, "{a=" * 1000, "1", "[]", "{}", "true", "[[1]]", "1e400", "2020-13-45")


def by_bytes(data: bytes, chance: Random) -> bytes:
    """Flips, cuts, repeats, pieces moved, bytes put in."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        size = len(made)
        place, end = sorted((chance.randrange(size + 1), chance.randrange(size + 1)))
        what = chance.randrange(7)
        if what == 0 and size:
            made[place % size] ^= 1 << chance.randrange(8)
        elif what == 1 and size:
            made[place % size] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
        elif what == 2:
            del made[place : min(end, place + chance.choice((1, 4, 64, 4096)))]
        elif what == 3 and size < _MOST:
            made[place:place] = made[place : min(end, place + 512)] * chance.choice((1, 2, 30))
        elif what == 4:
            made[place:place] = chance.choice(TEXTS).encode(errors="surrogatepass")
        elif what == 5:
            del made[place:]
        elif size:
            made[place : place + 4] = chance.randbytes(4)
    return bytes(made)


def by_rows(data: bytes, chance: Random) -> bytes:
    """Rows of a ledger struck, doubled, moved, taken from another one's place, and their values changed."""
    rows = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        place, other = chance.randrange(len(rows)), chance.randrange(len(rows))
        what = chance.randrange(8)
        if what == 0 and len(rows) > 1:
            del rows[place]
        elif what == 1:
            rows.insert(other, rows[place])
        elif what == 2:
            rows[place], rows[other] = rows[other], rows[place]
        elif what == 3:
            del rows[place + 1 :]
        else:
            rows[place] = _row(rows[place], chance)
    return b"\n".join(rows)


def _row(line: bytes, chance: Random) -> bytes:
    try:
        row = json.loads(line)
        body = json.loads(row[3])
    except (ValueError, IndexError, TypeError, KeyError, RecursionError):
        return line
    if chance.randrange(12) == 0:
        row[chance.randrange(3)] = chance.choice(TEXTS)
    else:
        body = value(body, chance)
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if chance.randrange(40) == 0:
        text = "[" * 3000 + text + "]" * 3000
    row[3] = text
    return json.dumps(row, ensure_ascii=True).encode()


def value(old: object, chance: Random) -> object:
    """A value of JSON with something in it changed."""
    if isinstance(old, dict) and old and chance.randrange(6):
        key = chance.choice(sorted(old))
        if chance.randrange(10) == 0:
            return {one: kept for one, kept in old.items() if one != key}
        return {**old, key: value(old[key], chance)}
    if isinstance(old, list) and old and chance.randrange(4):
        place = chance.randrange(len(old))
        if chance.randrange(4) == 0:
            return [*old[:place], *old[place + 1 :]]
        if chance.randrange(4) == 0:
            return [*old, old[place]]
        return [*old[:place], value(old[place], chance), *old[place + 1 :]]
    if isinstance(old, bool):
        return not old
    if isinstance(old, int) and chance.randrange(3):
        return old + chance.choice((-1, 1, 2, 100))
    return chance.choice((json.loads(chance.choice(NUMBERS)), chance.choice(TEXTS), old, [old], {"x": old}))


def by_words(data: bytes, chance: Random) -> bytes:
    """Lines of a text struck, doubled or moved, numbers and words replaced."""
    lines = data.decode(errors="surrogateescape").split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        place = chance.randrange(len(lines))
        what = chance.randrange(7)
        if what == 0 and len(lines) > 1:
            del lines[place]
        elif what == 1:
            lines.insert(chance.randrange(len(lines)), lines[place])
        else:
            lines[place] = _line(lines[place], chance, what)
    return "\n".join(lines).encode(errors="surrogatepass" if chance.randrange(9) else "replace")


def _line(line: str, chance: Random, what: int) -> str:
    digits = [at for at, one in enumerate(line) if one.isdecimal()]
    if what == 2 and digits:
        at = chance.choice(digits)
        return line[:at] + chance.choice(_ODD_NUMBERS) + line[at + 1 :]
    if what == 3 and '"' in line:
        parts = line.split('"')
        parts[chance.randrange(len(parts))] = chance.choice(TEXTS)
        return '"'.join(parts)
    if what == 4:
        head, _, _ = line.partition("=")
        return f"{head}= {chance.choice(_ODD_VALUES)}"
    if what == 5:
        return ".".join(["a"] * chance.choice((2, 3000))) + " = 1"
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice(TEXTS) + line[at:]


def by_sql(data: bytes, chance: Random) -> bytes:
    """A case file after statements of somebody else; where they cannot be run, its bytes changed."""
    if not data:
        return data
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.deserialize(data)
        for name in chance.sample(_DROPPED, chance.randrange(len(_DROPPED) + 1)):
            db.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.executescript(chance.choice(SQL).format(table=chance.choice(_TABLES)))
        made = db.serialize()
    except (sqlite3.Error, MemoryError, UnicodeDecodeError):
        return by_bytes(data, chance)
    finally:
        db.close()
    return by_bytes(made, chance) if chance.randrange(4) == 0 else made


def by_members(data: bytes, chance: Random, inside: Callable[[bytes, Random], bytes] = by_words) -> bytes:
    """A .zip whose members were changed, renamed, doubled, made links, struck, or promised to be larger."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as read:
            members = [(name, read.read(name)) for name in read.namelist()]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return by_bytes(data, chance)
    if not members or chance.randrange(5) == 0:
        return by_bytes(data, chance)
    target = BytesIO()
    how = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", how) as made:
        # Of two members with one name, which is what is wanted here.
        warnings.simplefilter("ignore")
        for name, content, mode in _changed(members, chance, inside):
            entry = zipfile.ZipInfo(name or "x")
            entry.compress_type = how
            entry.external_attr = mode << 16
            made.writestr(entry, content)
    return target.getvalue()


def by_content(data: bytes, chance: Random) -> bytes:
    """A .zip in which the words of one member were changed, and nothing else."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as read:
            members = {name: read.read(name) for name in read.namelist()}
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return by_bytes(data, chance)
    if members:
        name = chance.choice(sorted(members))
        members[name] = by_words(members[name], chance)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def _changed(
    members: Sequence[tuple[str, bytes]], chance: Random, inside: Callable[[bytes, Random], bytes]
) -> list[tuple[str, bytes, int]]:
    made = [(name, content, 0) for name, content in members]
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.randrange(len(made))
        name, content, mode = made[place]
        what = chance.randrange(10)
        if what == 0:
            made[place] = chance.choice(_NAMES), content, mode
        elif what == 1:
            made.append((name.swapcase() if chance.randrange(2) else name + " ", content, mode))
        elif what == 2:
            made[place] = name, b"/etc/passwd", stat.S_IFLNK | 0o777
        elif what == 3 and len(made) > 1:
            del made[place]
        elif what == 4:
            made.append((name + "/a", content, mode))
        else:
            made[place] = name, (inside if chance.randrange(3) else by_bytes)(content, chance), mode
    return made


WAYS: Mapping[str, tuple[Callable[[bytes, Random], bytes], ...]] = {
    "case": (by_bytes, by_sql, by_sql),
    "ledger": (by_rows,),
    "script": (by_words, by_words, by_words, by_bytes),
    "register": (by_bytes, by_members, by_members),
    "package": (by_members, by_members, by_bytes),
    "extract": (by_content, by_content, by_members),
    "table": (by_bytes, by_sql),
    "monthly": (by_members, by_members, by_bytes),
    "paste": (by_words, by_bytes),
    "profile": (by_words, by_words, by_bytes),
    "marks": (by_words, by_bytes),
    "home": (by_words, by_words, by_bytes),
}
"""How the files of each door are made bad."""


def mutated(door: str, data: bytes, chance: Random) -> bytes:
    """The bytes of a door's file, made bad in one of its ways."""
    return chance.choice(WAYS[door])(data, chance)
