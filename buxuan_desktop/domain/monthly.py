"""One line of the monthly table on by-elections: one vacant post of one case (B04, B07, B19; S2)."""

from datetime import date

import msgspec


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a township reports of a post. None and "" mean that the case does not say so; nothing is guessed.

    `case` and `head` (`SEQ:HASH`) name the case and the moment; `origin` is what the line was read from: case,
    archive, extract, survey (a gap for which there is no case yet). `province`, `city`, `township` are the levels
    above. `cause` is a code of `Vacancy.cause`. `deadline` is the last day for the by-election, by law or plan. `stage`
    (0 to 9) is the stage reached. `why` says in words why the post is not filled. Numbers are heads and ballots of the
    last round with this post; `women` counts the women among the elected. `one_shoulder` (一肩挑): the party secretary
    was elected to head the committee. `late` was reckoned on `reported_on`. `reason` is the township's one reason for
    what is unfinished.
    """

    case: str
    head: str
    origin: str = "case"
    province: str = ""
    city: str = ""
    township: str = ""
    village: str
    post: str
    seats: int
    cause: str = ""
    vacant_on: date | None = None
    deadline: date | None = None
    election_day: date | None = None
    stage: int = 0
    filled: int = 0
    done: bool = False
    done_on: date | None = None
    why: str = ""
    registered: int | None = None
    issued: int | None = None
    recovered: int | None = None
    elected: str = ""
    women: int | None = None
    one_shoulder: bool | None = None
    committee_complete: bool | None = None
    supervision_complete: bool | None = None
    certificates: int | None = None
    late: bool | None = None
    reported_on: date | None = None
    reason: str = ""


def is_late(line: Line, today: date) -> bool | None:
    """Whether the deadline has passed without the post filled, or was missed; None where no deadline is known."""
    if line.deadline is None:
        return None
    return (line.done_on or today) > line.deadline


FIELDS = Line.__struct_fields__
