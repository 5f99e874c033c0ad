"""Counting again: one bundle or everything, the first count and the recount side by side, neither over the other."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.bundles import agreed, signed_by
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import judged_in
from buxuan_desktop.app.rejudging import options_of
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.bundles import BALLOTS, Bundle, Count
from buxuan_desktop.domain.decision_events import BallotsGathered
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.figures import SHEET, Field, fields
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.tally import RoundTally

KEYING, READY, DECIDED = "keying", "ready", "decided"


class Pair(msgspec.Struct, frozen=True):
    """One number of both counts; `field` says what it counts."""

    field: Field
    first: int
    again: int | None


class Recount(msgspec.Struct, frozen=True):
    """One recount of a bundle beside the count before it.

    `state` is keying, ready (both entries agree) or decided; `stands` is first or recount once decided.
    """

    bundle: int
    ordered: be.RecountOrdered
    state: str
    pairs: tuple[Pair, ...]
    decision: be.RecountDecided | None = None

    @property
    def differs(self) -> bool:
        """Whether the two counts come to different numbers."""
        return any(pair.again is not None and pair.first != pair.again for pair in self.pairs)


def order_all(case: Case, reason: str, by: Sequence[str], way: str = BALLOTS) -> int:
    """Count everything again that is confirmed; returns in how many bundles.

    The ballots of a count without bundles become one bundle. Refusal `nothing-to-recount`.
    """
    current = case.election.rounds[-1]
    signed, why = signed_by(by), reason.strip()
    bundles = current.table.bundles
    if not bundles:
        if not current.standing - current.table.box_rows:
            raise Refusal("nothing-to-recount")
        loose = len(current.standing - current.table.box_rows)
        case.record(
            BallotsGathered(current.number, (loose,)), be.RecountOrdered(current.number, 1, why, signed, BALLOTS)
        )
        return 1
    wanted = [number for number, bundle in bundles.items() if bundle.confirmed and not bundle.recounting]
    if not wanted:
        raise Refusal("nothing-to-recount")
    case.record(*(be.RecountOrdered(current.number, number, why, signed, way) for number in wanted))
    return len(wanted)


def recounts(election: Election, current: Round) -> tuple[Recount, ...]:
    """Every recount of a round, in the order of the bundles."""
    return tuple(
        _recount(election, current, bundle, place)
        for bundle in current.table.bundles.values()
        for place in range(1, len(bundle.counts))
    )


def _recount(election: Election, current: Round, bundle: Bundle, place: int) -> Recount:
    count = bundle.counts[place]
    ordered = count.ordered
    if ordered is None:
        raise RuntimeError("a recount without an order")
    known = count.decision is not None or (bundle.count is count and agreed(bundle))
    state = DECIDED if count.decision else READY if known else KEYING
    first = numbers_of(election, current, _stood_before(bundle, place))
    again = numbers_of(election, current, count) if known and _counted(count) else None
    told = dict.fromkeys((*_order(current.posts), *first, *(again or {})))
    pairs = tuple(
        Pair(field, first.get(field, 0), None if again is None else again.get(field, 0))
        for field in told
        if first.get(field, 0) or (again or {}).get(field, 0) or field[0] in ("valid", "void", "blank", "for")
    )
    return Recount(bundle.number, ordered, state, pairs, count.decision)


def _stood_before(bundle: Bundle, place: int) -> Count:
    """The count that stood when this recount was ordered."""
    for count in reversed(bundle.counts[1:place]):
        if count.decision is not None and count.decision.stands == "recount":
            return count
    return bundle.counts[0]


def _counted(count: Count) -> bool:
    return count.both_ended or count.agreed_figures is not None


def numbers_of(election: Election, current: Round, count: Count) -> dict[Field, int]:
    """The numbers of one count of a bundle: those of its sheet, of its ballots in the file, or as they would count."""
    if count.way != BALLOTS:
        figures = count.agreed_figures
        return dict(fields(figures)) if figures else {}
    tally = RoundTally(current.posts, election.outsiders)
    for row in count.rows:
        tally.add(current.ballots[row])
    if not count.rows:
        options = options_of(election)
        for ballot in count.ballots:
            tally.add(judged_in(election, current, options, ballot))
    return _numbers(tally, current.posts)


def _numbers(tally: RoundTally, posts: Sequence[Post]) -> dict[Field, int]:
    counts = tally.counts
    found: dict[Field, int] = {(what, "", ""): getattr(counts, what) for what in SHEET}
    for post in posts:
        here = tally.posts[post.title]
        found["void_here", post.title, ""] = here.void_here
        found["blank_here", post.title, ""] = tally.blank_here(post.title)
        found |= {("for", post.title, name): votes for name, votes in here.approve.items()}
        found |= {("against", post.title, name): votes for name, votes in here.against.items()}
    return {field: number for field, number in found.items() if number}


def _order(posts: Sequence[Post]) -> list[Field]:
    names: list[Field] = [("for", post.title, name) for post in posts for name in post.candidates]
    return [*((what, "", "") for what in SHEET), *names]
