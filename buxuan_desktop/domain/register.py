"""What a case knows of its register besides the electors on it: those struck, lists posted, objections, the freeze."""

from collections import Counter

import msgspec

from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain.events import VoterRegistered


class Struck(msgspec.Struct, frozen=True):
    """An elector who left the list: how the line stood, and the event that struck it."""

    elector: VoterRegistered
    event: reg.ElectorStruck


class Objection(msgspec.Struct):
    """An objection and, once there is one, the decision."""

    raised: reg.RegisterObjection
    decided: reg.RegisterObjectionDecided | None = None


class Incapacity(msgspec.Struct):
    """A confirmation of the committee and, where it holds no longer, what lifted it."""

    confirmed: reg.IncapacityConfirmed
    lifted: reg.IncapacityLifted | None = None


class Register:
    """The history of the list; the electors on it are `Election.voters`.

    `version` changes whenever a line does, `highest` is the last number given away (numbers are never given twice).
    `since` are the seqs of additions, strikes and changes after the last list was posted.
    """

    def __init__(self) -> None:
        self.version = 0
        self.highest = 0
        self.bearers: Counter[str] | None = None
        self.struck: dict[int, Struck] = {}
        self.changes: Counter[int] = Counter()
        self.sealed: dict[tuple[str, str], str] = {}
        self.imports: list[reg.RegisterImported] = []
        self.incapacities: dict[int, Incapacity] = {}
        self.approved: dict[str, reg.GroundApproved] = {}
        self.editions: list[reg.RegisterPublished] = []
        self.objections: dict[int, Objection] = {}
        self.frozen: reg.RegisterFrozen | None = None
        self.since: list[int] = []

    @property
    def published(self) -> reg.RegisterPublished | None:
        """The list as last posted."""
        return self.editions[-1] if self.editions else None

    @property
    def open_objections(self) -> list[int]:
        """Objections without a decision."""
        return [number for number, one in self.objections.items() if one.decided is None]

    @property
    def withheld(self) -> int:
        """People whom the committee does not register because they cannot express a will."""
        return sum(one.lifted is None for one in self.incapacities.values())
