"""What happens between the main case and the files of its counting tables: handed out, handed back, merged.

A table file is a case file of the same case whose opening names the table. It knows candidates and rules and the
bundles allotted to it, but no register; what is keyed there counts once the main case has merged it and confirmed it.
"""

from typing import ClassVar

import msgspec

from buxuan_desktop.domain.events import Event


class Allotted(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A bundle given to a table: its number and sheets in the main case, which entries are keyed there (1, 2).

    `count` is 1 for the first count of the bundle, 2 for its first recount, and so on.
    """

    bundle: int
    sheets: int
    entries: tuple[int, ...]
    way: str = "ballots"
    count: int = 1


class TableOpened(Event, frozen=True):
    """In a table file: what this table is to key. The main case knows the file by `token`."""

    KIND: ClassVar[str] = "table-opened"
    round: int
    token: str
    allotted: tuple[Allotted, ...]


class TableReturned(Event, frozen=True):
    """In a table file: all that was keyed so far goes back; what is ended by now is no longer dropped here."""

    KIND: ClassVar[str] = "table-returned"
    round: int


class TableHandedOut(Event, frozen=True):
    """A table file was written; `seq` and `hash` are its head as it was handed out."""

    KIND: ClassVar[str] = "table-handed-out"
    round: int
    table: str
    token: str
    seq: int
    hash: str
    allotted: tuple[Allotted, ...]


class TableMerged(Event, frozen=True):
    """The `rows` rows before this one that name this table were taken over from its file.

    `seq` and `hash` are the file's head up to which it was taken over. A merged row has the `who` of the table; its
    `at` is the moment of merging, so that time does not run backwards in this ledger whatever the table's clock said,
    and what begins or ends an entry says in `when` what that clock said.
    """

    KIND: ClassVar[str] = "table-merged"
    round: int
    table: str
    seq: int
    hash: str
    rows: int


class TableReleased(Event, frozen=True):
    """Nobody waits any longer for what a table has not brought back (a reserve, a broken computer, a lost stick)."""

    KIND: ClassVar[str] = "table-released"
    round: int
    table: str
    reason: str
    by: tuple[str, ...]


class EntryChosen(Event, frozen=True):
    """One entry of a bundle was made more than once: the one of `table` ("" the main computer's) stands.

    When the bundle was confirmed with another one, its ballots or totals are struck in the rows before.
    """

    KIND: ClassVar[str] = "entry-chosen"
    round: int
    bundle: int
    entry: int
    table: str
    reason: str
    by: tuple[str, ...]
    count: int = 1
