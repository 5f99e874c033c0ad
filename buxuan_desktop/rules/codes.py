"""Every finding's code: how heavy it is and which parameters it stands on. Wording: `resources/words/findings.toml`."""

import msgspec

from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.profile import RuleBook

L18_17 = "《中华人民共和国村民委员会组织法》（2018年修正）第十七条"
CC_1045 = "《中华人民共和国民法典》第一千零四十五条"


class Code(msgspec.Struct, frozen=True):
    """Severity stop, warn or note; the rule parameters it stands on; citations that hold under every profile.

    `holds` marks a finding that holds certificates back until it is settled.
    """

    severity: str
    parameters: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    holds: bool = False


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

PREPARATION: dict[str, Code] = {
    "method-missing": Code("warn"),
    "method-not-adopted": Code("warn"),
    "hall-missing": Code("warn"),
    "hall-without-booth": Code("warn"),
    "station-without-ground": Code("warn"),
    "place-staff-few": Code("warn", ("station_staff", "mobile_staff")),
    "place-watchers-few": Code("warn", ("station_watch", "mobile_watch")),
    "mobile-observer-missing": Code("warn", ("mobile_authority",)),
    "mobile-undecided": Code("stop", ("mobile_authority",)),
    "mobile-unposted": Code("warn", ("mobile_post_days",)),
    "mobile-box-unknown": Code("warn"),
    "mobile-not-elector": Code("stop"),
    "staff-roles-missing": Code("warn"),
    "staff-not-chosen": Code("warn"),
    "staff-not-elector": Code("stop"),
    "staff-is-candidate": Code("stop", ("teller_kin",)),
    "staff-is-kin": Code("stop", ("teller_kin",), (CC_1045,)),
    "proxy-in-representatives": Code("stop", ("proxy_in_representatives",)),
    "proxy-not-elector": Code("stop", ("proxy_who",)),
    "proxy-of-oneself": Code("stop"),
    "proxy-twice": Code("stop"),
    "proxy-over-limit": Code("stop", ("proxy_limit",)),
    "proxy-is-candidate": Code("stop", ("proxy_candidate_allowed",)),
    "proxy-not-near": Code("stop", ("proxy_who",), (CC_1045,)),
    "proxy-passed-on": Code("stop"),
    "proxy-late": Code("stop", ("proxy_deadline_days",)),
    "proxy-unposted": Code("warn", ("proxy_post_days",)),
    "proxy-approvers-few": Code("note"),
    "proxy-and-mobile": Code("stop"),
    "scribe-over-limit": Code("stop", ("scribe_limit",)),
    "scribe-is-candidate": Code("stop"),
    "training-missing": Code("warn"),
    "training-without-rules": Code("warn"),
    "papers-unprinted": Code("warn"),
    "papers-unsealed": Code("warn"),
    "papers-receipt-differs": Code("warn"),
    "papers-too-few": Code("warn"),
}
"""What the checks of the preparation find; none of it goes into a result."""

CODES |= PREPARATION


def finding(code: str, book: RuleBook, **data: str | int | None) -> Finding:
    """A finding with the citations that its parameters have in this case's rules."""
    known = CODES[code]
    cite = tuple(dict.fromkeys((*book.cite(*known.parameters), *known.cite)))
    return Finding(code, known.severity, cite, data)


def joined(names: object) -> str:
    """Names as people read them in a row."""
    return "、".join(map(str, names)) if isinstance(names, (list, tuple, set, frozenset)) else str(names)
