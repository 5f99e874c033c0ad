"""Codes of findings about the audit of outgoing cadres (stage 1)."""

from buxuan_desktop.rules.code import Code

ITEM_DEMANDS = tuple(f"A{number:02}" for number in range(2, 12))

AUDIT_CODES: dict[str, Code] = {
    "audit-due": Code("stop", ("audit_before", "audit_before_days", "audit_publish"), demands=("A16", "A25")),
    "audit-open": Code("warn", ("audit_publish",), demands=("A16", "A25")),
    "audit-after-leaving": Code("warn", ("audit_leave_days",)),
    "audit-no-object": Code("warn", demands=("A01",)),
    "audit-plan-missing": Code("warn", demands=("A12", "A14", "A16")),
    "audit-basis-missing": Code("warn", demands=("A12",)),
    "audit-period-gap": Code("warn", demands=("A13",)),
    "audit-period-unreasoned": Code("warn", demands=("A13",)),
    "audit-county-unreasoned": Code("warn", demands=("A27",)),
    "audit-county-missing": Code("warn", ("audit_county_office",), demands=("A22", "A26")),
    "audit-group-incomplete": Code("warn", demands=("A14", "A21", "A26")),
    "audit-audits-oneself": Code("stop", demands=("A17", "A18")),
    "audit-integrity-unsigned": Code("warn", demands=("A18",)),
    "audit-representatives-few": Code("warn", ("audit_representatives",)),
    "audit-steps-missing": Code("warn", demands=("A16", "A27")),
    "audit-step-late": Code("warn", demands=("A16", "A27")),
    "audit-items-untouched": Code("warn", ("audit_publish",), demands=ITEM_DEMANDS),
    "audit-papers-missing": Code("note", demands=("A17", "A27")),
    "audit-evidence-missing": Code("warn", demands=("A17",)),
    "audit-unclassified": Code("warn", demands=("A23", "A29")),
    "audit-wrong-period": Code("warn", demands=("A23",)),
    "audit-undecided": Code("note", demands=("A23", "A24")),
    "audit-no-achievement": Code("note", demands=("A23", "A30")),
    "audit-draft-not-by-all": Code("stop", demands=("A19",)),
    "audit-person-not-met": Code("stop", demands=("A19",)),
    "audit-not-rechecked": Code("stop", demands=("A19",)),
    "audit-villagers-unheard": Code("warn", demands=("A23", "A30")),
    "audit-posting-short": Code("stop", ("audit_days",), demands=("A15",)),
    "audit-one-board": Code("stop", ("audit_boards",), demands=("A25", "A28", "A31")),
    "audit-posting-unproved": Code("note", demands=("A28", "A31")),
    "audit-answer-unposted": Code("warn", demands=("A25", "A31")),
    "audit-objection-open": Code("stop", ("audit_answer_days",), demands=("A15",)),
    "audit-loss-unmeasured": Code("warn", demands=("A24",)),
    "audit-measure-overdue": Code("warn", demands=("A24",)),
    "audit-not-filed": Code("warn", ("audit_county_office",), demands=("A20", "A26", "A28")),
}
