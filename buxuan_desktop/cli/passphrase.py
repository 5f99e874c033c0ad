"""The passphrase of a case on the command line: from BUXUAN_PASSPHRASE, or asked for on a terminal; never an argument.

Arguments stand in the list of running programs and in the shell's history.
"""

import os
import sys
from collections.abc import Callable
from getpass import getpass

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal

_NAME = "BUXUAN_PASSPHRASE"
_TRIES = 3
_NEEDED, _WRONG = "case-passphrase-needed", "case-passphrase-wrong"


def with_passphrase(command: Callable[[], int]) -> int:
    """Run a command, and anew with a passphrase when it comes upon a case that needs one.

    Refusal `case-passphrase-wrong`, and `case-passphrase-unasked` where nobody can be asked.
    """
    given = os.environ.get(_NAME, "")
    if given:
        return _offering(given, command)
    try:
        return command()
    except Refusal as refusal:
        if refusal.code != _NEEDED:
            raise
        if not sys.stdin.isatty():
            raise Refusal("case-passphrase-unasked", path=refusal.data["path"]) from refusal
    return _asking(command)


def _asking(command: Callable[[], int]) -> int:
    for _ in range(_TRIES - 1):
        try:
            return _offering(getpass("口令："), command)
        except Refusal as refusal:
            if refusal.code != _WRONG:
                raise
            print(of_refusal(refusal), file=sys.stderr)
    return _offering(getpass("口令："), command)


def _offering(passphrase: str, command: Callable[[], int]) -> int:
    from buxuan_desktop.app.passphrases import offered

    with offered(passphrase):
        return command()
