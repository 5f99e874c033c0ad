"""Electors as one types: by number, name, initials, or the text that a scanner reads off a certificate."""

from collections.abc import Sequence

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.people import Person, find, people


class Finder:
    """Finds electors of one case; the list is made anew when the register is another."""

    def __init__(self) -> None:
        self._of: object = None
        self._known: Sequence[Person] = ()

    def find(self, case: Case, typed: str, most: int = 7) -> list[Person]:
        """The electors whom `typed` can mean, the likeliest first."""
        numbers = case.election.numbers
        if self._of is not numbers:
            self._of = numbers
            self._known = [one for one in people(case.election) if one.number]
        return find(self._known, typed, most)
