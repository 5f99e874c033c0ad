"""Who asks for what leaves a case, on the command line: from BUXUAN_NAME and BUXUAN_PIN, or asked on a terminal.

Never arguments: these stand in the list of running programs and in the shell's history.
"""

import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.keeper import keeper_of
from buxuan_desktop.app.permissions import Action, refuse
from buxuan_desktop.app.signing import sign_in
from buxuan_desktop.domain.refusal import Refusal

_NAME, _PIN = "BUXUAN_NAME", "BUXUAN_PIN"
_NEEDED = "sign-in-to-let-out"


def with_sign_in(command: Callable[[Case | None], int], file: Path, clock: Clock, home: Path | None) -> int:
    """Run a command, and anew with the case open and somebody signed in where its people must be asked.

    Refusal `sign-in-unasked` where nobody can be asked, written into the case; those of signing in; `no-home`.
    """
    try:
        return command(None)
    except Refusal as refusal:
        if refusal.code != _NEEDED:
            raise
        if home is None:
            raise Refusal("no-home") from refusal
        action = Action(str(refusal.data["action"]))
    with Case.open(file, clock, "", keeper_of(home)) as case:
        sign_in(case, *_asked(case, action))
        return command(case)


def _asked(case: Case, action: Action) -> tuple[str, str]:
    name, pin = os.environ.get(_NAME, ""), os.environ.get(_PIN, "")
    if name and pin:
        return name, pin
    if not sys.stdin.isatty():
        refuse(case, action, Refusal("sign-in-unasked", path=str(case.file.path)))
    if not name:
        print("姓名：", end="", file=sys.stderr, flush=True)
    return name or input(), pin or getpass("口令：")
