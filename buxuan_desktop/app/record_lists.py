"""What the page of a kind of records shows: its lines, the values of one, what can be suggested."""

from collections.abc import Mapping

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import Form, form_of, told
from buxuan_desktop.app.paperwork.standards import known_of
from buxuan_desktop.app.people import people
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.result_papers import Sealing
from buxuan_desktop.domain.records.watching import AcceptanceRow
from buxuan_desktop.rules.retention import retention_of

_MANY = 5000


class Line(msgspec.Struct, frozen=True):
    """One record in a list: its number, what it is called, and the rest in one line."""

    number: int
    title: str
    rest: str


def lines_of(case: Case, tag: str) -> list[Line]:
    """The records of a kind that hold, in the order in which they were written down."""
    form = form_of(tag)
    return [_line(form, kept) for kept in case.election.records.kept(form.kind)]


def fresh_values(case: Case, tag: str) -> Mapping[str, object]:
    """What a new record begins with: its defaults, and what goes on from the one written last."""
    form = form_of(tag)
    found = {one.name: one.default for one in msgspec.structs.fields(form.kind) if one.default is not msgspec.NODEFAULT}
    last = case.election.records.last(form.kind)
    carried = {name: getattr(last, name) for name in form.words.carry if last is not None}
    return {**found, **carried, **_proposed(case, tag)}


def values_of(case: Case, number: int) -> Mapping[str, object]:
    """All values of a record by field, with the private ones; empty when it does not hold any more."""
    kept = case.election.records.get(number)
    if kept is None:
        return {}
    names = kept.record.__struct_fields__
    return {name: getattr(kept.record, name) for name in names} | dict(records.private_of(case, kept))


def told_about(case: Case, number: int) -> str:
    """How often a record was corrected and which files it has, in words; "" when there is nothing to say."""
    kept = case.election.records.get(number)
    if kept is None:
        return ""
    said = [f"改过{len(kept.before)}次，原来的内容都留在案卷里。"] if kept.before else []
    named = {one.sha256: one.name for one in case.election.attachments}
    if kept.files:
        said.append(f"附有：{'、'.join(named.get(digest, '') for digest in kept.files)}。")
    return "".join(said)


def offered(case: Case, what: str) -> list[str]:
    """Names to choose from: the posts of the case, or the people it knows (members of bodies first)."""
    if what == "posts":
        return list(case.election.posts) or ["主任", "副主任", "委员"]
    known = [one.name for one in case.election.records.all(BodyMember)]
    known += [one.name for one in people(case.election)[:_MANY]]
    return list(dict.fromkeys(known))


def known_about(case: Case, tag: str, values: Mapping[str, object]) -> str:
    """What the case itself knows of what a record is about; whether a standard is met is for people to say (C22)."""
    known = known_of(case).get(str(values.get("standard", "")), "") if tag == AcceptanceRow.tag() else ""
    return f"案卷里知道的：{known}。是不是达到，由检查的人认定。" if known else ""


def _proposed(case: Case, tag: str) -> Mapping[str, object]:
    """What the rules or the records before it give a new record; people see it and may write something else."""
    if tag == Sealing.tag():
        until = retention_of(case.book, case.election.election_day).until
        return {"keep_until": until} if until else {}
    if tag == AcceptanceRow.tag():
        done = {one.standard for one in case.election.records.all(AcceptanceRow)}
        return {
            "standard": next((code for code, _ in form_of(tag).field("standard").choices if code not in done), None)
        }
    return {}


def _told(form: Form, record: Record) -> list[str]:
    """The columns in words: the first and last day of one thing together, a bare number with what it counts."""
    said: list[str] = []
    for place, one in enumerate(form.columns):
        words = told(one, getattr(record, one.name))
        if words and one.name == "ends" and place and form.columns[place - 1].name == "begins":
            said[-1] = f"{said[-1]}至{words}"
        else:
            said.append(f"{one.label}{words}" if words and one.kind == "number" and place else words)
    return said


def _line(form: Form, kept: Kept[Record]) -> Line:
    title, *rest = _told(form, kept.record)
    return Line(kept.number, title or f"第{kept.number}条", "　".join(filter(None, rest)))
