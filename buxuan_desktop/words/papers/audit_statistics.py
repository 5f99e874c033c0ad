"""The statistics of audits over many cases: one line a case, and the sum (A20, A28)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from buxuan_desktop.words.amounts import yuan
from buxuan_desktop.words.papers.audit_base import AUDIT, VILLAGE
from buxuan_desktop.words.papers.base import LIST, PaperKind, Posted, cell, day, listed, numbered, pen
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


_DONE = (
    "序号:0.5 村（社区）:1.8 审计人数:0.9 十项审完:0.9 报告:0.7 问题:0.7 金额（元）:1.6 未定的问题:1 异议:0.7 "
    "应退（元）:1.6 已退（元）:1.6 处分:0.7 移送司法:0.9 公示日期:1.7"
)
_APART = (
    "序号:0.5 村（社区）:1.8 前任:0.8 现任:0.8 接任:0.8 个人:0.8 集体:0.8 失误:0.8 铺张浪费:1 舞弊:0.8 村干部:0.9 "
    "党政机关干部:1.2"
)


def statistics(record: Statistics) -> Sheet:
    """One line a case, and the sum: what was done, and the problems kept apart."""
    rows, total = record.rows, _sum(record.rows)
    done = numbered(tuple((one.place, *_done(one, "是" if one.done else "否")) for one in rows))
    apart = numbered(tuple((one.place, *_apart(one)) for one in rows))
    sums = (f"{len(rows)}个", *_done(total, str(sum(one.done for one in rows)))), (f"{len(rows)}个", *_apart(total))
    feet = tuple((("合计", *line),) if rows else () for line in sums)
    unread = tuple(Para(f"没有读到：{name}。{why}") for name, why in record.unread)
    return Sheet(
        title="离任审计情况统计表",
        kind="list",
        subtitle=f"{record.township or pen('', 6)}各{record.house.people}委员会离任审计　{day(record.drawn_on)}",
        landscape=True,
        parts=(
            listed(_DONE, done, 4, caption="审计情况", foot=feet[0]),
            listed(_APART, apart, 4, caption="已经作出结论的问题个数，分开统计", foot=feet[1]),
            *unread,
            Signs((Sign("制表人"), Sign("审核人")), 2),
        ),
        note="问题和金额只计已经作出结论的；“未定的问题”是还没有结论的个数，不计金额。",
    )


def _done(one: Row, done: str) -> tuple[str, ...]:
    posted = cell(one.posted_on)
    numbers = (one.reports, one.faults, _plain(one.fen), one.open, one.objections, _plain(one.due), _plain(one.paid))
    return (str(one.people), done, *map(str, (*numbers, one.discipline, one.justice)), posted)


def _apart(one: Row) -> tuple[str, ...]:
    parts = (one.predecessor, one.incumbent, one.successor, one.person, one.collective)
    return tuple(map(str, (*parts, one.mistake, one.waste, one.fraud, one.faults - one.government, one.government)))


def _plain(fen: int) -> str:
    return yuan(fen).removesuffix("元")


_ADDED = tuple(name for name in Row.__struct_fields__ if name not in ("place", "done", "posted_on"))


def _sum(rows: Sequence[Row]) -> Row:
    return Row(place="", **{name: sum(getattr(one, name) for one in rows) for name in _ADDED})


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
