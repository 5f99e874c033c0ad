"""Notice 1: the election day, and its change, which needs the township's approval (C16, C25)."""

from datetime import date

from buxuan_desktop.words.papers.base import NOTICE, PLAN, SAMPLE_HOUSE, PaperKind, Posted, by, day, notice, pen
from buxuan_desktop.words.sheets import Para, Sheet


class ElectionDay(Posted, frozen=True, kw_only=True):
    """What is announced about the day: `hours` and `manner` in words."""

    hours: str = ""
    place: str = ""
    manner: str = ""


class DayChange(Posted, frozen=True, kw_only=True):
    """The old day, the new one, why, and who approved it with which letter."""

    old_day: date | None = None
    new_day: date | None = None
    reason: str = ""
    approved_by: str = ""
    approval: str = ""
    approved_on: date | None = None


def election_day(record: ElectionDay) -> Sheet:
    """Notice 1."""
    house = record.house
    return notice(
        record,
        "选举日公告",
        (
            Para(
                f"{by(record.basis)}经研究决定，{house.committee}补选{house.posts}，"
                f"选举日定为{day(house.election_day)}。"
            ),
            Para(f"投票时间：{pen(record.hours, 8)}。"),
            Para(f"投票地点：{pen(record.place, 10)}。"),
            Para(f"投票方式：{pen(record.manner, 10)}。"),
            Para(f"请全体{house.voter}凭{house.certificate}，在选举日按时参加投票。"),
        ),
        house.leading,
    )


def day_change(record: DayChange) -> Sheet:
    """The change of the election day."""
    house = record.house
    return notice(
        record,
        "变更选举日公告",
        (
            Para(f"原定{day(record.old_day)}举行的{house.committee}补选，因{pen(record.reason, 12)}，不能如期进行。"),
            Para(
                f"经{pen(record.approved_by, 8)}于{day(record.approved_on)}批准（{pen(record.approval, 8)}），"
                f"选举日改为{day(record.new_day)}。"
            ),
            Para(f"已经登记的{house.voter}、已经确定的候选人不因改期而变动；有变动的，另行公告。"),
            Para(house.ask),
        ),
    )


KINDS = (
    PaperKind(
        code="F8-1",
        title="选举日公告",
        stage=2,
        compose=election_day,
        sample=ElectionDay(
            house=SAMPLE_HOUSE,
            number="1",
            posted_on=date(2020, 3, 26),
            basis=PLAN,
            hours="上午8时至11时30分",
            place="柳湾社区文化活动中心",
            manner="选举大会、投票点和流动票箱",
        ),
        empty=ElectionDay(),
        demands=("C15", "C27"),
        formats=NOTICE,
        official=True,
    ),
    PaperKind(
        code="F8-1-1",
        title="变更选举日公告",
        stage=2,
        compose=day_change,
        sample=DayChange(
            house=SAMPLE_HOUSE,
            number="1-1",
            posted_on=date(2020, 4, 10),
            old_day=date(2020, 4, 20),
            new_day=date(2020, 4, 26),
            reason="连日大雨，部分道路中断",
            approved_by="临河镇补选工作领导小组",
            approval="临补组〔2020〕3号",
            approved_on=date(2020, 4, 10),
            cite="《居委会补选工作方案3》五、（三）",
        ),
        empty=DayChange(),
        demands=("C25",),
        formats=NOTICE,
    ),
)
