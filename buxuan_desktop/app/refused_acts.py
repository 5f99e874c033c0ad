"""What was refused in a case, in words, for the page of people and rights."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.words.access import action_words, refusal_words


class Refused(msgspec.Struct, frozen=True):
    """Something that was refused: when, whose PIN or signature it was about ("" for none), what, why, in words."""

    when: str
    name: str
    what: str
    why: str


def refusals_of(case: Case, most: int = 50) -> Sequence[Refused]:
    """The last refusals, the newest first."""
    return [
        Refused(one.when[:16].replace("T", " "), one.name, action_words(one.action), refusal_words(one.why))
        for one in reversed(case.election.access.refused[-most:])
    ]
