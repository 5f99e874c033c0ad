"""One door fuzzed, in a process of its own; build/fuzz.py starts it: `fuzz_child.py DOOR CORPUS [-…]`."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

sys.dont_write_bytecode = True  # build/ holds no output
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# By name: atheris is installed by hand, and tests are not typed as strictly as this folder is.
atheris: Any = import_module("atheris")
with atheris.instrument_imports(include=["buxuan_desktop"]):
    doors: Any = import_module("tests.hostile.doors")
    mutating: Any = import_module("tests.hostile.mutating")

_SHM = Path("/dev/shm")
_FIRST = 1
_SECONDS = 12
"""Of the processor, for a file of at most a million bytes."""


def main(arguments: list[str]) -> None:
    name, corpus = arguments[1], Path(arguments[2])
    door = doors.DOORS[name]
    for number, data in enumerate(door.samples()):
        # The first byte says under which ending the file comes.
        for place in range(len(door.endings)):
            (corpus / f"seed-{number}-{place}").write_bytes(bytes([place]) + data)

    def one(data: bytes) -> None:
        ending = door.endings[data[0] % len(door.endings)] if data else door.endings[0]
        with TemporaryDirectory(dir=_SHM if _SHM.is_dir() else None) as folder:
            began = time.process_time()
            with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
                doors.come_in(door, data[_FIRST:], Path(folder), ending)
            spent = time.process_time() - began
            assert spent < _SECONDS, f"{spent:.1f} s for {len(data)} bytes"
            outside = {one.name for one in Path(folder).parent.iterdir()} & {"passwd", "a", "b"}
            assert not outside, outside

    def mutate(data: bytes, most: int, seed: int) -> Any:
        chance = Random(seed)
        if chance.randrange(6) == 0:
            return atheris.Mutate(data, most)
        return (data[:_FIRST] + mutating.mutated(name, data[_FIRST:], chance))[:most]

    options = [arguments[0], str(corpus), *arguments[3:]]
    atheris.Setup(options, one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
