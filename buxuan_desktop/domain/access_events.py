"""Who may do what in a case: people named with a role and a PIN, signing in, second signatures, what was refused.

The argon2 hash of a PIN lies in `private` (`access.pin_ref`), only the hash of that in an event: a PIN is short, and
whoever had its hash in an export could try all of them.
"""

from collections.abc import Mapping
from typing import ClassVar

from buxuan_desktop.domain.events import Event


class PersonNamed(Event, frozen=True):
    """Somebody has a role from now on, one of `access.ROLES`; named again, another role.

    `pin` counts the PINs set in this case from 1 (0: none is set by this); `sealed` holds SHA-256 of salt and value
    of its hash under `pin`.
    """

    KIND: ClassVar[str] = "person-named"
    name: str
    role: str
    pin: int = 0
    sealed: Mapping[str, str] = {}


class PersonRelieved(Event, frozen=True):
    """Somebody has no role any more, and why."""

    KIND: ClassVar[str] = "person-relieved"
    name: str
    reason: str


class PinChanged(Event, frozen=True):
    """A new PIN: the `own` one by whoever knew the old, or one that was forgotten, which two people sign."""

    KIND: ClassVar[str] = "pin-changed"
    name: str
    pin: int
    sealed: Mapping[str, str]
    own: bool = False
    reason: str = ""


class PinRecovered(Event, frozen=True):
    """A clerk's PIN was lost and nobody in the case could set a new one: two people put their names under a new one."""

    KIND: ClassVar[str] = "pin-recovered"
    name: str
    pin: int
    sealed: Mapping[str, str]
    reason: str
    by: tuple[str, str]


class SignedIn(Event, frozen=True):
    """These people proved their PIN and sit at this computer now; two at a counting table, teller and scrutineer."""

    KIND: ClassVar[str] = "signed-in"
    names: tuple[str, ...]


class ActRefused(Event, frozen=True):
    """Something was tried and refused: what (`rules.permissions.Action`), why (the refusal's code), when by the clock.

    `name` is whose PIN or signature it was about, "" where it was none's. `when` is no finer than a minute.
    """

    KIND: ClassVar[str] = "act-refused"
    action: str
    why: str
    when: str
    name: str = ""


class Countersigned(Event, frozen=True):
    """A second person signed with the own PIN what the rows right after this one do."""

    KIND: ClassVar[str] = "countersigned"
    action: str
    name: str


class CertificatePrinted(Event, frozen=True):
    """A certificate went to the printer; from the second time on with the reason, after a second signature (F9)."""

    KIND: ClassVar[str] = "certificate-printed"
    post: str
    name: str
    number: str
    reason: str = ""


class CaseConcluded(Event, frozen=True):
    """结案: nothing is written in this case any more, unless it is opened again."""

    KIND: ClassVar[str] = "case-concluded"
    note: str = ""


class CaseReopened(Event, frozen=True):
    """A concluded case goes on, and why; `by` are two who agreed, where nobody is named with a PIN."""

    KIND: ClassVar[str] = "case-reopened"
    reason: str
    by: tuple[str, ...] = ()
