"""The statistics of audits over many cases: one line a case, and the sum (A20, A28)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from buxuan_desktop.words.amounts import yuan
from buxuan_desktop.words.papers.audit_base import AUDIT, VILLAGE
from buxuan_desktop.words.papers.base import LIST, PaperKind, Posted, day, listed, numbered, pen
from buxuan_desktop.words.sheets import Para, Sheet, Sign, Signs


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One case in the statistics; amounts in fen. Open findings are counted as such and nowhere else."""

    place: str
    people: int = 0
    done: bool = False
    reports: int = 0
    faults: int = 0
    fen: int = 0
    predecessor: int = 0
    incumbent: int = 0
    successor: int = 0
    person: int = 0
    collective: int = 0
    mistake: int = 0
    waste: int = 0
    fraud: int = 0
    government: int = 0
    open: int = 0
    due: int = 0
    paid: int = 0
    discipline: int = 0
    justice: int = 0
    objections: int = 0
    posted_on: date | None = None


class Statistics(Posted, frozen=True, kw_only=True):
    """Many cases in one table; `unread` are files that could not be read, with the reason."""

    township: str = ""
    rows: tuple[Row, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    drawn_on: date | None = None


_HEADS = (
    "序号:0.5 村（社区）:1.5 审计人数:0.7 审完:0.6 报告:0.6 问题:0.6 金额（元）:1.4 前任:0.6 现任:0.6 接任:0.6 "
    "个人:0.6 集体:0.6 失误:0.6 浪费:0.6 舞弊:0.6 机关干部:0.7 未定:0.6 应退（元）:1.4 已退（元）:1.4 处分:0.6 "
    "移送:0.6 异议:0.6 公示日期:1.3"
)


def statistics(record: Statistics) -> Sheet:
    """One line a case, and the sum."""
    rows = numbered(tuple(_cells(one) for one in record.rows))
    foot = (("合计", *_sum(record.rows)),) if record.rows else ()
    unread = tuple(Para(f"没有读到：{name}。{why}") for name, why in record.unread)
    return Sheet(
        title="离任审计情况统计表",
        kind="list",
        subtitle=f"{record.township or pen('', 6)}{record.house.people}委员会离任审计　{day(record.drawn_on)}",
        landscape=True,
        parts=(listed(_HEADS, rows, 12, foot=foot), *unread, Signs((Sign("制表人"), Sign("审核人")), 2)),
        note="问题和金额只计已经作出结论的；“未定”是还没有结论的个数，不计金额。" if record.rows else "",
    )


def _cells(one: Row) -> tuple[object, ...]:
    done = "是" if one.done else "否"
    posted = one.posted_on.isoformat() if one.posted_on else ""
    return (one.place, one.people, done, one.reports, *_numbers(one), posted)


def _numbers(one: Row) -> tuple[str, ...]:
    parts = (one.predecessor, one.incumbent, one.successor, one.person, one.collective)
    natures = (one.mistake, one.waste, one.fraud, one.government, one.open)
    followed = (_plain(one.due), _plain(one.paid), one.discipline, one.justice, one.objections)
    return tuple(str(value) for value in (one.faults, _plain(one.fen), *parts, *natures, *followed))


def _plain(fen: int) -> str:
    return yuan(fen).removesuffix("元")


_ADDED = tuple(name for name in Row.__struct_fields__ if name not in ("place", "done", "posted_on"))


def _sum(rows: Sequence[Row]) -> tuple[str, ...]:
    total = Row(place="", **{name: sum(getattr(one, name) for one in rows) for name in _ADDED})
    done = sum(one.done for one in rows)
    return (f"{len(rows)}个", str(total.people), str(done), str(total.reports), *_numbers(total), "")


_STATISTICS = Statistics(
    house=VILLAGE,
    township="临河乡",
    drawn_on=date(2020, 3, 9),
    rows=(
        Row(
            place="石桥村",
            people=1,
            done=True,
            reports=1,
            faults=1,
            fen=1_280_050,
            incumbent=1,
            person=1,
            waste=1,
            due=1_280_050,
            paid=1_280_050,
            objections=1,
            posted_on=date(2020, 2, 24),
        ),
        Row(place="柏树村", people=2, reports=1, faults=3, fen=560_000, predecessor=3, collective=3, mistake=3, open=1),
    ),
)

KINDS = (
    PaperKind(
        code="AUD-19",
        title="离任审计情况统计表",
        stage=AUDIT,
        compose=statistics,
        sample=_STATISTICS,
        empty=Statistics(),
        demands=("A20", "A28"),
        formats=LIST,
    ),
)
