"""Notices 12 to 14: mobile boxes (never with an illness), proxies, scribes; the letter about incapacity (C08, C15)."""

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
    numbered,
    pen,
    source,
)
from buxuan_desktop.words.sheets import Para, Sheet


class Visited(NamedTuple):
    """A voter to whom a box comes. There is no place for the reason: it is posted without the illness."""

    box: str
    name: str
    sex: str = ""
    group: str = ""


class MobileVoters(Posted, frozen=True, kw_only=True):
    """Persons and number, decided by a meeting; `staff` are boxes with those who carry them."""

    decided_by: str = ""
    decided_on: date | None = None
    people: tuple[Visited, ...] = ()
    staff: tuple[tuple[str, str], ...] = ()


class Proxy(NamedTuple):
    """Who votes for whom."""

    principal: str
    holder: str
    relation: str = ""


class ProxyList(Posted, frozen=True, kw_only=True):
    """The proxies taken; `limit` is how many one may hold, `who` whom one may name."""

    proxies: tuple[Proxy, ...] = ()
    limit: int | None = None
    who: str = ""


class Scribe(NamedTuple):
    """Who writes for others, and where."""

    name: str
    sex: str = ""
    place: str = ""


class ScribeList(Posted, frozen=True, kw_only=True):
    """The scribes; `limit` is for how many one may write, where the rules say so."""

    scribes: tuple[Scribe, ...] = ()
    limit: int | None = None


class NotRegistered(Posted, frozen=True, kw_only=True):
    """The decision about one person, for the family alone."""

    family: str = ""
    name: str = ""
    confirmed_on: date | None = None
    objection_until: date | None = None
    answer_days: int | None = None


def mobile_voters(record: MobileVoters) -> Sheet:
    """Notice 12."""
    return notice(
        record,
        "流动票箱投票名单公告",
        (
            Para(
                f"{by(record.basis)}经{pen(record.decided_by, 6)}于{day(record.decided_on)}讨论决定，"
                f"下列不便到会场和投票点投票的选民共{pen(len(record.people) or '', 2)}名，"
                f"由流动票箱上门接受投票："
            ),
            listed("序号:0.7 票箱:1.5 姓名:2 性别:0.7 组别:1.5", numbered(record.people), 10),
            Para("流动票箱的工作人员："),
            listed("票箱 工作人员:4>", record.staff, 3),
            Para("名单以外的选民，请到会场或者投票点投票。"),
        ),
    )


def proxies(record: ProxyList) -> Sheet:
    """Notice 13."""
    house = record.house
    who = record.who or f"{house.home}其他选民"
    return notice(
        record,
        "委托投票名单公告",
        (
            Para(
                f"{by(record.basis)}选举日因故不能到场、书面委托{who}代为投票，"
                f"经{house.election_committee}审核的，名单公布如下："
            ),
            listed("序号:0.7 委托人:2 受托人:2 关系:1.3", numbered(record.proxies), 10),
            Para(
                f"每人接受委托不得超过{pen(record.limit, 2)}人，候选人不得接受委托，受托人不得再转托。"
                f"委托人在领票以前本人到场的，由本人投票，委托作废。"
            ),
        ),
    )


def scribes(record: ScribeList) -> Sheet:
    """Notice 14."""
    limit = f"每人代写不超过{record.limit}人。" if record.limit else ""
    return notice(
        record,
        "代写人名单公告",
        (
            Para(f"{by(record.basis)}不识字或者因残疾不能自己写票的选民，可以请下列人员按本人的意愿代写："),
            listed("序号:0.7 姓名:2 性别:0.7 地点:3", numbered(record.scribes), 8),
            Para(f"代写人不是候选人，不得违背选民的意愿，不得泄露代写的内容。{limit}"),
        ),
    )


def not_registered(record: NotRegistered) -> Sheet:
    """The letter to the family; it is handed over and never posted."""
    house = record.house
    return Sheet(
        title="不予登记告知书",
        kind="letter",
        number=record.number and f"第{record.number}号",
        addressee=f"{pen(record.family)}（家属）",
        parts=(
            Para(
                f"{by(record.basis)}{house.election_committee}于{day(record.confirmed_on)}确认，"
                f"{pen(record.name)}在本次补选中不予登记。"
            ),
            Para(
                f"对此有不同意见的，请在{day(record.objection_until)}以前向{house.election_committee}提出，"
                f"选举委员会自收到之日起{pen(record.answer_days, 2)}日内答复。以后情况有变化的，可以随时申请登记。"
            ),
            Para("本告知书只交给家属，不张贴、不公开。"),
            Para(house.ask),
            Para(f"家属签收：{pen('', 8)}　　{day(None)}", indent=False),
        ),
        issuer=house.election_committee,
        date=day(record.posted_on),
        note=source(record.cite),
    )


_LONG = "阿卜杜热合曼·买买提吐尔逊·艾合买提江"

KINDS = (
    PaperKind(
        code="F8-12",
        title="流动票箱投票名单公告",
        stage=5,
        compose=mobile_voters,
        sample=MobileVoters(
            house=SAMPLE_HOUSE,
            number="12",
            posted_on=date(2020, 4, 17),
            decided_by="居民代表会议",
            decided_on=date(2020, 4, 16),
            people=(
                Visited("流动票箱一", "丁一", "男", "第一居民小组"),
                Visited("流动票箱一", _LONG, "男", "第二居民小组"),
            ),
            staff=(("流动票箱一", "查小芳、曾丽、解放"),),
            cite="《居委会补选工作方案3》三、（二）",
        ),
        empty=MobileVoters(),
        demands=("C08", "C17"),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F8-13",
        title="委托投票名单公告",
        stage=5,
        compose=proxies,
        sample=ProxyList(
            house=SAMPLE_HOUSE,
            number="13",
            posted_on=date(2020, 4, 17),
            proxies=(Proxy("王𤇥", "王建国甲", "父子"), Proxy("𰻝香", "周敏", "邻居")),
            limit=3,
            who="正式候选人以外的选民",
            cite="《居委会补选工作方案3》四、第三阶段3（2）",
        ),
        empty=ProxyList(),
        demands=("C08", "C19"),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F8-14",
        title="代写人名单公告",
        stage=5,
        compose=scribes,
        sample=ScribeList(
            house=SAMPLE_HOUSE,
            number="14",
            posted_on=date(2020, 4, 17),
            scribes=(Scribe("陈静", "女", "中心会场"), Scribe("解放", "男", "三组投票点")),
        ),
        empty=ScribeList(),
        demands=("C17",),
        formats=NOTICE_LIST,
        official=True,
    ),
    PaperKind(
        code="F2-4",
        title="不予登记告知书",
        stage=3,
        compose=not_registered,
        sample=NotRegistered(
            house=SAMPLE_HOUSE,
            posted_on=date(2020, 3, 29),
            basis=PLAN,
            family="丁二",
            name="丁三",
            confirmed_on=date(2020, 3, 28),
            objection_until=date(2020, 4, 5),
            answer_days=3,
            cite="《居委会补选工作方案3》四、第二阶段",
        ),
        empty=NotRegistered(),
        demands=("C15",),
        formats=("pdf", "docx"),
    ),
)
