"""Processes that can be killed, and all that they told before the end."""

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from buxuan_desktop.store import keys
from buxuan_desktop.store.keys import Key
from buxuan_desktop.store.unlocking import adopt

_WAYS = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)
_WAYS.set_forkserver_preload(
    ["tests.torturing.casting", "tests.torturing.bundling"]
)  # else every teller spends a second on imports

Told = tuple[Any, ...]
PATIENCE = 60


def _with_keys(given: tuple[Key, ...], work: Callable[..., None], *more: object) -> None:
    """Work as a program that was told the same passphrases."""
    adopt(given, ())
    work(*more)


class Teller:
    """A process that works on a case and tells what was answered."""

    def __init__(self, work: Callable[..., None], path: Path, *more: object) -> None:
        self._here, there = _WAYS.Pipe()
        given = (keys.all_given(), work, path, there, *more)
        self.process: BaseProcess = _WAYS.Process(target=_with_keys, args=given, daemon=True)
        self.process.start()
        there.close()
        self.heard: list[Told] = []

    @property
    def connection(self) -> Connection:
        """The pipe to it."""
        return self._here

    @property
    def pid(self) -> int:
        """The id of the process."""
        assert self.process.pid is not None
        return self.process.pid

    def hear(self, times: int = 1) -> Told:
        """Wait for so many messages; returns the last."""
        for _ in range(times):
            assert self._here.poll(PATIENCE), "the other process says nothing"
            self.heard.append(self._here.recv())
        return self.heard[-1]

    def tell(self, word: str) -> None:
        """Give it a word."""
        self._here.send(word)

    def kill(self) -> list[Told]:
        """End it between two instructions; returns all that it told, a message cut in the middle left out."""
        self.process.kill()
        return self.end()

    def end(self) -> list[Told]:
        """Hear all until it ends; returns all that it told."""
        try:
            while self._here.poll(PATIENCE):
                self.heard.append(self._here.recv())
        except (EOFError, OSError):
            # It was killed, perhaps within a message: what came whole before is what counts.
            pass
        self.process.join(PATIENCE)
        assert not self.process.is_alive(), "the other process does not end"
        self._here.close()
        return self.heard


def acknowledged(heard: Sequence[Told]) -> set[Any]:
    """The numbers, or places, of the ballots that the program took."""
    return {message[1] for message in heard if message[0] == "acknowledged"}


def denied(heard: Sequence[Told]) -> set[int]:
    """The numbers of the ballots of which the program said to the last that they were not taken."""
    return {message[1] for message in heard if message[0] == "refused"} - acknowledged(heard)


def sentences(heard: Sequence[Told]) -> dict[str, str]:
    """All that was said in words, by code."""
    return {message[2]: message[3] for message in heard if message[0] in ("refused", "said")}


def bugs(heard: Sequence[Told]) -> list[str]:
    """Tracebacks, which nobody should ever see."""
    return [message[1] for message in heard if message[0] == "bug"]
