"""Codes of findings about bodies and meetings (stage 2)."""

from buxuan_desktop.rules.code import Code

BODY_CODES: dict[str, Code] = {
    "committee-missing": Code("warn", ("committee_chosen_by",)),
    "committee-size": Code("stop", ("committee_min", "committee_max")),
    "committee-even": Code("note", ("committee_odd",)),
    "committee-head": Code("warn", ("committee_deputies",)),
    "committee-not-chosen": Code("warn", ("committee_chosen_by",)),
    "committee-related": Code("warn"),
    "committee-open-place": Code("warn", ("committee_chosen_by",)),
    "meeting-quorum": Code("stop", ("assembly_quorum", "meeting_quorum")),
    "meeting-no-majority": Code("stop", ("assembly_quorum", "meeting_quorum")),
    "meeting-numbers": Code("warn"),
    "leading-group-unset": Code("warn", ("leading_group",)),
    "contact-missing": Code("warn", ("supervision_contact",)),
    "coordination-missing": Code("note", ("coordination",)),
    "publicity-missing": Code("note"),
}
