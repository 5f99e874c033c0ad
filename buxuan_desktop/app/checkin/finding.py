"""Electors as one types at the desk: by number, name, initials, tail of the ID number, group."""

from collections.abc import Sequence
from itertools import islice

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.lines import id_numbers
from buxuan_desktop.app.register.search import TAIL, Index
from buxuan_desktop.domain.events import VoterRegistered


class Finder:
    """Finds electors of one case; the index is made anew when the register is another."""

    def __init__(self) -> None:
        self._of: object = None
        self._index = Index(())

    def find(self, case: Case, typed: str, most: int = 7) -> Sequence[VoterRegistered]:
        """At most `most` electors whom `typed` can mean, the likeliest first; nobody for an empty text."""
        if not typed.strip():
            return ()
        self.make_ready(case)
        return [self._index.voters[place] for place in islice(self._index.find(typed), most)]

    def make_ready(self, case: Case) -> None:
        """Make the index of the case, so that the first key does not wait for it."""
        numbers = case.election.numbers
        if self._of is not numbers:
            tails = {number: one[-TAIL:] for number, one in id_numbers(case).items()}
            self._of, self._index = numbers, Index(case.election.voters.values(), tails)
