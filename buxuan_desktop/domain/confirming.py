"""Folding what ends a bundle: differences settled, doubts decided, ballots confirmed, recounts decided."""

from collections.abc import Sequence

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.bundles import CHOICES, DOUBT, OPEN, RULINGS, SETTLED, Bundle, Count, Slot, content
from buxuan_desktop.domain.bundling import at_work, check_figures, check_marks
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.table import Doubt, Objection


def settle(current: Round, event: be.PlaceSettled) -> None:
    """One place was read again; the last word counts until the bundle is confirmed."""
    slot = _slot(current, event.bundle, event.place)
    sheet = {"first": slot.first, "second": slot.second}.get(event.choice, slot)
    if event.choice not in CHOICES or sheet is None or (event.choice == "doubtful" and not event.doubt):
        raise IllegalEvent("choice-unusable", bundle=event.bundle, place=event.place)
    # What a teller called doubtful is the committee's; what the committee has decided nobody settles over it.
    if slot.state not in (OPEN, SETTLED) or event.place in _count(current, event.bundle).decided:
        raise IllegalEvent("place-not-open", bundle=event.bundle, place=event.place)
    _signed(current, event.reason, event.by)
    check_marks(current, event.marks)
    _count(current, event.bundle).settled[event.place] = event


def settle_totals(current: Round, event: be.TotalsSettled) -> None:
    """The differing fields were read again."""
    count = at_work(current, event.bundle).count
    if any(number not in count.entries or count.entries[number].figures is None for number in (1, 2)):
        raise IllegalEvent("place-not-open", bundle=event.bundle, place=0)
    _signed(current, event.reason, event.by)
    count.totals = event


def doubt(current: Round, event: be.BallotDoubted) -> None:
    """A doubtful ballot of a count without bundles."""
    current.check_open()
    if event.number != len(current.table.doubts) + 1 or not event.doubt or current.table.bundles:
        raise IllegalEvent("doubt-unusable", round=current.number)
    check_marks(current, event.marks)
    current.table.doubts[event.number] = Doubt(event)


def decide(current: Round, seq: int, event: be.DoubtDecided) -> None:
    """A decision of the committee; in a count without bundles the row before it is the ballot, unless there is none."""
    if event.ruling not in RULINGS or (event.ruling == "void") != bool(event.void) or not _parts(current, event):
        raise IllegalEvent("choice-unusable", bundle=event.bundle, place=event.place)
    _signed(current, event.reason, event.by)
    check_marks(current, event.marks)
    current.table.committee = event.by
    if event.bundle:
        slot, decided = _slot(current, event.bundle, event.place), _count(current, event.bundle).decided
        if slot.state != DOUBT and event.place not in decided:
            raise IllegalEvent("place-not-open", bundle=event.bundle, place=event.place)
        decided[event.place] = event
        return
    current.check_open()
    waiting = current.table.doubts.get(event.place)
    if waiting is None or waiting.decided is not None:
        raise IllegalEvent("place-not-open", bundle=0, place=event.place)
    if event.ruling != "none" and seq - 1 not in current.ballots:
        raise IllegalEvent("confirmed-differs", bundle=0)
    waiting.decided = event


def confirm(current: Round, seq: int, event: be.BundleConfirmed) -> None:
    """The ballots before this row are the bundle's."""
    bundle = at_work(current, event.bundle)
    if bundle.confirmed:
        raise IllegalEvent("bundle-confirmed-already", bundle=event.bundle)
    bundle.ballots = bundle.count.rows = _agreed(current, bundle, seq, event.sheets)
    bundle.confirmed = True


def confirm_totals(current: Round, seq: int, event: be.TotalsConfirmed) -> None:
    """Agreed totals enter the tally."""
    bundle = at_work(current, event.bundle)
    if bundle.totals:
        raise IllegalEvent("bundle-confirmed-already", bundle=event.bundle)
    check_figures(current, bundle, event)
    current.totals[seq] = event
    current.tally.add_figures(event.figures)
    bundle.totals, bundle.confirmed = seq, True


def strike_totals(current: Round, event: be.TotalsStruck) -> None:
    """Totals leave the tally again."""
    current.check_open()
    bundle = current.table.bundle(event.bundle)
    if bundle.confirmed and not (bundle.recounting or bundle.contested):
        raise IllegalEvent("bundle-confirmed-already", bundle=event.bundle)
    if event.totals not in current.totals or bundle.totals != event.totals or not event.reason:
        raise IllegalEvent("ballot-not-there", round=current.number, ballot=event.totals)
    current.tally.add_figures(current.totals.pop(event.totals).figures, -1)
    bundle.totals = 0


def decide_recount(current: Round, seq: int, event: be.RecountDecided) -> None:
    """The first count stands, or the recount's ballots, which are the rows before, have taken its place."""
    bundle = at_work(current, event.bundle)
    if not bundle.recounting or event.stands not in ("first", "recount"):
        raise IllegalEvent("bundle-not-confirmed", bundle=event.bundle)
    _signed(current, event.reason, event.by)
    if event.stands == "recount" and bundle.count.way == "ballots":
        if any(one not in current.struck for one in bundle.ballots) or bundle.totals:
            raise IllegalEvent("confirmed-differs", bundle=event.bundle)
        bundle.ballots = bundle.count.rows = _agreed(current, bundle, seq, event.sheets)
    elif event.stands == "recount":
        if any(one not in current.struck for one in bundle.ballots) or not bundle.totals:
            raise IllegalEvent("confirmed-differs", bundle=event.bundle)
        bundle.ballots = ()
    elif not bundle.totals and any(one in current.struck for one in bundle.ballots):
        raise IllegalEvent("confirmed-differs", bundle=event.bundle)
    bundle.count.decision = event
    current.table.committee = event.by


def join_names(current: Round, seq: int, event: be.NamesJoined) -> None:
    """The struck ballots were cast again, in their order, in the rows before this one."""
    current.check_open()
    _signed(current, event.reason, event.by)
    new = range(seq - len(event.ballots), seq)
    if any(one not in current.struck for one in event.ballots) or any(one not in current.ballots for one in new):
        raise IllegalEvent("confirmed-differs", bundle=0)
    place = dict(zip(event.ballots, new, strict=True))
    for bundle in current.table.bundles.values():
        bundle.ballots = tuple(place.get(one, one) for one in bundle.ballots)
        for count in bundle.counts:
            count.rows = tuple(place.get(one, one) for one in count.rows)
    current.table.joined.append(event)
    current.table.committee = event.by


def object_to(current: Round, event: be.ObjectionRaised) -> None:
    """An objection from the hall."""
    current.check_open()
    if event.number != len(current.table.objections) + 1 or not event.text or not event.raised_by:
        raise IllegalEvent("needs-reason-and-names", round=current.number)
    current.table.objections[event.number] = Objection(event)


def answer(current: Round, event: be.ObjectionAnswered) -> None:
    """Its answer."""
    objection = current.table.objections.get(event.number)
    if objection is None or objection.answered is not None:
        raise IllegalEvent("place-not-open", bundle=0, place=event.number)
    _signed(current, event.answer, event.by)
    objection.answered = event
    current.table.committee = event.by


def account(current: Round, event: be.PapersAccounted) -> None:
    """Where the papers went."""
    current.check_open()
    if min(event.printed, event.spoiled, event.unissued) < 0 or event.left not in ("sealed", "destroyed"):
        raise IllegalEvent("papers-unusable", round=current.number)
    current.table.papers = event
    current.table.committee = event.by or current.table.committee


def _count(current: Round, bundle: int) -> Count:
    return current.table.bundle(bundle).count


def _slot(current: Round, bundle: int, place: int) -> Slot:
    slots = at_work(current, bundle).count.slots
    if not 1 <= place <= len(slots):
        raise IllegalEvent("place-not-open", bundle=bundle, place=place)
    return slots[place - 1]


def _signed(current: Round, reason: str, by: Sequence[str]) -> None:
    if not reason or not by or not all(by):
        raise IllegalEvent("needs-reason-and-names", round=current.number)


def _agreed(current: Round, bundle: Bundle, seq: int, sheets: int) -> tuple[int, ...]:
    """The rows before `seq`, when they are to the letter what both entries agreed on."""
    count = bundle.count
    if not count.both_ended or count.open_slots or sheets != bundle.sheets or len(count.ballots) != sheets:
        raise IllegalEvent("confirmed-differs", bundle=bundle.number)
    rows = tuple(range(seq - sheets, seq))
    for row, agreed in zip(rows, count.ballots, strict=True):
        cast = current.ballots.get(row)
        if cast is None or row in current.struck or not _shows(cast, agreed):
            raise IllegalEvent("confirmed-differs", bundle=bundle.number)
    return rows


def _shows(cast: BallotCast, agreed: Ballot) -> bool:
    if agreed.void:
        return cast.why == agreed.void and cast.verdict in ("void", "set_aside")
    # A ballot void as a whole does not say any more which of its posts could not be read.
    parts = cast.verdict != "valid" or set(cast.unread) == set(agreed.void_posts)
    return parts and content(cast.marks, "") == content(agreed.marks, "")


def _parts(current: Round, event: be.DoubtDecided) -> bool:
    """Whether the posts that nobody can read are this paper's, and leave something that was read."""
    if not event.void_posts:
        return True
    read = any(one.marked for one in event.marks.values())
    return event.ruling == "count" and read and current.titles.issuperset(event.void_posts)
