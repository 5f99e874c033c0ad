"""The work plan, and the timetable as a table (B05, B08, C01, C02, C13, C14, C23, C24)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, day, listed, pen
from buxuan_desktop.words.sheets import Grid, Heading, Para, Part, Sheet


class Step(NamedTuple):
    """One line of the timetable: `on` in words, `source` the article."""

    on: str
    work: str
    by: str = ""
    source: str = ""


class Plan(Posted, frozen=True, kw_only=True):
    """The plan. Each text is a paragraph a line; what is empty is left to the pen."""

    bases: tuple[str, ...] = ()
    vacancy: str = ""
    principles: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    responsible: str = ""
    discipline: tuple[str, ...] = ()
    hotline: str = ""
    addressees: str = ""
    issuer: str = ""


class Timetable(Posted, frozen=True, kw_only=True):
    """All dates of a case, each with its article, and what contradicts what."""

    steps: tuple[Step, ...] = ()
    contradictions: tuple[str, ...] = ()
    drawn_on: date | None = None


def _steps(steps: tuple[Step, ...], spare: int) -> Grid:
    return listed("时间:2.2 工作:3> 责任单位:1.5 依据:2.6>", steps, spare)


def _items(texts: tuple[str, ...], spare: int) -> tuple[Part, ...]:
    given = texts or (pen("", 20),) * spare
    return tuple(Para(f"{place}．{text}。") for place, text in enumerate(given, start=1))


def plan(record: Plan) -> Sheet:
    """The plan in the order in which plan 3 has it."""
    house = record.house
    bases = "、".join(record.bases) or pen("", 20)
    return Sheet(
        head=house.committee,
        title="补选工作方案",
        kind="document",
        number=record.number,
        addressee=f"{record.addressees}：" if record.addressees else "",
        parts=(
            Para(f"为依法做好{house.committee}补选工作，依据{bases}，制定本方案。"),
            Heading("一、缺额和职数"),
            Para(f"{pen(record.vacancy, 20)}。本次补选{house.posts}，名额和职务严格按缺额确定。"),
            Heading("二、原则"),
            *_items(record.principles, 4),
            Heading("三、时间和步骤"),
            Para(f"选举日：{day(house.election_day)}。各项工作的时间安排如下："),
            _steps(record.steps, 12),
            Heading("四、组织领导"),
            listed("机构:1.5 组成人员:4>", record.bodies, 4),
            Para(f"{pen(record.responsible, 20)}。未经批准不得提前或者推迟选举。"),
            Heading("五、纪律和监督"),
            *_items(record.discipline, 3),
            Para(f"监督电话：{pen(record.hotline, 10)}。"),
        ),
        issuer=record.issuer or house.leading,
        date=day(record.posted_on),
        own_layout=False,
    )


def timetable(record: Timetable) -> Sheet:
    """The timetable; contradictions stand under it."""
    house = record.house
    found: tuple[Part, ...] = tuple(
        Para(f"{place}．{text}") for place, text in enumerate(record.contradictions, start=1)
    )
    if found:
        found = (Heading("需要核对的矛盾"), *found)
    return Sheet(
        title="选举工作日程表",
        kind="list",
        subtitle=f"{house.committee}补选　选举日{day(house.election_day)}",
        parts=(_steps(record.steps, 24), *found),
    )


STEPS = (
    Step("2020年3月16日", "推选产生居民选举委员会", "社区党支部", "《居委会补选工作方案3》四、第一阶段"),
    Step(
        "2020年3月31日前", "张榜公布选民名单、选举日、地点和办法", "选举委员会", "《居委会补选工作方案3》四、第二阶段"
    ),
    Step("2020年4月10日前", "居民自荐", "选举委员会", "《居委会补选工作方案3》四、第三阶段1（2）"),
    Step("2020年4月13日前", "公布自荐人名单", "选举委员会", "《居委会补选工作方案3》四、第三阶段1（3）"),
    Step("2020年4月15日前", "公布正式候选人名单", "选举委员会", "《居委会补选工作方案3》四、第三阶段1（5）"),
    Step("2020年4月20日", "投票、计票、公布结果", "选举委员会", "《居委会补选工作方案3》四"),
)

KINDS = (
    PaperKind(
        code="PLAN",
        title="补选工作方案",
        stage=2,
        compose=plan,
        sample=Plan(
            house=SAMPLE_HOUSE,
            posted_on=date(2020, 3, 11),
            bases=("《中国共产党支部工作条例（试行）》", "《中国共产党农村基层组织工作条例》"),
            vacancy="原主任单志强于2020年2月28日辞职",
            principles=("坚持党的领导", "坚持依法依规", "坚持民主公开", "坚持分类指导，选前化解矛盾"),
            steps=STEPS,
            bodies=(
                ("领导小组", "镇党委书记任组长，镇人大主席、镇长任副组长"),
                ("选举委员会", "赵志刚、周敏、韩立、陈静、林𬧷昌"),
            ),
            responsible="社区党支部直接组织实施，支部书记是直接责任人",
            discipline=("不请吃、不吃请", "节俭、规范、干净办会", "严防拉票贿选，发现一起、查处一起、通报一起"),
            hotline="0510-86000001",
        ),
        empty=Plan(),
        demands=("B01", "B02", "B05", "B08", "C01", "C02", "C12", "C13", "C14", "C23", "C24", "C27"),
        formats=FORM,
    ),
    PaperKind(
        code="TIME",
        title="选举工作日程表",
        stage=2,
        compose=timetable,
        sample=Timetable(
            house=SAMPLE_HOUSE,
            steps=STEPS,
            contradictions=("自荐到4月10日截止，提名阶段从4月12日才开始。",),
        ),
        empty=Timetable(),
        demands=("C13", "C14", "C27"),
        formats=("pdf", "docx", "xlsx", "a3"),
    ),
)
