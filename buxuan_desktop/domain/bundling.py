"""Folding the events of the counting table: entries of a bundle until both are ended."""

from collections.abc import Mapping

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.domain.bundles import BALLOTS, TOTALS, WAYS, Bundle, Count
from buxuan_desktop.domain.entries import Entry, both_know
from buxuan_desktop.domain.figures import impossible
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.tables import Keyed, place_at


def tie(current: Round, event: be.BundlesTied) -> None:
    """New bundles, numbered on."""
    current.check_open()
    if event.way not in WAYS or not event.sheets or any(sheets < 1 for sheets in event.sheets):
        raise IllegalEvent("bundles-unusable", round=current.number)
    bundles = current.table.bundles
    if not bundles and len(current.ballots) > len(current.struck):
        raise IllegalEvent("ballots-entered-already", round=current.number)
    for sheets in event.sheets:
        number = len(bundles) + 1
        bundles[number] = Bundle(number, sheets, event.way)


def resize(current: Round, event: be.BundleResized) -> None:
    """Another number of sheets, by hand count."""
    bundle = at_work(current, event.bundle)
    if event.sheets < 1 or not event.reason or not event.by:
        raise IllegalEvent("needs-reason-and-names", round=current.number)
    bundle.sheets = event.sheets
    bundle.resized.append(event)


def begin(current: Round, event: be.EntryBegun) -> None:
    """An entry begins; nobody who sat at the other entry of this count may key it, nor key and then watch.

    What two tables did without knowing of each other is not refused here but kept, for people to settle.
    """
    bundle, count = place_of(current, event)
    if event.entry not in (1, 2) or not event.teller or not event.scrutineer or event.teller == event.scrutineer:
        raise IllegalEvent("table-needs-two", round=current.number, bundle=event.bundle)
    entry, live = Entry(event), count.live(event.entry)
    if any(one.begun.table == event.table or not event.table for one in live):
        raise IllegalEvent("entry-begun-already", bundle=event.bundle, entry=event.entry)
    for other in () if event.table else count.live(3 - event.entry):
        name = both_know(entry, other)
        if name:
            raise IllegalEvent("same-person-twice", bundle=event.bundle, name=name)
    count.add(entry, confirmed=bundle.fixed(count))
    count.renew()


def key(current: Round, event: be.SheetKeyed) -> None:
    """One more sheet."""
    entry = open_entry(current, event, BALLOTS)
    check_marks(current, event.marks)
    entry.sheets.append(event)


def strike(current: Round, event: be.SheetStruck) -> None:
    """The last sheet of an entry is taken back."""
    entry = open_entry(current, event, BALLOTS)
    if not entry.sheets or event.place != len(entry.sheets):
        raise IllegalEvent("ballot-not-there", round=current.number, ballot=event.place)
    if not event.reason or not event.scrutineer:
        raise IllegalEvent("strike-needs-reason", round=current.number)
    entry.sheets.pop()


def key_totals(current: Round, event: be.TotalsKeyed) -> None:
    """The totals of the bundle, whole."""
    entry = open_entry(current, event, TOTALS)
    entry.figures, entry.ended = event.figures, True


def end(current: Round, event: be.EntryEnded) -> None:
    """No sheet of the bundle is left."""
    open_entry(current, event, BALLOTS).ended = True


def drop(current: Round, event: be.EntryDropped) -> None:
    """An entry is given up, with all that was settled against it."""
    bundle, count = place_of(current, event)
    if event.entry in count.rivals and not event.table:
        raise IllegalEvent("bundle-counted-twice", round=current.number, number=event.bundle)
    entry = count.made_at(event.entry, event.table) if event.table else count.entries.get(event.entry)
    if entry is None:
        raise IllegalEvent("no-such-entry", bundle=event.bundle, entry=event.entry)
    if (event.bundle, event.entry) in current.table.returned:
        raise IllegalEvent("entry-returned", bundle=event.bundle)
    if bundle.fixed(count) and entry is count.entries.get(event.entry):
        raise IllegalEvent("bundle-confirmed-already", bundle=event.bundle)
    if not event.reason or not event.by:
        raise IllegalEvent("needs-reason-and-names", round=current.number)
    stood = entry is count.entries.get(event.entry)
    count.take_away(entry, event)
    if stood:
        count.forget_alignment()
    count.renew()


def order_recount(current: Round, event: be.RecountOrdered) -> None:
    """A confirmed bundle goes through two more entries."""
    current.check_open()
    bundle = current.table.bundle(event.bundle)
    if not bundle.confirmed or bundle.recounting or event.way not in WAYS:
        raise IllegalEvent("bundle-not-confirmed", bundle=event.bundle)
    if not event.reason or not event.by:
        raise IllegalEvent("needs-reason-and-names", round=current.number)
    bundle.counts.append(Count(event.way, event))
    current.table.committee = event.by


def at_work(current: Round, number: int) -> Bundle:
    """A bundle that is being counted: not confirmed yet, or in a recount."""
    current.check_open()
    bundle = current.table.bundle(number)
    if bundle.confirmed and not bundle.recounting:
        raise IllegalEvent("bundle-confirmed-already", bundle=number)
    return bundle


def place_of(current: Round, event: Keyed) -> tuple[Bundle, Count]:
    """The bundle and the count that an entry's row belongs to, at this computer or in what a table brought back."""
    if event.table:
        return place_at(current, event)
    bundle = at_work(current, event.bundle)
    opened = current.table.opened
    if opened and not any(one.bundle == event.bundle and event.entry in one.entries for one in opened.allotted):
        raise IllegalEvent("entry-not-allotted", bundle=event.bundle, entry=event.entry)
    return bundle, bundle.count


def open_entry(current: Round, event: Keyed, way: str) -> Entry:
    """An entry that still takes sheets. A table goes on with its own, whatever became of it at the main case."""
    _, count = place_of(current, event)
    entry = count.made_at(event.entry, event.table) if event.table else count.mine(event.entry)
    if entry is None or count.way != way:
        raise IllegalEvent("no-such-entry", bundle=event.bundle, entry=event.entry)
    if entry.ended:
        raise IllegalEvent("entry-ended-already", bundle=event.bundle, entry=event.entry)
    return entry


def check_marks(current: Round, marks: Mapping[str, PostMarks]) -> None:
    """Only this paper's posts are marked."""
    if not current.titles.issuperset(marks):
        raise IllegalEvent("post-not-on-paper", round=current.number, post="、".join(marks))


def check_figures(current: Round, bundle: Bundle, event: be.TotalsConfirmed) -> None:
    """The confirmed numbers are those agreed on, and can be right."""
    if bundle.count.agreed_figures != event.figures:
        raise IllegalEvent("confirmed-differs", bundle=bundle.number)
    if impossible(event.figures, current.posts, bundle.sheets):
        raise IllegalEvent("totals-impossible", bundle=bundle.number)
