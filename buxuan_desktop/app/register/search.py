"""Finding electors as one types: by name, initials, spelling, number, tail of the ID number, group (≤ 50 ms of 50,000).

Plain lists in memory, made anew from the folded state whenever the register is another; nothing is stored.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.words.pinyin import initials, spelled, syllables

TAIL = 4
"""Characters of an ID number that can be searched and are shown."""

_SHORTEST_TAIL = 3
_MOST_READINGS = 16
_SCALE = 1_000_000


class Index:
    """The electors in order of number, with what each can be found by; `tails` are ends of ID numbers by number."""

    def __init__(self, voters: Iterable[VoterRegistered], tails: Mapping[int, str] | None = None) -> None:
        self.voters = sorted(voters, key=lambda voter: voter.number)
        known = tails or {}
        self._names = [voter.name for voter in self.voters]
        self._numbers = [str(voter.number) for voter in self.voters]
        self._groups = [_plain(voter.group) for voter in self.voters]
        self._tails = [known.get(voter.number, "")[-TAIL:] for voter in self.voters]
        self._initials = [initials(name) for name in self._names]
        self._spelled = [spelled(name) for name in self._names]
        self._others = [(place, other) for place, name in enumerate(self._names) for other in _other_initials(name)]

    def __len__(self) -> int:
        return len(self.voters)

    def find(self, typed: str) -> list[int]:
        """Places in `voters` that fit every word of `typed`, the likeliest first; all of them for an empty text."""
        words = [_plain(word) for word in typed.split()]
        words = [word for word in words if word]
        if not words:
            return list(range(len(self.voters)))
        ranks = self._ranks(words[0])
        for word in words[1:]:
            more = self._ranks(word)
            ranks = {place: rank + more[place] for place, rank in ranks.items() if place in more}
        return sorted(ranks, key=lambda place: ranks[place] * _SCALE + place)

    def _ranks(self, word: str) -> dict[int, int]:
        """How well each elector fits one word: 0 is best; who does not fit is not there."""
        if word.isdecimal():
            return self._by_digits(word)
        if word.isascii():
            return self._by_letters(word)
        ranks = {place: 3 for place, group in enumerate(self._groups) if group.startswith(word)}
        ranks |= {
            place: 0 if name == word else 1 if name.startswith(word) else 2
            for place, name in enumerate(self._names)
            if word in name
        }
        return ranks

    def _by_digits(self, word: str) -> dict[int, int]:
        ranks = {place: 3 for place, group in enumerate(self._groups) if group == word}
        if len(word) >= _SHORTEST_TAIL:
            ranks |= {place: 2 for place, tail in enumerate(self._tails) if tail.endswith(word)}
        ranks |= {
            place: 0 if number == word else 1 for place, number in enumerate(self._numbers) if number.startswith(word)
        }
        return ranks

    def _by_letters(self, word: str) -> dict[int, int]:
        ranks = {place: 3 for place, group in enumerate(self._groups) if group.startswith(word)}
        if word[-1] == "x" and word[:-1].isdecimal() and len(word) >= _SHORTEST_TAIL:
            ranks |= {place: 0 for place, tail in enumerate(self._tails) if tail.lower().endswith(word)}
        ranks |= {place: 2 for place, name in enumerate(self._spelled) if name.startswith(word)}
        ranks |= {place: 2 for place, other in self._others if other.startswith(word)}
        ranks |= {
            place: 0 if letters == word else 1
            for place, letters in enumerate(self._initials)
            if letters.startswith(word)
        }
        return ranks


def _other_initials(name: str) -> Sequence[str]:
    """First letters of a name as it can be read besides the usual way."""
    read = [sorted({syllable[0] for syllable in one}) or ["?"] for one in syllables(name)]
    if all(len(one) == 1 for one in read):
        return ()
    usual = initials(name)
    ways = ("".join(letters) for _, letters in zip(range(_MOST_READINGS), product(*read), strict=False))
    return [way for way in ways if way != usual]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
