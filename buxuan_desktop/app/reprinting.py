"""Printing certificates where people are named with a PIN: each print is an event, a second one is signed by two (F9).

Where nobody is named, printing is no event, as it was before there were roles.
"""

from collections.abc import Iterable

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificate_numbers import number_words, numbers_of, winners
from buxuan_desktop.app.permissions import Action, refuse, require
from buxuan_desktop.app.signing import as_before, under
from buxuan_desktop.domain.access_events import CertificatePrinted
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words.access import action_words

Who = tuple[str, str]
"""Post and name."""


def printed_before(case: Case, people: Iterable[Who]) -> tuple[Who, ...]:
    """Those of them whose certificate went to the printer before."""
    return tuple(who for who in people if case.election.access.printed.get(who))


def action_for(case: Case, people: Iterable[Who]) -> Action:
    """What printing their certificates is: the first time, or again."""
    return Action.REPRINT if printed_before(case, people) else Action.CERTIFICATES


class Released:
    """Certificates that may go out, by whoever sat here then. `still` is asked once more right before the paper goes;
    called once it is out, this notes them, also when the screen has locked meanwhile.
    """

    def __init__(self, case: Case, people: tuple[Who, ...], reason: str) -> None:
        self._case, self._people, self._reason = case, people, reason
        self._seat, self._second = case.seat, case.second

    def still(self) -> None:
        """Refusal `seat-changed`, `second-needed` and those of the matrix, each written down."""
        case = self._case
        if not case.election.access.guarded:
            return
        action = action_for(case, self._people)
        require(case, action)
        if case.seat != self._seat:
            refuse(case, action, Refusal("seat-changed", name=self._seat[0]))
        if action is Action.REPRINT and (self._second is None or self._second.action != action):
            refuse(case, action, Refusal("second-needed", act=action_words(action), action=action.value))

    def __call__(self) -> None:
        """Write down that they are out."""
        with as_before(self._case, self._seat), under(self._case, self._second):
            note_printed(self._case, self._people, self._reason)


def release(case: Case, people: Iterable[Who], reason: str = "") -> Released:
    """Let these certificates out: refused before there is paper; what is returned notes them once they are out.

    A second signature that stands now (`countersigned`) also stands when they are noted. Refusal `reason-missing`;
    written down, `second-needed` and those of the matrix.
    """
    people = tuple(people)
    released = Released(case, people, reason)
    released.still()
    if case.election.access.guarded and printed_before(case, people):
        _check_reason(reason)
    return released


def note_printed(case: Case, people: Iterable[Who], reason: str = "") -> None:
    """Write down, once the printer has them, that these certificates are printed; again inside `countersigned`.

    Those printed again stand first, right behind the second signature. Refusal `reason-missing`, `second-needed`.
    """
    if not case.election.access.guarded:
        return
    wanted = [who for who in winners(case.election) if who in set(people)]
    again = set(printed_before(case, wanted))
    if again:
        _check_reason(reason)
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


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("reason-missing")
