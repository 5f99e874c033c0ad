"""Findings about candidates, from the first nomination to the vote. A `stop` keeps the official list from being made.

Conditions of policy warn and never stop: only a bar by law, an open review and the order of steps do.
"""

from buxuan_desktop.rules.code import Code

_EXTRA = ("extra_candidates_head", "extra_candidates_member")

CANDIDATE_CODES: dict[str, Code] = {
    "nominated-for-two-posts": Code("stop", demands=("C16",)),
    "nominee-not-elector": Code("stop", demands=("C07",)),
    "nomination-way-outside-law": Code("stop", ("nomination_ways", "nominators"), demands=("C07",)),
    "too-few-joint-electors": Code("stop", ("joint_nominators",), demands=("C07",)),
    "self-nomination-late": Code("warn", ("selfnom_days",), demands=("C16",)),
    "self-list-late": Code("warn", ("selfnom_list_days",), demands=("C16",)),
    "nominee-list-late": Code("warn", ("nominee_days",), demands=("C16",)),
    "candidate-list-late": Code("warn", ("candidate_days",), demands=("C16",)),
    "too-few-candidates": Code("stop", _EXTRA, demands=("C16",)),
    "tie-at-the-cut": Code("warn", _EXTRA, demands=("C16",)),
    "official-candidate-out": Code("stop", _EXTRA, demands=("C16",)),
    "committee-member-nominated": Code("warn", ("committee_leaves",), demands=("C05",)),
    "committee-relative-nominated": Code("warn", ("committee_leaves",), demands=("C05",)),
    "department-open": Code("stop", ("review_departments",), demands=("B11", "C04")),
    "statutory-bar": Code("stop", ("negative_list",), demands=("B11", "C03")),
    "policy-undecided": Code("warn", demands=("B11", "C03")),
    "condition-unverified": Code("note", demands=("B11",)),
    "department-objects": Code("warn", ("review_departments",), demands=("C04",)),
    "conclusion-missing": Code("stop", ("review_departments", "city_filing"), demands=("B11",)),
    "reasons-not-told": Code("warn", demands=("B11",)),
    "city-filing-missing": Code("stop", ("city_filing",), demands=("B18",)),
    "visit-missing": Code("warn", ("visit",), demands=("C35", "C25")),
    "visit-not-suitable": Code("warn", ("visit",), demands=("C35",)),
    "township-review-missing": Code("stop", ("township_review",), demands=("C16",)),
    "township-review-others": Code("stop", ("township_review",), demands=("C16",)),
    "township-review-late": Code("warn", ("township_review",), demands=("C16",)),
    "township-review-early": Code("warn", ("township_review",), demands=("C16",)),
    "age-not-checked": Code("note", ("age_usual_max",), demands=("C11",)),
    "age-readings-differ": Code("note", ("age_usual_max", "age_born_from"), demands=("C11",)),
    "age-between-limits": Code("warn", ("age_usual_max", "age_limit"), demands=("C11",)),
    "age-consent-missing": Code("warn", ("age_limit",), demands=("C11",)),
    "age-consent-late": Code("warn", ("age_limit",), demands=("C11",)),
    "education-below": Code("note", ("education_head",), demands=("C11",)),
    "subsidised-not-taking-part": Code("warn", ("subsidised_take_part",), demands=("C39",)),
    "conditions-not-posted": Code("warn", demands=("C33",)),
    "conditions-only-bars": Code("note", demands=("C33",)),
    "promise-not-reviewed": Code("warn", ("promise_review",), demands=("C09", "C31")),
    "promise-to-change": Code("warn", ("promise_review",), demands=("C31",)),
    "candidates-not-met": Code("warn", ("meeting_called_by",), demands=("C30",)),
    "meeting-called-by-one": Code("warn", ("meeting_called_by",), demands=("C30",)),
    "donation-undecided": Code("note", demands=("C32",)),
    "donation-before-election": Code("warn", demands=("C32",)),
}
