"""结案 and opening again: a concluded case takes no writes; two people sign before it goes on."""

from collections.abc import Sequence

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.access_events import CaseConcluded, CaseReopened
from buxuan_desktop.domain.refusal import Refusal


def conclude(case: Case, note: str = "") -> None:
    """Nothing is written in this case any more. Refusal `round-still-open` while a round has no result."""
    case.record(CaseConcluded(note.strip()))


def reopen(case: Case, reason: str, by: Sequence[str] = ()) -> None:
    """The case goes on. Where people are named with a PIN inside `signing.countersigned`, else with two names (`by`).

    Refusal `reason-missing`, `needs-two-names`, `second-needed`.
    """
    if not reason.strip():
        raise Refusal("reason-missing")
    case.record(CaseReopened(reason.strip(), tuple(name.strip() for name in by)))
