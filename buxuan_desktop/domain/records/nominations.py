"""Who was nominated for which post, by whom, with how many votes, and who went again (C07, C16, F5)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record

Way = Literal["all", "group", "party", "ten", "self"]
"""全体选民提名, 以小组为单位提名, 党组织提名推荐, 选民联名, 自荐."""


class Nomination(Record, frozen=True, tag="nomination"):
    """One nomination of a person for a post; `nominators` is how many signed it, who they were lies beside the chain.

    `statement` is what a self-nominated person handed in.
    """

    PRIVATE: ClassVar = ("nominator_names",)
    post: str
    name: str
    way: Way
    day: date
    nominators: int | None = None
    group: str = ""
    by: str = ""
    statement: str = ""


class NominationVotes(Record, frozen=True, tag="nomination-votes"):
    """Votes that a person got at a nomination for a post: of all, or of one group; several records add up (C16)."""

    post: str
    name: str
    votes: int
    day: date
    group: str = ""
    counted_by: str = ""


class PostChoice(Record, frozen=True, tag="post-choice"):
    """Somebody nominated for several posts says in writing which one it is (SCV25 Art 22, HI25 Art 18)."""

    name: str
    post: str
    day: date


class Withdrawal(Record, frozen=True, tag="withdrawal"):
    """Somebody does not stand for a post any more; without a post for none of them. Votes of others move them up."""

    name: str
    day: date
    post: str = ""
    reason: str = ""
    in_writing: bool = True
    received_by: str = ""


class Subsidised(Record, frozen=True, tag="subsidised"):
    """Somebody who draws 固定补贴 or 误工补贴, and whether and how that person takes part (C39)."""

    name: str
    kind: Literal["fixed", "lost_work"]
    duty: str = ""
    part: Literal["", "elector", "candidate", "staff", "absent"] = ""
    reason: str = ""
