"""The full record of a round from its folded state: every ballot, and every bundle that was counted by its totals."""

from collections.abc import Iterator, Mapping

from buxuan_desktop.domain.ballot import VERDICTS, Post, PostMarks
from buxuan_desktop.domain.bundle_events import TotalsConfirmed
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.figures import PostFigures
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.exchange.ballots.sheets import (
    CANDIDATE,
    WRITTEN,
    Cell,
    Column,
    Contest,
    Entry,
    Part,
    Record,
    Sheet,
    Standing,
    Verdicts,
)


def full_record(current: Round, origins: Mapping[int, tuple[str, str]], outsiders: frozenset[str]) -> Record:
    """A round as it was entered, in the order of the ledger, struck ballots too; `origins`: time and person by row."""
    contests = tuple(_contest(post, current) for post in current.posts)
    places = {
        seq: (bundle.number, place)
        for bundle in current.table.bundles.values()
        for place, seq in enumerate(bundle.ballots, start=1)
    }
    known: dict[int, Sheet] = {}
    entries = []
    for seq, ballot in current.ballots.items():
        # The ballots live as long as the round, and equal sheets are one record.
        sheet = known.get(id(ballot))
        if sheet is None:
            sheet = known[id(ballot)] = _sheet(ballot, contests, outsiders)
        strike = current.struck.get(seq)
        struck = (strike.reason, strike.scrutineer) if strike else None
        entries.append(Entry(sheet, seq, *origins[seq], *places.get(seq, (0, 0)), struck))
    for seq, totals in current.totals.items():
        sheet = _together(totals, contests, outsiders)
        entries.append(Entry(sheet, seq, *origins[seq], totals.bundle, totals=True))
    entries.sort(key=lambda entry: entry.seq)
    return Record(current.number, current.kind, contests, tuple(entries))


def _contest(post: Post, current: Round) -> Contest:
    listed = [Column(CANDIDATE, name, place) for place, name in enumerate(post.candidates, start=1)]
    distinct = {id(ballot): ballot for ballot in current.ballots.values()}
    names = {name for ballot in distinct.values() for name in _named(ballot, post.title)}
    for totals in current.totals.values():
        figures = totals.figures.posts.get(post.title, PostFigures())
        names.update(figures.approve, figures.against)
    written = [Column(WRITTEN, name) for name in sorted(names.difference(post.candidates))]
    return Contest(post.title, post.seats, (*listed, *written))


def _named(ballot: BallotCast, title: str) -> Iterator[str]:
    marks = ballot.marks.get(title, PostMarks())
    yield from marks.supported
    yield from marks.against
    yield from ballot.added.get(title, ())


def _sheet(ballot: BallotCast, contests: tuple[Contest, ...], outsiders: frozenset[str]) -> Sheet:
    verdicts = Verdicts(*(int(ballot.verdict == verdict) for verdict in VERDICTS))
    return Sheet(verdicts, tuple(_part(ballot, contest, outsiders) for contest in contests), ballot.why)


def _part(ballot: BallotCast, contest: Contest, outsiders: frozenset[str]) -> Part:
    title = contest.title
    marks = ballot.marks.get(title, PostMarks())
    void = title in ballot.void_posts
    valid = ballot.verdict == "valid"
    written = frozenset(marks.write_in).difference(marks.approve)
    fell = outsiders.union(ballot.fell.get(title, ())) if valid and not void else frozenset()
    supported, added = marks.supported, ballot.added.get(title, ())
    cells = tuple(
        Cell(
            int(column.name in supported and column.name not in fell),
            int(column.name in supported and column.name in fell),
            int(column.name in marks.against),
            int(column.name in added),
            int(column.kind == CANDIDATE and column.name in written),
        )
        for column in contest.columns
    )
    if not valid:
        return Part(Standing(), cells)
    # A post that nobody could read is void without a mark.
    return Part(Standing(int(marks.marked and not void), int(void), int(not marks.marked and not void)), cells)


def _together(totals: TotalsConfirmed, contests: tuple[Contest, ...], outsiders: frozenset[str]) -> Sheet:
    """A bundle's totals; a post that the sheet of 正 does not name has neither marks nor blank ballots."""
    figures = totals.figures
    parts = []
    for contest in contests:
        given = figures.posts.get(contest.title, PostFigures())
        standing = Standing(figures.valid - given.void_here - given.blank_here, given.void_here, given.blank_here)
        cells = []
        for column in contest.columns:
            votes = given.approve.get(column.name, 0)
            fallen = votes if column.name in outsiders else 0
            cells.append(Cell(votes - fallen, fallen, given.against.get(column.name, 0)))
        parts.append(Part(standing, tuple(cells)))
    return Sheet(Verdicts(figures.valid, figures.void, figures.blank, figures.set_aside), tuple(parts))
