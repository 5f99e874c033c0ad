"""Notices 15 to 17: when a ballot is void, the result, the supervisory committee (B16, C17, C20)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.ballot_words import BallotRules, void_items
from buxuan_desktop.words.papers.base import (
    NOTICE,
    NOTICE_LIST,
    PLAN,
    SAMPLE_HOUSE,
    PaperKind,
    Posted,
    by,
    day,
    listed,
    notice,
    pen,
)
from buxuan_desktop.words.sheets import Para, Sheet


class VoidRules(Posted, frozen=True, kw_only=True):
    """The rules on void ballots of this case."""

    rules: BallotRules = BallotRules()
    adopted_by: str = ""


class Tally(NamedTuple):
    """One person's votes; everybody who got votes is posted, also those written in."""

    post: str
    name: str
    approve: int | None = None
    against: int | None = None
    elected: bool = False


class Result(Posted, frozen=True, kw_only=True):
    """The numbers, the votes and what follows. `valid` None leaves the verdict to the pen."""

    registered: int | None = None
    issued: int | None = None
    recovered: int | None = None
    valid_ballots: int | None = None
    void_ballots: int | None = None
    blank_ballots: int | None = None
    valid: bool | None = None
    needed: int | None = None
    tallies: tuple[Tally, ...] = ()
    next_steps: tuple[str, ...] = ()


class Supervisor(NamedTuple):
    """A member of the supervisory committee."""

    office: str
    name: str
    sex: str = ""


class Supervision(Posted, frozen=True, kw_only=True):
    """The supervisory committee after its gaps were filled."""

    meeting: str = ""
    chosen_on: date | None = None
    members: tuple[Supervisor, ...] = ()


def void_rules(record: VoidRules) -> Sheet:
    """Notice 15."""
    house = record.house
    items = void_items(record.rules, len(house.seats) > 1)
    if record == VoidRules():
        items = tuple((pen("", 18), "") for _ in range(6))
    return notice(
        record,
        "无效选票认定规则公告",
        (
            Para(
                f"{by(record.basis)}{house.committee}补选的选票，按下列规则认定"
                + (f"（{record.adopted_by}通过）：" if record.adopted_by else "：")
            ),
            *(Para(f"{number}．{text}。{source}") for number, (text, source) in enumerate(items, start=1)),
            Para("无效票计入收回的选票总数。有疑问的选票，在宣布结果以前由监票人提交选举委员会认定。"),
        ),
    )


def result(record: Result) -> Sheet:
    """Notice 16."""
    house = record.house
    verdict = {True: "选举有效", False: "选举无效", None: f"选举{pen('', 2)}效"}[record.valid]
    least = f"当选须得{record.needed}票以上（含）。" if record.needed else ""
    rows = tuple(
        (one.post, one.name, one.approve, one.against, "当选" if one.elected else "") for one in record.tallies
    )
    winners = "、".join(f"{one.name}（{one.post}）" for one in record.tallies if one.elected)
    elected = f"{winners}当选，任期到本届{house.people}委员会任期届满时止。" if winners else ""
    if record == Result():
        elected = f"{pen('', 8)}当选{pen('', 4)}，任期到本届{house.people}委员会任期届满时止。"
    return notice(
        record,
        "选举结果公告",
        (
            Para(
                f"{by(record.basis)}{house.committee}于{day(house.election_day)}补选{house.posts}。"
                f"登记的{house.voter}{pen(record.registered, 3)}名，发出选票{pen(record.issued, 3)}张，"
                f"收回{pen(record.recovered, 3)}张，其中有效票{pen(record.valid_ballots, 3)}张、"
                f"无效票{pen(record.void_ballots, 3)}张、弃权票{pen(record.blank_ballots, 3)}张。"
                f"{verdict}。{least}"
            ),
            listed("职务 姓名:2 赞成票 反对票 结果", rows, 8),
            *((Para(elected),) if elected else ()),
            *(Para(f"{step}。") for step in record.next_steps),
        ),
    )


def supervision(record: Supervision) -> Sheet:
    """Notice 17."""
    house = record.house
    return notice(
        record,
        f"{house.watch}组成人员公告",
        (
            Para(
                f"{by(record.basis)}{house.name}{house.watch}的缺额，由{pen(record.meeting, 6)}"
                f"于{day(record.chosen_on)}补齐，组成人员公布如下："
            ),
            listed("职务 姓名:2 性别", record.members, 5),
            Para(f"{house.people}委员会成员和他们的近亲属不担任{house.watch}成员。"),
            Para(house.ask),
        ),
        house.committee,
    )


KINDS = (
    PaperKind(
        code="F8-15",
        title="无效选票认定规则公告",
        stage=5,
        compose=void_rules,
        sample=VoidRules(
            house=SAMPLE_HOUSE,
            number="15",
            posted_on=date(2020, 4, 19),
            basis="《柳湾社区居民委员会补选选举办法》",
            rules=BallotRules(
                overvote_scope="ballot", blank="abstain", writein_no_mark="approval", unreadable_part="committee"
            ),
        ),
        empty=VoidRules(),
        demands=("C17",),
        formats=NOTICE,
        official=True,
    ),
    PaperKind(
        code="F8-16",
        title="选举结果公告",
        stage=8,
        compose=result,
        sample=Result(
            house=SAMPLE_HOUSE,
            number="16",
            posted_on=date(2020, 4, 20),
            basis=PLAN,
            registered=1000,
            issued=522,
            recovered=517,
            valid_ballots=487,
            void_ballots=12,
            blank_ballots=18,
            valid=True,
            needed=259,
            tallies=(
                Tally("主任", "王建国", 301, 150, True),
                Tally("主任", "李秀英", 166, 40),
                Tally("主任", "赵铁柱", 20),
            ),
        ),
        empty=Result(),
        demands=("B12", "C20", "C27"),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F8-17",
        title="监督委员会公告",
        stage=9,
        compose=supervision,
        sample=Supervision(
            house=SAMPLE_HOUSE,
            number="17",
            posted_on=date(2020, 4, 28),
            meeting="居民代表会议",
            chosen_on=date(2020, 4, 27),
            members=(Supervisor("主任", "仇明", "男"), Supervisor("委员", "朴英", "女")),
        ),
        empty=Supervision(),
        demands=("B16",),
        formats=NOTICE_LIST,
        official=True,
    ),
)
