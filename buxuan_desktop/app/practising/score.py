"""How a practice went: speed, what the second entry found of the errors made, what both missed, which keys are slow."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from statistics import median

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.practising.papers import PracticePaper
from buxuan_desktop.app.practising.session import papers_of
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.aligning import align
from buxuan_desktop.domain.bundles import Bundle, content
from buxuan_desktop.domain.entries import Entry

BREAK_SECONDS = 30.0
"""A longer gap is a pause and counts for no speed."""

_SHOWN_KEYS, _FEWEST = 3, 2


class Press(msgspec.Struct, frozen=True):
    """One key by its name, and the seconds since the one before (or since the paper came)."""

    key: str
    seconds: float


class KeyPace(msgspec.Struct, frozen=True):
    """A key that takes long: how often it was pressed, the median gap before it in hundredths of a second."""

    key: str
    times: int
    hundredths: int


class EntryScore(msgspec.Struct, frozen=True):
    """One entry: who keyed, papers keyed, how many of the bundle's papers came out wrong (missing or doubled too)."""

    teller: str
    papers: int
    wrong: int


class Slip(msgspec.Struct, frozen=True):
    """A paper that an entry has otherwise than it is: its place (0: keyed but not there), as it is, as both have it.

    `found` says that the two entries differ there, so that it cannot pass unseen.
    """

    place: int
    paper: PracticePaper | None
    first: be.SheetKeyed | None
    second: be.SheetKeyed | None
    found: bool


class Score(msgspec.Struct, frozen=True):
    """One bundle both of whose entries are ended."""

    bundle: int
    entries: tuple[EntryScore, EntryScore]
    slips: tuple[Slip, ...]

    @property
    def found(self) -> int:
        """Errors that the comparison brings up."""
        return sum(slip.found for slip in self.slips)

    @property
    def missed(self) -> int:
        """Errors that both entries have alike."""
        return sum(not slip.found for slip in self.slips)


def keyed_twice(case: Case) -> bool:
    """Whether there is a bundle to score."""
    return bool(case.election.rounds) and any(_ended(case))


def scores(case: Case) -> tuple[Score, ...]:
    """Every bundle of a practice that was keyed twice."""
    if not case.election.rounds:
        return ()
    tied = papers_of(case)
    return tuple(_score(bundle, tied[bundle.number - 1]) for bundle in _ended(case) if bundle.number <= len(tied))


def _ended(case: Case) -> Iterator[Bundle]:
    bundles = case.election.rounds[-1].table.bundles.values()
    return (bundle for bundle in bundles if bundle.counts[0].both_ended)


def agrees(paper: PracticePaper, sheet: be.SheetKeyed) -> bool:
    """Whether a paper was keyed as it is."""
    return _of_paper(paper) == _of_sheet(sheet)


class _Laid:
    """One entry laid beside the papers: `at` has for each paper the sheet that stands for it, `extra` the rest."""

    def __init__(self, entry: Entry, papers: Sequence[PracticePaper]) -> None:
        self.teller = entry.begun.teller
        self.sheets = entry.sheets
        self.at: list[be.SheetKeyed | None] = [None] * len(papers)
        self.extra: list[be.SheetKeyed] = []
        for paper, sheet in align([_of_paper(one) for one in papers], [_of_sheet(one) for one in self.sheets]):
            if paper is not None:
                self.at[paper] = None if sheet is None else self.sheets[sheet]
            elif sheet is not None:
                self.extra.append(self.sheets[sheet])

    def score(self, papers: Sequence[PracticePaper]) -> EntryScore:
        """How many papers came out wrong."""
        right = sum(sheet is not None and agrees(paper, sheet) for paper, sheet in zip(papers, self.at, strict=True))
        return EntryScore(self.teller, len(self.sheets), len(papers) - right + len(self.extra))


def _score(bundle: Bundle, papers: Sequence[PracticePaper]) -> Score:
    one, other = (_Laid(bundle.counts[0].entries[number], papers) for number in (1, 2))
    slips = [
        Slip(place, paper, first, second, _comes_up(first, second))
        for place, (paper, first, second) in enumerate(zip(papers, one.at, other.at, strict=True), start=1)
        if not all(sheet is not None and agrees(paper, sheet) for sheet in (first, second))
    ]
    slips += [Slip(0, None, sheet, None, found=True) for sheet in one.extra]
    slips += [Slip(0, None, None, sheet, found=True) for sheet in other.extra]
    return Score(bundle.number, (one.score(papers), other.score(papers)), tuple(slips))


def _comes_up(first: be.SheetKeyed | None, second: be.SheetKeyed | None) -> bool:
    """Whether a wrong paper is noticed: the entries differ, or both lack it and the number of papers is wrong."""
    if first is None or second is None:
        return True
    return _of_sheet(first) != _of_sheet(second) or bool(first.doubt)


def _of_paper(paper: PracticePaper) -> Hashable:
    return _token(content(paper.marks, paper.void), paper.doubt)


def _of_sheet(sheet: be.SheetKeyed) -> Hashable:
    return _token(content(sheet.marks, sheet.void), sheet.doubt)


def _token(shown: object, doubt: str) -> Hashable:
    """What is compared: a doubt is a doubt, whatever its reason."""
    return "?" if doubt else shown if isinstance(shown, Hashable) else None


def per_hour(papers: int, presses: Iterable[Press]) -> int | None:
    """Papers an hour over the time in which keys were pressed; None before anything was."""
    seconds = sum(press.seconds for press in presses if press.seconds <= BREAK_SECONDS)
    return round(papers * 3600 / seconds) if papers and seconds > 0 else None


def slow_keys(presses: Iterable[Press]) -> tuple[KeyPace, ...]:
    """The keys before which one waits longest, the slowest first; each pressed twice at least."""
    gaps: dict[str, list[float]] = {}
    for press in presses:
        if press.seconds <= BREAK_SECONDS:
            gaps.setdefault(press.key, []).append(press.seconds)
    found = [KeyPace(key, len(of), round(median(of) * 100)) for key, of in gaps.items() if len(of) >= _FEWEST]
    return tuple(sorted(found, key=lambda one: (-one.hundredths, one.key))[:_SHOWN_KEYS])
