"""What an archive holds under which heading, with pages, and its cover and index on paper and as tables (F16)."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

import msgspec

from buxuan_desktop import __version__
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.printing import AS_USUAL, FOR_THE_FILE, Job, content_of, documents_of, stamp_of
from buxuan_desktop.app.timetable_papers import timetable_job
from buxuan_desktop.documents import render_sheets, uncovered
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.office.csv_table import csv_of
from buxuan_desktop.exchange.office.workbook import xlsx_of
from buxuan_desktop.rules.retention import Retention
from buxuan_desktop.words import of_archive, spoken, term
from buxuan_desktop.words.archive_papers import ATTACHED, ELECTRONIC, Cover, Entry, cover, index, item_of, items

R = TypeVar("R", bound=msgspec.Struct)
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_ONE_PAGE = (".jpg", ".jpeg", ".png")


class Held(msgspec.Struct, frozen=True):
    """One file of the archive; `content` None for a paper that the fonts cannot print."""

    entry: Entry
    content: bytes | None

    def named(self, file: str) -> "Held":
        """The same under another name."""
        return msgspec.structs.replace(self, entry=msgspec.structs.replace(self.entry, file=file))


class Listing(msgspec.Struct, frozen=True):
    """What cover and index are made from."""

    case: Case
    entries: tuple[Entry, ...]
    keep: Retention
    head: Head
    fingerprint: str
    today: date


def papers(case: Case) -> Iterator[Held]:
    """Every document that the case can print now: of its rounds, and every paper of a stage that it can fill."""
    folder = of_archive("folder", "papers")
    for job in _jobs(case):
        entry = Entry(item_of(job.kind), job.title or job.name, f"{folder}/{job.name}")
        try:
            content = content_of(job)
        except Refusal as refusal:
            note = of_archive("note", "held", items=refusal.data.get("items", ""))
            yield Held(msgspec.structs.replace(entry, note=note), None)
            continue
        yield Held(msgspec.structs.replace(entry, pages=pages_of(job.name, content)), content)


def _jobs(case: Case) -> Iterator[Job]:
    yield timetable_job(case)
    # Where each print of a certificate is noted and a second one signed by two, an archive holds none to print.
    choices = FOR_THE_FILE if case.election.access.guarded else AS_USUAL
    yield from documents_of(case.election, case.file, case.clock, choices)
    yield from jobs_of(case)


def attached(file: str, name: str, content: bytes) -> Held:
    """A file that was attached to the case, by its own name."""
    pages = pages_of(name, content)
    return Held(Entry(ATTACHED, name, file, pages, "" if pages else of_archive("note", "unknown")), content)


def electronic(file: str, content: bytes, note: str, folder: str = "") -> Held:
    """A file that is read by programs and has no pages; one of those in `folder` that go together."""
    return Held(Entry(ELECTRONIC, PurePosixPath(file).name, file, None, note, folder), content)


def pages_of(name: str, content: bytes) -> int | None:
    """The pages of a PDF or a picture; None where that cannot be seen from outside (packed PDF, other files)."""
    ending = PurePosixPath(name.lower()).suffix
    if ending in _ONE_PAGE:
        return 1
    return (len(_PAGE.findall(content)) or None) if ending == ".pdf" else None


def keep_words(keep: Retention) -> str:
    """Until when the papers are kept, in words; says so where nobody has set it."""
    if keep.until is not None:
        return "；".join(filter(None, (of_archive("keep", "until", day=spoken(keep.until)), keep.words)))
    return "；".join((keep.words, of_archive("keep", "open"))) if keep.words else of_archive("keep", "unset")


def index_files(listing: Listing) -> dict[str, bytes]:
    """Cover and index as one PDF, the index also as .xlsx and .csv."""
    case = listing.case
    place, counted = case.election.case.place, _counted(case)
    table = index(place, listing.entries, counted)
    printed = index(_drawable(place), tuple(map(_printable, listing.entries)), counted)
    stamp = stamp_of(case.election, case.file, case.clock)
    stamp = msgspec.structs.replace(stamp, head=str(listing.head), place=_drawable(place))
    name = of_archive("file", "index")
    return {
        of_archive("file", "cover"): render_sheets([cover(_printable(_cover(listing))), printed], stamp),
        f"{name}.xlsx": xlsx_of(table),
        f"{name}.csv": csv_of(table),
    }


def _printable(record: R) -> R:
    """A record with a blank for what no font draws: a cover has to be there, and the file names stand in the table."""
    texts = {name: value for name, value in msgspec.structs.asdict(record).items() if isinstance(value, str)}
    return msgspec.structs.replace(record, **{name: _drawable(text) for name, text in texts.items()})


def _drawable(text: str) -> str:
    missing = {*uncovered(text, "song"), *uncovered(text, "hei")}
    return "".join("＿" if one in missing else one for one in text)


def _cover(listing: Listing) -> Cover:
    election, keep = listing.case.election, listing.keep
    elected = "；".join(f"{post}：{'、'.join(one.elected)}" for post, one in election.posts.items() if one.elected)
    return Cover(
        place=election.case.place,
        body=f"{term('body', election.case.body)}补选",
        day=spoken(election.election_day),
        posts="、".join(f"{post}{state.post.seats}名" for post, state in election.posts.items()),
        elected=elected,
        head=str(listing.head),
        fingerprint=listing.fingerprint,
        keep=keep_words(keep),
        cite=keep.cite,
        files=len(listing.entries),
        made_on=spoken(listing.today),
        program=f"补选桌面 {__version__}",
    )


def _counted(case: Case) -> dict[str, int]:
    """How many records the case holds under each heading."""
    tags = Counter(one.record.tag() for one in case.election.records.kept(Record))
    counted = {item.code: sum(tags[tag] for tag in item.records) for item in items()}
    return counted | {"register": counted.get("register", 0) + len(case.election.voters)}
