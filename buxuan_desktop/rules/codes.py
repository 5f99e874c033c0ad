"""Every finding's code: how heavy it is and which parameters it stands on. Wording: `resources/words/findings.toml`."""

from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.code import Code
from buxuan_desktop.rules.codes_access import ACCESS_CODES
from buxuan_desktop.rules.codes_after import AFTER_CODES
from buxuan_desktop.rules.codes_audit import AUDIT_CODES
from buxuan_desktop.rules.codes_bodies import BODY_CODES
from buxuan_desktop.rules.codes_calendar import CALENDAR_CODES
from buxuan_desktop.rules.codes_candidates import CANDIDATE_CODES
from buxuan_desktop.rules.codes_preparation import PREPARATION_CODES
from buxuan_desktop.rules.codes_register import REGISTER_CODES
from buxuan_desktop.rules.profile import RuleBook

L18_17 = "《中华人民共和国村民委员会组织法》（2018年修正）第十七条"
CC_1045 = "《中华人民共和国民法典》第一千零四十五条"


CODES: dict[str, Code] = {
    "profile-not-in-force": Code("warn"),
    "profile-other-body": Code("warn"),
    "term-ends-first": Code("warn", ("by_election_by",)),
    "no-more-candidates-than-seats": Code("warn", ("extra_candidates_head", "extra_candidates_member")),
    "candidate-not-elector": Code("warn"),
    "candidate-already-elected": Code("note"),
    "issued-over-registered": Code("warn", ("recovered_vs",)),
    "boxes-issued-differ": Code("warn"),
    "boxes-recovered-differ": Code("warn"),
    "box-recovered-over-issued": Code("warn", ("box_rule",)),
    "checkin-issued-differs": Code("warn"),
    "place-papers-differ": Code("warn"),
    "polls-corrected": Code("note"),
    "spot-check-unfinished": Code("warn"),
    "spot-check-differs": Code("warn"),
    "spot-check-several": Code("warn"),
    "spot-check-agrees": Code("note"),
    "bundled-differs": Code("warn"),
    "papers-differ": Code("warn"),
    "papers-kept": Code("warn", ("unissued_papers",)),
    "ballots-outstanding": Code("note"),
    "void-share-high": Code("note"),
    "quorum-not-met": Code("stop", ("quorum",)),
    "recovered-over-issued": Code("stop", ("recovered_vs",)),
    "exactly-half-of-electors": Code("note", ("quorum",)),
    "exactly-half-of-ballots": Code("note", ("win",)),
    "ballots-set-aside": Code("note", ("forged_excluded",)),
    "write-in-needs-review": Code("stop", ("writein_review", "review_days"), holds=True),
    "higher-tie-open": Code("stop", ("tie",), holds=True),
    "winner-related-to-member": Code("stop", (), (CC_1045,), holds=True),
    "winner-already-member": Code("stop", (), holds=True),
    "woman-missing": Code("stop", ("woman_first",), holds=True),
    "further-election-due": Code("note", ("further_threshold", "further_days")),
    "tie-revote-due": Code("note", ("tie",)),
    "renomination-due": Code("note", ("extra_candidates_head", "extra_candidates_member")),
    "re-election-due": Code("note", ("quorum", "recovered_vs")),
    "further-third-base": Code("note", ("further_threshold", "denominator")),
    "third-without-vote": Code("note", ("third_without_vote",)),
    "turnout-below-acceptance": Code("note", ("turnout_acceptance",)),
    "winner-voided": Code("note", (), (L18_17,)),
    "voided-winner-again": Code("stop", ("voided_again_void",), holds=True),
}

STAGE_CODES: dict[str, Code] = {
    **ACCESS_CODES,
    **AUDIT_CODES,
    **BODY_CODES,
    **AFTER_CODES,
    **CALENDAR_CODES,
    **CANDIDATE_CODES,
    **PREPARATION_CODES,
    **REGISTER_CODES,
}
"""Findings of the stages before the count; none of them is among the findings of a result."""

CODES |= STAGE_CODES


def finding(code: str, book: RuleBook, **data: str | int | None) -> Finding:
    """A finding with the citations that its parameters have in this case's rules."""
    known = CODES[code]
    cite = tuple(dict.fromkeys((*book.cite(*known.parameters), *known.cite)))
    return Finding(code, known.severity, cite, data)


def joined(names: object) -> str:
    """Names as people read them in a row."""
    return "、".join(map(str, names)) if isinstance(names, (list, tuple, set, frozenset)) else str(names)
