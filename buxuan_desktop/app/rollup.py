"""The monthly table on by-elections: lines from many files, added up, and written for people and programs (B07, B19).

A table is made at three levels, each from the one below: township, city, province. It lies on disk while it is worked
on, so that thousands of cases take no more memory than ten.
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

import msgspec

from buxuan_desktop.app.rollup_reading import Read, found_in, is_table, read_all
from buxuan_desktop.app.survey import deadline_of
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.monthly import Line, is_late
from buxuan_desktop.domain.plain_text import one_line, shortened, visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.rollup.duck import Duck, Left, Total
from buxuan_desktop.exchange.rollup.spool import Spool
from buxuan_desktop.exchange.rollup.workbook import read_workbook, write_workbook
from buxuan_desktop.store.faults import told
from buxuan_desktop.words import of_refusal, of_rollup

_LONGEST = 4000
LEVELS = ("township", "city", "province")
_TOWNSHIP = re.compile(r"^(?:.*(?:省|市|县|区|旗))?(.{1,12}?(?:镇|乡|街道))(.+)$")


class Wanted(msgspec.Struct, frozen=True):
    """What table: its level, the unit that makes it (a township may leave it out), its one reason, the day of it.

    `reasons` are those kept by township; `reason` goes before them. `gaps` are vacancies known from the survey: those
    that no case is about stand in a township's table as well, so that nothing is left out because nobody began.
    """

    today: date
    level: str = "township"
    unit: str = ""
    reason: str = ""
    reasons: Mapping[str, str] = {}
    gaps: tuple[Gap, ...] = ()


class Summary(msgspec.Struct, frozen=True):
    """What came of it: the title, totals by unit (the last is all), files not used with the reason, lines.

    `unopened` of the lines are gaps of the survey that no case is about.
    """

    title: str
    totals: tuple[Total, ...]
    unused: tuple[tuple[str, str], ...]
    lines: int
    unopened: int = 0

    @property
    def all(self) -> Total | None:
        """All units together; None without a line."""
        return self.totals[-1] if self.totals else None


class Rollup:
    """One table in the making: feed it what was read, then `finish`, then save. Close it at the end.

    Refusal `township-part-missing` where DuckDB is not installed, `rollup-no-unit` above the township without a name.
    """

    def __init__(self, wanted: Wanted) -> None:
        if wanted.level != LEVELS[0] and not wanted.unit:
            raise Refusal("rollup-no-unit")
        self.wanted = wanted
        self.summary: Summary | None = None
        self._folder = Path(mkdtemp(prefix="buxuan-"))
        # Also when nobody closes it: the window may go while a table is being made.
        self._forget = finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        try:
            self._duck = Duck(self._folder)
        except BaseException:
            self._forget()
            raise
        self._spool = Spool(self._folder / "lines.jsonl")
        self._unused: list[tuple[str, str]] = []

    def __enter__(self) -> "Rollup":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all that lies on disk."""
        self._spool.close()
        self._duck.close()
        self._forget()

    def read(self, paths: Sequence[Path]) -> Iterator[Read]:
        """Read files and folders one after the other and take what they say; tells of each file as it is done."""
        files = list(found_in(paths))
        for path in files:
            if is_table(path):
                yield self._table(path)
        for one in read_all([path for path in files if not is_table(path)]):
            self._take(one.path, one.lines)
            if one.why:
                self._unused.append((visible(one.path), _alone(one.why, one.path)))
            yield one

    def _table(self, path: Path) -> Read:
        before = self._spool.count
        # In a file of its own first: half a table is none.
        lines = self._duck.read_parquet(path) if path.suffix.lower() == ".parquet" else read_workbook(path)
        part = Spool(self._folder / "part.jsonl")
        try:
            with told(path):
                part.add(visible(str(path)), map(self._placed, lines))
        except Refusal as refusal:
            why = of_refusal(refusal)
            self._unused.append((visible(str(path)), _alone(why, str(path))))
            return Read(str(path), why=why)
        except Exception as error:  # noqa: BLE001 - one odd table must not stop the files beside it
            why = of_rollup("unused", "unreadable", detail=type(error).__name__)
            self._unused.append((visible(str(path)), why))
            return Read(str(path), why=why)
        finally:
            part.close()
        self._spool.append(part)
        return Read(str(path), why="" if self._spool.count > before else of_rollup("paper", "none"))

    def _take(self, path: str, lines: Sequence[Line]) -> None:
        self._spool.add(visible(path), map(self._placed, lines))

    def _placed(self, line: Line) -> Line:
        """The line under the unit that makes this table, its lateness reckoned on the day of it."""
        wanted = self.wanted
        line = msgspec.structs.replace(line, **_readable(line))
        here = {wanted.level: wanted.unit or (line.township or township_of(line.village))}
        reason = wanted.reason or wanted.reasons.get(here[wanted.level], "")
        if wanted.level == LEVELS[0] and reason and not line.done:
            here["reason"] = reason
        late = is_late(line, wanted.today)
        return msgspec.structs.replace(line, **here, late=late, reported_on=wanted.today)

    def finish(self) -> Summary:
        """Add up what was read; Refusal `rollup-nothing` when no line came of all of it."""
        self._spool.close()
        self._duck.take(self._spool.path)
        left = [(one.file, _left(one)) for one in self._duck.left()]
        unopened = self._add_gaps()
        some = self._spool.count or unopened
        totals = tuple(self._duck.totals(self.wanted.level)) if some else ()
        lines = totals[-1].posts if totals else 0
        self.summary = Summary(self._title(), totals, (*self._unused, *left), lines, unopened)
        return self.summary

    def _add_gaps(self) -> int:
        if self.wanted.level != LEVELS[0]:
            return 0
        spool = Spool(self._folder / "gaps.jsonl")
        spool.add("", map(self._placed, map(_line_of, self.wanted.gaps)))
        spool.close()
        return self._duck.add_missing(spool.path)

    def _title(self) -> str:
        today = self.wanted.today
        month = of_rollup("title", "month", year=today.year, month=today.month)
        unit = self.wanted.unit or next((line.township for line in self._duck.lines()), "")
        return of_rollup("title", "table", unit=unit, month=month)

    def lines(self, *, undone: bool = False) -> Iterator[Line]:
        """The lines of the table; `undone`: only posts that are not filled."""
        return self._duck.lines(undone=undone)

    def save(self, target: Path) -> None:
        """Save under a name that is not taken: .xlsx, .parquet or .pdf. Refusal `file-exists`, `rollup-nothing`."""
        found = self.summary or self.finish()
        if not found.totals:
            raise Refusal("rollup-nothing")
        with told(target.parent):
            if target.exists():
                raise Refusal("file-exists", path=str(target))
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.part")
            try:
                self._write(draft, target.suffix.lower(), found)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)

    def _write(self, draft: Path, kind: str, found: Summary) -> None:
        if kind == ".parquet":
            self._duck.write_parquet(draft)
        elif kind == ".pdf":
            from buxuan_desktop.app.rollup_papers import paper_of  # fonts are slow to load

            draft.write_bytes(paper_of(found, self.wanted, self.lines(undone=True)))
        else:
            unit = of_rollup("below", self.wanted.level)
            write_workbook(draft, found.title, unit, found.totals, self.lines(), found.unused)


def _line_of(gap: Gap) -> Line:
    """The line of a gap that no case is about."""
    known = "\n".join((gap.township, gap.village, gap.post))
    return Line(
        case=sha256(known.encode()).hexdigest()[:32],
        head="0:0",
        origin="survey",
        township=gap.township,
        village=gap.village,
        post=gap.post,
        seats=gap.seats,
        cause=gap.cause,
        vacant_on=gap.day,
        deadline=deadline_of(gap),
        why=of_rollup("survey", "why"),
        committee_complete=False,
    )


def _readable(line: Line) -> dict[str, str]:
    """The texts of a line as they may stand in a table, on paper and on a screen, whoever wrote them."""
    values = msgspec.structs.asdict(line)
    return {name: shortened(value, _LONGEST) for name, value in values.items() if isinstance(value, str)}


def _alone(why: str, path: str) -> str:
    """The reason without the name of the file that it begins with; the name stands beside it."""
    return why.removeprefix(one_line(path)).lstrip()


def township_of(place: str) -> str:
    """The township in the name of a place, as far as it can be seen: 临河镇柳湾村 is in 临河镇."""
    found = _TOWNSHIP.match(place)
    return found[1] if found else ""


def _left(one: Left) -> str:
    return of_rollup("unused", "same" if one.same else "older", instead=Path(one.instead).name)
