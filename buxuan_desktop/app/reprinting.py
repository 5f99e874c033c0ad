"""Printing certificates where people are named with a PIN: each print is an event, a second one is signed by two (F9).

Where nobody is named, printing is no event, as it was before there were roles.
"""

from collections.abc import Iterable

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificate_numbers import number_words, numbers_of, winners
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.access_events import CertificatePrinted
from buxuan_desktop.domain.refusal import Refusal

Who = tuple[str, str]
"""Post and name."""


def printed_before(case: Case, people: Iterable[Who]) -> tuple[Who, ...]:
    """Those of them whose certificate went to the printer before."""
    return tuple(who for who in people if case.election.access.printed.get(who))


def action_for(case: Case, people: Iterable[Who]) -> Action:
    """What printing their certificates is: the first time, or again."""
    return Action.REPRINT if printed_before(case, people) else Action.CERTIFICATES


def note_printed(case: Case, people: Iterable[Who], reason: str = "") -> None:
    """Write down, once the printer has them, that these certificates are printed; again inside `countersigned`.

    Those printed again stand first, right behind the second signature. Refusal `reason-missing`, `second-needed`.
    """
    if not case.election.access.guarded:
        return
    wanted = [who for who in winners(case.election) if who in set(people)]
    again = set(printed_before(case, wanted))
    if again and not reason.strip():
        raise Refusal("reason-missing")
    numbers = numbers_of(case.election)
    case.record(
        *(
            CertificatePrinted(post, name, number_words(case.election, numbers[post, name]), why)
            for post, name, why in (
                *((*who, reason.strip()) for who in wanted if who in again),
                *((*who, "") for who in wanted if who not in again),
            )
        )
    )
