"""Notices 2 and 2-1: the election committee, and its change after somebody left (C05, C14)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import (
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


class Member(NamedTuple):
    """A member with the office held in the committee."""

    office: str
    name: str
    sex: str = ""


class Leaving(NamedTuple):
    """Who left, from which office, why, when."""

    name: str
    office: str
    why: str
    on: date | None = None


class CommitteeList(Posted, frozen=True, kw_only=True):
    """The committee as it was chosen; objections go to the sitting committee until `objection_until`."""

    meeting: str = ""
    chosen_on: date | None = None
    members: tuple[Member, ...] = ()
    objection_until: date | None = None


class CommitteeChange(Posted, frozen=True, kw_only=True):
    """Who left and who followed."""

    left: tuple[Leaving, ...] = ()
    joined: tuple[Member, ...] = ()
    how: str = ""


def committee_list(record: CommitteeList) -> Sheet:
    """Notice 2."""
    house = record.house
    return notice(
        record,
        f"{house.people}选举委员会组成人员名单公告",
        (
            Para(
                f"{by(record.basis)}{house.election_committee}已经由{pen(record.meeting, 6)}"
                f"于{day(record.chosen_on)}推选产生，组成人员名单公布如下："
            ),
            listed("职务 姓名:2 性别", record.members, 7),
            Para(f"对名单有不同意见的，请在{day(record.objection_until)}以前向{house.committee}提出。"),
        ),
        house.committee,
    )


def committee_change(record: CommitteeChange) -> Sheet:
    """Notice 2-1."""
    house = record.house
    return notice(
        record,
        f"{house.people}选举委员会组成人员变动公告",
        (
            Para(f"{by(record.basis)}下列人员退出{house.election_committee}："),
            listed("姓名:2 原任职务 退出原因:3> 退出日期:2", record.left, 4),
            Para(f"缺额{pen(record.how, 10)}，由下列人员担任："),
            listed("职务 姓名:2 性别", record.joined, 4),
        ),
    )


KINDS = (
    PaperKind(
        code="F8-2",
        title="选举委员会名单公告",
        stage=2,
        compose=committee_list,
        sample=CommitteeList(
            house=SAMPLE_HOUSE,
            number="2",
            posted_on=date(2020, 3, 17),
            basis=PLAN,
            meeting="居民小组会议",
            chosen_on=date(2020, 3, 16),
            members=(
                Member("主任", "赵志刚", "男"),
                Member("副主任", "周敏", "女"),
                Member("委员", "韩立", "男"),
                Member("委员", "陈静", "女"),
                Member("委员", "林𬧷昌", "男"),
            ),
            objection_until=date(2020, 3, 22),
        ),
        empty=CommitteeList(),
        demands=("C05", "C14"),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F8-2-1",
        title="选举委员会变动公告",
        stage=4,
        compose=committee_change,
        sample=CommitteeChange(
            house=SAMPLE_HOUSE,
            number="2-1",
            posted_on=date(2020, 4, 12),
            left=(Leaving("韩立", "委员", "被提名为候选人", date(2020, 4, 12)),),
            joined=(Member("委员", "单志强", "男"),),
            how="按原推选结果依次递补",
        ),
        empty=CommitteeChange(),
        demands=("C14",),
        formats=NOTICE_LIST,
        official=True,
    ),
)
