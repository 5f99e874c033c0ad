"""What happens at the counting table: bundles, two blind entries, differences settled, doubts decided, recounts.

Nothing here counts by itself: a ballot counts once it is a `BallotCast`, a sheet of totals once it is confirmed.
"""

from collections.abc import Mapping
from typing import ClassVar

from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.figures import Figures


class BundlesTied(Event, frozen=True):
    """The mixed ballots are tied in bundles: sheets in each, numbered on from the last; `way` is ballots or totals.

    Ballots are keyed sheet by sheet; totals are those of a sheet of 正 kept by hand.
    """

    KIND: ClassVar[str] = "bundles-tied"
    round: int
    sheets: tuple[int, ...]
    way: str = "ballots"


class BundleResized(Event, frozen=True):
    """A bundle was counted again by hand and holds another number of sheets."""

    KIND: ClassVar[str] = "bundle-resized"
    round: int
    bundle: int
    sheets: int
    reason: str
    by: tuple[str, ...]


class EntryBegun(Event, frozen=True):
    """One of the two blind entries of a bundle begins: who keys, who watches.

    `table` here and in the events below names the table whose file brought the row, and `when` the moment by that
    table's clock (ISO 8601); both are "" for what was done at the computer that this ledger lies on, where the row's
    own `at` tells. An entry of a table goes on in rows of that table alone.
    """

    KIND: ClassVar[str] = "entry-begun"
    round: int
    bundle: int
    entry: int
    teller: str
    scrutineer: str
    table: str = ""
    when: str = ""


class SheetKeyed(Event, frozen=True, gc=False):
    """One paper as keyed in an entry, in the order of the bundle; `doubt` says what the teller could not decide.

    It has no place of its own, so that equal sheets of a bundle are equal rows; the place follows from the order.
    """

    KIND: ClassVar[str] = "sheet-keyed"
    round: int
    bundle: int
    entry: int
    marks: Mapping[str, PostMarks] = {}
    void: str = ""
    doubt: str = ""
    table: str = ""


class SheetStruck(Event, frozen=True):
    """The last sheet of an entry was keyed wrongly and is keyed again; `place` counts from 1."""

    KIND: ClassVar[str] = "sheet-struck"
    round: int
    bundle: int
    entry: int
    place: int
    reason: str
    scrutineer: str
    table: str = ""


class TotalsKeyed(Event, frozen=True):
    """The totals of a bundle's sheet as keyed in an entry; this ends the entry."""

    KIND: ClassVar[str] = "totals-keyed"
    round: int
    bundle: int
    entry: int
    figures: Figures
    table: str = ""
    when: str = ""


class EntryEnded(Event, frozen=True):
    """All papers of the bundle went through this entry's hands."""

    KIND: ClassVar[str] = "entry-ended"
    round: int
    bundle: int
    entry: int
    table: str = ""
    when: str = ""


class EntryDropped(Event, frozen=True):
    """An entry is of no use (papers out of order, the wrong bundle) and is made again by whoever comes next."""

    KIND: ClassVar[str] = "entry-dropped"
    round: int
    bundle: int
    entry: int
    reason: str
    by: tuple[str, ...]
    table: str = ""
    when: str = ""


class PlaceSettled(Event, frozen=True):
    """The paper at one place was read again: `choice` is first, second, read, absent or doubtful.

    `read` brings its own marks; `absent` says that no such paper is there; `doubtful` gives it to the committee.
    """

    KIND: ClassVar[str] = "place-settled"
    round: int
    bundle: int
    place: int
    choice: str
    reason: str
    by: tuple[str, ...]
    marks: Mapping[str, PostMarks] = {}
    void: str = ""
    doubt: str = ""


class TotalsSettled(Event, frozen=True):
    """The fields in which two entries of totals differed were read again: the whole sheet as it is now."""

    KIND: ClassVar[str] = "totals-settled"
    round: int
    bundle: int
    figures: Figures
    reason: str
    by: tuple[str, ...]


class BallotDoubted(Event, frozen=True):
    """A ballot in doubt in a count without bundles; it does not count until it is decided. `number` counts from 1."""

    KIND: ClassVar[str] = "ballot-doubted"
    round: int
    number: int
    doubt: str
    marks: Mapping[str, PostMarks] = {}
    void: str = ""


class DoubtDecided(Event, frozen=True):
    """Chief scrutineer and election committee have decided a doubtful ballot (S3 C17; ZJ20 Art 27, SCV25 Art 32).

    `place` is that in the bundle, or with bundle 0 the number of the doubt. `ruling` is count (as in `marks`, nothing
    of the posts in `void_posts`), void (for the reason in `void`), blank, set_aside or none (no ballot at all).
    `doubt` is the kind of doubt as the committee saw it.
    """

    KIND: ClassVar[str] = "doubt-decided"
    round: int
    bundle: int
    place: int
    ruling: str
    reason: str
    by: tuple[str, ...]
    marks: Mapping[str, PostMarks] = {}
    void: str = ""
    void_posts: tuple[str, ...] = ()
    doubt: str = ""


class BundleConfirmed(Event, frozen=True):
    """Both entries agree in every place: the `sheets` rows before this one are the bundle's ballots in order."""

    KIND: ClassVar[str] = "bundle-confirmed"
    round: int
    bundle: int
    sheets: int


class TotalsConfirmed(Event, frozen=True):
    """Both entries of totals agree in every field: these numbers count."""

    KIND: ClassVar[str] = "totals-confirmed"
    round: int
    bundle: int
    figures: Figures


class TotalsStruck(Event, frozen=True):
    """Confirmed totals (`totals` is the seq of that row) no longer count, because a recount took their place."""

    KIND: ClassVar[str] = "totals-struck"
    round: int
    bundle: int
    totals: int
    reason: str


class RecountOrdered(Event, frozen=True):
    """A confirmed bundle is counted again by two entries of its own; the first count stands beside it."""

    KIND: ClassVar[str] = "recount-ordered"
    round: int
    bundle: int
    reason: str
    by: tuple[str, ...]
    way: str = "ballots"


class RecountDecided(Event, frozen=True):
    """Which count of a bundle stands: first or recount; in the second case the rows before replace its ballots."""

    KIND: ClassVar[str] = "recount-decided"
    round: int
    bundle: int
    stands: str
    reason: str
    by: tuple[str, ...]
    sheets: int = 0


class NamesJoined(Event, frozen=True):
    """Written-in names that mean one person are brought together: the `ballots` struck are cast again as `into`.

    The rows before this one are the new ballots, in the order of the old.
    """

    KIND: ClassVar[str] = "names-joined"
    round: int
    post: str
    names: tuple[str, ...]
    into: str
    reason: str
    by: tuple[str, ...]
    ballots: tuple[int, ...] = ()


class ObjectionRaised(Event, frozen=True):
    """Somebody in the hall objects to the count; `number` counts from 1 in the round."""

    KIND: ClassVar[str] = "objection-raised"
    round: int
    number: int
    raised_by: str
    text: str


class ObjectionAnswered(Event, frozen=True):
    """The answer given to an objection, and by whom."""

    KIND: ClassVar[str] = "objection-answered"
    round: int
    number: int
    answer: str
    by: tuple[str, ...]


class PapersAccounted(Event, frozen=True):
    """Where the printed papers went (domain.md §12): spoiled and exchanged, left over, and what became of these.

    `left` is sealed or destroyed. A later event of the round replaces an earlier one.
    """

    KIND: ClassVar[str] = "papers-accounted"
    round: int
    printed: int
    spoiled: int
    unissued: int
    left: str
    by: tuple[str, ...]
