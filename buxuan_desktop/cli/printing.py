"""`buxuan documents`: every document that a case can print now."""

from pathlib import Path

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.paperwork.writing import write_all
from buxuan_desktop.app.printing import Choices
from buxuan_desktop.domain.plain_text import visible


def run(file: Path, out: Path, clock: Clock, choices: Choices, by: Case | None = None) -> int:
    """Write the documents into `out` and name them; `by` lets certificates out where people are named."""
    for path in write_all(file, clock, out, choices, by):
        print(visible(str(path)))
    return 0
