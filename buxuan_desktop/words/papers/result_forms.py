"""What the result leaves on paper: ballots sealed, results filed, certificates handed out, form 11 (B12, B15, C20)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import FORM, LIST, SAMPLE_HOUSE, PaperKind, Posted, cell, day, listed, pen, source
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Para, Sheet, Sign, Signs


class Packet(NamedTuple):
    """What was sealed: how many packets, which seals, whose signatures, where it is kept until when."""

    what: str
    round: str = ""
    sealed_on: date | None = None
    packets: int | None = None
    seals: str = ""
    by: str = ""
    keeper: str = ""
    place: str = ""
    keep_until: date | None = None


class SealRecord(Posted, frozen=True, kw_only=True):
    """Everything sealed in this election."""

    packets: tuple[Packet, ...] = ()


class Filing(Posted, frozen=True, kw_only=True):
    """One paper sent on, with the receipt that comes back; `elected` are (post, name)."""

    what: str = ""
    to: str = ""
    sent_on: date | None = None
    sent_by: str = ""
    elected: tuple[tuple[str, str], ...] = ()
    received_on: date | None = None
    received_by: str = ""
    receipt: str = ""


class Booklet(NamedTuple):
    """One certificate by its number."""

    number: str
    name: str
    post: str
    state: str = ""
    on: date | None = None
    handed_by: str = ""
    received_by: str = ""
    instead_of: str = ""
    reason: str = ""


class Booklets(Posted, frozen=True, kw_only=True):
    """The register of certificates. `totals` are (state, how many)."""

    booklets: tuple[Booklet, ...] = ()
    totals: tuple[tuple[str, int], ...] = ()


class CodeForm(Posted, frozen=True, kw_only=True):
    """The unified social credit code with its new legal representative (B15, form 11)."""

    organisation: str = ""
    code: str = ""
    former: str = ""
    representative: str = ""
    representative_id: str = ""
    phone: str = ""
    address: str = ""
    term_until: date | None = None
    issued_by: str = ""
    handed_in: date | None = None
    received_on: date | None = None


def seal_record(record: SealRecord) -> Sheet:
    """What was sealed, and room for whoever has to open it."""
    house = record.house
    return Sheet(
        title="选票封存记录",
        kind="form",
        subtitle=f"{house.committee}补选　{day(house.election_day)}",
        landscape=True,
        parts=(
            listed(
                "封存什么:1.5 第几次:1 封存日期:1.6 包（袋）:0.9 封条编号:1.3 封条签字人:1.7 保管人:1.1 存放地点:1.5"
                " 保管到:1.6",
                record.packets,
                5,
                roomy=True,
            ),
            Signs((Sign("选举委员会主任"), Sign("总监票人"), Sign("监票人"), Sign("保管人")), 4),
            Heading("启封记录"),
            listed("启封日期:1.4 启封原因:2.4 谁批准:1.6 在场的人:2 重新封存的封条编号:1.8", (), 2, roomy=True),
        ),
        note="封存以后不启封；依法需要启封的，写明谁批准、谁在场，用完重新封存。" + source(record.cite),
    )


def filing(record: Filing) -> Sheet:
    """The slip above, its receipt below."""
    house = record.house
    elected = "、".join(f"{post}{name}" for post, name in record.elected)
    return Sheet(
        title="备案报送单",
        kind="form",
        subtitle=f"{house.committee}补选",
        parts=(
            Para(f"{pen(record.to, 6)}：", indent=False),
            Para(f"现将{house.committee}补选的{pen(record.what, 8)}报上，请查收备案。"),
            Facts(
                (
                    Fact("选举日", cell(house.election_day)),
                    Fact("补选职务", house.posts if house.seats else ""),
                    Fact("当选人", elected, wide=True),
                    Fact("报送日期", cell(record.sent_on)),
                    Fact("报送人", record.sent_by),
                    Fact("附件和份数", "", wide=True, lines=2),
                )
            ),
            Signs((Sign("报送单位经办人", record.sent_by), Sign("报送单位", how="盖章")), 2),
            Heading("回执"),
            Para(f"已收到{house.committee}补选的{pen(record.what, 8)}。"),
            Facts(
                (
                    Fact("收到日期", cell(record.received_on)),
                    Fact("回执编号", record.receipt),
                    Fact("收件人", record.received_by),
                    Fact("收件单位（盖章）", ""),
                )
            ),
        ),
        note="回执退回报送单位，附在案卷里。" + source(record.cite),
    )


def booklets(record: Booklets) -> Sheet:
    """The register: spoiled certificates stay in it, new ones name them."""
    total = "，".join(f"{state}{number}份" for state, number in record.totals if number)
    return Sheet(
        title="当选证书发放登记簿",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.6 证书编号:2.1 姓名:1.3 职务:1 状态:0.9 日期:1.6 颁发人:1.1 领取人:1.1 代替哪一份:2.1 原因:1.6"
                " 领取人签名:1.4",
                tuple((number, *one, "") for number, one in enumerate(record.booklets, start=1)),
                8,
                roomy=True,
            ),
            *((Para(f"合计：{total}。", indent=False),) if total else ()),
            Signs((Sign("登记人"), Sign("选举委员会主任")), 2),
        ),
        note=f"{record.house.people}委员会成员的当选证书逐份编号；打坏的登记作废，不销号；补打的写明代替哪一份。"
        + source(record.cite),
    )


def code_form(record: CodeForm) -> Sheet:
    """Form 11; which fields the official form has could not be seen in full."""
    house = record.house
    return Sheet(
        title="统一赋码管理系统信息登记表",
        kind="form",
        subtitle=f"{house.committee}　变更登记",
        parts=(
            Facts(
                (
                    Fact("组织名称（全称）", record.organisation, wide=True, lines=2),
                    Fact("统一社会信用代码", record.code, wide=True),
                    Fact("住所", record.address, wide=True),
                )
            ),
            Choice("变更事项", ("法定代表人", "名称", "住所", "有效期限"), (0,) if record.representative else ()),
            Facts(
                (
                    Fact("原法定代表人", record.former),
                    Fact("新法定代表人", record.representative),
                    Fact("身份证号码", record.representative_id),
                    Fact("联系电话", record.phone),
                    Fact("职务", "主任" if record.representative else ""),
                    Fact("任期至", cell(record.term_until)),
                    Fact("选举日", cell(house.election_day)),
                    Fact("发证机关", record.issued_by),
                    Fact("提交日期", cell(record.handed_in)),
                    Fact("领到新证日期", cell(record.received_on)),
                )
            ),
            Signs((Sign("填表人"), Sign("新法定代表人"), Sign(f"{house.people}委员会", how="盖章"))),
            Facts(
                (
                    Fact("镇（街道）意见", "", wide=True, lines=3),
                    Fact("县（市、区）民政部门意见", "", wide=True, lines=3),
                )
            ),
        ),
        note="主任是法定代表人，当选以后办理变更；正式登记以民政部门的表式为准。" + source(record.cite),
    )


KINDS = (
    PaperKind(
        code="SEAL",
        title="选票封存记录",
        stage=9,
        compose=seal_record,
        sample=SealRecord(
            house=SAMPLE_HOUSE,
            packets=(
                Packet(
                    "选票",
                    "第一次投票",
                    date(2020, 4, 20),
                    2,
                    "000131、000132",
                    "单志强、韩立",
                    "周敏",
                    "社区档案室",
                    date(2021, 12, 31),
                ),
                Packet("没有发出的选票", "第一次投票", date(2020, 4, 20), 1, "000133", "单志强", "周敏", "社区档案室"),
            ),
        ),
        empty=SealRecord(),
        demands=("C20",),
        formats=LIST,
    ),
    PaperKind(
        code="FILED",
        title="备案报送单",
        stage=9,
        compose=filing,
        sample=Filing(
            house=SAMPLE_HOUSE,
            what="选举结果报告单",
            to="临河镇",
            sent_on=date(2020, 4, 21),
            sent_by="周敏",
            elected=(("主任", "王建国"),),
        ),
        empty=Filing(),
        demands=("B12", "B14", "C20"),
        formats=FORM,
    ),
    PaperKind(
        code="F9-1",
        title="当选证书发放登记簿",
        stage=9,
        compose=booklets,
        sample=Booklets(
            house=SAMPLE_HOUSE,
            booklets=(
                Booklet("〔2020〕第001号", "王建国", "主任", "作废", date(2020, 4, 21), reason="姓名打错"),
                Booklet(
                    "〔2020〕第002号",
                    "王建国",
                    "主任",
                    "补打",
                    date(2020, 4, 21),
                    "仇明",
                    "王建国",
                    "〔2020〕第001号",
                ),
            ),
            totals=(("已颁发", 0), ("补打", 1), ("作废", 1)),
        ),
        empty=Booklets(),
        demands=("B12", "C20"),
        formats=LIST,
    ),
    PaperKind(
        code="F11",
        title="统一赋码登记信息表",
        stage=9,
        compose=code_form,
        sample=CodeForm(
            house=SAMPLE_HOUSE,
            organisation="临河县临河镇柳湾社区居民委员会",
            code="55320000000000000X",
            former="单志强",
            representative="王建国",
            address="临河镇柳湾路2号",
            term_until=date(2021, 12, 31),
            issued_by="临河县民政局",
            handed_in=date(2020, 4, 24),
        ),
        empty=CodeForm(),
        demands=("B15",),
        formats=FORM,
    ),
)
