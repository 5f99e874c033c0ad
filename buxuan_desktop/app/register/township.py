"""Who is on the lists of two cases of the township (重登), found by keyed hashes; no ID number leaves the case."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.lines import id_numbers
from buxuan_desktop.exchange.township import SUFFIX, key_of, marks_of, on_both, read_marks

__all__ = ["SUFFIX", "Elsewhere", "elsewhere", "marks"]


class Elsewhere(msgspec.Struct, frozen=True):
    """An elector of ours who is registered elsewhere too."""

    number: int
    place: str


def marks(case: Case, words: str) -> bytes:
    """The file of this case for the others; the words are those that the township agreed on."""
    opened = case.election.case
    return marks_of(opened.place, opened.case, id_numbers(case).values(), key_of(words))


def elsewhere(case: Case, paths: Sequence[Path], words: str) -> list[Elsewhere]:
    """Our electors who stand on those other lists; the own file among them is passed over."""
    key = key_of(words)
    ours = id_numbers(case)
    found: list[Elsewhere] = []
    for path in paths:
        other = read_marks(path, key)
        if other.case != case.election.case.case:
            found += [Elsewhere(number, other.place) for number in on_both(ours, other, key)]
    return found
