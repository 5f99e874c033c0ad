"""The one place where everything is wired: the clock, this installation, the window, the command line."""

import os
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

from platformdirs import user_data_path

from buxuan_desktop.app.clock import system_clock
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.machine import hindrance, tell, this_machine


def main() -> int:
    """Run the program; returns its exit code."""
    # Many files are read by processes of their own; in the frozen bundle they begin here.
    freeze_support()
    _unlend_libraries()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:]
    try:
        code = _command_or_window(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone; nobody is left to tell.
        _silence()
        return 1
    except OSError as error:
        if _can_write():
            raise
        _silence()
        return _refused(Refusal("output-unwritable", detail=error.strerror or str(error)))
    except KeyboardInterrupt:
        return 130
    return code


def _silence() -> None:
    """What still waits to be written goes nowhere, or Python would complain of it at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _can_write() -> bool:
    """Whether our output goes anywhere: the file that it is led to may lie on a full disk."""
    try:
        if sys.stdout is not None:
            print(flush=True)
    except OSError:
        return False
    return True


def _refused(refusal: Refusal) -> int:
    from buxuan_desktop.cli.parsing import UNUSABLE
    from buxuan_desktop.words import of_refusal

    tell(of_refusal(refusal))
    return UNUSABLE


def _unlend_libraries() -> None:
    """In the frozen bundle: programs of the system that are started from here get their own libraries, not ours."""
    if not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def _command_or_window(arguments: Sequence[str]) -> int:
    """The window loads no command line, and a command no window."""
    if arguments:
        from buxuan_desktop.cli.main import is_command, run

        if is_command(arguments):
            return run(arguments, system_clock, _home())
    return window(arguments)


def window(arguments: Sequence[str]) -> int:
    """Open the window, with the case named when there is one; on an unfit machine or without a display say so."""
    try:
        if len(arguments) > 1:
            raise Refusal("one-file-only")
        unfit = hindrance(this_machine())
        if unfit is not None:
            raise unfit
        if not _has_display():
            raise Refusal("no-display")
        from buxuan_desktop.app.garbage import none_made
        from buxuan_desktop.app.keeper import keeper_of

        # Nothing that loading makes is garbage; looking for it would take a tenth of the start.
        with none_made():
            from buxuan_desktop.ui.program import run

        home = _home()
        return run(Path(arguments[0]) if arguments else None, system_clock, keeper_of(home), home)
    except Refusal as refusal:
        return _refused(refusal)


def _home() -> Path:
    """The own folder of this installation: its id, its key, what it remembers."""
    return user_data_path("buxuan", appauthor=False)


def _has_display() -> bool:
    """Whether a window can be shown; Linux says so in the environment."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
