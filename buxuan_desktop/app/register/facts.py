"""The register in numbers and days, as the page shows it (C06, C15)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.posting import days_now, open_objections
from buxuan_desktop.domain.records.electors import Incapacity
from buxuan_desktop.domain.registering import FOUR_GAINS, FOUR_LOSSES
from buxuan_desktop.words import term


class Facts(msgspec.Struct, frozen=True):
    """What there is to know: counts in order of the list; `posted` and `frozen` are N then, None before.

    `gains` and `losses` are those since the list was first posted. `uncovered` is how often an elector's ID number was
    shown in full.
    """

    registered: int
    by_name: bool
    men: int
    women: int
    groups: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, int], ...]
    posted: int | None
    posted_on: date | None
    editions: int
    frozen: int | None
    frozen_on: date | None
    changes: int
    gains: tuple[tuple[str, int], ...]
    losses: tuple[tuple[str, int], ...]
    objections: int
    withheld: int
    struck: int
    post_by: date | None
    object_until: date | None
    election_day: date
    uncovered: int = 0


def facts_of(case: Case) -> Facts:
    """The facts of the register as folded."""
    election, register = case.election, case.election.register
    voters = election.voters.values()
    sexes = Counter(voter.sex for voter in voters)
    words = {one.code: one.words for one in case.book.classes}
    classes = Counter(words.get(voter.ground, "") for voter in voters)
    gains = Counter(voter.gain for voter in voters if voter.gain)
    losses = Counter(one.event.reason for one in register.struck.values())
    last, frozen = register.published, register.frozen
    days = days_now(case)
    return Facts(
        registered=election.registered,
        by_name=election.counted is None,
        men=sexes["男"],
        women=sexes["女"],
        groups=tuple(Counter(voter.group for voter in voters).items()),
        classes=tuple((name, count) for name, count in classes.items() if name),
        posted=last.registered if last else None,
        posted_on=last.day if last else None,
        editions=len(register.editions),
        frozen=frozen.registered if frozen else None,
        frozen_on=frozen.day if frozen else None,
        changes=len(register.since),
        gains=_told("gain", gains, FOUR_GAINS),
        losses=_told("loss", losses, FOUR_LOSSES),
        objections=open_objections(election),
        withheld=sum(one.lifted_on is None for one in election.records.all(Incapacity)),
        struck=len(register.struck),
        post_by=days.post_by,
        object_until=days.object_until,
        election_day=election.election_day,
        uncovered=sum(count for ref, count in register.uncovered.items() if ref.startswith("voter/")),
    )


def _told(group: str, counts: Counter[str], first: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Counts with their words: the four of the statistics always, the others where there are any."""
    codes = (*first, *(code for code in counts if code not in first))
    return tuple((term(group, code), counts[code]) for code in codes)
