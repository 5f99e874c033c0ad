"""Papers that begin an audit: notice, plan, timetable, list of materials, integrity (A12 to A18, A21, A26, A27)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.audit_base import AUDIT, OWN, SAMPLE, OfAudit, in_a_cell, written
from buxuan_desktop.words.papers.base import FORM, LIST, PaperKind, day, listed, numbered, pen
from buxuan_desktop.words.sheets import Fact, Facts, Heading, Para, Sheet, Sign, Signs


class GroupMember(NamedTuple):
    """One of the group: name, where from, office, duty."""

    name: str
    unit: str = ""
    office: str = ""
    duty: str = ""


class Wanted(NamedTuple):
    """An item with what is asked, which papers are asked for, what came and what is missing."""

    item: str
    wanted: str = ""
    received: str = ""
    missing: str = ""


class Dated(NamedTuple):
    """A step with its days and who does it; `done` is when it was done."""

    step: str
    on: str = ""
    by: str = ""
    done: date | None = None


class Begun(OfAudit, frozen=True, kw_only=True):
    """What the papers of the beginning are made of; `phone` is the head's own, for the county alone."""

    level: str = ""
    back_because: str = ""
    on_because: str = ""
    county_because: str = ""
    bases: str = ""
    duties: str = ""
    county: tuple[GroupMember, ...] = ()
    objects: tuple[tuple[str, str, str], ...] = ()
    members: tuple[GroupMember, ...] = ()
    items: tuple[Wanted, ...] = ()
    steps: tuple[Dated, ...] = ()
    phone: str = ""
    bring_by: date | None = None


ITEMS = (
    "集体资产的管理使用",
    "财务预决算",
    "财务收支",
    "生产经营",
    "建设项目发包管理",
    "债权债务",
    "上级划拨和社会捐赠资金",
    "物资使用",
    "其他事项（征地补偿、资产经营所得、一事一议筹款、合作医疗、各项补贴资金和物资）",
    "群众要求审计的热点问题",
)
RULES = (
    "不准吃拿卡要，不接受被审计的村和个人的宴请、礼品、礼金。",
    "不准借机刁难，不提出与审计无关的要求。",
    "不准故意泄露审计事项，底稿、证据、初稿在公布以前保密。",
    "与审计对象有近亲属关系或者利害关系的，主动说明并回避。",
    "认真做笔录，全面收集证据，实事求是，不主观臆断。",
)


def notice(record: Begun) -> Sheet:
    """The notice to the committee and to who is audited."""
    house = record.house
    names = "、".join(name for name, _, _ in record.objects) or pen(record.person, 12)
    return Sheet(
        title="离任审计通知书",
        kind="letter",
        number=record.number,
        addressee=house.committee,
        parts=(
            Para(f"根据有关规定和审计方案，决定对{names}任职期间的经济责任进行离任审计。现将有关事项通知如下："),
            Para(f"一、审计期间：{record.period}，必要时可以追溯和延伸。"),
            Para(f"二、审计内容：{'；'.join(ITEMS)}。"),
            Para(f"三、审计小组：{'、'.join(one.name for one in record.members) or pen('', 20)}。"),
            Para(f"四、请在{day(record.bring_by)}前按所附资料清单备齐资料，指定一人配合审计。"),
            Para("五、任何单位和个人不得拒绝、阻碍审计，不得转移、隐匿、篡改、毁弃会计资料。"),
            Para(f"联系电话：{pen(house.phone, 10)}。"),
        ),
        issuer=pen(record.organiser, 6),
        date=day(record.posted_on),
        note=OWN,
    )


def _named(people: tuple[GroupMember, ...]) -> str:
    return "、".join(f"{one.name}（{one.unit}）" if one.unit else one.name for one in people) or pen("", 16)


def plan(record: Begun) -> Sheet:
    """The plan of the audit."""
    house = record.house
    longer = "".join(
        f"{words}的理由：{because}。"
        for words, because in (("往前追查", record.back_because), ("往后延伸", record.on_because))
        if because
    )
    county = f"由县里审计的理由：{in_a_cell(record.county_because)}。" if record.county_because else ""
    steps = listed("步骤:2.4> 时间:2.2 由谁做:1.4", tuple((one.step, one.on, one.by) for one in record.steps), 5)
    return Sheet(
        head=pen(record.organiser, 6),
        title="离任审计实施方案",
        kind="document",
        number=record.number,
        parts=(
            Heading("一、审计对象"),
            Para(f"{house.committee}和党组织成员中行使财务审批权、参与经济活动决策的人员："),
            listed("姓名 职务 审计的原因:2", record.objects, 3),
            Heading("二、审计依据"),
            *written(record.bases, 4),
            Heading("三、审计期间"),
            Para(f"{record.period}。{longer}"),
            Heading("四、审计内容"),
            *(Para(f"{place}．{item}。") for place, item in enumerate(ITEMS, start=1)),
            Heading("五、组织和分工"),
            Para(f"由{record.level or pen('', 8)}实施审计。{county}"),
            listed("姓名 部门:1.4 职务 分工:2.4>", record.members, 5),
            *written(record.duties, 2),
            Para(f"县审计领导小组和工作组：{_named(record.county)}。"),
            Para(f"负责人联系电话：{pen(record.phone, 10)}。"),
            Heading("六、步骤和时间"),
            steps,
            Heading("七、要求"),
            Para("报告经审计小组全体成员讨论，再同审计对象见面；有异议的复核，属实的纠正，无误的解释。"),
            Para(f"结果在乡镇（街道）政务公开栏和{house.affairs}公开栏公示，向全体{house.people}公开。"),
        ),
        issuer=pen(record.organiser, 6),
        date=day(record.posted_on),
        note=OWN,
    )


def timetable(record: Begun) -> Sheet:
    """When what is done, in rows."""
    rows = numbered(tuple(record.steps))
    return Sheet(
        title="离任审计时间表",
        kind="list",
        subtitle=f"{record.house.committee}　投票日{day(record.house.election_day)}",
        parts=(listed("序号:0.6 步骤:3> 时间:2.4 由谁做:1.6 办完日期:1.6", rows, 12),),
        issuer=record.group,
        date=day(record.posted_on),
    )


def materials(record: Begun) -> Sheet:
    """Which papers are asked for, item by item, and signed for on both sides."""
    rows = tuple((one.item, in_a_cell(one.wanted), in_a_cell(one.received), one.missing) for one in record.items)
    if not rows:
        rows = tuple((item, "", "", "") for item in ITEMS)
    return Sheet(
        title="审计资料清单",
        kind="list",
        subtitle=f"{record.house.committee}　请在{day(record.bring_by)}前提供",
        landscape=True,
        parts=(
            listed("审计内容:2> 要求提供的资料:3.2> 收到的资料:2.6> 还缺的资料:1.8>", rows),
            Signs((Sign("交出人"), Sign("接收人"), Sign("交接日期", how="")), 3),
        ),
    )


def integrity(record: Begun) -> Sheet:
    """The rules of integrity, signed by each member (A18)."""
    rows = tuple((one.name, one.unit, "", "") for one in record.members)
    return Sheet(
        title="审计人员廉洁纪律承诺书",
        kind="form",
        subtitle=f"{record.house.committee}离任审计",
        parts=(
            Para("我参加离任审计，郑重承诺："),
            *(Para(f"{place}．{rule}") for place, rule in enumerate(RULES, start=1)),
            Para("违反承诺的，愿意接受组织处理。"),
            listed("姓名 部门 签名:1.4 日期:1.2", rows, 6, roomy=True),
            Facts((Fact("承诺书存放", ""), Fact("监督电话"))),
        ),
    )


_MEMBERS = (
    GroupMember("韩立", "乡纪委", "组长", "监督纪律，谈话核实"),
    GroupMember("许梅", "农推（经管）", "成员", "查账，编底稿"),
    GroupMember("何平", "财政所", "成员", "核拨款、项目资金"),
    GroupMember("吕芳", "村财务代管", "成员", "提供账簿凭证，记录"),
)
_SAMPLE = Begun(
    **SAMPLE,  # type: ignore[arg-type]
    number="临审〔2020〕通1号",
    posted_on=date(2020, 2, 3),
    level="乡镇审计小组",
    back_because="群众反映任职第一年的征地补偿",
    bases="《村集体经济组织财务制度》\n《××省村级财务管理暂行办法》\n《农村集体经济组织审计规定》\n《××省农村集体资产管理条例》",
    duties="纪委负责监督，农推负责查账，财政负责核对拨款，财务代管负责提供账簿。",
    county=(GroupMember("钟副县长", "县审计领导小组组长"), GroupMember("龚站长", "县审计工作组组长，县农业局农经站")),
    objects=(("赵德明", "主任", "审批财务，也参与决策"),),
    members=_MEMBERS,
    items=tuple(Wanted(item, "登记簿、账簿、凭证、合同", "账簿、凭证", "") for item in ITEMS),
    steps=(
        Dated("初步调查，收集资料", "2020年2月4日", "许梅", date(2020, 2, 4)),
        Dated("总体评价财务运行情况", "2020年2月5日", "许梅", date(2020, 2, 5)),
        Dated("审查资料和经济活动，收取证据", "2020年2月6日至2月8日", "许梅、何平", None),
        Dated("做好审计工作记录", "2020年2月6日至2月8日", "吕芳", None),
        Dated("整理汇总工作底稿", "2020年2月9日", "许梅", None),
    ),
    phone="6612345",
    bring_by=date(2020, 2, 6),
)

KINDS = (
    PaperKind(
        code="AUD-1",
        title="离任审计通知书",
        stage=AUDIT,
        compose=notice,
        sample=_SAMPLE,
        empty=Begun(),
        demands=("A01", "A13", "A14"),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-2",
        title="离任审计实施方案",
        stage=AUDIT,
        compose=plan,
        sample=_SAMPLE,
        empty=Begun(),
        demands=("A01", "A12", "A13", "A14", "A21", "A22", "A26", "A27"),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-3",
        title="离任审计时间表",
        stage=AUDIT,
        compose=timetable,
        sample=_SAMPLE,
        empty=Begun(),
        demands=("A16", "A27"),
        formats=LIST,
    ),
    PaperKind(
        code="AUD-4",
        title="审计资料清单",
        stage=AUDIT,
        compose=materials,
        sample=_SAMPLE,
        empty=Begun(),
        demands=tuple(f"A{number:02}" for number in range(2, 12)),
        formats=LIST,
    ),
    PaperKind(
        code="AUD-5",
        title="审计人员廉洁纪律承诺书",
        stage=AUDIT,
        compose=integrity,
        sample=_SAMPLE,
        empty=Begun(),
        demands=("A17", "A18", "A23"),
        formats=FORM,
    ),
)
