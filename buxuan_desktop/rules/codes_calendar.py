"""The codes of findings about the calendar, the plan and the vacancy; part of `rules.codes.CODES`."""

from buxuan_desktop.rules.code import Code

CALENDAR_CODES: dict[str, Code] = {
    "list-before-registration-ends": Code("warn", ("list_days",)),
    "selfnom-ends-before-nomination": Code("warn", ("selfnom_days",)),
    "objections-run-into-vote": Code("warn", ("objection_days", "answer_days")),
    "stage-past-plan-end": Code("warn"),
    "stages-overlap": Code("warn"),
    "plan-words-mixed": Code("warn"),
    "polling-order-open": Code("note"),
    "age-rule-gap": Code("warn", ("age_usual_max", "age_limit")),
    "audit-notice-past-report": Code("warn", ("audit_days",)),
    "law-silent-on-procedure": Code("warn"),
    "proxy-wider-than-law": Code("warn"),
    "proxy-only-for-residents": Code("note", ("proxy_who",)),
    "attendance-is-not-quorum": Code("note", ("attendance_gate", "quorum")),
    "method-posted-before-adopted": Code("warn"),
    "prevote-without-preselection": Code("warn"),
    "two-organisers": Code("warn", ("organised_by",)),
    "age-and-birth-differ": Code("warn", ("age_usual_max", "age_born_from")),
    "day-change-unapproved": Code("stop", ("approval_for_change",)),
    "vote-planned-on-another-day": Code("stop", ("approval_for_change",)),
    "dispute-open": Code("warn"),
    "gap-and-seats-differ": Code("stop"),
    "members-too-few": Code("warn", ("min_members",)),
    "no-woman-left": Code("warn", ("woman_first",)),
    "representative-missing": Code("note"),
    "by-election-overdue": Code("warn", ("deadline_months", "by_election_months")),
    "planned-past-limit": Code("warn"),
    "done-past-limit": Code("warn"),
    "planned-backwards": Code("warn"),
}
