"""`buxuan documents`: every document that a case can print now."""

from pathlib import Path

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.printing import Choices, print_file


def run(file: Path, out: Path, clock: Clock, choices: Choices) -> int:
    """Write the documents into `out` and name them."""
    for path in print_file(file, clock, out, choices):
        print(path)
    return 0
