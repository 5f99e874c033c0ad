"""Killing a caster at random moments of a running count; each kill can be repeated by its number."""

import random
import time
from pathlib import Path
from typing import NamedTuple

from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.verifying import verify
from tests.making import counting_case
from tests.torturing.bundling import case_with_bundles, key_for_ever, look_at_bundles
from tests.torturing.casting import cast_for_ever
from tests.torturing.processes import Teller, acknowledged
from tests.torturing.sheets import look

A_CASE = 100
"""Kills until a new case is begun, so that proving stays quick."""


class Killed(NamedTuple):
    """What one kill showed: ballots acknowledged, and what was wrong."""

    ballots: int
    wrong: list[str]


def kill_once(path: Path, number: int, seed: int, mirror: Path | None = None) -> Killed:
    """Let a teller cast for a moment and kill it."""
    chance = random.Random(f"{seed}-{number}")
    if not path.exists():
        counting_case(path).close()
    teller = Teller(cast_for_ever, path, mirror)
    begun = teller.hear()[1]
    teller.hear(chance.randrange(9))
    time.sleep(chance.random() * 0.02)
    heard = teller.kill()
    taken = acknowledged(heard)
    wrong = look(path, taken, begun + len(taken) + 1)
    if mirror is not None:
        steps = [message[1] for message in heard if message[0] == "mirrored"]
        wrong += whole_copy(path, mirror, max(steps, default=0))
    return Killed(len(taken), wrong)


def kill_at_bundles(path: Path, number: int, seed: int) -> Killed:
    """The same while bundles are keyed twice and confirmed."""
    chance = random.Random(f"bundles-{seed}-{number}")
    if not path.exists():
        case_with_bundles(path)
    teller = Teller(key_for_ever, path)
    teller.hear(2 + chance.randrange(9))
    time.sleep(chance.random() * 0.02)
    taken = acknowledged(teller.kill())
    return Killed(len(taken), look_at_bundles(path, taken))


def whole_copy(path: Path, mirror: Path, told: int) -> list[str]:
    """What is wrong with a mirror that was told to reach row `told`; one whole copy with it must be there."""
    there = [copy for copy in copies_in(mirror, path) if copy.exists()]
    proved = [verify(copy) for copy in there]
    reach = max((one.head.seq for one in proved if not one.faults), default=0)
    return [f"the mirror was told to reach {told} and reaches {reach}"] if reach < told else []


def kill(folder: Path, number: int, seed: int, mirror: Path) -> Killed:
    """The kill of that number: three of four while ballots are cast with a mirror beside, one at the bundles."""
    case = f"{number // A_CASE}.buxuan"
    if number % 4 == 3:
        return kill_at_bundles(folder / f"bundles-{case}", number, seed)
    return kill_once(folder / case, number, seed, mirror)
