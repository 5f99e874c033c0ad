"""The labelled facts of a result report: pure pairs of label and value, "" where a fact is unknown."""

import datetime

from buxuan_desktop.documents.numerals import percent, plain_date
from buxuan_desktop.documents.report_record import ResultReport

Pairs = list[tuple[str, str]]


def amount(number: int | None, unit: str = "") -> str:
    """A number with its unit, "" when unknown."""
    return "" if number is None else f"{number}{unit}"


def day(value: datetime.date | None) -> str:
    """A date in figures, "" when unknown."""
    return "" if value is None else plain_date(value)


def yes_no(value: bool | None) -> str:
    """是, 否, or "" when unknown."""
    return "" if value is None else "是" if value else "否"


def head(report: ResultReport) -> Pairs:
    """Where, when, which term."""
    return [
        ("县（市、区、旗）", report.county),
        ("乡镇（街道）", report.township),
        ("村（社区）", report.community),
        ("届次", report.term),
        ("选举日期", day(report.election_day)),
        ("地点", report.venue),
    ]


def vacancy(report: ResultReport) -> Pairs:
    """Why there is a seat to fill, how it is filled, how many."""
    seats = "、".join(f"{title}{number}名" for title, number in report.seats)
    return [("缺额原因", report.vacancy_cause), ("补选方式", report.vacancy_manner), ("补选职数", seats)]


def turnout(report: ResultReport) -> Pairs:
    """Electors and who took part; the share is computed from integers, half rounded up."""
    known = report.cast is not None and report.registered
    share = percent(report.cast or 0, report.registered or 1) if known else ""
    return [
        (report.electors_word, amount(report.registered, "名")),
        ("其中妇女", amount(report.women, "名")),
        ("其中少数民族", amount(report.minority, "名")),
        ("委托投票", amount(report.proxies, "名")),
        ("流动票箱", amount(report.mobile_boxes, "个")),
        ("代写", amount(report.scribes, "名")),
        ("实际参加投票", amount(report.cast, "名")),
        ("占应参加人数", share),
    ]


def venue(report: ResultReport) -> Pairs:
    """How and where people voted."""
    return [
        ("投票方式", report.manner),
        ("分会场", amount(report.sub_venues, "个")),
        ("投票箱总数", amount(report.boxes, "个")),
        ("秘密写票处", amount(report.booths, "处")),
    ]


def ballots(report: ResultReport) -> Pairs:
    """Ballots from issued to set aside; those set aside are not among the recovered."""
    return [
        ("发出", amount(report.issued, "张")),
        ("收回", amount(report.recovered, "张")),
        ("有效", amount(report.valid_ballots, "张")),
        ("无效（废票）", amount(report.void_ballots, "张")),
        ("弃权", amount(report.blank_ballots, "张")),
        ("封存不计", amount(report.set_aside, "张")),
    ]


def further(report: ResultReport) -> Pairs:
    """Four gains and four losses of the register since the last registration."""
    change = report.further
    if change is None:
        return []
    return [
        ("增：年满十八周岁", amount(change.turned_18, "名")),
        ("增：迁入", amount(change.moved_in, "名")),
        ("增：婚姻、收养迁入", amount(change.married_in, "名")),
        ("增：恢复政治权利", amount(change.rights_restored, "名")),
        ("减：迁出", amount(change.moved_out, "名")),
        ("减：婚姻迁出", amount(change.married_out, "名")),
        ("减：死亡", amount(change.died, "名")),
        ("减：被剥夺政治权利", amount(change.deprived, "名")),
    ]
