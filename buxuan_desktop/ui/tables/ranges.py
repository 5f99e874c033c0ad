"""Numbers of bundles as people write them: 1-10、15."""

import re
from collections.abc import Iterable

_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_BETWEEN = re.compile(r"[、，,；;\s]+")
_RANGE = re.compile(r"(\d{1,5})(?:[-－—–~～至到](\d{1,5}))?")


def ranged(numbers: Iterable[int]) -> str:
    """Numbers in as few words as can be: 1–3、7."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def numbers_in(text: str) -> tuple[int, ...] | None:
    """The numbers that a text names, in order; None when it cannot be read so."""
    found: dict[int, None] = {}
    for part in _BETWEEN.split(text.translate(_FULL_WIDTH).strip()):
        if not part:
            continue
        one = _RANGE.fullmatch(part)
        if one is None:
            return None
        first, last = int(one[1]), int(one[2] or one[1])
        if last < first or last - first > 9999:
            return None
        found |= dict.fromkeys(range(first, last + 1))
    return tuple(sorted(found))
