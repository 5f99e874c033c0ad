"""Ballots that can be told apart, so that one that is missing or there twice is seen; and the look at a case's file."""

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, HOME

_VOID = ("", "", "", "unreadable", "", "not_issued", "", "damaged")


def sheet(number: int) -> Ballot:
    """The ballot of that number, from 0: of every class in turn, and written in on it which it is."""
    marks = {
        "主任": PostMarks(("王建国", "李秀英")[: 1 + number % 5 // 4]),
        "委员": PostMarks((), (), (f"第{number}张",)),
    }
    return Ballot(marks, _VOID[number % len(_VOID)])


def entered(case: Case) -> Counter[int]:
    """The numbers of the ballots in a case, with how often each is there; withdrawn ones too."""
    names = (name for one in case.election.rounds[0].ballots.values() for name in one.marks["委员"].write_in)
    return Counter(int(name[1:-1]) for name in names)


def opened(path: Path) -> Case:
    """The case for writing, as the next window opens it."""
    return Case.open(path, CLOCK, "计票员", HOME)


def unsaid(sentences: Mapping[str, str]) -> list[str]:
    """Codes that people were told in no words of their own."""
    unknown = {code: of_refusal(Refusal("unknown")).replace("unknown", code) for code in sentences}
    return [
        f"{code} is not said in words: {said}"
        for code, said in sentences.items()
        if not said.endswith("。") or said == unknown[code]
    ]


def look(path: Path, acknowledged: Collection[int], begun: int, denied: Collection[int] = ()) -> list[str]:
    """What is wrong with a file in which ballots below `begun` were keyed; empty when nothing.

    Those `acknowledged` must be there, those `denied` to the last must not.

    The file is proved twice: as it lies there, untouched by it, and after the next window has opened it.
    """
    try:
        return _looked(path, {*acknowledged}, begun, {*denied})
    except Refusal as refusal:
        return [f"it does not open: {refusal}"]


def _looked(path: Path, acknowledged: set[int], begun: int, denied: set[int]) -> list[str]:
    before = path.read_bytes()
    wrong = [f"does not verify: {fault}" for fault in verify(path).faults]
    if path.read_bytes() != before:
        wrong.append("looking at it changed it")
    with opened(path) as case:
        there = entered(case)
        wrong += [f"{number} is there {times} times" for number, times in there.items() if times > 1]
        wrong += [f"{number} was acknowledged and is gone" for number in sorted(acknowledged - {*there})]
        wrong += [f"{number} was refused and is there" for number in denied if number in there]
        wrong += [f"{number} was never keyed" for number in there if number >= begun]
        if case.file.head != case.file.stored_head():
            wrong.append("head and file differ")
    return wrong + [f"does not verify after opening: {fault}" for fault in verify(path).faults]
