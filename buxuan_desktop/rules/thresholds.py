"""Quorum and line, decided with integers (design §5.2, §5.4).

民法典第一千二百五十九条: 以上 includes the number itself, 过 and 超过 do not.
"""

from collections.abc import Callable

_QUORUM: dict[str, Callable[[int], int]] = {
    ">1/2": lambda electors: electors // 2 + 1,
    ">2/3": lambda electors: 2 * electors // 3 + 1,
    ">=2/3": lambda electors: -(-2 * electors // 3),
}


def quorum_needed(quorum: str, registered: int) -> int:
    """Ballots that must be recovered, of `registered` electors: `>1/2`, `>2/3` or `>=2/3`."""
    return _QUORUM[quorum](registered)


def quorum_met(quorum: str, registered: int, recovered: int) -> bool:
    """Whether `recovered` ballots reach the quorum; exactly half is not more than half (T1)."""
    return recovered >= quorum_needed(quorum, registered)


def line(kind: str, win: str, recovered: int) -> int:
    """Votes needed to be elected, of `recovered` ballots R of this round.

    First round: floor(R/2)+1, or ceil(R/2) where half suffices; further election: ceil(R/3); tie re-vote: 1.
    """
    if kind == "tie_revote":
        return 1
    if kind == "further":
        return third(recovered)
    return -(-recovered // 2) if win == ">=1/2" else recovered // 2 + 1


def third(recovered: int) -> int:
    """A third of the ballots, inclusive (L18 第十五条第二款: 不得少于已投选票总数的三分之一)."""
    return -(-recovered // 3)
