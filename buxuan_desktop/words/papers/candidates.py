"""Notices 8 and 9, self-nominees, and preselection (18, 19): who stands, in which order (C16, C27)."""

from datetime import date
from typing import NamedTuple

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
from buxuan_desktop.words.sheets import Grid, Para, Sheet


class Standing(NamedTuple):
    """A person who stands; `born` is year and month in words, `votes` those of the nomination."""

    post: str
    name: str
    sex: str = ""
    born: str = ""
    education: str = ""
    party: str = ""
    votes: int | None = None


class CandidateList(Posted, frozen=True, kw_only=True):
    """People in the order given, and what that order is (以姓氏笔画为序, 以得票多少为序).

    `reviewed_by` names who looked at the conditions.
    """

    people: tuple[Standing, ...] = ()
    order: str = ""
    reviewed_by: str = ""
    objection_until: date | None = None


class Preselection(Posted, frozen=True, kw_only=True):
    """When, where and by whom first candidates are reduced to the number of official ones."""

    on: date | None = None
    hours: str = ""
    place: str = ""
    voters: str = ""
    candidates: int | None = None


def _people(record: CandidateList) -> Grid:
    if any(person.votes is not None for person in record.people):
        return listed("职务 姓名:1.8 性别:0.7 出生年月:1.5 文化程度:1.2 政治面貌:1.4 得票", record.people)
    rows = tuple(person[:-1] for person in record.people)
    return listed("职务 姓名:1.8 性别:0.7 出生年月:1.5 文化程度:1.2 政治面貌:1.4", rows, 6)


def _objection(record: CandidateList) -> tuple[Para, Para]:
    house = record.house
    until = day(record.objection_until)
    return Para(f"对名单有不同意见的，请在{until}以前向{house.election_committee}提出。"), Para(house.ask)


def _ordered(record: CandidateList) -> str:
    return f"{record.order}，" if record.order else ""


def _posted(record: CandidateList, title: str, sentence: str) -> Sheet:
    """A list on the board: whose it is, the names, and to whom one objects."""
    opening = Para(f"{by(record.basis)}{sentence}{_ordered(record)}公布如下：")
    return notice(record, title, (opening, _people(record), *_objection(record)))


def first_candidates(record: CandidateList) -> Sheet:
    """Notice 8."""
    house = record.house
    sentence = f"{house.committee}补选{house.posts}，经提名产生的初步候选人"
    return _posted(record, "初步候选人名单公告", sentence)


def self_nominees(record: CandidateList) -> Sheet:
    """The list of those who stand by themselves (S3: seven days before)."""
    house = record.house
    sentence = f"报名自荐{house.committee}{house.posts}，经{pen(record.reviewed_by, 6)}审查符合条件的，"
    return _posted(record, "自荐人名单公告", sentence)


def official_candidates(record: CandidateList) -> Sheet:
    """Notice 9."""
    house = record.house
    sentence = (
        f"经{pen(record.reviewed_by, 8)}审查，下列人员通过资格审查，"
        f"确定为{house.committee}补选{house.posts}的正式候选人，"
    )
    return _posted(record, "正式候选人名单公告", sentence)


def preselection(record: Preselection) -> Sheet:
    """Notice 18."""
    house = record.house
    return notice(
        record,
        "预选公告",
        (
            Para(
                f"{by(record.basis)}{house.committee}补选的初步候选人多于规定的正式候选人名额，"
                f"定于{day(record.on)}进行预选，按得票多少确定正式候选人{pen(record.candidates, 2)}名。"
            ),
            Para(f"预选时间：{pen(record.hours, 8)}。"),
            Para(f"预选地点：{pen(record.place, 10)}。"),
            Para(f"参加人员：{pen(record.voters, 10)}。"),
            Para("预选采取无记名投票，当场公布结果。"),
        ),
    )


def preselected(record: CandidateList) -> Sheet:
    """Notice 19."""
    house = record.house
    return notice(
        record,
        "预选结果公告",
        (
            Para(f"{by(record.basis)}{house.committee}补选已经进行预选，得票情况{_ordered(record)}公布如下："),
            _people(record),
            Para(f"按得票多少取得正式候选人资格的，经{pen(record.reviewed_by, 8)}审查以后另行公告。"),
        ),
    )


_PEOPLE = (
    Standing("主任", "王建国", "男", "1974年5月", "大专", "中共党员", 214),
    Standing("主任", "李秀英", "女", "1979年11月", "本科", "群众", 187),
)
_FIRST = tuple(person._replace(votes=None) for person in _PEOPLE)
_S3 = "《居委会补选工作方案3》四、第三阶段1"


def _list(number: str, posted: date, people: tuple[Standing, ...], order: str, until: date) -> CandidateList:
    return CandidateList(
        house=SAMPLE_HOUSE,
        number=number,
        posted_on=posted,
        basis=PLAN,
        people=people,
        order=order,
        reviewed_by="临河镇补选工作领导小组",
        objection_until=until,
        cite=_S3,
    )


KINDS = (
    PaperKind(
        code="F8-8",
        title="初步候选人名单公告",
        stage=4,
        compose=first_candidates,
        sample=_list("8", date(2020, 4, 10), _FIRST, "以姓氏笔画为序", date(2020, 4, 12)),
        empty=CandidateList(),
        demands=("C16", "C27"),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F8-8-1",
        title="自荐人名单公告",
        stage=4,
        compose=self_nominees,
        sample=_list("8-1", date(2020, 4, 13), _FIRST[:1], "以姓氏笔画为序", date(2020, 4, 15)),
        empty=CandidateList(),
        demands=("C16", "C27"),
        formats=NOTICE_LIST,
    ),
    PaperKind(
        code="F8-9",
        title="正式候选人名单公告",
        stage=4,
        compose=official_candidates,
        sample=_list("9", date(2020, 4, 15), _PEOPLE, "以得票多少为序", date(2020, 4, 17)),
        empty=CandidateList(),
        demands=("C16", "C27"),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F8-18",
        title="预选公告",
        stage=4,
        compose=preselection,
        sample=Preselection(
            house=SAMPLE_HOUSE,
            number="18",
            posted_on=date(2020, 4, 11),
            on=date(2020, 4, 13),
            hours="上午9时",
            place="柳湾社区会议室",
            voters="居民代表",
            candidates=2,
        ),
        empty=Preselection(),
        demands=("C15",),
        formats=NOTICE,
        official=True,
    ),
    PaperKind(
        code="F8-19",
        title="预选结果公告",
        stage=4,
        compose=preselected,
        sample=_list("19", date(2020, 4, 13), _PEOPLE, "以得票多少为序", date(2020, 4, 15)),
        empty=CandidateList(),
        demands=("C15",),
        formats=NOTICE_LIST,
        official=True,
    ),
)
