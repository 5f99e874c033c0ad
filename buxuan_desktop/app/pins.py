"""PINs: six to twelve digits, kept as an argon2id hash; how long the next try waits after wrong ones.

A PIN is typed at the counting table, where an input method may not work, so it is digits alone. The hash takes a
twentieth of a second here and below a fifth on an old laptop.
"""

import unicodedata
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from buxuan_desktop.domain.access import Wrong
from buxuan_desktop.domain.refusal import Refusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 6, 12
FREE_TRIES = 2
"""Wrong PINs in a row after which nobody waits yet: a slip of the finger is no attack."""
LONGEST = timedelta(minutes=8)
_WEAK = ("0123456789", "9876543210", "01234567890123456789")


class Cost(NamedTuple):
    """What a hash costs: passes, memory in KiB, lanes."""

    time: int
    memory: int
    lanes: int


USUAL = Cost(2, 32 * 1024, 1)


def digits_of(typed: str) -> str:
    """A PIN as meant: full-width digits are digits, blanks are none."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def check_pin(typed: str) -> str:
    """The PIN as kept; Refusal `pin-unusable` for another length, letters, one digit over and over, or a plain run."""
    pin = digits_of(typed)
    if not (LEAST <= len(pin) <= MOST and pin.isascii() and pin.isdecimal()):
        raise Refusal("pin-unusable", least=LEAST, most=MOST)
    if len(set(pin)) == 1 or any(pin in run for run in _WEAK):
        raise Refusal("pin-too-plain")
    return pin


def hash_of(pin: str, cost: Cost = USUAL) -> str:
    """The argon2id hash of a PIN, with its own salt and cost in it."""
    return _hasher(cost).hash(pin)


def fits(kept: str, typed: str) -> bool:
    """Whether what was typed is the PIN of that hash; False too for a hash that is none."""
    from argon2.exceptions import Argon2Error, InvalidHash

    try:
        return _hasher(USUAL).verify(kept, digits_of(typed))
    except (Argon2Error, InvalidHash):
        return False


def waits_until(wrong: Wrong | None, now: datetime) -> datetime | None:
    """Until when the next try waits; None when it need not.

    After the third wrong PIN in a row one minute, then twice as long each time, up to `LONGEST`. It is counted from
    what the file says, so that a program started anew waits as long. Times in a file are whole minutes, so the minute
    that had begun is added. A clock that stands before the last try says nothing, and nobody waits for it.
    """
    if wrong is None or wrong.times <= FREE_TRIES:
        return None
    last = datetime.fromisoformat(wrong.last)
    wait = min(timedelta(minutes=2 ** min(wrong.times - FREE_TRIES - 1, 10)), LONGEST)
    until = last + wait + timedelta(minutes=1)
    return until if last <= now < until else None


@cache
def _hasher(cost: Cost) -> "PasswordHasher":
    from argon2 import PasswordHasher  # loaded when somebody types a PIN: no other case waits for it

    return PasswordHasher(cost.time, cost.memory, cost.lanes)
