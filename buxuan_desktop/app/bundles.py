"""The counting table: tie bundles, two blind entries, compare, settle, confirm (design §3; peers' first wish)."""

from collections.abc import Mapping, Sequence

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import judged, kept, refuse_both_ways
from buxuan_desktop.app.namesakes import doubt_in, refuse_shared, refuse_unclear, tell, tell_those_on
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.bundles import BALLOTS, TOTALS, Bundle
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.figures import Field, Figures, apart, fields, from_fields, impossible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round

DEFAULT_SIZE = 50
LARGEST = 500


def sizes(sheets: int, size: int = DEFAULT_SIZE) -> tuple[int, ...]:
    """How `sheets` papers are tied in bundles of `size`, the last one smaller; Refusal `bundle-size-unusable`."""
    if sheets < 1 or not 1 <= size <= LARGEST:
        raise Refusal("bundle-size-unusable", sheets=sheets, size=size, largest=LARGEST)
    whole, rest = divmod(sheets, size)
    return (size,) * whole + ((rest,) if rest else ())


def tie(case: Case, sheets: Sequence[int], way: str = BALLOTS) -> None:
    """Tie bundles with so many sheets each, numbered on; Refusal `totals-need-sheets` where only ballots will do."""
    if way == TOTALS:
        refuse_totals_where_sheets_matter(case)
    case.record(be.BundlesTied(_round(case).number, tuple(sheets), way))


def resize(case: Case, bundle: int, sheets: int, reason: str, by: Sequence[str]) -> None:
    """A bundle was counted again by hand."""
    case.record(be.BundleResized(_round(case).number, bundle, sheets, reason.strip(), signed_by(by)))


def begin_entry(case: Case, bundle: int, entry: int, teller: str, scrutineer: str) -> None:
    """Two people begin entry 1 or 2; Refusal `same-person-twice` when one of them knows the other entry.

    `entry-at-table` when it was handed out to a table and has not come back.
    """
    table = _round(case).table
    away = table.away_with(bundle, entry) if bundle in table.bundles else ()
    if away:
        raise Refusal("entry-at-table", bundle=bundle, entry=entry, table="、".join(away))
    case.record(be.EntryBegun(_round(case).number, bundle, entry, teller.strip(), scrutineer.strip()))


def key_sheet(case: Case, bundle: int, entry: int, ballot: Ballot, doubt: str = "") -> int:
    """One paper, durable before the page clears; returns its place, from 1.

    A name that two electors bear makes a paper doubtful even where the teller has no doubt.
    """
    refuse_both_ways(ballot.marks)
    tell_those_on(case, ballot)
    marks = kept(ballot.marks)
    doubtful = doubt.strip() or doubt_in(case.election, marks)
    case.record(be.SheetKeyed(_round(case).number, bundle, entry, marks, ballot.void, doubtful))
    keying = _round(case).table.bundle(bundle).count.mine(entry)
    return len(keying.sheets) if keying else 0


def strike_sheet(case: Case, bundle: int, entry: int, reason: str, scrutineer: str) -> int:
    """Take the last paper of an entry back; returns the place that is keyed again."""
    keying = _round(case).table.bundle(bundle).count.mine(entry)
    if keying is None or not keying.sheets:
        raise Refusal("no-ballot-to-strike")
    place = len(keying.sheets)
    case.record(be.SheetStruck(_round(case).number, bundle, entry, place, reason.strip(), scrutineer.strip()))
    return place


def end_entry(case: Case, bundle: int, entry: int) -> bool:
    """No paper of the bundle is left; returns whether that confirmed the bundle, both entries being equal."""
    case.record(be.EntryEnded(_round(case).number, bundle, entry))
    return confirm_if_agreed(case, bundle)


def drop_entry(case: Case, bundle: int, entry: int, reason: str, by: Sequence[str]) -> None:
    """An entry is given up and made again."""
    case.record(be.EntryDropped(_round(case).number, bundle, entry, reason.strip(), signed_by(by)))


def key_totals(case: Case, bundle: int, entry: int, numbers: Mapping[Field, int]) -> bool:
    """The totals of a bundle's sheet, an empty field being zero; returns whether that confirmed the bundle.

    Refusal `totals-impossible` names the bundle when the numbers cannot be those of its sheets.
    """
    figures = _possible(case, bundle, numbers)
    case.record(be.TotalsKeyed(_round(case).number, bundle, entry, figures))
    return confirm_if_agreed(case, bundle)


def settle(
    case: Case,
    bundle: int,
    place: int,
    choice: str,
    reason: str,
    by: Sequence[str],
    *,
    ballot: Ballot | None = None,
    doubt: str = "",
) -> None:
    """The paper at one place was read again: first, second, read (as `ballot`), absent or doubtful."""
    shown = ballot or Ballot()
    refuse_both_ways(shown.marks)
    refuse_unclear(case.election, shown)
    tell_those_on(case, shown)
    number = _round(case).number
    marks = kept(shown.marks)
    event = be.PlaceSettled(number, bundle, place, choice, reason.strip(), signed_by(by), marks, shown.void, doubt)
    case.record(event)


def settle_totals(case: Case, bundle: int, again: Mapping[Field, int], reason: str, by: Sequence[str]) -> None:
    """The differing fields were typed again: `again` holds each of them; all others stay as both entries have them."""
    count = _round(case).table.bundle(bundle).count
    first, second = (count.entries[number].figures if number in count.entries else None for number in (1, 2))
    if first is None or second is None:
        raise Refusal("place-not-open", bundle=bundle, place=0)
    missing = set(apart(first, second)) - set(again)
    if missing:
        raise Refusal("field-missing", bundle=bundle, number=len(missing))
    allowed = {field: again[field] for field in apart(first, second)}
    figures = _possible(case, bundle, fields(first) | allowed)
    case.record(be.TotalsSettled(_round(case).number, bundle, figures, reason.strip(), signed_by(by)))


def confirm_if_agreed(case: Case, bundle: int) -> bool:
    """Confirm a bundle when nothing differs and nothing is in doubt; a recount waits for its decision instead."""
    there = _round(case).table.bundle(bundle)
    if there.confirmed or not agreed(there):
        return False
    confirm(case, bundle)
    return True


def agreed(bundle: Bundle) -> bool:
    """Whether both entries are ended and equal, with as many papers as the bundle holds."""
    count = bundle.count
    if count.way == TOTALS:
        return count.agreed_figures is not None
    return count.both_ended and not count.open_slots and len(count.ballots) == bundle.sheets


def confirm(case: Case, bundle: int) -> None:
    """The bundle's ballots enter the tally, each an event of its own, in one transaction (design §3).

    Refusal `bundle-not-agreed`, or `bundle-sheets-differ` when nothing differs but the number of papers.
    """
    case.record(*confirmation(case, _round(case).table.bundle(bundle)))


def confirmation(case: Case, bundle: Bundle) -> list[Event]:
    """The events that confirm a bundle; Refusal as in `confirm`."""
    count, number = bundle.count, _round(case).number
    if not agreed(bundle):
        if count.both_ended and not count.open_slots and count.way == BALLOTS:
            keyed, sheets = len(count.ballots), bundle.sheets
            raise Refusal("bundle-sheets-differ", bundle=bundle.number, keyed=keyed, sheets=sheets)
        raise Refusal("bundle-not-agreed", bundle=bundle.number)
    figures = count.agreed_figures
    if count.way == TOTALS and figures is not None:
        return [be.TotalsConfirmed(number, bundle.number, figures)]
    return [*counted(case, bundle), be.BundleConfirmed(number, bundle.number, len(count.ballots))]


def counted(case: Case, bundle: Bundle) -> list[Event]:
    """The cast vote records of a bundle both of whose entries agree; equal papers share one record."""
    known: dict[object, Event] = {}
    made = []
    for ballot in bundle.count.ballots:
        key = (tuple(sorted(ballot.marks.items(), key=lambda item: item[0])), ballot.void, ballot.void_posts)
        if key not in known:
            known[key] = judged(case, ballot)
        made.append(known[key])
    return made


def refuse_totals_where_sheets_matter(case: Case) -> None:
    """Totals lose which marks stood on one paper; where a rule looks at that, ballots must be keyed."""
    if len(_round(case).posts) > 1 and case.options.same_person != "separate":
        raise Refusal("totals-need-sheets")


def _possible(case: Case, bundle: int, numbers: Mapping[Field, int]) -> Figures:
    figures = from_fields(numbers)
    current = _round(case)
    _name_clearly(case, figures)
    wrong = impossible(figures, current.posts, current.table.bundle(bundle).sheets)
    if wrong:
        raise Refusal("totals-impossible", bundle=bundle, fields=wrong)
    return figures


def _name_clearly(case: Case, figures: Figures) -> None:
    """Refusal `name-fits-two` where votes stand under a name that two electors bear and no candidate has."""
    listed = {post.title: post.candidates for post in _round(case).posts}
    for title, post in figures.posts.items():
        for name in post.approve:
            refuse_shared(case.election, name, listed.get(title, ()))
        tell(case, post.approve)


def _round(case: Case) -> Round:
    return case.election.rounds[-1]


def signed_by(by: Sequence[str]) -> tuple[str, ...]:
    """The names under a decision, without blanks."""
    return tuple(name.strip() for name in by if name.strip())
