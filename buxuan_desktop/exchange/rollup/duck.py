"""Adding up by DuckDB: lines in, one line a case and post kept, totals by unit out, Parquet written and read."""

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.incoming import require_plain
from buxuan_desktop.exchange.rollup.columns import Column, columns

if TYPE_CHECKING:
    import duckdb

_BATCH = 1000
MOST_LINES = 500_000
"""Lines of one table of the level below; a province has some 30,000 villages."""
_MOST_BYTES = 256 << 20
_LONGEST_TEXT = 4000
_UNIT = {"township": "village", "city": "township", "province": "city"}
"""What the rows of each level's table are: the units of the level below."""

_KEEP = """
CREATE TABLE kept AS SELECT * FROM read AS one WHERE file = (
    SELECT file FROM read AS other WHERE other."case" = one."case"
    ORDER BY CAST(split_part(head, ':', 1) AS BIGINT) DESC, reported_on DESC NULLS LAST,
             list_position(['archive', 'case', 'extract'], origin), file
    LIMIT 1
)
"""
_MISSING = """
INSERT INTO kept SELECT * FROM read AS gap WHERE NOT EXISTS (
    SELECT 1 FROM kept WHERE kept.post = gap.post AND ends_with(kept.village, gap.village)
)
"""
_ORDER = 'ORDER BY province, city, township, village, "case", rowid'
_LEFT = """
SELECT DISTINCT one.file, kept.file, one.head = kept.head
FROM read AS one JOIN kept USING ("case") WHERE one.file <> kept.file ORDER BY 1
"""
_TOTALS = """
WITH units AS (SELECT *, {unit} AS unit FROM kept),
cases AS (
    SELECT unit, "case", max(registered) AS registered, max(recovered) AS recovered,
           bool_or(origin = 'survey') AS unopened,
           bool_and(committee_complete) AS committee, bool_and(supervision_complete) AS supervision
    FROM units GROUP BY unit, "case"
),
turnout AS (
    SELECT unit, GROUPING(unit) AS whole, count(*) FILTER (WHERE NOT unopened) AS cases,
           count(*) FILTER (WHERE committee) AS committees,
           if(count(supervision) > 0, count(*) FILTER (WHERE supervision), NULL) AS supervisions,
           sum(registered) FILTER (WHERE recovered IS NOT NULL) AS registered, sum(recovered) AS recovered
    FROM cases GROUP BY GROUPING SETS ((unit), ())
),
posts AS (
    SELECT unit, GROUPING(unit) AS whole, count(*) AS posts, sum(seats) AS seats, sum(filled) AS filled,
           count(*) FILTER (WHERE done) AS done, if(count(late) > 0, count(*) FILTER (WHERE late), NULL) AS late,
           sum(women) AS women, if(count(one_shoulder) > 0, count(*) FILTER (WHERE one_shoulder), NULL) AS one_shoulder,
           sum(certificates) AS certificates,
           string_agg(DISTINCT reason, '；' ORDER BY reason) FILTER (WHERE NOT done AND reason <> '') AS reason
    FROM units GROUP BY GROUPING SETS ((unit), ())
)
SELECT CASE WHEN posts.whole = 0 THEN posts.unit END, cases, posts, seats, filled, done, posts - done, late,
       registered, recovered,
       CAST(round(100.0 * recovered / nullif(registered, 0), 1) AS DECIMAL(6, 1)),
       women, one_shoulder, committees, supervisions, certificates, coalesce(reason, '')
FROM posts JOIN turnout ON posts.unit IS NOT DISTINCT FROM turnout.unit AND posts.whole = turnout.whole
ORDER BY posts.whole, posts.unit
"""


class Total(NamedTuple):
    """What a unit below comes to; `unit` None for all of them. `registered`, `recovered` where ballots were counted.

    A number is None where no line knows the fact, so that nothing unknown reads as nothing.
    """

    unit: str | None
    cases: int
    posts: int
    seats: int
    filled: int
    done: int
    undone: int
    late: int | None
    registered: int | None
    recovered: int | None
    turnout: str | None
    women: int | None
    one_shoulder: int | None
    committees: int
    supervisions: int | None
    certificates: int | None
    reason: str


class Left(NamedTuple):
    """A file that holds a case of which another file holds more, or as much (`same`)."""

    file: str
    instead: str
    same: bool


class Duck:
    """The lines of one table, on disk in `folder` for as long as it is worked on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._db = _connected(folder)
        fields = ", ".join(f'"{one.field}" {one.kind}' for one in columns())
        self._db.execute(f"CREATE TABLE read (file VARCHAR, {fields})")

    def close(self) -> None:
        """Let go of the files."""
        self._db.close()

    def take(self, spool: Path) -> None:
        """Read the spooled lines; of several files of one case the one with most rows is kept."""
        if spool.stat().st_size:
            self._read(spool)
        self._db.execute(_KEEP)

    def _read(self, spool: Path) -> None:
        shape = ", ".join(f"'{one.field}': '{one.kind}'" for one in columns())
        names = ", ".join(f'"{one.field}"' for one in columns())
        source = f"read_json(?, format = 'newline_delimited', columns = {{'file': 'VARCHAR', {shape}}})"
        self._db.execute(f"INSERT INTO read SELECT file, {names} FROM {source}", [str(spool)])

    def add_missing(self, spool: Path) -> int:
        """Add lines of posts that no case is about, by village and post; how many there were."""
        before = self._count()
        self._db.execute("DELETE FROM read")
        if spool.stat().st_size:
            self._read(spool)
        self._db.execute(_MISSING)
        return self._count() - before

    def _count(self) -> int:
        found = self._db.execute("SELECT count(*) FROM kept").fetchone()
        return int(found[0]) if found else 0

    def left(self) -> list[Left]:
        """Files that were not needed, because another one holds the same case."""
        return [Left(*row) for row in self._db.execute(_LEFT).fetchall()]

    def totals(self, level: str) -> list[Total]:
        """The totals of each unit below, and last of all of them."""
        rows = self._db.execute(_TOTALS.format(unit=_UNIT[level])).fetchall()
        return [Total._make(str(one) if isinstance(one, Decimal) else one for one in row) for row in rows]

    def lines(self, *, undone: bool = False) -> Iterator[Line]:
        """The lines kept, in order of unit, village and the order of the posts; `undone`: only those not filled."""
        names = ", ".join(f'"{one.field}"' for one in columns())
        where = "WHERE NOT done" if undone else ""
        # A cursor of its own, so that something else may be asked while one reads.
        with self._db.cursor() as cursor:
            cursor.execute(f"SELECT {names} FROM kept {where} {_ORDER}")
            yield from _fetched(cursor)

    def write_parquet(self, target: Path) -> None:
        """All lines as one Parquet file, in types that every reader has."""
        made = self.folder / "table.parquet"
        names = ", ".join(f'"{one.field}"' for one in columns())
        self._db.execute(
            f"COPY (SELECT {names} FROM kept {_ORDER}) TO '{_quoted(made)}' (FORMAT parquet, COMPRESSION snappy)"
        )
        shutil.move(made, target)

    def read_parquet(self, path: Path) -> Iterator[Line]:
        """The lines of a table of the level below; Refusal `monthly-foreign` for what is none of ours.

        A small Parquet file can hold thousands of millions of lines, or one text a million times: Refusal
        `monthly-too-large`.
        """
        import duckdb

        copy = self.folder / "below.parquet"
        require_plain(path)
        if path.stat().st_size > _MOST_BYTES:
            raise Refusal("monthly-too-large", path=str(path), most=MOST_LINES)
        # Under a name of ours: in a path of others DuckDB takes [ and * for patterns.
        shutil.copyfile(path, copy)
        names = ", ".join(map(_short, columns()))
        try:
            with self._db.cursor() as cursor:
                cursor.execute(f"SELECT {names} FROM read_parquet(?)", [str(copy)])
                for count, line in enumerate(_fetched(cursor)):
                    if count == MOST_LINES:
                        raise Refusal("monthly-too-large", path=str(path), most=MOST_LINES)
                    yield line
        except (duckdb.Error, msgspec.ValidationError, ValueError, OverflowError) as error:
            raise Refusal("monthly-foreign", path=str(path), detail=str(error).splitlines()[0][:80]) from error
        finally:
            copy.unlink(missing_ok=True)


def _connected(folder: Path) -> "duckdb.DuckDBPyConnection":
    try:
        import duckdb
    except ImportError as error:
        raise Refusal("township-part-missing") from error
    # Nothing is fetched from anywhere: what DuckDB needs here is in it.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": "256MB",
        "temp_directory": str(folder),
    }
    return duckdb.connect(str(folder / "rollup.duckdb"), config=settings)


def _fetched(cursor: "duckdb.DuckDBPyConnection") -> Iterator[Line]:
    names = [one.field for one in columns()]
    while batch := cursor.fetchmany(_BATCH):
        for row in batch:
            values = {name: value for name, value in zip(names, map(_plain, row), strict=True) if value is not None}
            yield msgspec.convert(values, Line)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _short(column: Column) -> str:
    """A column in its own type, which nothing longer than people write comes through."""
    name = f'"{column.field}"'
    if column.kind != "VARCHAR":
        return f"CAST({name} AS {column.kind}) AS {name}"
    text = f"CAST({name} AS VARCHAR)"
    return f"CASE WHEN strlen({text}) > {_LONGEST_TEXT} THEN error('{column.field}') ELSE {text} END AS {name}"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
