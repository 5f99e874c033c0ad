"""The stages of a case (design §6) as data, and where a case stands; nothing of a window in it."""

import msgspec

from buxuan_desktop.domain.election import Election

TITLES = (
    "立案",
    "离任审计",
    "动员准备",
    "选民登记",
    "候选人",
    "投票准备",
    "投票",
    "计票",
    "结果",
    "收尾",
)
"""Titles of stages 0 to 9."""

SETUP, VOTE, COUNT, RESULT = 0, 6, 7, 8

NOT_COUNTED = "练习，不算数"
"""Stands in the place of every case to practise on, so that each page, report and file says it."""

_PROVEN = frozenset((SETUP, VOTE, COUNT, RESULT))
"""Stages whose end the case file itself proves; nothing is called done that was not done here."""


class Stage(msgspec.Struct, frozen=True):
    """One stage on the rail: its number, its title, `done`, `here` or `ahead`."""

    number: int
    title: str
    mark: str


def where(election: Election | None) -> int:
    """The stage a case stands in: set-up, voting, counting or result."""
    if election is None or not election.posts:
        return SETUP
    if not election.rounds:
        return VOTE
    current = election.rounds[-1]
    if current.declared is not None:
        return RESULT
    return COUNT if current.polls_closed else VOTE


def rail(election: Election | None, shown: int) -> tuple[Stage, ...]:
    """All stages with their marks; stages that this case proves are done, `shown` is the one on screen."""
    reached = where(election)
    return tuple(
        Stage(
            number, title, "here" if number == shown else "done" if number < reached and number in _PROVEN else "ahead"
        )
        for number, title in enumerate(TITLES)
    )
