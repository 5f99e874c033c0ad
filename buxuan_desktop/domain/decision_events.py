"""What is decided at the counting table beside single ballots: namesakes, overfull boxes, balances, whole recounts."""

from collections.abc import Mapping
from typing import ClassVar

from buxuan_desktop.domain.events import Event


class NamesakeTold(Event, frozen=True):
    """Of electors with one name this one (`number` on the register) is called `name` here, as in 李秀英（二组）.

    Only who is told apart so can be written in under such a name (domain.md §11 row 14).
    """

    KIND: ClassVar[str] = "namesake-told"
    number: int
    name: str


class BallotsGathered(Event, frozen=True):
    """The ballots of a count without bundles become one confirmed bundle, so that all of them can be counted again."""

    KIND: ClassVar[str] = "ballots-gathered"
    round: int
    sheets: tuple[int, ...]


class BoxJudged(Event, frozen=True):
    """An overfull box is decided on (T5; HI25 Art 29): `ruling` is stands, void, aside or election.

    `stands` counts its ballots like all others; `void` has them void and among the recovered; `aside` sets them aside,
    outside the recovered; `election` voids the round. With void and aside the `sheets` rows before are its ballots,
    which nobody reads. A later event of the same box replaces an earlier one.
    """

    KIND: ClassVar[str] = "box-judged"
    round: int
    box: str
    ruling: str
    reason: str
    by: tuple[str, ...]
    sheets: int = 0


class BalanceExplained(Event, frozen=True):
    """Why a balance does not fit: the finding's code with its numbers of that moment. A later one replaces it."""

    KIND: ClassVar[str] = "balance-explained"
    round: int
    finding: str
    text: str
    data: Mapping[str, str | int | None] = {}
