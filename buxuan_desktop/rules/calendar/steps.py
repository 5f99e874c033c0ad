"""The steps of a timetable as data: what each is counted from, which parameter gives the number, what proves it.

Numbers in `usual` and windows are what the program suggests where no text gives one; they carry no article.
"""

import msgspec


class Step(msgspec.Struct, frozen=True):
    """One step.

    `anchor` is what it is counted from: election day, the vacancy, the day of the list, the end of the objections, the
    posting of the audit's result. `days` names the rule parameter with the number of days; `usual` stands in where no
    rule sets it, None: the step then stands only in the timetable when somebody plans it. `after` counts forwards.
    `window` is when it is usually done, as first and last day before election day. `proof` names what shows that it was
    done, as `calendar.proofs` reads it.
    """

    code: str
    stage: int
    anchor: str = "election"
    days: str = ""
    usual: int | None = None
    after: bool = False
    window: tuple[int, int] | None = None
    proof: tuple[str, ...] = ()
    cite: str = ""


LIST_POSTED = ("posting:electors", "register:posted")

STEPS: tuple[Step, ...] = (
    Step("audit_notice", 1, usual=35, proof=("audit:posted",)),
    Step("audit_objections", 1, "audit_notice", "audit_days", after=True),
    Step("leading", 2, usual=35, proof=("meeting:plan", "body:leading")),
    Step("committee", 2, usual=34, proof=("meeting:choose_committee", "posting:committee", "body:committee")),
    Step("announce", 2, usual=33, proof=("posting:election_day",)),
    Step("registration", 3, window=(33, 29), proof=LIST_POSTED),
    Step("list", 3, days="list_days", usual=20, proof=LIST_POSTED),
    Step("objections", 3, "list", "objection_days", 5, after=True),
    Step("answers", 3, "objections", "answer_days", 3, after=True),
    Step("method_posted", 5, proof=("posting:method",)),
    Step("method_adopted", 5, proof=("meeting:method", "method:adopted")),
    Step("nomination", 4, window=(15, 13), proof=("votes:counted", "posting:first_candidates", "posting:candidates")),
    Step("nominees", 4, days="nominee_days", proof=("posting:first_candidates",)),
    Step("review", 4, window=(12, 6), proof=("official:fixed", "posting:candidates")),
    Step("selfnom", 4, days="selfnom_days", proof=("posting:self_nominees",)),
    Step("selfnom_list", 4, days="selfnom_list_days", proof=("posting:self_nominees",)),
    Step("prevote_notice", 4),
    Step("preselection", 4),
    Step("candidates", 4, days="candidate_days", usual=5, proof=("posting:candidates", "official:posted")),
    Step("place", 5, days="place_days", usual=5, proof=("posting:place_time",)),
    Step("meet", 4, window=(5, 1), proof=("meeting:meet_candidates", "candidates:met")),
    Step("mobile_list", 5, days="mobile_post_days", usual=3, proof=("posting:mobile_voters",)),
    Step("proxies", 5, days="proxy_post_days", usual=3, proof=("posting:proxies",)),
    Step("preparation", 5, usual=1, proof=("meeting:preparation", "training:held")),
    Step("vote", 6, usual=0, proof=("round:closed",)),
    Step("result", 8, usual=0, proof=("round:declared",), cite="announce"),
    Step("further", 8, days="further_days", after=True),
    Step("filed", 9, days="file_days", usual=5, after=True),
    Step("certificates", 9, days="certificate_days", usual=10, after=True),
    Step("handover", 9, days="handover_days", usual=10, after=True),
)
"""All steps in the order of the work; parameters are those of `resources/rules/*.toml`."""

STAGES = ("whole", "stage_prepare", "stage_register", "stage_elect", "stage_check")
AUDIT_STAGES = ("audit_whole", "audit_prepare", "audit_carry", "audit_close")
"""The stages of a plan; the first one is all of them together. They stand in the timetable when they are planned."""

ONLY_PLANNED: dict[str, int] = {
    "whole": 0,
    "stage_prepare": 2,
    "stage_register": 3,
    "stage_elect": 4,
    "stage_check": 9,
    "audit_whole": 1,
    "audit_prepare": 1,
    "audit_carry": 1,
    "audit_close": 1,
    "audit_report": 1,
    "station_vote": 6,
    "mobile_vote": 6,
    "hall_vote": 6,
}
"""Items without a day of their own, with their stage on the rail."""

DEADLINE, MONTHLY, TERM = "deadline", "monthly_report", "term_ends"
"""Rows that follow from the vacancy, from the day of the month on which the township reports, from the term (T38)."""
