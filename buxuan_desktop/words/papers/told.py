"""Letters about one person: why the review found somebody unqualified, and the report on age (B11, C11).

The first is handed over and never posted; the person may answer in writing or by word of mouth.
"""

from datetime import date

from buxuan_desktop.words.papers.base import FORM, PLAN, SAMPLE_HOUSE, PaperKind, Posted, by, day, pen, source
from buxuan_desktop.words.sheets import Para, Sheet


class Reasons(Posted, frozen=True, kw_only=True):
    """What was found, on which condition it stands (`ground` with its article or decision), the reasons in words."""

    name: str = ""
    post: str = ""
    concluded_on: date | None = None
    ground: str = ""
    ground_cite: str = ""
    reasons: str = ""
    answer_until: date | None = None


class AgeReport(Posted, frozen=True, kw_only=True):
    """The party committee's report on somebody over the age limit, before the person is proposed."""

    name: str = ""
    post: str = ""
    born: str = ""
    limit: int | None = None
    reason: str = ""
    letter: str = ""


def reasons(record: Reasons) -> Sheet:
    """The letter with its reply slip."""
    house = record.house
    where = f"（{record.ground_cite}）" if record.ground_cite else ""
    return Sheet(
        title="资格审查结果告知书",
        kind="letter",
        number=record.number and f"第{record.number}号",
        addressee=pen(record.name),
        parts=(
            Para(
                f"你被提名为{house.committee}{pen(record.post, 3)}候选人。{by(record.basis)}"
                f"{house.election_committee}于{day(record.concluded_on)}审查认为，你不具备候选人资格。"
            ),
            Para(f"所依据的情形：{pen(record.ground, 16)}{where}。"),
            Para(f"理由：{pen(record.reasons, 24)}"),
            Para(
                f"你对这一结果有不同意见的，可以在{day(record.answer_until)}以前向{house.election_committee}"
                "书面或者口头申辩，书面的可以另附，也可以向镇（街道）选举工作领导小组反映。向有关部门反映问题不影响你的资格。"
            ),
            Para("本告知书只交给本人，不张贴、不公开。"),
            Para(house.ask),
            Para(f"本人签收：{pen('', 8)}　　{day(None)}", indent=False),
        ),
        issuer=house.election_committee,
        date=day(record.posted_on),
        note=source(record.cite),
    )


def age_report(record: AgeReport) -> Sheet:
    """The report; both bodies agree before the person is proposed."""
    house = record.house
    return Sheet(
        title="关于候选人人选年龄情况的报告",
        kind="letter",
        number=record.letter,
        addressee="县委组织部、县民政局",
        parts=(
            Para(
                f"{house.committee}补选{pen(record.post, 3)}，拟提名{pen(record.name)}为候选人。"
                f"该同志{pen(record.born, 6)}出生，已满{pen(record.limit, 2)}周岁。"
            ),
            Para(f"特殊情况：{pen(record.reason, 24)}"),
            Para("现书面报告，请予审核。征得同意以后，再行推荐、提名。"),
            Para(f"县委组织部意见：{pen('', 6)}　　{day(None)}", indent=False),
            Para(f"县民政局意见：{pen('', 7)}　　{day(None)}", indent=False),
        ),
        issuer=f"{pen(house.township, 4)}党委",
        date=day(record.posted_on),
        note=source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F5-7",
        title="资格审查结果告知书",
        stage=4,
        compose=reasons,
        sample=Reasons(
            house=SAMPLE_HOUSE,
            posted_on=date(2020, 4, 13),
            basis=PLAN,
            name="丁二",
            post="主任",
            concluded_on=date(2020, 4, 12),
            ground="涉嫌违纪违规违法",
            ground_cite="镇党委2020年4月11日决定",
            reasons="有关部门正在立案调查，镇党委研究决定本次不列为候选人人选。",
            answer_until=date(2020, 4, 15),
        ),
        empty=Reasons(),
        demands=("B11", "C16"),
        formats=FORM,
    ),
    PaperKind(
        code="F5-8",
        title="关于候选人人选年龄情况的报告",
        stage=4,
        compose=age_report,
        sample=AgeReport(
            house=SAMPLE_HOUSE,
            posted_on=date(2020, 4, 6),
            name="解放",
            post="主任",
            born="1964年8月",
            limit=55,
            reason="连续两届任副主任，经验丰富，群众认可，目前没有更合适的人选。",
            letter="临党报〔2020〕9号",
            cite="《居委会补选工作方案3》三、（五）",
        ),
        empty=AgeReport(),
        demands=("C11",),
        formats=FORM,
    ),
)
