"""The survey of gaps on paper and as a spreadsheet."""

from datetime import date
from functools import partial
from pathlib import Path

from buxuan_desktop.app.clock import CHINA, Clock
from buxuan_desktop.app.printing import Job
from buxuan_desktop.app.survey import DONE, HEADS, cells_of, lines_of, months, survey_of
from buxuan_desktop.documents import Stamp, render_sheet
from buxuan_desktop.exchange.office.workbook import xlsx_of
from buxuan_desktop.words import spoken
from buxuan_desktop.words.sheets import Column, Grid, Para, Sheet

TITLE = "村（居）民委员会成员缺额排查表"
_SHARES = (2.2, 1.6, 1.1, 0.7, 1.3, 1.7, 1.7, 1.8, 2.4)


def survey_job(home: Path, clock: Clock) -> Job:
    """The list as one document to print or save."""
    now = clock().astimezone(CHINA)
    stamp = Stamp(printed_at=f"{now.year}年{now.month}月{now.day}日 {now:%H:%M}")
    return Job(f"{TITLE}.pdf", partial(render_sheet, sheet_of(home, now.date()), stamp), TITLE, "survey")


def workbook_of(home: Path, today: date) -> bytes:
    """The list as .xlsx, for the report to the county."""
    return xlsx_of(sheet_of(home, today))


def sheet_of(home: Path, today: date) -> Sheet:
    """The list as a paper: the rows, then one reason a township for what is not done (B19)."""
    lines = lines_of(home, today)
    columns = tuple(Column(title, share) for title, share in zip(HEADS[:-1], _SHARES[:-1], strict=True))
    done = sum(one.state == DONE for one in lines)
    late = sum(one.late for one in lines)
    reasons = tuple(Para(f"{name or '本镇'}：{said}", indent=False) for name, said in survey_of(home).reasons.items())
    told = f"共{len(lines)}处缺额，已经补上{done}处，超过期限{late}处。期限从空缺之日起{months()}个月。"
    head = (Para("没有完成的原因", indent=False, strong=True), *reasons) if reasons else ()
    return Sheet(
        title=TITLE,
        kind="list",
        subtitle=f"截至{spoken(today)}",
        parts=(Grid(columns, tuple(cells_of(one)[:-1] for one in lines)), Para(told, indent=False), *head),
        landscape=True,
    )
