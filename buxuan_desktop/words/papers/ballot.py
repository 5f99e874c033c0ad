"""Form 6: the ballot of this case, identical sheets without number; also for further elections and ties (C10, C17)."""

from datetime import date
from typing import Literal, NamedTuple

import msgspec

from buxuan_desktop.words.papers.ballot_words import BallotRules, instructions
from buxuan_desktop.words.papers.base import SAMPLE_HOUSE, House, PaperKind, Seats, day
from buxuan_desktop.words.sheets import BallotFace, BallotPost, Sheet

_MOST_UPRIGHT = 12
_ROUND = {"first": "选票", "further": "另行选举选票", "tie": "再次投票选票", "again": "重新选举选票"}
_ORDER = {"strokes": "候选人以姓氏笔画为序", "votes": "候选人以上一次投票得票多少为序", "given": ""}


class Slate(NamedTuple):
    """One post with its candidates in the order in which they stand on the paper."""

    post: str
    seats: int = 0
    candidates: tuple[str, ...] = ()


class BallotPaper(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed: every sheet is the same, so nothing here tells one from another.

    A post has as many empty rows for others as seats. `on` is the day of this round.
    """

    house: House = House()
    round: Literal["first", "further", "tie", "again"] = "first"
    on: date | None = None
    slates: tuple[Slate, ...] = ()
    order: Literal["strokes", "votes", "given"] = "given"
    rules: BallotRules = BallotRules()


def ballot(record: BallotPaper) -> Sheet:
    """The ballot. It lies across where there are many names."""
    house = record.house
    # A tie is broken among those who tie: nobody else can be written in.
    rules = msgspec.structs.replace(record.rules, write_in=False) if record.round == "tie" else record.rules
    slates = record.slates or (Slate("", 0, ("",) * 2),)
    posts = tuple(
        BallotPost(slate.post or "职务＿＿＿＿＿＿", slate.seats, slate.candidates, (slate.seats or 1) * rules.write_in)
        for slate in slates
    )
    seats = tuple(Seats(slate.post, slate.seats or None) for slate in record.slates)
    rows = sum(len(post.candidates) + post.write_ins for post in posts)
    order = _ORDER[record.order]
    return Sheet(
        title=f"{house.committee}补选{_ROUND[record.round]}",
        kind="ballot",
        subtitle=f"{day(record.on)}" + (f"　{order}" if order else ""),
        parts=(BallotFace(posts, instructions(rules, seats), f"{house.people}选举委员会"),),
        landscape=rows > _MOST_UPRIGHT,
        own_layout=False,
    )


RULES = BallotRules(overvote_scope="ballot", blank="abstain")
SAMPLE = BallotPaper(
    house=SAMPLE_HOUSE,
    on=date(2020, 4, 20),
    slates=(Slate("主任", 1, ("王建国", "李秀英")),),
    order="strokes",
    rules=RULES,
)
FURTHER = msgspec.structs.replace(SAMPLE, round="further", on=date(2020, 4, 27), order="votes")
TIE = msgspec.structs.replace(SAMPLE, round="tie", order="strokes")
MANY = BallotPaper(
    house=SAMPLE_HOUSE,
    on=date(2020, 4, 20),
    slates=(
        Slate("主任", 1, ("王建国", "李秀英")),
        Slate("副主任", 1, ("林𬧷昌", "𨶒立杰")),
        Slate(
            "委员",
            3,
            (
                "丁一",
                "王𤇥",
                "阿卜杜热合曼·艾力·吐尔逊江·买买提明·库尔班江·阿不都",
                "单志强",
                "周敏",
                "查小芳",
                "韩立",
                "曾丽",
                "解放",
                "𰻝香",
            ),
        ),
    ),
    order="strokes",
    rules=BallotRules(overvote_scope="post", blank="abstain", same_person="highest_only", unreadable_part="post"),
)
"""Three posts and fourteen candidates, one of them with 28 characters."""

KINDS = (
    PaperKind(
        code="F6",
        title="选票",
        stage=5,
        compose=ballot,
        sample=SAMPLE,
        empty=BallotPaper(),
        demands=("C10", "C14", "C17", "C27"),
        official=True,
    ),
    PaperKind(
        code="F6-2",
        title="另行选举选票",
        stage=8,
        compose=ballot,
        sample=FURTHER,
        empty=BallotPaper(round="further"),
        demands=("C20",),
        official=True,
    ),
    PaperKind(
        code="F6-3",
        title="再次投票选票",
        stage=8,
        compose=ballot,
        sample=TIE,
        empty=BallotPaper(round="tie"),
        demands=("C20",),
        official=True,
    ),
)
