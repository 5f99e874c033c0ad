"""The state of a case. It changes by folding events in and in no other way (`domain.folding`)."""

from collections.abc import Mapping
from datetime import date

from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.access import Access
from buxuan_desktop.domain.checkin import CheckIn
from buxuan_desktop.domain.custody import Custody
from buxuan_desktop.domain.namesakes import Namesakes, namesakes_among
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.vacancies import DayChange
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.register import Register
from buxuan_desktop.domain.rounds import PostState, Round


class Election:
    """All that a case knows: posts in order of rank, electors, rounds, custody."""

    def __init__(self) -> None:
        self.opened: ev.CaseOpened | None = None
        self.custody = Custody()
        self.posts: dict[str, PostState] = {}
        self.outsiders: frozenset[str] = frozenset()
        self.women: set[str] = set()
        self.voters: dict[int, ev.VoterRegistered] = {}
        self.voter_names: set[str] = set()
        self.register = Register()
        self.told: dict[str, int] = {}
        self._namesakes: tuple[tuple[int, int], Namesakes] | None = None
        self._numbers: tuple[Namesakes, dict[str, int]] | None = None
        self.members: dict[str, ev.MemberNoted] = {}
        self.kinships: list[ev.KinshipNoted] = []
        self.rounds: list[Round] = []
        self.voided: list[ev.WinnerVoided] = []
        self.released: list[ev.HoldReleased] = []
        self.erased: set[str] = set()
        self.attachments: list[ev.FileAttached] = []
        self.counted: int | None = None
        self.records = Records()
        self.checkin = CheckIn()
        self.access = Access()

    @property
    def case(self) -> ev.CaseOpened:
        """The opening event; IllegalEvent when the ledger does not begin with one."""
        if self.opened is None:
            raise IllegalEvent("case-not-opened")
        return self.opened

    @property
    def election_day(self) -> date:
        """The day of the election: the last change that was approved, else the day the case was opened with (C25)."""
        changes = [one.day for one in self.records.all(DayChange) if one.approved]
        return changes[-1] if changes else self.case.election_day

    @property
    def registered(self) -> int:
        """N: electors on the list."""
        return len(self.voters) if self.counted is None else self.counted

    @property
    def namesakes(self) -> Namesakes:
        """Electors who share a name, found anew only when the register is another."""
        now = len(self.voters), self.register.version
        if self._namesakes is None or self._namesakes[0] != now:
            self._namesakes = now, namesakes_among(self.voters.values())
        return self._namesakes[1]

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of everybody on the register by the name that means nobody else; namesakes by what tells them."""
        namesakes = self.namesakes
        if self._numbers is None or self._numbers[0] is not namesakes:
            plain = {v.name: number for number, v in self.voters.items() if v.name not in namesakes.shared}
            self._numbers = namesakes, plain | dict(namesakes.numbers)
        return self._numbers[1]

    def is_elector(self, name: str) -> bool:
        """Whether a name stands on the list; where the case keeps no list, whoever is not known to be an outsider."""
        if self.counted is not None:
            return name not in self.outsiders
        return name in self.voter_names or name in self.numbers

    @property
    def candidates(self) -> frozenset[str]:
        """Everybody who stands in a post now: on the paper of the round under way, or waiting for it."""
        waiting = [state.waiting.candidates for state in self.posts.values() if state.waiting is not None]
        on_paper = [post.candidates for one in self.rounds[-1:] for post in one.posts]
        return frozenset(name for names in (*waiting, *on_paper) for name in names)

    def plain(self, name: str) -> str:
        """A person's own name, without what tells namesakes apart."""
        number = self.told.get(name)
        if number is None:
            return name
        return self.voters[number].name if number in self.voters else self.register.struck[number].elector.name

    @property
    def elected(self) -> dict[str, str]:
        """Everyone elected so far, in any round, with the post."""
        return {name: title for title, state in self.posts.items() for name in state.elected}

    def round(self, number: int) -> Round:
        """The round of that number, from 1 (in a table file from the one it was made for); IllegalEvent when none."""
        place = number - self.rounds[0].number if self.rounds else -1
        if not 0 <= place < len(self.rounds):
            raise IllegalEvent("no-such-round", round=number)
        return self.rounds[place]
