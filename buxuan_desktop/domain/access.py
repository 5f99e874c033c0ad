"""Who may do what, as folded: people and their roles, wrong PINs in a row, second signatures, whether it is concluded.

Which role may do what stands in `rules.permissions`; here stands what no rule could allow: a case without a clerk, a
close without its second signature.
"""

from typing import NamedTuple

from buxuan_desktop.domain import access_events as ae
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.refusal import IllegalEvent

CLERK, CHAIR, CHIEF_WATCHER, WATCHER, CHIEF_TELLER, TELLER = (
    "clerk",
    "chair",
    "chief_watcher",
    "watcher",
    "chief_teller",
    "teller",
)
READER, ISSUER, MOBILE, GUIDE = "reader", "issuer", "mobile", "guide"
ROLES = (CLERK, CHAIR, CHIEF_WATCHER, WATCHER, CHIEF_TELLER, TELLER, READER, ISSUER, MOBILE, GUIDE)
"""Codes of roles; where the staff of the vote have the same role (`records.helpers.Staff`) it is the same code."""

CLOSE_COUNT, STRIKE, REPRINT, REOPEN, SET_PIN, RESET_CLERK = (
    "close-count",
    "strike-ballot",
    "reprint-certificate",
    "reopen-case",
    "set-pin",
    "reset-clerk",
)
"""What two people sign, as a second signature names it."""

PIN_WRONG = "pin-wrong"
"""Why of a refusal that makes the next try of that person wait."""

GOES_ON = frozenset(
    kind.KIND
    for kind in (
        ae.SignedIn,
        ae.ActRefused,
        ae.Countersigned,
        ae.PinChanged,
        ae.PinRecovered,
        ae.CaseReopened,
        ev.HandedOver,
        ev.TakenOver,
        ev.HandoverCancelled,
        ev.CopyTakenUp,
        ev.PrivateErased,
    )
)
"""What is still written in a concluded case: who came, who keeps it, what had to be forgotten."""


class Person(NamedTuple):
    """Somebody with a role; `pin` is the number of the PIN that holds, 0 for somebody who cannot sign in."""

    name: str
    role: str
    pin: int


class Wrong(NamedTuple):
    """Wrong PINs of a person in a row: how many, and when the last one was typed."""

    times: int
    last: str


def pin_ref(pin: int) -> str:
    """Where the hash of the PIN of that number lies in `private`, under the name `pin`."""
    return f"pin-{pin}"


class Access:
    """The people of a case. `guarded`: somebody is named, so that the matrix holds."""

    def __init__(self) -> None:
        self.guarded = False
        self.people: dict[str, Person] = {}
        self.known: set[str] = set()
        self.pins = 0
        self.sealed: dict[tuple[str, str], str] = {}
        self.wrong: dict[str, Wrong] = {}
        self.refused: list[ae.ActRefused] = []
        self.recovered: list[ae.PinRecovered] = []
        self.printed: dict[tuple[str, str], int] = {}
        self.concluded: ae.CaseConcluded | None = None
        self._signature = ""
        self._reach = 0

    def of_role(self, *roles: str) -> tuple[Person, ...]:
        """Everybody with one of these roles who can sign in."""
        return tuple(one for one in self.people.values() if one.role in roles and one.pin)

    def is_last_clerk(self, name: str) -> bool:
        """Whether nobody else can name people."""
        return [one.name for one in self.of_role(CLERK)] == [name]

    def can_be_reset(self, name: str) -> bool:
        """Whether two others could set this clerk's PIN: any two of clerk, chair and chief scrutineer."""
        return sum(one.name != name for one in self.of_role(CLERK, CHAIR, CHIEF_WATCHER)) > 1

    def sign(self, seq: int, action: str) -> None:
        """A second signature stands in the row of that seq."""
        self._signature, self._reach = action, seq

    def signed(self, seq: int, action: str) -> bool:
        """Whether the row of that seq stands right behind a second signature for that action."""
        return self._signature == action and self._reach == seq - 1

    def need_signature(self, seq: int, action: str, kind: str) -> None:
        """IllegalEvent where two people must have signed the row of that seq and did not."""
        if self.guarded and not self.signed(seq, action):
            raise IllegalEvent("second-signature-missing", what=kind)

    def went_on(self, seq: int) -> None:
        """The row of that seq was signed; the one after it still stands right behind the signature."""
        self._reach = seq

    def named(self, name: str) -> Person:
        """The person of that name; IllegalEvent for nobody."""
        if name not in self.people:
            raise IllegalEvent("person-not-named", name=name)
        return self.people[name]
