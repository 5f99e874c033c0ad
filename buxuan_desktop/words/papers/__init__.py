"""Every paper that a case needs, by code: notices, forms, ballots and texts, each with a sample and empty (C27)."""

from collections.abc import Mapping
from types import MappingProxyType

from buxuan_desktop.words.papers import (
    access,
    assistance,
    audit_after,
    audit_begin,
    audit_end,
    audit_inside,
    audit_person,
    audit_statistics,
    ballot,
    candidates,
    committee,
    election_day,
    handing,
    method,
    minutes,
    nomination,
    nomination_forms,
    organising,
    outcome,
    plan,
    proxy_letter,
    register_forms,
    registration,
    representatives,
    resignation,
    result_forms,
    review,
    script,
    staff_forms,
    standing_bodies,
    summary,
    told,
    voting,
    watching,
)
from buxuan_desktop.words.papers.base import House, PaperKind, Posted, Seats

_MODULES = (
    audit_begin,
    audit_inside,
    audit_person,
    audit_end,
    audit_after,
    audit_statistics,
    election_day,
    committee,
    registration,
    representatives,
    nomination,
    candidates,
    voting,
    assistance,
    outcome,
    ballot,
    register_forms,
    proxy_letter,
    nomination_forms,
    review,
    told,
    resignation,
    staff_forms,
    minutes,
    plan,
    method,
    script,
    handing,
    result_forms,
    organising,
    standing_bodies,
    watching,
    summary,
    access,
)


def _by_code() -> Mapping[str, PaperKind]:
    """All kinds by code, in the order of their stages, within a stage as the modules have them."""
    kinds = [kind for module in _MODULES for kind in module.KINDS]
    found = {kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.stage)}
    assert len(found) == len(kinds), "a code of papers comes twice"
    return MappingProxyType(found)


PAPERS: Mapping[str, PaperKind] = _by_code()


def of_stage(stage: int) -> tuple[PaperKind, ...]:
    """The kinds of one stage (0 to 9)."""
    return tuple(kind for kind in PAPERS.values() if kind.stage == stage)


__all__ = ["PAPERS", "House", "PaperKind", "Posted", "Seats", "of_stage"]
