"""What is asked at each step of a review: the fields, what is known already, and the use case that writes it."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from buxuan_desktop.app import record_lists, records
from buxuan_desktop.app.candidates import persons, review
from buxuan_desktop.app.candidates import steps as st
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.reviews import BodyDecision, Opinion, TownshipReview

Private = Mapping[str, str]
Write = Callable[[Case, Any, Private], object]


class Asked(msgspec.Struct, frozen=True):
    """One step's form: the kind, the fields asked, those given, what stands there at first, what writes it, button."""

    tag: str
    names: tuple[str, ...]
    given: Mapping[str, object]
    values: Mapping[str, object]
    write: Write
    button: str


def asked(case: Case, name: str, step: st.Step) -> Asked | None:
    """The form of a step for a person; None for one that is only looked at."""
    maker = _MAKERS.get(step.kind)
    return maker(case, name, step.about) if maker else None


def _sheet(case: Case, name: str, _about: str) -> Asked:
    held = persons.sheet_of(case, name)
    values = dict(_values(case, held)) or {"sex": persons.known_sex(case, name)}
    values["birth"] = values.get("birth") or persons.known_birth(case, name)
    names = ("birth", "sex", "education", "ethnic", "party", "work", "phone")
    return Asked("nominee", names, {"name": name}, values, persons.keep_sheet, "登记，核对年龄")


def _department(case: Case, name: str, about: str) -> Asked:
    number = next((row.number for row in review.rows_of(case, name) if row.department == about), 0)
    values = record_lists.values_of(case, number)
    names = ("opinion", "condition", "basis", "letter", "handler", "day", "asked_on", "detail")
    given = {"name": name, "department": about}
    return Asked("opinion", names, given, _dated(case, values), _answer, "记下意见")


def _another(case: Case, name: str, _about: str) -> Asked:
    names = ("department", "opinion", "condition", "letter", "handler", "day", "asked_on")
    return Asked("opinion", names, {"name": name}, {"asked_on": _today(case)}, _answer, "加上这个部门")


def _decision(case: Case, name: str, about: str) -> Asked:
    held = _last(case, BodyDecision, lambda one: one.name == name and one.condition == about)
    names = ("by", "decision", "letter", "day", "reasons")
    given = {"name": name, "condition": about}
    return Asked("body-decision", names, given, _dated(case, _values(case, held)), _over(held), "记下决定")


def _visit(case: Case, name: str, _about: str) -> Asked:
    held = review.review_of(case, name).visit
    values = _dated(case, _values(case, held) or {"conclusion": "suitable"})
    names = ("day", "visitors", "heard", "conclusion", "detail")
    return Asked("visit", names, {"name": name}, values, review.keep_one, "记下考察")


def _conclusion(case: Case, name: str, _about: str) -> Asked:
    held = review.review_of(case, name).conclusion
    values = _dated(case, _values(case, held) or {"by": "选举委员会"})
    names = ("result", "day", "by", "condition", "reasons", "told_on", "received_by", "answered_on", "answer")
    return Asked("conclusion", (*names, "reviewed_again"), {"name": name}, values, review.conclude, "写下结论")


def _filing(case: Case, name: str, _about: str) -> Asked:
    held = review.review_of(case, name).filing
    values = _dated(case, _values(case, held))
    return Asked("city-filing", ("number", "day", "office"), {"name": name}, values, review.keep_one, "记下备案")


def _township(case: Case, _name: str, about: str) -> Asked:
    held = _last(case, TownshipReview, lambda one: one.post == about)
    standing = review.standing_of(case, about)
    values = _dated(case, _values(case, held) or {"names": standing, "result": "agreed"})
    names = ("names", "day", "by", "result", "letter", "opinion")
    return Asked("township-review", names, {"post": about}, values, _over(held), "记下审查")


_MAKERS: Mapping[str, Callable[[Case, str, str], Asked]] = {
    st.SHEET: _sheet,
    st.DEPARTMENT: _department,
    st.ANOTHER: _another,
    st.DECISION: _decision,
    st.VISIT: _visit,
    st.CONCLUSION: _conclusion,
    st.FILING: _filing,
    st.TOWNSHIP: _township,
}


def _answer(case: Case, record: Opinion, private: Private) -> object:
    return review.answer(case, record, private.get("detail", ""))


def _over(held: Kept[Any] | None) -> Write:
    """Writes a record anew where there is one, else a new one."""

    def write(case: Case, record: Record, private: Private) -> object:
        writing = records.Writing(private={name: value for name, value in private.items() if value})
        if held is None:
            return records.add(case, record, writing)
        return records.correct(case, held.number, record, writing)

    return write


def _last(case: Case, kind: type[Record], fits: Callable[[Any], bool]) -> Kept[Any] | None:
    found = [one for one in case.election.records.kept(kind) if fits(one.record)]
    return found[-1] if found else None


def _values(case: Case, held: Kept[Any] | None) -> Mapping[str, object]:
    return record_lists.values_of(case, held.number) if held else {}


def _dated(case: Case, values: Mapping[str, object]) -> Mapping[str, object]:
    return values if values.get("day") else {**values, "day": _today(case)}


def _today(case: Case) -> object:
    return case.clock().date()
