"""A cast and a step of the mirror with an error of the disk in the middle, and the look at what is left."""

import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from buxuan_desktop.app import counting
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirroring import Mirror, target_in
from tests.making import counting_case
from tests.torturing.casting import cast_when_told, step_when_told
from tests.torturing.injecting import Fault, Point, points, traced
from tests.torturing.killing import whole_copy
from tests.torturing.processes import Told, acknowledged, bugs, denied, sentences
from tests.torturing.sheets import look, sheet, unsaid

BALLOTS = 2


class Broken(ABC):
    """Something to be broken at each call it makes, always from the same files on."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "a.buxuan"

    @abstractmethod
    def points(self) -> list[Point]:
        """Every call that it makes to write, in order."""

    @abstractmethod
    def broken(self, fault: Fault) -> tuple[list[Told], list[str]]:
        """Do it with a fault; returns what was told, and what is wrong afterwards."""


class Cast(Broken):
    """Two ballots and the closing of the case."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        counting_case(self.path).close()
        self._pattern = self.path.read_bytes()
        self._journal = self.path.with_name(f"{self.path.name}-journal")
        self._touched = [self.path, self._journal, folder]

    def points(self) -> list[Point]:
        """Those of one ballot: the second would fail at the same ones."""
        self._begin()
        return points(self.path, self._touched, cast_when_told, 1)

    def broken(self, fault: Fault) -> tuple[list[Told], list[str]]:
        self._begin()
        heard, _ = traced(self.path, self._touched, fault, cast_when_told, BALLOTS)
        wrong = look(self.path, acknowledged(heard), heard[0][1] + BALLOTS, denied(heard))
        return heard, wrong + bugs(heard) + unsaid(sentences(heard))

    def _begin(self) -> None:
        self._journal.unlink(missing_ok=True)
        self.path.write_bytes(self._pattern)


class Step(Broken):
    """A step of a mirror that lies a few ballots behind; `whole` writes a copy anew, else rows are appended."""

    def __init__(self, folder: Path, *, whole: bool) -> None:
        super().__init__(folder)
        self._whole, self._stick = whole, folder / "stick"
        self._stick.mkdir()
        self._reach = 0
        with counting_case(self.path) as case:
            mirror = Mirror(self.path, target_in(self._stick, self.path))
            for number in range(3):
                counting.cast(case, sheet(number))
                self._reach = mirror.step(whole=number == 0).seq
            counting.cast(case, sheet(3))
        self._pattern = self.path.read_bytes()
        self._copies = {copy: copy.read_bytes() for copy in copies_in(self._stick, self.path)}
        self._touched = [self._stick]
        for copy in self._copies:
            self._touched += [copy, copy.with_name(f"{copy.name}-journal"), copy.with_name(f".{copy.name}.part")]

    def points(self) -> list[Point]:
        self._begin()
        return points(self.path, self._touched, step_when_told, self._stick, self._whole)

    def broken(self, fault: Fault) -> tuple[list[Told], list[str]]:
        """As it says; and that the case is untouched, a whole copy is there, and the next step catches up."""
        self._begin()
        heard, _ = traced(self.path, self._touched, fault, step_when_told, self._stick, self._whole)
        wrong = bugs(heard) + unsaid(sentences(heard))
        steps = [message[1] for message in heard if message[0] == "mirrored"]
        wrong += whole_copy(self.path, self._stick, max([self._reach, *steps]))
        if self.path.read_bytes() != self._pattern:
            wrong.append("the case itself was changed")
        reached = Mirror(self.path, target_in(self._stick, self.path)).step().seq
        return heard, wrong + whole_copy(self.path, self._stick, reached)

    def _begin(self) -> None:
        shutil.rmtree(self._stick)
        self._stick.mkdir()
        for copy, content in self._copies.items():
            copy.write_bytes(content)
