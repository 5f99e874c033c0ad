"""The survey of gaps over the township's villages (B06, B17, B19): a list beside the cases, in the home folder."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from buxuan_desktop.app.forms import Form, form_for, told
from buxuan_desktop.app.recents import recent
from buxuan_desktop.app.rulebooks import load
from buxuan_desktop.app.stages import RESULT
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.days import months_after
from buxuan_desktop.words.forms import survey_words

_FILE = "survey.json"
_DECEMBER = 12
NONE, OPENED, DONE = "none", "opened", "done"


class Kept(msgspec.Struct, frozen=True):
    """One gap as kept: the case that was opened for it, and whether people say that it is filled."""

    gap: Gap
    case: str = ""
    done: bool = False


class Survey(msgspec.Struct, frozen=True):
    """All gaps in the order of writing, and why a township is not through with them, one reason each."""

    gaps: tuple[Kept, ...] = ()
    reasons: Mapping[str, str] = {}


class Line(msgspec.Struct, frozen=True):
    """A row to read: its place in the survey, the deadline, how it stands (NONE, OPENED, DONE), whether it is late."""

    place: int
    gap: Gap
    deadline: date
    state: str
    late: bool
    reason: str
    case: str = ""


@cache
def gap_form() -> Form:
    """The form that asks about one gap."""
    return form_for(Gap, survey_words())


def months() -> int:
    """Months in which a gap is to be filled, as plan 2 says."""
    value = load("S2").parameters["deadline_months"].value
    assert isinstance(value, int)
    return value


def next_report(today: date) -> date:
    """By when the state of all gaps is reported next, each month as plan 2 says (B07)."""
    day = load("S2").parameters["monthly_report_day"].value
    assert isinstance(day, int)
    if today.day <= day:
        return today.replace(day=day)
    year, month = (today.year + 1, 1) if today.month == _DECEMBER else (today.year, today.month + 1)
    return date(year, month, day)


def survey_of(home: Path) -> Survey:
    """The survey as kept; an empty one when there is none. Refusal `survey-unreadable` rather than forget it."""
    path = home / _FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Survey)
    except FileNotFoundError:
        return Survey()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal("survey-unreadable", path=str(path)) from error


def lines_of(home: Path, today: date) -> list[Line]:
    """The rows: what is late first, then by deadline, what is done last."""
    survey = survey_of(home)
    finished = {one.path for one in recent(home) if one.stage >= RESULT}
    lines = [_line(place, one, finished, today, survey.reasons) for place, one in enumerate(survey.gaps)]
    return sorted(lines, key=lambda one: (one.state == DONE, one.deadline, one.gap.township, one.gap.village))


def add(home: Path, gaps: Sequence[Gap]) -> int:
    """Write gaps down; returns how many. Refusal `disk-fault`."""
    survey = survey_of(home)
    _write(home, msgspec.structs.replace(survey, gaps=(*survey.gaps, *map(Kept, gaps))))
    return len(gaps)


def change(home: Path, place: int, gap: Gap) -> None:
    """Write a gap anew."""
    _put(home, place, lambda kept: msgspec.structs.replace(kept, gap=gap))


def opened(home: Path, place: int, case: Path) -> None:
    """A case was opened for a gap."""
    _put(home, place, lambda kept: msgspec.structs.replace(kept, case=str(case.absolute())))


def tick_off(home: Path, place: int) -> None:
    """The gap is filled, or it is not after all."""
    _put(home, place, lambda kept: msgspec.structs.replace(kept, done=not kept.done))


def drop(home: Path, place: int) -> None:
    """Take a gap off the list."""
    survey = survey_of(home)
    _write(home, msgspec.structs.replace(survey, gaps=survey.gaps[:place] + survey.gaps[place + 1 :]))


def explain(home: Path, township: str, reason: str) -> None:
    """Why a township is not through, in one sentence (B19); an empty one is taken away."""
    survey = survey_of(home)
    others = {name: said for name, said in survey.reasons.items() if name != township}
    _write(home, msgspec.structs.replace(survey, reasons=others | ({township: reason} if reason else {})))


def unopened(home: Path) -> list[Gap]:
    """Gaps that are not filled and for which no case was opened here."""
    return [one.gap for one in survey_of(home).gaps if not one.done and not one.case]


def deadline_of(gap: Gap) -> date:
    """By when a gap is to be filled."""
    return months_after(gap.day, months())


def vacancy_of(gap: Gap) -> Vacancy:
    """The vacancy that a case opened for a gap begins with."""
    return Vacancy(
        post=gap.post,
        cause=gap.cause,
        day=gap.day,
        former=gap.former,
        detail=gap.note,
        seats=gap.seats,
        members_left=gap.members_left,
        representative_gone=gap.post == "主任",
    )


def cells_of(line: Line) -> tuple[str, ...]:
    """A row in words: village, body, post, seats, cause, vacant since, deadline, how it stands, why not."""
    form, gap = gap_form(), line.gap
    words = {one.name: told(one, getattr(gap, one.name)) for one in form.fields}
    state = {NONE: "没有立案", OPENED: "已经立案", DONE: "已经补上"}[line.state]
    place = f"{gap.township}{gap.village}"
    last = f"{line.deadline.year}年{line.deadline.month}月{line.deadline.day}日"
    late = "，已超期" if line.late else ""
    return (
        place,
        words["body"],
        gap.post,
        str(gap.seats),
        words["cause"],
        words["day"],
        last,
        f"{state}{late}",
        line.reason,
    )


HEADS = ("村、社区", "委员会", "职务", "名额", "原因", "空缺日期", "最迟补上", "情况", "没有完成的原因")


def _line(place: int, kept: Kept, finished: set[str], today: date, reasons: Mapping[str, str]) -> Line:
    gap = kept.gap
    last = months_after(gap.day, months())
    state = DONE if kept.done or kept.case in finished else OPENED if kept.case else NONE
    reason = "" if state == DONE else reasons.get(gap.township, "")
    return Line(place, gap, last, state, state != DONE and today > last, reason, kept.case)


def _put(home: Path, place: int, change: Callable[[Kept], Kept]) -> None:
    survey = survey_of(home)
    kept = [*survey.gaps]
    kept[place] = change(kept[place])
    _write(home, msgspec.structs.replace(survey, gaps=tuple(kept)))


def _write(home: Path, survey: Survey) -> None:
    target = home / _FILE
    draft = target.with_suffix(".new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(survey)))
        draft.replace(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error
