"""What runs in a process of its own, to be killed or to have the ground taken away: tellers who cast and cast.

They tell what the program answered: `("acknowledged", number)`, `("refused", number, code, sentence)`, and `said` in
the same shape for what was said beside a ballot that was taken.
"""

import itertools
import threading
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.torturing.sheets import entered, opened, sheet

TRIES = 3


def cast_for_ever(path: Path, told: Connection, mirror: Path | None = None) -> None:
    """Cast from the ballot on at which the page stands, with a mirror beside when there is a folder for it."""
    with opened(path) as case:
        number = max(entered(case), default=-1) + 1
        told.send(("begun", number))
        if mirror is not None:
            threading.Thread(target=_keep_up, args=(Mirror(path, target_in(mirror, path)), told), daemon=True).start()
        for each in itertools.count(number):
            counting.cast(case, sheet(each))
            told.send(("acknowledged", each))
            if case.file.head.seq % 5 == 0:
                counting.strike_last(case, "读错了", "监票人")


def _keep_up(mirror: Mirror, told: Connection) -> None:
    for step in itertools.count():
        told.send(("mirrored", mirror.step(whole=step % 4 == 0).seq))


def cast_when_told(path: Path, told: Connection, ballots: int) -> None:
    """Open the case, wait for a word, cast so many ballots; a teller who is refused keys the same ballot again."""
    case = opened(path)
    number = max(entered(case), default=-1) + 1
    told.send(("begun", number))
    told.recv()
    try:
        for each in range(number, number + ballots):
            for _ in range(TRIES):
                if _tried(case, each, told):
                    break
        case.close()
        told.send(("closed", number + ballots))
    except Exception:  # noqa: BLE001 - told to the one who tortures
        told.send(("bug", traceback.format_exc()))


def cast_until_full(path: Path, told: Connection, room: int) -> None:
    """Cast until no file may grow any more, then with room again; a limit on this process stands for the disk."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    case = opened(path)
    number = max(entered(case), default=-1) + 1
    told.send(("begun", number))
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, most))
    while _tried(case, number, told):
        number += 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    for each in range(number, number + TRIES):
        _tried(case, each, told)
    case.close()


def _tried(case: Case, number: int, told: Connection) -> bool:
    try:
        counting.cast(case, sheet(number))
    except Refusal as refusal:
        told.send(("refused", number, refusal.code, of_refusal(refusal)))
        return False
    told.send(("acknowledged", number))
    for aside in case.asides:
        told.send(("said", number, aside.code, of_refusal(aside)))
    return True


def step_when_told(path: Path, told: Connection, folder: Path, whole: bool) -> None:
    """Wait for a word, then bring the mirror up once."""
    told.send(("begun", 0))
    told.recv()
    try:
        told.send(("mirrored", Mirror(path, target_in(folder, path)).step(whole=whole).seq))
    except Refusal as refusal:
        told.send(("refused", 0, refusal.code, of_refusal(refusal)))
    except Exception:  # noqa: BLE001 - told to the one who tortures
        told.send(("bug", traceback.format_exc()))


def hold_open(path: Path, told: Connection) -> None:
    """Keep a case open for writing until a word comes."""
    with opened(path):
        told.send(("begun", 0))
        told.recv()
