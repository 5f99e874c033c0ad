"""The torture itself, in a process of its own inside `.venv`; build/torture.py starts it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

sys.dont_write_bytecode = True  # build/ holds no output
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from places import OUT, say  # noqa: E402
from tests.torturing import breaking, injecting, killing, power_cuts, taking_away  # noqa: E402
from tests.torturing.processes import acknowledged  # noqa: E402
from torture_state import Row, State, table  # noqa: E402

FOLDER = OUT / "torture"
SEED = 20_260_510
A_LINE = 100
STATES = 12
BROKEN: dict[str, tuple[tuple[str, Callable[[Path], breaking.Broken]], ...]] = {
    "cast": (("a cast, each call that writes", breaking.Cast),),
    "mirror": (
        ("the mirror by rows, each call that writes", lambda folder: breaking.Step(folder, whole=False)),
        ("the mirror whole, each call that writes", lambda folder: breaking.Step(folder, whole=True)),
    ),
}


def main(arguments: list[str]) -> int:
    wanted, *more = arguments
    FOLDER.mkdir(parents=True, exist_ok=True)
    state = State(FOLDER / "state.json", fresh="--fresh" in more)
    rows = [row for part in more if part != "--fresh" for row in torture(part, int(wanted), state)]
    say("\n".join(table(rows)))
    return 1 if any(row.wrong for row in rows) else 0


def torture(part: str, wanted: int, state: State) -> Iterator[Row]:
    """All rows of one part; those that are in the state already are not made again."""
    if part == "kills":
        yield kills(wanted, state)
    elif part == "ground":
        for name in taking_away.WAYS:
            yield state.made(f"ground: {name}", partial(ground, name))
    elif part == "power":
        yield state.made(power_cuts.WHAT, power)
    else:
        for name, make in BROKEN[part]:
            yield state.made(name, partial(broken, name, make))


def kills(wanted: int, state: State) -> Row:
    """Kill until there were as many as wanted, in this run and those before."""
    mirror = FOLDER / "mirror"
    mirror.mkdir(exist_ok=True)
    row = state.kills
    while row.runs < wanted:
        killed = killing.kill(FOLDER, row.runs, SEED, mirror)
        row = row.with_one(killed.ballots, killed.wrong)
        state.keep(row)
        if row.runs % A_LINE == 0:
            say(f"killed {row.runs} times, {row.acknowledged} ballots acknowledged, {len(row.wrong)} wrong")
    return row


def broken(name: str, make: Callable[[Path], breaking.Broken]) -> Row:
    """Every error at every call."""
    row = Row(name)
    if injecting.why_not():
        return row.left_out(injecting.why_not())
    with TemporaryDirectory(dir=FOLDER) as folder:
        thing = make(Path(folder))
        for fault in injecting.faults(thing.points()):
            heard, wrong = thing.broken(fault)
            row = row.with_one(len(acknowledged(heard)), [f"{fault}: {one}" for one in wrong])
    return row


def power() -> Row:
    """The power cut after every call, with what had not been flushed there, not there, or torn."""
    row = Row(power_cuts.WHAT)
    if injecting.why_not():
        return row.left_out(injecting.why_not())
    with TemporaryDirectory(dir=FOLDER) as folder:
        for acknowledged_by_then, wrong in power_cuts.states(Path(folder), SEED, STATES):
            row = row.with_one(acknowledged_by_then, wrong)
    return row


def ground(name: str) -> Row:
    """The ground taken away in one way."""
    row = Row(f"ground: {name}")
    with TemporaryDirectory(dir=FOLDER, ignore_cleanup_errors=True) as folder:
        try:
            seen = taking_away.WAYS[name](Path(folder))
        except taking_away.Missing as missing:
            return row.left_out(str(missing))
    return row.with_one(len(seen.acknowledged), seen.wrong, seen.said)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
