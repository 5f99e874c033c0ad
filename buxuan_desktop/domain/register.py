"""What a case knows of its register besides the electors on it: those struck, lists posted, the freeze."""

from collections import Counter

import msgspec

from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain.events import VoterRegistered


class Struck(msgspec.Struct, frozen=True):
    """An elector who left the list: how the line stood, and the event that struck it."""

    elector: VoterRegistered
    event: reg.ElectorStruck


class Register:
    """The history of the list; the electors on it are `Election.voters`.

    `version` changes whenever a line does, `highest` is the last number given away (numbers are never given twice).
    `since` are the seqs of additions, strikes and changes after the last list was posted. `uncovered` counts by
    reference how often an ID number was shown in full.
    """

    def __init__(self) -> None:
        self.version = 0
        self.highest = 0
        self.bearers: Counter[str] | None = None
        self.struck: dict[int, Struck] = {}
        self.changes: Counter[int] = Counter()
        self.sealed: dict[tuple[str, str], str] = {}
        self.imports: list[reg.RegisterImported] = []
        self.editions: list[reg.RegisterPublished] = []
        self.frozen: reg.RegisterFrozen | None = None
        self.since: list[int] = []
        self.uncovered: Counter[str] = Counter()

    @property
    def published(self) -> reg.RegisterPublished | None:
        """The list as last posted."""
        return self.editions[-1] if self.editions else None
