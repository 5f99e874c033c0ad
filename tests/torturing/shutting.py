"""A process that changes a case's passphrase again and again, to be killed in the middle of it."""

from multiprocessing.connection import Connection
from pathlib import Path

from buxuan_desktop.app import passphrases
from buxuan_desktop.store import keys
from buxuan_desktop.store.unlocking import is_encrypted, is_right, offered

ROUNDS = 1000
PASSPHRASES = ("", "first passphrase", "another one, longer", "the third, 3 stones")
"""In turn; "" is none."""


def which(path: Path) -> str | None:
    """Which of the passphrases opens a file now."""
    if not is_encrypted(path):
        return ""
    return next((one for one in PASSPHRASES[1:] if is_right(path, one)), None)


def change_for_ever(path: Path, told: Connection) -> None:
    """From whichever it has to the next, with the proof left to whoever looks afterwards."""
    keys._ROUNDS = ROUNDS
    old = which(path)
    told.send(("begun", old))
    assert old is not None
    while True:
        new = PASSPHRASES[(PASSPHRASES.index(old) + 1) % len(PASSPHRASES)]
        with offered(old):
            passphrases.rewrite(path, old, new, lambda _: True)
        told.send(("acknowledged", new))
        old = new
