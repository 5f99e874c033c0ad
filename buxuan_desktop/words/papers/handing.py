"""Ballots handed over with receipts, heads counted and read out, the desks of a paper check-in (C14, C18)."""

from typing import NamedTuple

from buxuan_desktop.words.papers.base import FORM, LIST, SAMPLE_HOUSE, PaperKind, Posted, cell, day, listed, pen
from buxuan_desktop.words.sheets import Fact, Facts, Grid, Para, Sheet, Sign, Signs


class Handed(NamedTuple):
    """One kind of ballot on its way from the printer to the committee."""

    kind: str
    printed: int | None = None
    stamped: int | None = None
    handed: int | None = None
    received: int | None = None


class BallotHandover(Posted, frozen=True, kw_only=True):
    """Printed, stamped, handed over, receipted."""

    lines: tuple[Handed, ...] = ()
    seal: str = ""
    when: str = ""


class Heads(Posted, frozen=True, kw_only=True):
    """The heads of the four ways against the number needed."""

    registered: int | None = None
    needed: int | None = None
    ways: tuple[tuple[str, int | None], ...] = ()


class DeskLine(NamedTuple):
    """One elector on a desk's roll."""

    number: str
    name: str
    sex: str = ""


class Desk(Posted, frozen=True, kw_only=True):
    """A roll by group for one desk: sign or fingerprint, own ballot, ballots as proxy. Only its totals are keyed."""

    desk: str = ""
    group: str = ""
    lines: tuple[DeskLine, ...] = ()


WAYS = ("选举大会", "投票点", "委托投票", "流动票箱")


def ballot_handover(record: BallotHandover) -> Sheet:
    """The receipt between township and committee."""
    house = record.house
    return Sheet(
        title="选票交接单",
        kind="form",
        subtitle=f"{house.committee}补选　{day(house.election_day)}",
        parts=(
            Para(
                f"选票由{pen(house.township, 5)}印制，加盖{house.people}选举委员会公章，"
                "密封后交给选举委员会，选举日当众启封。"
            ),
            listed("选票:2 印制张数 盖章张数 移交张数 接收张数", record.lines, 4, roomy=True),
            Facts((Fact("封条号", record.seal), Fact("交接时间", record.when))),
            Signs((Sign("镇（街道）移交人"), Sign("选举委员会接收人"), Sign("监交人"))),
            Para("选举日启封清点：", indent=False),
            Facts((Fact("启封时间"), Fact("清点张数"), Fact("发出张数"), Fact("剩余张数"))),
            Signs((Sign("总监票人"), Sign("监票人"), Sign("选举委员会主任"))),
        ),
        note="选票完全相同，不编号。印制＝盖章＝移交＝接收，不相符的在交接单上写明原因。",
    )


def heads(record: Heads) -> Sheet:
    """The line of turnout to read out."""
    house = record.house
    ways = record.ways or tuple((way, None) for way in WAYS)
    numbers = [number for _, number in ways if number is not None]
    total = cell(sum(numbers)) if len(numbers) == len(ways) else ""
    said = "，".join(f"{way}{pen(number, 3)}名" for way, number in ways)
    return Sheet(
        title="参会人数报数单",
        kind="form",
        subtitle=f"{house.committee}补选　{day(house.election_day)}",
        parts=(
            Facts((Fact(f"登记的{house.voter}", cell(record.registered)), Fact("须达到", cell(record.needed)))),
            listed("参加方式:3 人数:2", ways, foot=(("合计", total),), roomy=True),
            Para(f"报数：登记的{house.voter}{pen(record.registered, 3)}名，{said}，共{pen(total, 3)}名。"),
            Signs((Sign("报数人"), Sign("核对人"), Sign("选举委员会主任"))),
        ),
        note="四种方式的人数不重复计算；委托投票按委托人计。",
    )


def desk_sheet(record: Desk) -> Sheet:
    """The roll of a desk, with room to sign, and the totals that are keyed."""
    house = record.house
    rows = tuple((*line, "", "", "") for line in record.lines)
    table: Grid = listed(
        "编号:0.8 姓名:1.8 性别:0.6 本人领票（签名或者指印）:2 代委托人领票张数:1.4 备注:1", rows, 16, roomy=True
    )
    return Sheet(
        title="领票签名册",
        kind="list",
        subtitle=f"{house.committee}补选　{pen(record.desk, 4)}　{record.group}".rstrip("　"),
        parts=(
            table,
            Facts((Fact("本人领票合计"), Fact("代领合计"), Fact("发出选票合计"), Fact("作废换发"))),
            Signs((Sign("验证发票人"), Sign("监票人")), 2),
        ),
        note="投票结束后只录入合计数；签名册当日密封，不公布谁没有参加投票。",
    )


KINDS = (
    PaperKind(
        code="HAND-1",
        title="选票交接单",
        stage=5,
        compose=ballot_handover,
        sample=BallotHandover(
            house=SAMPLE_HOUSE,
            lines=(Handed("主任选票", 1000, 1000, 1000, 1000),),
            seal="000126",
            when="2020年4月19日15时",
        ),
        empty=BallotHandover(),
        demands=("C14", "C19"),
        formats=FORM,
    ),
    PaperKind(
        code="HAND-2",
        title="参会人数报数单",
        stage=6,
        compose=heads,
        sample=Heads(
            house=SAMPLE_HOUSE,
            registered=1000,
            needed=501,
            ways=tuple(zip(WAYS, (384, 90, 36, 12), strict=True)),
        ),
        empty=Heads(),
        demands=("C18",),
        formats=FORM,
    ),
    PaperKind(
        code="HAND-3",
        title="领票签名册",
        stage=6,
        compose=desk_sheet,
        sample=Desk(
            house=SAMPLE_HOUSE,
            desk="第一发票处",
            group="第一居民小组",
            lines=(DeskLine("1", "丁一", "男"), DeskLine("2", "王建国", "男"), DeskLine("6", "李秀英", "女")),
        ),
        empty=Desk(),
        demands=("C18", "C19"),
        formats=LIST,
    ),
)
