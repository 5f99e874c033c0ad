"""Before the vote: records that the law makes impossible are refused, the rest is said (stage 5)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp, Staff
from buxuan_desktop.domain.records.preparation import MobileVoter
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.balances import check_place_papers
from buxuan_desktop.rules.checks.places import against_mobile
from buxuan_desktop.rules.checks.preparation import preparation_findings
from buxuan_desktop.rules.checks.proxies import against_proxy
from buxuan_desktop.rules.checks.staffing import against_scribe, against_staff
from buxuan_desktop.words import of_finding


def findings(case: Case) -> Iterator[Finding]:
    """What is missing or wrong in the preparation today."""
    return preparation_findings(case.election, case.book, case.clock().date())


_OF_THE_DAY = frozenset(("method-not-adopted", "papers-unsealed", "scribe-over-limit", "scribe-is-candidate"))


def day_findings(case: Case) -> Iterator[Finding]:
    """What is still to be settled on the day itself: what the meeting adopts, and where papers of a place went."""
    yield from (one for one in findings(case) if one.code in _OF_THE_DAY)
    current = case.election.rounds[-1] if case.election.rounds else None
    if current is not None and current.checkin is not None and not current.polls_closed:
        yield from check_place_papers(current.number, current.checkin, case.book)


def _others(case: Case, kind: type[Any], number: int) -> list[Any]:
    kept: Iterator[Kept[Any]] = case.election.records.kept(kind)
    return [one.record for one in kept if one.number != number]


def _proxy(case: Case, one: Proxy, number: int) -> Iterator[Finding]:
    return against_proxy(one, _others(case, Proxy, number), case.election, case.book)


def _staff(case: Case, one: Staff, _: int) -> Iterator[Finding]:
    return against_staff(one, case.election, case.book)


def _scribe(case: Case, one: ScribeHelp, number: int) -> Iterator[Finding]:
    return against_scribe(one, _others(case, ScribeHelp, number), case.election, case.book)


def _mobile(case: Case, one: MobileVoter, number: int) -> Iterator[Finding]:
    election = case.election
    yield from against_mobile(one, election, case.book)
    if any(other.elector == one.elector for other in _others(case, MobileVoter, number)):
        raise Refusal("mobile-twice", name=one.elector)
    if any(proxy.principal == one.elector for proxy in election.records.all(Proxy)):
        raise Refusal("mobile-has-proxy", name=one.elector)


def _refusing(look: Callable[[Case, Any, int], Iterator[Finding]]) -> Callable[[Case, Record, int], None]:
    """A guard that refuses what a check calls impossible, in the check's own words."""

    def guard(case: Case, record: Record, number: int) -> None:
        for found in look(case, record, number):
            if found.severity == "stop":
                said = of_finding(found)
                cited = f"（{'；'.join(found.cite)}）" if found.cite else ""
                where = _field(record, found)
                raise Refusal(
                    "record-not-allowed", title=said.title, text=said.text, cite=cited, finding=found.code, field=where
                )

    return guard


def _field(record: Record, found: Finding) -> str:
    """The field of the record in which the name stands that the finding is about; the first one where it says none."""
    named = (found.data.get(key) for key in ("proxy", "name", "principal"))
    name = next((one for one in named if one), None)
    fields = [one for one in record.__struct_fields__ if getattr(record, one) == name]
    return fields[0] if fields else record.__struct_fields__[0]


PREPARATION_GUARDS: Mapping[type[Record], Callable[[Case, Record, int], None]] = {
    Proxy: _refusing(_proxy),
    Staff: _refusing(_staff),
    ScribeHelp: _refusing(_scribe),
    MobileVoter: _refusing(_mobile),
}
