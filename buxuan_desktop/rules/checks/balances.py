"""The identities of domain.md §12: what the hall reports against what was counted."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.bundle_events import PapersAccounted
from buxuan_desktop.domain.checkin import PlaceState, RoundCheckIn
from buxuan_desktop.domain.events import PollsCorrected
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook


def check_balances(current: Round, book: RuleBook) -> Iterator[Finding]:
    """Issued against electors, boxes against the sums, each box against what it was given (T4, T5), the papers.

    What nobody has said, bundles or papers, is not looked at.
    """
    number = current.number
    if current.issued > current.registered:
        yield finding(
            "issued-over-registered", book, round=number, issued=current.issued, registered=current.registered
        )
    given = [box.issued for box in current.boxes if box.issued is not None]
    if given and len(given) == len(current.boxes) and sum(given) != current.issued:
        yield finding("boxes-issued-differ", book, round=number, boxes=sum(given), issued=current.issued)
    yield from _check_recovered(current, book)
    for box in current.boxes:
        if box.issued is not None and box.recovered is not None and box.recovered > box.issued:
            yield finding(
                "box-recovered-over-issued",
                book,
                round=number,
                box=box.name,
                issued=box.issued,
                recovered=box.recovered,
            )
    if current.checkin is not None and current.checkin.places:
        yield from _check_checkin(current, current.checkin, book)
    if current.table.papers is not None:
        yield from _check_papers(current, current.table.papers, book)


def place_apart(place: PlaceState) -> int | None:
    """Ballots that a place was given − handed out − exchanged − given back; None where something is not known."""
    given = place.opened.ballots
    if given is None or place.closed is None or place.closed.returned is None:
        return None
    return given - place.issued - place.spoiled - place.closed.returned


def _check_checkin(current: Round, checkin: RoundCheckIn, book: RuleBook) -> Iterator[Finding]:
    """People who drew, four ways, are the ballots issued; the papers of each place went somewhere (§12)."""
    heads = checkin.heads
    if heads.total != current.issued:
        yield finding(
            "checkin-issued-differs",
            book,
            round=current.number,
            heads=heads.total,
            issued=current.issued,
            hall=heads.hall,
            station=heads.station,
            mobile=heads.mobile,
            proxy=heads.proxy,
        )
    yield from check_place_papers(current.number, checkin, book)


def check_place_papers(number: int, checkin: RoundCheckIn, book: RuleBook) -> Iterator[Finding]:
    """Whether the papers of each closed place went somewhere: given = handed out + exchanged + given back."""
    for name, place in checkin.places.items():
        apart = place_apart(place)
        if apart:
            yield finding(
                "place-papers-differ",
                book,
                round=number,
                place=name,
                given=place.opened.ballots,
                issued=place.issued,
                spoiled=place.spoiled,
                returned=place.closed.returned if place.closed else None,
            )


def _check_recovered(current: Round, book: RuleBook) -> Iterator[Finding]:
    """What the boxes held against what was counted; with bundles against the papers tied in them."""
    boxes, counts = current.in_boxes, current.tally.counts
    if boxes is None:
        return
    table = current.table
    if table.bundles:
        aside = counts.set_aside - table.sheets_aside
        tied = table.sheets + table.sheets_void
        if boxes + aside != tied:
            yield finding("bundled-differs", book, round=current.number, boxes=boxes, aside=aside, bundled=tied)
    elif boxes != counts.recovered:
        yield finding("boxes-recovered-differ", book, round=current.number, boxes=boxes, recovered=counts.recovered)


def _check_papers(current: Round, papers: PapersAccounted, book: RuleBook) -> Iterator[Finding]:
    """Printed = issued + unissued + spoiled; what was issued and not recovered; what became of the unissued."""
    number, issued = current.number, current.issued
    if papers.printed != issued + papers.unissued + papers.spoiled:
        yield finding(
            "papers-differ",
            book,
            round=number,
            printed=papers.printed,
            issued=issued,
            unissued=papers.unissued,
            spoiled=papers.spoiled,
        )
    if papers.unissued and papers.left == "sealed" and book.parameter("unissued_papers").value == "destroyed":
        yield finding("papers-kept", book, round=number, unissued=papers.unissued)
    recovered = current.tally.counts.recovered + current.table.sheets_aside
    if issued > recovered:
        yield finding(
            "ballots-outstanding", book, round=number, issued=issued, recovered=recovered, missing=issued - recovered
        )


def check_void_share(current: Round, percent: int, book: RuleBook) -> Iterator[Finding]:
    """Void ballots over a share that is usual hereabouts; a hint and no rule, so it goes into no result."""
    counts = current.tally.counts
    if counts.void * 100 > percent * counts.recovered:
        yield finding(
            "void-share-high",
            book,
            round=current.number,
            void=counts.void,
            recovered=counts.recovered,
            percent=percent,
        )


def check_corrections(current: Round, book: RuleBook) -> Iterator[Finding]:
    """Numbers of the polls that were keyed wrongly at first: what stood there, what stands there now, and why."""
    for before, event in pairwise(current.stated.values()):
        if isinstance(event, PollsCorrected):
            yield finding(
                "polls-corrected",
                book,
                round=current.number,
                issued_before=before.issued,
                issued=event.issued,
                recovered_before=_recovered(before.boxes),
                recovered=_recovered(event.boxes),
                reason=event.reason,
                chair=event.chair,
            )


def _recovered(boxes: Sequence[Box]) -> int | None:
    """What the boxes held together, None where it is not known of each."""
    known = [box.recovered for box in boxes if box.recovered is not None]
    return sum(known) if known and len(known) == len(boxes) else None


def broken_identities(current: Round) -> list[str]:
    """Identities that must hold whatever the hall reports; a broken one is our own fault, never a finding.

    Per person: for + against ≤ the ballots on which the post stands; all approvals in a post ≤ seats × those ballots;
    valid + void + blank = R.
    """
    counts = current.tally.counts
    broken = []
    in_totals = sum(one.figures.sheets for one in current.totals.values())
    if counts.recovered + counts.set_aside != len(current.ballots) - len(current.struck) + in_totals:
        broken.append("ballots")
    for post in current.posts:
        tally = current.tally.posts[post.title]
        standing = tally.marked - tally.void_here
        if tally.marked > counts.valid or tally.void_here > tally.marked:
            broken.append(f"{post.title}: marked")
        if sum(tally.approve.values()) > post.seats * standing:
            broken.append(f"{post.title}: approvals")
        if any(tally.approve[name] + tally.against[name] > standing for name in tally.approve):
            broken.append(f"{post.title}: person")
        if any(votes < 0 or votes > counts.valid for votes in tally.counted.values()):
            broken.append(f"{post.title}: counted")
    return broken
