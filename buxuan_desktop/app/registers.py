"""The register of electors from a file, whole or not at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from buxuan_desktop.app.setup import Elector
from buxuan_desktop.documents import uncovered
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.register import Fault, Voter, fault_line, read_register
from buxuan_desktop.words import of_register_fault

_LISTS_ARE_PRINTED_IN = "song"


def electors_from(path: Path, election_day: date) -> list[Elector]:
    """The electors of a file; a Refusal says why there are none.

    Code `register-faulty` carries `lines`, one a cell to mend (design §7.1); nothing is taken over by half.
    """
    register = read_register(path, election_day, covered_by_fonts())
    if register.faults:
        lines = [_line(fault, election_day) for fault in register.faults]
        raise Refusal("register-faulty", path=str(path), count=len(lines), lines=lines)
    return [_elector(voter) for voter in register.voters]


def covered_by_fonts() -> Callable[[str], bool]:
    """Whether the bundled fonts can draw a name, remembering characters that they can."""
    known: set[str] = set()

    def covered(name: str) -> bool:
        if known.issuperset(name):
            return True
        if uncovered(name, _LISTS_ARE_PRINTED_IN):
            return False
        known.update(name)
        return True

    return covered


def _elector(voter: Voter) -> Elector:
    private = {"id_number": voter.id_number, "birth": voter.birth.isoformat() if voter.birth else ""}
    return Elector(voter.name, voter.sex, voter.group, {key: value for key, value in private.items() if value})


def _line(fault: Fault, election_day: date) -> str:
    words = of_register_fault(fault.code, value=fault.value, other=fault.other, day=election_day.isoformat())
    return ": ".join((*fault_line(fault), words))
