"""The timetable on paper and as a calendar file."""

from datetime import UTC
from functools import partial

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.dues import wordings_of
from buxuan_desktop.app.printing import Job, stamp_of
from buxuan_desktop.app.timetable import Row, rows_of
from buxuan_desktop.documents.timetable_record import TimetableLine, TimetableSheet
from buxuan_desktop.documents.timetable_sheet import TITLE, render_timetable
from buxuan_desktop.exchange.ics import Entry, calendar_file
from buxuan_desktop.words import term


def timetable_job(case: Case) -> Job:
    """The timetable as one document to print or save."""
    return Job(f"{TITLE}.pdf", partial(render_timetable, sheet_of(case)), TITLE, "timetable")


def sheet_of(case: Case) -> TimetableSheet:
    """The frozen record of the sheet."""
    election = case.election
    return TimetableSheet(
        stamp=stamp_of(election, case.file, case.clock),
        place=election.case.place,
        election_day=election.election_day,
        today=case.clock().date(),
        lines=tuple(map(_line, rows_of(case))),
        notes=_open(case),
    )


def calendar_of(case: Case) -> bytes:
    """The timetable as a calendar file; entries keep their names, so that a later file replaces an earlier one."""
    election = case.election
    stamp = f"{case.clock().astimezone(UTC):%Y%m%dT%H%M00}Z"
    name = f"{election.case.place}补选日程"
    return calendar_file(name, stamp, [_entry(election.case.case, one) for one in rows_of(case)])


def _open(case: Case) -> tuple[str, ...]:
    """What contradicts itself and is not settled, in one sentence; notes are left out."""
    titles = [one.title for one in wordings_of(case) if one.severity != "note"]
    return (f"还要处理：{'；'.join(titles)}。",) if titles else ()


def _line(row: Row) -> TimetableLine:
    slot = row.slot
    kind = "own" if slot.set else "suggested" if slot.basis in ("suggested", "custom") else slot.basis
    return TimetableLine(
        title=row.title,
        days=row.days,
        basis=row.basis,
        cite=row.cite,
        state=term("due", row.state),
        begins=slot.begins,
        ends=slot.ends,
        limit=slot.limit if slot.binding else None,
        kind=kind,
        done=slot.done is not None,
        late=row.state == "late",
    )


def _entry(case: str, row: Row) -> Entry:
    slot = row.slot
    about = [f"根据：{row.cite}" if row.cite else f"根据：{row.basis}" if row.basis else "", slot.note]
    if slot.binding and slot.limit is not None:
        about.append(f"最迟{slot.limit.month}月{slot.limit.day}日")
    # A deadline is one day in a calendar, not the two months before it; monthly reports are told apart by their month.
    begins = slot.ends if slot.code == "deadline" else slot.begins
    which = f"-{slot.ends:%Y%m}" if slot.code == "monthly_report" else ""
    uid = f"{case}-{slot.code}{which}@buxuan-desktop"
    return Entry(uid, begins, slot.ends, row.title, "\n".join(filter(None, about)), slot.done is not None)
