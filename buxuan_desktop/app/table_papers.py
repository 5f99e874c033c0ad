"""Input records of the counting table's papers: bundle slips and the work sheet."""

from datetime import datetime

from buxuan_desktop.app import bundle_list as bl
from buxuan_desktop.app.pace import EntryWork, work_of
from buxuan_desktop.documents.bundle_slips import BundleSlip, BundleSlips
from buxuan_desktop.documents.stamp import Stamp
from buxuan_desktop.documents.work_sheet import WorkLine, WorkSheet
from buxuan_desktop.domain.bundles import TOTALS
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import round_name

_STATES = {
    bl.WAITING: "未录",
    bl.KEYING: "正在录",
    bl.HALF: "录了一遍",
    bl.DIFFERS: "有不一致",
    bl.IN_DOUBT: "待认定",
    bl.SHORT: "张数不符",
    bl.AGREED: "两遍一致",
    bl.CONFIRMED: "已确认",
    bl.RECOUNT: "待重新计票",
    bl.CONTESTED: "录重了，待定",
    bl.KEYED: "录完，待交回",
}


def slips_of(election: Election, current: Round) -> BundleSlips:
    """A slip for every bundle; its code names case, round and bundle, nothing of the ballots."""
    bundles = current.table.bundles
    case = election.case.case
    return BundleSlips(
        place=election.case.place,
        round_name=round_name(current.number),
        posts=f"{'、'.join(post.title for post in current.posts)}补选",
        slips=tuple(
            BundleSlip(number, len(bundles), bundle.sheets, f"BXKL:{case[:12]}:{current.number}:{number}")
            for number, bundle in bundles.items()
        ),
        rehearsal=election.case.rehearsal,
    )


def work_sheet_of(file: CaseFile, election: Election, current: Round, stamp: Stamp) -> WorkSheet:
    """Every entry with its people, times, ballots an hour, and how its bundle stands."""
    states = {line.number: line for line in bl.lines_of(current.table)}
    works = sorted(work_of(file, election, current.number), key=lambda one: (one.bundle, one.begun, one.entry))
    settled = sum(len(count.settled) for bundle in current.table.bundles.values() for count in bundle.counts)
    decided = sum(len(count.decided) for bundle in current.table.bundles.values() for count in bundle.counts)
    told = (
        ("轮次", round_name(current.number)),
        ("捆数", f"{len(current.table.bundles)}捆"),
        ("张数", f"{current.table.sheets}张"),
        ("核对改正", f"{settled}处"),
        ("疑问认定", f"{decided}张"),
    )
    before = 0
    lines = []
    for work in works:
        lines.append(_line(work, states[work.bundle], first=work.bundle != before))
        before = work.bundle
    return WorkSheet(stamp=stamp, facts=told, lines=tuple(lines))


def _line(work: EntryWork, line: bl.BundleLine, *, first: bool) -> WorkLine:
    minutes = work.minutes
    speed = f"{work.papers * 60 // minutes}张" if minutes and work.papers else ""
    return WorkLine(
        str(work.bundle) if first else "",
        str(line.sheets) if first else "",
        ("合计数" if line.way == TOTALS else "逐张") if first else "",
        f"第{'一二'[work.entry - 1]}遍",
        work.teller,
        work.scrutineer,
        f"{_time(work.begun)}—{_time(work.ended) if work.ended else ''}",
        speed,
        _STATES[line.state] if first else "",
    )


def _time(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%H:%M}"
