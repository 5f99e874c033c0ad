"""Codes of findings about bodies and meetings (stage 2)."""

from buxuan_desktop.rules.code import Code

BODY_CODES: dict[str, Code] = {
    "committee-missing": Code("warn", ("committee_chosen_by",), demands=("C05", "C14")),
    "committee-size": Code("stop", ("committee_min", "committee_max"), demands=("C14",)),
    "committee-even": Code("note", ("committee_odd",), demands=("C05",)),
    "committee-head": Code("warn", ("committee_deputies",), demands=("C14",)),
    "committee-not-chosen": Code("warn", ("committee_chosen_by",), demands=("C14",)),
    "committee-related": Code("warn", demands=("C05",)),
    "committee-open-place": Code("warn", ("committee_chosen_by",), demands=("C05",)),
    "meeting-quorum": Code("stop", ("assembly_quorum", "meeting_quorum"), demands=("C05", "C08")),
    "meeting-no-majority": Code("stop", ("assembly_quorum", "meeting_quorum"), demands=("C05",)),
    "meeting-numbers": Code("warn"),
    "leading-group-unset": Code("warn", ("leading_group",), demands=("C23",)),
    "contact-missing": Code("warn", ("supervision_contact",), demands=("C12",)),
    "coordination-missing": Code("note", ("coordination",), demands=("C25", "C37")),
    "publicity-missing": Code("note", demands=("B08",)),
}
