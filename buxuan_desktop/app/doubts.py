"""Doubtful ballots, objections, joined names, recounts: what chief scrutineer and election committee decide."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.bundles import agreed, confirm_if_agreed, counted, signed_by
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import cast, judged, kept, refuse_both_ways
from buxuan_desktop.app.namesakes import doubt_in, refuse_unclear, tell, tell_those_on
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.bundles import BALLOTS, DOUBT, ruled
from buxuan_desktop.domain.events import BallotCast, BallotStruck, Event
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round


class OpenDoubt(msgspec.Struct, frozen=True):
    """A ballot that waits for a decision: bundle (0: none) and place, the doubt, what was keyed (both entries).

    `at` are its places in the two entries, 0 where one of them lacks it or there are no bundles.
    """

    bundle: int
    place: int
    doubt: str
    seen: tuple[Ballot, ...]
    at: tuple[int, int] = (0, 0)


def enter(case: Case, ballot: Ballot, doubt: str = "") -> bool:
    """Enter a ballot of a count without bundles, or put it before the committee; returns whether it is doubtful.

    A name that two electors bear makes it doubtful even where the teller has no doubt.
    """
    doubtful = doubt.strip() or doubt_in(case.election, ballot.marks)
    if doubtful:
        raise_doubt(case, ballot, doubtful)
    else:
        cast(case, ballot)
    return bool(doubtful)


def raise_doubt(case: Case, ballot: Ballot, doubt: str) -> int:
    """A doubtful ballot in a count without bundles; returns its number. It counts once it is decided."""
    refuse_both_ways(ballot.marks)
    tell_those_on(case, ballot)
    current = _round(case)
    number = len(current.table.doubts) + 1
    case.record(be.BallotDoubted(current.number, number, doubt.strip(), kept(ballot.marks), ballot.void))
    return number


def open_doubts(case: Case) -> tuple[OpenDoubt, ...]:
    """Everything that waits for the committee, in the order of the bundles."""
    current = _round(case)
    found = [
        OpenDoubt(0, number, one.raised.doubt, (Ballot(one.raised.marks, one.raised.void),))
        for number, one in current.table.doubts.items()
        if one.decided is None
    ]
    for bundle in current.table.bundles.values():
        # Asked with every key: what is confirmed is not looked through again.
        for slot in () if bundle.confirmed and not bundle.recounting else bundle.count.open_slots:
            if slot.state == DOUBT:
                seen = tuple(Ballot(one.marks, one.void) for one in (slot.first, slot.second) if one is not None)
                found.append(OpenDoubt(bundle.number, slot.place, slot.doubt, seen, slot.at))
    return tuple(found)


def decide(
    case: Case,
    bundle: int,
    place: int,
    ruling: str,
    reason: str,
    by: Sequence[str],
    ballot: Ballot | None = None,
    doubt: str = "",
) -> None:
    """Decide a doubtful ballot: count (as `ballot`), void (its reason in `ballot`), blank, set_aside or none.

    In a count without bundles the ballot is cast in the same transaction; a bundle is confirmed when this was its
    last open place. `doubt` is the kind of doubt as the committee saw it. Refusal `name-fits-two`.
    """
    shown = ballot or Ballot()
    refuse_both_ways(shown.marks)
    refuse_unclear(case.election, shown)
    tell_those_on(case, shown)
    current = _round(case)
    counts = ruling == "count"
    marks = {title: one for title, one in kept(shown.marks).items() if title not in shown.void_posts} if counts else {}
    event = be.DoubtDecided(
        current.number,
        bundle,
        place,
        ruling,
        reason.strip(),
        signed_by(by),
        marks,
        shown.void if ruling == "void" else "",
        shown.void_posts if counts else (),
        doubt,
    )
    if bundle:
        case.record(event)
        confirm_if_agreed(case, bundle)
        return
    outcome = ruled(event)
    case.record(*([] if outcome is None else [judged(case, outcome)]), event)


def raise_objection(case: Case, raised_by: str, text: str) -> int:
    """An objection from the hall; returns its number."""
    current = _round(case)
    number = len(current.table.objections) + 1
    case.record(be.ObjectionRaised(current.number, number, raised_by.strip(), text.strip()))
    return number


def answer_objection(case: Case, number: int, answer: str, by: Sequence[str]) -> None:
    """The answer to an objection."""
    case.record(be.ObjectionAnswered(_round(case).number, number, answer.strip(), signed_by(by)))


def join_names(case: Case, post: str, names: Sequence[str], into: str, reason: str, by: Sequence[str]) -> int:
    """Bring written-in names together under `into`: each ballot is struck and cast again; returns how many.

    Refusal `nothing-to-join` when no standing ballot has such a name in that post, `names-in-totals` when one has
    votes in a bundle of which there are totals alone.
    """
    current = _round(case)
    wanted = {name for name in names if name != into}
    refuse_unclear(case.election, Ballot({post: PostMarks(write_in=(into,))}))
    tell(case, [into])
    for event in current.totals.values():
        figures = event.figures.posts.get(post)
        if figures is not None and wanted & figures.approve.keys():
            raise Refusal("names-in-totals", bundle=event.bundle, post=post)
    old = {
        seq: ballot
        for seq, ballot in current.ballots.items()
        if seq not in current.struck and _by_marks(ballot) and post in ballot.marks
        if wanted & {*ballot.marks[post].write_in}
    }
    if not old:
        raise Refusal("nothing-to-join", post=post)
    signed = signed_by(by)
    struck = [BallotStruck(current.number, seq, reason.strip(), "、".join(signed)) for seq in old]
    cast = [judged(case, _renamed(ballot, post, wanted, into)) for ballot in old.values()]
    told = be.NamesJoined(current.number, post, tuple(names), into, reason.strip(), signed, tuple(old))
    case.record(*struck, *cast, told)
    return len(old)


def order_recount(case: Case, bundle: int, reason: str, by: Sequence[str], way: str = BALLOTS) -> None:
    """Count a confirmed bundle again, beside the first count."""
    case.record(be.RecountOrdered(_round(case).number, bundle, reason.strip(), signed_by(by), way))


def decide_recount(case: Case, bundle: int, stands: str, reason: str, by: Sequence[str]) -> None:
    """Which count of a bundle stands, `first` or `recount`; Refusal `bundle-not-agreed` while its entries differ."""
    current = _round(case)
    there = current.table.bundle(bundle)
    if not there.recounting:
        raise Refusal("bundle-not-confirmed", bundle=bundle)
    if stands == "first":
        case.record(be.RecountDecided(current.number, bundle, stands, reason.strip(), signed_by(by)))
        return
    if not agreed(there):
        raise Refusal("bundle-not-agreed", bundle=bundle)
    signed = signed_by(by)
    events: list[Event] = [
        BallotStruck(current.number, seq, reason.strip(), "、".join(signed)) for seq in there.ballots
    ]
    if there.totals:
        events.append(be.TotalsStruck(current.number, bundle, there.totals, reason.strip()))
    figures = there.count.agreed_figures
    sheets = 0
    if there.count.way == BALLOTS:
        events += counted(case, there)
        sheets = len(there.count.ballots)
    elif figures is not None:
        events.append(be.TotalsConfirmed(current.number, bundle, figures))
    events.append(be.RecountDecided(current.number, bundle, stands, reason.strip(), signed, sheets))
    case.record(*events)


def account(case: Case, *, printed: int, spoiled: int, unissued: int, left: str, by: Sequence[str]) -> None:
    """Where the printed papers went: spoiled and exchanged, left over and `sealed` or `destroyed`."""
    event = be.PapersAccounted(_round(case).number, printed, spoiled, unissued, left, signed_by(by))
    case.record(event)


def _by_marks(ballot: BallotCast) -> bool:
    """Whether its marks decide what a ballot counts for; a paper void on sight counts for nobody under any name."""
    return ballot.verdict == "valid" or ballot.why in ("same-person", "over-vote", "every-post-void")


def _renamed(ballot: BallotCast, post: str, wanted: set[str], into: str) -> Ballot:
    marks = dict(ballot.marks)
    one = marks[post]
    names = tuple(dict.fromkeys(into if name in wanted else name for name in one.write_in))
    marks[post] = PostMarks(one.approve, one.against, names)
    return Ballot(marks, "", ballot.unread)


def _round(case: Case) -> Round:
    return case.election.rounds[-1]
