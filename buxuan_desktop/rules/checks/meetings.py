"""Checks on minutes: whether the meeting could decide, and whether it did (L18 Arts 22, 26, U25 Arts 27, 29)."""

from collections.abc import Iterator

from buxuan_desktop.domain.records.meetings import Meeting, Minuted
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.rules.thresholds import quorum_needed

QUORUM_OF = {"assembly": "assembly_quorum", "representatives": "meeting_quorum"}
"""The parameter that says how many must be present, by who meets; of other meetings the law says nothing."""


def check_meetings(meetings: list[Meeting], book: RuleBook) -> Iterator[Finding]:
    """Each meeting's numbers, quorum and majority; what is not written down is not judged."""
    for one in meetings:
        yield from check_meeting(one, book)


def check_meeting(one: Meeting, book: RuleBook) -> Iterator[Finding]:
    """One meeting."""
    day = one.day.isoformat()
    for apart in numbers_apart(one):
        yield finding("meeting-numbers", book, day=day, **apart)
    needed = present_needed(one, book)
    if needed is not None and one.present is not None and one.present < needed and one.passed != "failed":
        yield finding("meeting-quorum", book, day=day, present=one.present, due=one.due, needed=needed)
    if one.body in QUORUM_OF and without_majority(one):
        yield finding("meeting-no-majority", book, day=day, agreed=one.agreed, present=one.present)


def numbers_apart(one: Minuted) -> Iterator[dict[str, str | int]]:
    """What is higher in the minutes than it can be: what it is called, what it is more than, both numbers."""
    votes = sum(number or 0 for number in (one.agreed, one.against, one.abstained))
    if one.due is not None and one.present is not None and one.present > one.due:
        yield {"more": "实到人数", "less": "应到人数", "high": one.present, "low": one.due}
    if one.present is not None and votes > one.present:
        yield {"more": "三种票数之和", "less": "实到人数", "high": votes, "low": one.present}


def without_majority(one: Minuted) -> bool:
    """Whether a resolution is said to have passed though no more than half of those present agreed."""
    claims = one.passed == "passed" and one.agreed is not None and one.present is not None
    return claims and 2 * (one.agreed or 0) <= (one.present or 0)


def present_needed(one: Meeting, book: RuleBook) -> int | None:
    """How many must be present, None where no rule or no number is known."""
    quorum = book.parameter(QUORUM_OF[one.body]).value if one.body in QUORUM_OF else None
    return quorum_needed(quorum, one.due) if isinstance(quorum, str) and one.due is not None else None
