"""The command line (fixed, design §7): exit 0 done, 1 the answer is no, 2 the input cannot be used."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.cli.parsing import UNUSABLE, parser
from buxuan_desktop.cli.passphrase import with_passphrase
from buxuan_desktop.domain.booklet import paper_of
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal

__all__ = ["UNUSABLE", "is_command", "run"]


def is_command(arguments: Sequence[str]) -> bool:
    """Whether these are words for the command line; otherwise they ask for the window."""
    return bool(arguments) and (arguments[0] in _COMMANDS or arguments[0].startswith("-"))


def run(arguments: Sequence[str], clock: Clock, home: Path | None = None) -> int:
    """Run one command; returns the exit code. A user's mistake is one line on stderr.

    `home` is this installation's own folder, where its key lies; without it nothing can be signed.
    """
    given = parser().parse_args(list(arguments), argparse.Namespace(home=home))
    if given.command is None:
        parser().print_help()
        return UNUSABLE
    try:
        return with_passphrase(lambda: _COMMANDS[given.command](given, clock))
    except Refusal as refusal:
        print(of_refusal(refusal), file=sys.stderr)
        return UNUSABLE


def _rehearse(given: argparse.Namespace, _: Clock) -> int:
    from buxuan_desktop.cli import rehearsing

    return rehearsing.run(given.scripts, given.out, documents=not given.no_documents)


def _verify(given: argparse.Namespace, _: Clock) -> int:
    from buxuan_desktop.cli import verifying

    return verifying.run(given.file, given.head)


def _documents(given: argparse.Namespace, clock: Clock) -> int:
    from buxuan_desktop.app.printing import Choices
    from buxuan_desktop.cli import printing
    from buxuan_desktop.cli.signing import with_sign_in

    choices = Choices(not given.upright, given.photo, given.handwriting, paper=paper_of(*given.paper))
    command = partial(printing.run, given.file, given.out, clock, choices)
    return with_sign_in(command, given.file, clock, given.home)


def _export(given: argparse.Namespace, clock: Clock) -> int:
    from buxuan_desktop.cli import exporting
    from buxuan_desktop.cli.signing import with_sign_in

    wanted = exporting.Wanted(given.sealed, given.archive, given.extract, given.keep_until)
    home = _home(given) if given.archive or given.extract else Path()
    command = partial(exporting.run, given.file, given.to, wanted, clock, home)
    return with_sign_in(command, given.file, clock, given.home)


def _home(given: argparse.Namespace) -> Path:
    if given.home is None:
        raise Refusal("no-home")
    found: Path = given.home
    return found


def _rollup(given: argparse.Namespace, clock: Clock) -> int:
    from buxuan_desktop.app.rollup import Wanted
    from buxuan_desktop.cli import rollup

    day = given.day or clock().date()
    outs = [one for one in (given.out, given.parquet, given.pdf) if one is not None]
    wanted = Wanted(day, given.level, given.unit, given.reason)
    return rollup.run(given.files, outs, rollup.with_survey(wanted, _home(given)) if given.survey else wanted)


def _self_test(_: argparse.Namespace, __: Clock) -> int:
    from buxuan_desktop.cli import selftest

    return selftest.run()


# A command loads only what it needs: fonts and spreadsheets cost half a second on an old laptop.
_COMMANDS: dict[str, Callable[[argparse.Namespace, Clock], int]] = {
    "rehearse": _rehearse,
    "verify": _verify,
    "documents": _documents,
    "export": _export,
    "rollup": _rollup,
    "self-test": _self_test,
}
