"""The one place where everything is wired: the clock, the command line."""

import os
import sys

from buxuan_desktop.app.clock import system_clock
from buxuan_desktop.cli.main import run


def main() -> int:
    """Run the program; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = run(sys.argv[1:], system_clock)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
