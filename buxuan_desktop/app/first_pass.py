"""What first entries of unconfirmed bundles hold, kept up sheet by sheet: progress for the hall, never a result."""

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import judged
from buxuan_desktop.domain.bundle_events import SheetKeyed
from buxuan_desktop.domain.bundles import Bundle, keyed
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.tally import Counts, PostTally, RoundTally


class Standing(msgspec.Struct, frozen=True):
    """Totals as the board shows them: by verdict and by post."""

    counts: Counts
    posts: dict[str, PostTally]


class FirstPass:
    """Follows one case; a struck sheet, a dropped entry and a confirmed bundle leave it again."""

    def __init__(self) -> None:
        self._round: tuple[Case, int] | None = None
        self._tally: RoundTally | None = None
        self._taken: dict[int, tuple[list[SheetKeyed], list[BallotCast]]] = {}

    def over(self, case: Case, current: Round) -> Standing:
        """The confirmed totals and those of first entries together."""
        self._follow(case, current)
        first = self._tally or current.tally
        one, other = current.tally.counts, first.counts
        counts = Counts(
            one.valid + other.valid, one.void + other.void, one.blank + other.blank, one.set_aside + other.set_aside
        )
        posts = {title: _sum(post, first.posts[title]) for title, post in current.tally.posts.items()}
        return Standing(counts, posts)

    def _follow(self, case: Case, current: Round) -> None:
        if self._round != (case, current.number):
            self._round = (case, current.number)
            self._tally = RoundTally(current.posts, case.election.outsiders)
            self._taken = {}
        for number, bundle in current.table.bundles.items():
            self._follow_one(case, number, _first_sheets(bundle))

    def _follow_one(self, case: Case, number: int, sheets: list[SheetKeyed]) -> None:
        seen, cast = self._taken.setdefault(number, ([], []))
        tally = self._tally
        if tally is None or (len(seen) == len(sheets) and (not seen or seen[-1] is sheets[-1])):
            return
        while seen and (len(seen) > len(sheets) or seen[-1] is not sheets[len(seen) - 1]):
            seen.pop()
            tally.add(cast.pop(), -1)
        for sheet in sheets[len(seen) :]:
            ballot = judged(case, keyed(sheet))
            tally.add(ballot)
            seen.append(sheet)
            cast.append(ballot)


def _first_sheets(bundle: Bundle) -> list[SheetKeyed]:
    """Sheets of the first entry while the bundle is not confirmed, those in doubt left out."""
    entry = None if bundle.confirmed else bundle.count.entries.get(1)
    return [] if entry is None else [sheet for sheet in entry.sheets if not sheet.doubt]


def _sum(one: PostTally, other: PostTally) -> PostTally:
    made = PostTally()
    made.approve, made.counted = one.approve + other.approve, one.counted + other.counted
    made.against = one.against + other.against
    made.marked, made.void_here = one.marked + other.marked, one.void_here + other.void_here
    return made
