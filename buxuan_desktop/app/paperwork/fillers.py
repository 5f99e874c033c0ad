"""Which paper is filled by what: code of the catalogue → the records that a case gives, each with whom it is about."""

from collections.abc import Callable, Iterable
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork import (
    access,
    audit,
    audit_end,
    bodies,
    candidates,
    electors,
    endings,
    letters,
    plans,
    results,
    voting,
    watching,
)

Filled = Iterable[tuple[str, Any]]
"""Whom a paper is about ("" where there is one for all), and its record."""


def _one(fill: Callable[[Case], Any]) -> Callable[[Case], Filled]:
    def filled(case: Case) -> Filled:
        record = fill(case)
        return () if record is None else (("", record),)

    return filled


FILLERS: dict[str, Callable[[Case], Filled]] = {
    **{f"AUD-{number}": _one(audit.begun) for number in range(1, 6)},
    "AUD-6": audit.talks,
    "AUD-7": audit.working_papers,
    "AUD-8": _one(audit.evidence_list),
    "AUD-9": _one(audit.discussion),
    "AUD-10": audit.heard,
    "AUD-11": audit_end.asked,
    "AUD-12": audit_end.asked,
    "AUD-13": audit_end.reports,
    "AUD-14": audit_end.reports,
    "AUD-15": _one(audit_end.posting),
    "AUD-16": audit_end.objections,
    "AUD-17": audit_end.transfers,
    "AUD-18": _one(audit_end.summary),
    "AUD-19": _one(audit_end.statistics),
    "F8-1": _one(bodies.day_notice),
    "F8-1-1": _one(bodies.day_change),
    "F8-2": _one(bodies.committee_list),
    "F8-2-1": _one(bodies.committee_change),
    "F10": _one(bodies.resignation_form),
    "F8-5": _one(bodies.choosing),
    "F8-6": _one(bodies.representative_list),
    "F8-6-1": _one(bodies.leader_list),
    "F8-18": _one(candidates.preselection),
    "F8-19": _one(candidates.preselected),
    "F8-3": _one(electors.call),
    "F8-4": _one(electors.elector_list),
    "F2-2": _one(electors.book),
    "F2-3": _one(electors.statistics),
    "F2-4": letters.not_registered,
    "F8-7": _one(candidates.call),
    "F8-7-1": _one(candidates.conditions),
    "F8-8": _one(candidates.first_candidates),
    "F8-8-1": _one(candidates.self_nominees),
    "F8-9": _one(candidates.official),
    "F5-1": candidates.forms,
    "F5-2": candidates.own_forms,
    "F5-3": _one(candidates.overview),
    "F5-4": candidates.reviews,
    "F5-5": candidates.promises,
    "F5-6": candidates.withdrawals,
    "F5-7": letters.reasons,
    "F5-8": letters.age_reports,
    "F8-10": _one(voting.place_time),
    "F8-11": _one(voting.staff_list),
    "F8-12": _one(voting.mobile_voters),
    "F8-13": _one(voting.proxies),
    "F8-14": _one(voting.scribes),
    "F8-15": _one(voting.void_rules),
    "F6": _one(voting.ballot_paper),
    "F4": letters.proxy_letters,
    "F12": _one(voting.staff_form),
    "F13": voting.mobile_forms,
    "PLAN": _one(plans.plan_of),
    "TIME": _one(plans.timetable_of),
    "METHOD": _one(plans.method_of),
    "F14": plans.minutes_of,
    "SCRIPT": _one(plans.script_of),
    "HAND-1": _one(plans.handover_of),
    "HAND-2": _one(plans.heads_of),
    "HAND-3": plans.rolls_of,
    "F8-16": results.results,
    "F6-2": _one(results.further_ballot),
    "F6-3": _one(results.tie_ballot),
    "F8-17": _one(endings.supervision),
    "SEAL": _one(endings.sealed),
    "FILED": endings.filings,
    "F9-1": _one(endings.certificates),
    "F11": _one(endings.code_form),
    "F15": _one(endings.handover),
    "DUTY": _one(endings.duties),
    "SUBS": _one(endings.subs),
    "TRAINED": endings.trainings,
    "TALKS": _one(endings.talks),
    "F17": _one(watching.acceptance),
    "F18": _one(watching.checks),
    "F18-1": _one(watching.counts),
    "STUDY": _one(watching.sessions),
    "COST": _one(watching.expenses),
    "TRAIL": _one(watching.trail),
    "SUMMARY": _one(watching.summary),
    "ROLES": _one(access.access_form),
}
