"""Good files made bad by chance, through every door: taken, or refused in words; nothing else, and never for long."""

import time
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.doors import DOORS, Door, come_in
from tests.hostile.mutating import WAYS, mutated

_QUICK = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
_SECONDS, _SECONDS_A_MEGABYTE = 5, 20
"""Of the processor, also on a slow machine; what hangs takes for ever."""
_EXAMPLES = {"case": 60, "ledger": 60, "script": 30, "table": 40, "monthly": 12, "marks": 60}


def test_every_door_has_ways() -> None:
    assert DOORS.keys() == WAYS.keys()


@st.composite
def bad(draw: st.DrawFn, door: Door) -> tuple[str, bytes]:
    """A sample of the door's files after one to three changes, with the ending under which it comes."""
    data = draw(st.sampled_from(list(door.samples())))
    for seed in draw(st.lists(st.integers(0, 2**32), min_size=1, max_size=3)):
        data = mutated(door.name, data, Random(seed))
    return draw(st.sampled_from(door.endings)), data


@pytest.mark.parametrize("name", sorted(DOORS))
def test_what_comes_in_is_taken_or_refused(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    door = DOORS[name]
    good = [come_in(door, data, tmp_path_factory.mktemp("in"), one) for data in door.samples() for one in door.endings]
    assert "" in good

    @settings(_QUICK, max_examples=_EXAMPLES.get(name, 120))
    @given(bad(door))
    def comes_in(given_file: tuple[str, bytes]) -> None:
        ending, data = given_file
        folder = tmp_path_factory.mktemp("in")
        began = time.process_time()
        come_in(door, data, folder, ending)
        most = _SECONDS + _SECONDS_A_MEGABYTE * len(data) / 2**20
        assert time.process_time() - began < most

    comes_in()
