"""What runs in a process of its own, to be killed in the middle: a teller who casts one ballot after the other."""

from multiprocessing.connection import Connection
from pathlib import Path

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from tests.making import BALLOTS, CLOCK, HOME


def cast_for_ever(path: Path, told: Connection) -> None:
    """Cast, and tell each seq once the program has acknowledged it."""
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        told.send(case.file.head.seq)
        while True:
            for one in BALLOTS:
                told.send(counting.cast(case, one))
                if case.file.head.seq % 5 == 0:
                    counting.strike_last(case, "读错了", "监票人")


def hold_open(path: Path, told: Connection) -> None:
    """Keep a case open for writing until a word comes."""
    with Case.open(path, CLOCK, "计票员", HOME):
        told.send(0)
        told.recv()
