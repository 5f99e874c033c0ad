"""The one place where everything is wired: the clock, the command line."""

import sys

from buxuan_desktop.app.clock import system_clock
from buxuan_desktop.cli.main import run


def main() -> int:
    """Run the program; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return run(sys.argv[1:], system_clock)


if __name__ == "__main__":
    sys.exit(main())
