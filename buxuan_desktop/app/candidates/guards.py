"""What stops a record of stage 4 from being written: conclusions before all have answered, bars that no law knows."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.candidacies import OfficialList, Promise
from buxuan_desktop.domain.records.persons import UNVERIFIED, Condition
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.candidates import NO_ELECTOR, against, bars, open_departments
from buxuan_desktop.rules.checks.reviewing import undecided

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case

PETITION = ("信访", "上访")
"""To petition is a right: no reason under these words ever speaks against a person."""


def _condition(_case: "Case", record: Condition, _number: int) -> None:
    """A bar by law names its article; the unverified lists count as verified only with the document's name."""
    if record.list == "law" and not record.cite.strip():
        raise Refusal("condition-without-article", text=record.text)
    if record.list in UNVERIFIED and record.status in ("verified", "plan") and not record.source.strip():
        raise Refusal("condition-without-source", text=record.text)


def _opinion(case: "Case", record: Opinion, _number: int) -> None:
    """Only a condition by law is a bar; petitioning is neither a bar nor a condition of policy."""
    if record.opinion in ("bar", "policy"):
        if not record.condition.strip():
            raise Refusal("opinion-without-condition", department=record.department)
        if any(word in record.condition for word in PETITION):
            raise Refusal("petition-is-no-reason", name=record.name)
    known = bars(case.election, case.book)
    if record.opinion == "bar" and record.condition not in known:
        raise Refusal("bar-not-by-law", condition=record.condition, known="；".join(known))


def _conclusion(case: "Case", record: Conclusion, _number: int) -> None:
    """All departments have answered, policy was decided on, and the result is what law and decisions say."""
    election, name = case.election, record.name
    still_open = open_departments(election, case.book, name)
    if still_open:
        raise Refusal("review-open", name=name, departments="、".join(still_open))
    barred = [one.condition for one in against(election, name, "bar")]
    if record.result == "qualified":
        _may_stand(case, name, barred)
    elif record.condition not in {*barred, *_decided(case, name, "stands_not"), NO_ELECTOR}:
        raise Refusal("unqualified-without-ground", name=name, condition=record.condition)


def _may_stand(case: "Case", name: str, barred: list[str]) -> None:
    if barred:
        raise Refusal("review-barred", name=name, condition="、".join(barred))
    waiting = undecided(case.election, name)
    if waiting:
        raise Refusal("review-policy-undecided", name=name, condition="、".join(waiting))
    refused = _decided(case, name, "stands_not")
    if refused:
        raise Refusal("review-decided-otherwise", name=name, condition="、".join(refused))


def _decided(case: "Case", name: str, decision: str) -> tuple[str, ...]:
    """Conditions on which the last decision of the competent body was this one."""
    last = {one.condition: one.decision for one in case.election.records.all(BodyDecision) if one.name == name}
    return tuple(condition for condition, said in last.items() if said == decision)


def _filing(case: "Case", record: CityFiling, _number: int) -> None:
    """The filing closes the joint review: not while a department is open or there is no conclusion."""
    still_open = open_departments(case.election, case.book, record.name)
    if still_open:
        raise Refusal("review-open", name=record.name, departments="、".join(still_open))
    if not any(one.name == record.name for one in case.election.records.all(Conclusion)):
        raise Refusal("filing-before-conclusion", name=record.name)


def _official(case: "Case", record: OfficialList, _number: int) -> None:
    """The ballot's candidates are made on their own page; elsewhere only days are written beside them."""
    state = case.election.posts.get(record.post)
    if state is None or state.post.candidates != record.names:
        raise Refusal("official-elsewhere", post=record.post)


def _promise(_case: "Case", record: Promise, _number: int) -> None:
    """What offends cannot pass."""
    if record.result == "passed" and record.offends:
        raise Refusal("promise-offends", name=record.name)


GUARDS: Mapping[type[Record], Callable[["Case", Any, int], None]] = {
    Condition: _condition,
    Opinion: _opinion,
    Conclusion: _conclusion,
    CityFiling: _filing,
    OfficialList: _official,
    Promise: _promise,
}
