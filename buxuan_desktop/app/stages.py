"""The stages of a case (design §6) as data, and where a case stands; nothing of a window in it."""

from typing import TYPE_CHECKING, NamedTuple

from buxuan_desktop.words import round_name

if TYPE_CHECKING:
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

_OF_A_ROUND = (VOTE, COUNT, RESULT)


WITH_A_PAGE = (0, 1, 2, 3, 4, 5, 6, 9)
"""Stages whose page lists what is done in them; counting and result have pages of their own."""


def stage_is_open(election: "Election", stage: int) -> bool:
    """Whether the page of a stage can be shown now: nothing at a table, no count before the polls are closed."""
    if election.case.table or not election.posts:
        return False
    if stage in WITH_A_PAGE:
        return True
    current = election.rounds[-1] if election.rounds else None
    if stage == COUNT:
        return current is not None and current.polls_closed and current.closed is None
    return stage == RESULT and any(one.declared is not None for one in election.rounds)


class Stage(NamedTuple):
    """One stage on the rail: its number, its title, its mark, and which round it is of from the second on (第二次).

    `mark` is done, here, ahead, or elsewhere: not done with this program, so that the case cannot say.
    """

    number: int
    title: str
    mark: str
    round: str = ""


def where(election: "Election | None") -> int:
    """The stage a case stands in: set-up, voting, counting or result."""
    if election is None or not election.posts:
        return SETUP
    if not election.rounds:
        return VOTE
    current = election.rounds[-1]
    if current.declared is not None:
        return RESULT
    return COUNT if current.polls_closed else VOTE


def rail(election: "Election | None", shown: int) -> tuple[Stage, ...]:
    """All stages with their marks; `shown` is the one on screen. From the second round on the round is named.

    What a round has behind it says nothing about the next: voting, count and result are those of one round.
    """
    number = _round_in_hand(election, shown)
    done = _done(election, number)
    return tuple(
        Stage(
            stage,
            title,
            "here" if stage == shown else "done" if stage in done else _not_done(election, stage),
            round_name(number).removesuffix("投票") if number > 1 and stage in _OF_A_ROUND else "",
        )
        for stage, title in enumerate(TITLES)
    )


def _round_in_hand(election: "Election | None", shown: int) -> int:
    """The number of the round that the rail speaks of: the last, or on the voting page the one to come."""
    if election is None or not election.rounds:
        return 1
    last = election.rounds[-1]
    waiting = any(state.waiting is not None for state in election.posts.values())
    return last.number + (1 if shown == VOTE and last.declared is not None and waiting else 0)


def _done(election: "Election | None", number: int) -> frozenset[int]:
    """The stages that the case file proves done, those of a round for the round of that number."""
    if election is None or not election.posts:
        return frozenset()
    before = (SETUP, *_proven_by_records(election))
    if number > len(election.rounds):
        return frozenset(before)
    current = election.round(number)
    proven = ((VOTE, current.polls_closed), (COUNT, current.closed is not None), (RESULT, current.declared is not None))
    return frozenset((*before, *(stage for stage, done in proven if done)))


def _proven_by_records(election: "Election") -> tuple[int, ...]:
    """Nothing is loaded for a case without records: the first window does not wait for it."""
    if not len(election.records) and election.register.published is None:
        return ()
    from buxuan_desktop.domain.stage_proofs import proven

    return tuple(proven(election))


def _not_done(election: "Election | None", stage: int) -> str:
    if election is None or stage in _PROVEN or stage in _begun(election):
        return "ahead"
    return "elsewhere"


def _begun(election: "Election") -> frozenset[int]:
    """Stages that somebody wrote anything down in."""
    if not len(election.records):
        return frozenset()
    from buxuan_desktop.words.forms import words_of

    return frozenset(words_of(tag).stage for tag in election.records.tags)
