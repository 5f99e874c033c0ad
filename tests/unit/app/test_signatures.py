"""Verifying a file: under what two must sign there stand two people, and never the township's guide (C17)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.access_events import CaseConcluded, CaseReopened, Countersigned
from buxuan_desktop.domain.chain import Entry
from buxuan_desktop.domain.codec import encode
from buxuan_desktop.store.casefile import CaseFile
from tests.making import ledger_of
from tests.naming import WHO, named_bytes

CLERK, CHAIR, GUIDE = WHO["clerk"], "曾强", WHO["guide"]
Forge = Callable[[str, str], Sequence[str]]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """What verifying says of a concluded case that somebody opened again by writing rows that chain."""

    def forged(who: str, second: str) -> Sequence[str]:
        path = tmp_path / "case.buxuan"
        path.write_bytes(named_bytes())
        at = ledger_of(named_bytes())[-1].at
        with CaseFile.open(path, write=True) as file, file.transaction():
            events = (
                CaseConcluded("已归档"),
                Countersigned(Action.REOPEN.value, second),
                CaseReopened("再看一看"),
            )
            file.append([Entry(at, who, event.KIND, encode(event)) for event in events])
        return [fault.code for fault in verify(path).faults]

    return forged


@pytest.mark.proves("C17")
def test_two_people_sign(forge: Forge) -> None:
    assert forge(CLERK, CHAIR) == []


@pytest.mark.proves("C17")
@pytest.mark.parametrize("who", [CLERK, f"计票人 {CLERK}、监票人 {CHAIR}"])
def test_one_person_signs_once(forge: Forge, who: str) -> None:
    assert forge(who, CLERK) == ["signed-by-one"]


@pytest.mark.proves("C17")
def test_at_a_counting_table_the_scrutineer_is_the_second(forge: Forge) -> None:
    assert forge(f"计票人 {CLERK}、监票人 {CHAIR}", CHAIR) == []


@pytest.mark.proves("C17")
def test_the_township_signs_nothing(forge: Forge) -> None:
    assert forge(CLERK, GUIDE) == ["fold-refused"]
