"""What kind of value each parameter of a profile has; a copy in a case of others may say anything.

What is not named here is a text. The test holds the table against every profile that the program brings.
"""

from datetime import date

_NUMBERS = frozenset(
    [
        "age_limit",
        "age_usual_max",
        "answer_days",
        "audit_answer_days",
        "audit_before_days",
        "audit_boards",
        "audit_days",
        "audit_representatives",
        "by_election_months",
        "candidate_days",
        "committee_deputies",
        "committee_max",
        "committee_min",
        "deadline_months",
        "extra_candidates_head",
        "file_days",
        "further_days",
        "handover_days",
        "joint_nominators",
        "list_days",
        "min_members",
        "mobile_post_days",
        "mobile_staff",
        "mobile_watch",
        "monthly_report_day",
        "nominee_days",
        "objection_days",
        "place_days",
        "proxy_deadline_days",
        "proxy_limit",
        "proxy_post_days",
        "relist_after_days",
        "review_days",
        "scribe_limit",
        "seats_max",
        "seats_min",
        "selfnom_days",
        "selfnom_list_days",
        "station_staff",
        "station_watch",
        "term_years",
        "turnout_acceptance",
    ]
)
_YES_OR_NO = frozenset(
    [
        "approval_for_change",
        "city_filing",
        "committee_odd",
        "forged_excluded",
        "promise_review",
        "proxy_candidate_allowed",
        "proxy_in_representatives",
        "seats_odd",
        "separate_papers",
        "subsidised_take_part",
        "third_without_vote",
        "visit",
        "voided_again_void",
        "woman_first",
    ]
)
_LISTS = frozenset(
    [
        "committee_chosen_by",
        "discipline",
        "negative_list",
        "nomination_ways",
        "organised_by",
        "principles",
        "review_departments",
    ]
)
_DAYS = frozenset({"age_born_from", "finish_by"})
_LARGEST, _LONGEST = 4000, 4000
_MONTH_DAYS = range(1, 29)


def fits(name: str, value: object) -> bool:
    """Whether a parameter of that name can have that value; None always."""
    if value is None:
        return True
    if name in _NUMBERS:
        whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST
        return whole and (name != "monthly_report_day" or value in _MONTH_DAYS)
    if name in _YES_OR_NO:
        return isinstance(value, bool)
    if name in _LISTS:
        return isinstance(value, tuple) and all(len(one) <= _LONGEST for one in value)
    if name in _DAYS:
        return isinstance(value, str) and _is_day(value)
    return not isinstance(value, str) or len(value) <= _LONGEST


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
