"""Notice 7: nomination; the published conditions, for and against (C03, C07, C11, C16, C33)."""

from datetime import date

from buxuan_desktop.words.papers.base import NOTICE, PLAN, SAMPLE_HOUSE, PaperKind, Posted, by, cited, day, notice, pen
from buxuan_desktop.words.sheets import Heading, Para, Part, Sheet


class Nomination(Posted, frozen=True, kw_only=True):
    """Who nominates, how and until when; `self_until` stays empty where nobody stands by himself."""

    begins: date | None = None
    ends: date | None = None
    nominators: str = ""
    candidates: int | None = None
    self_until: date | None = None
    place: str = ""


class Conditions(Posted, frozen=True, kw_only=True):
    """What is looked for, what bars by law, and what a local plan wants, each with its source."""

    wanted: tuple[str, ...] = ()
    wanted_cite: str = ""
    bars: tuple[str, ...] = ()
    bars_cite: str = ""
    policy: tuple[str, ...] = ()
    policy_cite: str = ""


def nomination(record: Nomination) -> Sheet:
    """Notice 7."""
    house = record.house
    own: tuple[Part, ...] = ()
    if record.self_until:
        own = (Para(f"自荐的，在{day(record.self_until)}以前向{house.election_committee}提交自荐材料。"),)
    return notice(
        record,
        "提名候选人公告",
        (
            Para(
                f"{by(record.basis)}{house.committee}补选{house.posts}，实行差额选举，"
                f"正式候选人{pen(record.candidates, 2)}名。"
            ),
            Para(f"提名办法：{pen(record.nominators, 14)}。"),
            Para(f"提名时间：自{day(record.begins)}起至{day(record.ends)}止。"),
            *own,
            Para(f"提名表在{pen(record.place, 8)}领取和提交。每人只能被提名为一项职务的候选人。"),
            Para("候选人的条件另行公布。"),
            Para(house.ask),
        ),
    )


def _section(title: str, items: tuple[str, ...], cite: str) -> tuple[Part, ...]:
    given = items or (pen("", 20),) * 3
    return (
        Heading(title),
        *(Para(f"{place}．{text}。") for place, text in enumerate(given, start=1)),
        *((Para(cited(cite)),) if cite else ()),
    )


def conditions(record: Conditions) -> Sheet:
    """The conditions of candidates, as a notice of their own."""
    house = record.house
    policy = _section("三、本次补选的其他要求", record.policy, record.policy_cite) if record.policy else ()
    return notice(
        record,
        "候选人条件公告",
        (
            Para(f"{by(record.basis)}{house.committee}补选{house.posts}的候选人条件公布如下："),
            *_section("一、应当具备的条件", record.wanted, record.wanted_cite),
            *_section("二、不得作为候选人的情形", record.bars, record.bars_cite),
            *policy,
            Para("反映问题、提出意见是群众的权利，不作为限制被提名的理由。"),
        ),
    )


KINDS = (
    PaperKind(
        code="F8-7",
        title="提名候选人公告",
        stage=4,
        compose=nomination,
        sample=Nomination(
            house=SAMPLE_HOUSE,
            number="7",
            posted_on=date(2020, 4, 3),
            basis=PLAN,
            begins=date(2020, 4, 3),
            ends=date(2020, 4, 9),
            nominators="本社区有选举权的居民直接提名；居民也可以自荐",
            candidates=2,
            self_until=date(2020, 4, 10),
            place="柳湾社区服务大厅",
            cite="《居委会补选工作方案3》四、第三阶段1",
        ),
        empty=Nomination(),
        demands=("C07", "C16"),
        formats=NOTICE,
        official=True,
    ),
    PaperKind(
        code="F8-7-1",
        title="候选人条件公告",
        stage=4,
        compose=conditions,
        sample=Conditions(
            house=SAMPLE_HOUSE,
            number="7-1",
            posted_on=date(2020, 3, 27),
            basis=PLAN,
            wanted=("政治素质好", "办事公道", "敢抓敢管", "遵纪守法", "廉洁奉公", "群众认可"),
            wanted_cite="《居委会补选工作方案3》三、（一）",
            bars=("政治素质和道德品行差", "涉嫌违纪违规违法", "侵害群众合法权益", "法律法规规定的其他情形"),
            bars_cite="《居委会补选工作方案3》三、（一）",
            policy=(
                "以30—50岁的人员为主体，一般在50周岁以下（1970年1月1日以后出生）",
                "一般具有高中以上文化程度，不唯年龄、文凭、资历",
                "年满55周岁的原则上不再提名，特殊情况由镇党委书面报县委组织部、县民政局同意",
            ),
            policy_cite="《居委会补选工作方案3》三、（五）",
        ),
        empty=Conditions(),
        demands=("C03", "C11", "C27", "C33"),
        formats=NOTICE,
    ),
)
