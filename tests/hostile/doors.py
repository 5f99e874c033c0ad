"""Every door through which a file of others comes in: bytes in, what became of them out.

Behind a door stands what the program really does with such a file. A file is taken, or refused in words of one line;
any other exception goes through and is a fault of the program.
"""

import atexit
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import msgspec

from buxuan_desktop.app.case import Case, is_rehearsal
from buxuan_desktop.app.forms import form_of
from buxuan_desktop.app.local import settings_of
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.mirror_targets import file_of
from buxuan_desktop.app.monthly import lines_of
from buxuan_desktop.app.packages import is_package, prove_package
from buxuan_desktop.app.pasting import read_table
from buxuan_desktop.app.recents import last_who, recent
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.app.stages import rail
from buxuan_desktop.app.survey import lines_of as survey_lines
from buxuan_desktop.app.timetable import rows_of as timetable
from buxuan_desktop.app.trail import trail_of
from buxuan_desktop.app.verifying import proved
from buxuan_desktop.domain.chain import EMPTY, Entry, link
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.register import look, read_sheets, sheets_of
from buxuan_desktop.exchange.script import read_script
from buxuan_desktop.exchange.township import key_of, on_both, read_marks
from buxuan_desktop.exchange.zip_index import BROKEN
from buxuan_desktop.rules.options import resolve
from buxuan_desktop.rules.profile import RuleBook, from_mapping
from buxuan_desktop.store import schema
from buxuan_desktop.words import of_fault, of_refusal
from tests import packages
from tests.hostile import seeds
from tests.making import CLOCK, HOME

DAY = date(2026, 5, 10)
_SMALL_ELECTION = 3000
"""Ballots that a mutated script may hold to be played: more take time and show nothing else."""

_HOME_FILES = ("settings.json", "recent.json", "mirrors.json", "survey.json")


class Door(NamedTuple):
    """`endings` are those of the files that come through; `make` writes the file from the bytes that are mutated."""

    name: str
    endings: tuple[str, ...]
    enter: Callable[[Path], object]
    samples: Callable[[], Iterable[bytes]]
    make: Callable[[bytes, Path], object] = lambda data, path: path.write_bytes(data)


def come_in(door: Door, data: bytes, folder: Path, ending: str = "") -> str:
    """Let bytes through a door: "" when they were taken, else the code of the refusal."""
    path = folder / f"来件{ending or door.endings[0]}"
    door.make(data, path)
    try:
        door.enter(path)
    except Refusal as refusal:
        told = of_refusal(refusal)
        assert told.isprintable(), told
        assert told == " ".join(told.split())
        return refusal.code
    return ""


def _case(path: Path) -> None:
    is_package(path)
    found, election = proved(path)
    for fault in found.faults:
        assert of_fault(fault.code, fault.row, fault.detail).isprintable()
    if election is not None:
        list(lines_of(election, str(found.head)))
        rail(election, 0)
    is_rehearsal(path)
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        timetable(case)
        list(trail_of(case))


@cache
def _empty() -> bytes:
    db = sqlite3.connect(":memory:", isolation_level=None)
    for step in schema.STEPS:
        db.executescript(step)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.VERSION}")
    image = db.serialize()
    db.close()
    return image


def chained(data: bytes, path: Path) -> None:
    """A case file of these rows with a chain that holds; lines that are no rows are left out."""
    rows = [row for line in data.split(b"\n") if (row := _row(line))]
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(_empty())
    try:
        made = list(link(EMPTY, rows))
        db.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", made)
        if made:
            db.execute("UPDATE head SET seq = ?, hash = ?", (made[-1][0], made[-1][-1]))
        path.write_bytes(db.serialize())
    finally:
        db.close()


def _row(line: bytes) -> Entry | None:
    try:
        row = Entry(*msgspec.json.decode(line, type=tuple[str, str, str, str]))
        "".join(row).encode()
    except (msgspec.DecodeError, UnicodeError):
        return None
    return None if "\0" in "".join(row) else row


def _script(path: Path) -> None:
    script = read_script(path)
    if sum(ballot.times for one in script.rounds for ballot in one.ballots) <= _SMALL_ELECTION:
        rehearse(path, path.parent / "out")


def _register(path: Path) -> None:
    sheets = sheets_of(path)
    for sheet in sheets:
        look(sheet)
    register = read_sheets(sheets, path.name, DAY)
    assert all(one.value.isprintable() for one in register.faults)


def resigned(data: bytes, path: Path) -> None:
    """A package with its manifests and its signature made anew, as a forger would; a broken .zip as it is."""
    try:
        files = seeds.unpacked(data)
        named = {name.partition("/")[2] if name.startswith("临") else name: one for name, one in files.items()}
        made = packages.resigned(named, lambda _: None, _forger())
        path.write_bytes(seeds.packed(made))
    except (*BROKEN, KeyError, OSError):
        path.write_bytes(data)


@cache
def _forger() -> Path:
    """A home with a key of its own, for as long as the process lives."""
    home = Path(mkdtemp(prefix="buxuan-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


def _table(path: Path) -> None:
    main = path.with_name("总案.buxuan")
    main.write_bytes(seeds.hall()[0])
    with Case.open(main, CLOCK, "计票员", HOME) as case:
        merge(case, path)


def _monthly(path: Path) -> None:
    with Rollup(Wanted(DAY, "city", "某市")) as table:
        for one in table.read([path]):
            assert one.why.isprintable()
        table.finish()


def _on_the_clipboard(data: bytes, path: Path) -> None:
    """Text as Qt has it: any sequence of UTF-16 units."""
    text = data.decode(errors="replace")
    path.write_bytes(text.encode("utf-16-le") + (b"\x00\xd8" if len(data) % 3 == 0 else b""))


def _pasted(path: Path) -> None:
    text = path.read_bytes().decode("utf-16-le", "surrogatepass")
    for tag in ("vacancy", "body-member", "staff"):
        try:
            read_table(form_of(tag), text, DAY)
        except KeyError:
            continue


def _profile(path: Path) -> None:
    try:
        data = msgspec.json.decode(path.read_bytes())
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Refusal("event-unreadable", kind="case-opened", detail=str(error)) from error
    if isinstance(data, dict):
        book = RuleBook(from_mapping(data), (), "voters", "villagers")
        resolve({"overvote_scope": "post", "blank": "void", "same_person": "separate"}, book, 2)


def _marks(path: Path) -> None:
    key = key_of_words()
    on_both({1: seeds.GOOD}, read_marks(path, key), key)


@cache
def key_of_words() -> bytes:
    """The key that the clerks' words give."""
    return key_of(seeds.WORDS)


def _home(path: Path) -> None:
    home = path.parent
    for name in _HOME_FILES:
        (home / name).write_bytes(path.read_bytes())
    settings_of(home)
    recent(home)
    last_who(home)
    file_of(home, "c" * 32)
    survey_lines(home, DAY)


DOORS = {
    door.name: door
    for door in (
        Door("case", (".buxuan",), _case, seeds.cases),
        Door("ledger", (".buxuan",), _case, seeds.ledgers, chained),
        Door("script", (".toml",), _script, seeds.scripts),
        Door(
            "register",
            (".xlsx", ".xls", ".ods", ".csv"),
            _register,
            lambda: [data for _, data in seeds.registers()],
        ),
        Door("package", (".zip",), prove_package, seeds.packages),
        Door("extract", (".zip",), prove_package, lambda: [seeds.packed(one) for one in seeds.extracts()], resigned),
        Door("table", (".buxuan",), _table, lambda: [seeds.hall()[1]]),
        Door("monthly", (".xlsx", ".parquet"), _monthly, seeds.monthly),
        Door("paste", (".txt",), _pasted, lambda: [text.encode() for text in seeds.PASTED], _on_the_clipboard),
        Door("profile", (".json",), _profile, seeds.profiles),
        Door("marks", (".比对",), _marks, lambda: [seeds.marks()]),
        Door("home", (".json",), _home, seeds.home_files),
    )
}
