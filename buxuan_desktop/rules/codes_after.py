"""Codes of findings about what follows the result (stage 9)."""

from buxuan_desktop.rules.code import Code

L18_WATCH = "《中华人民共和国村民委员会组织法》（2018年修正）第三十二条"

AFTER_CODES: dict[str, Code] = {
    "ballots-not-sealed": Code("warn", ("announce", "retention"), demands=("C20",)),
    "retention-unset": Code("note", ("retention",), demands=("C20",)),
    "result-not-filed": Code("warn", ("file_days",), demands=("B12", "B14", "C20")),
    "receipt-missing": Code("note", demands=("B14", "C20")),
    "result-not-posted": Code("warn", ("announce",), demands=("B16", "C20")),
    "certificate-not-issued": Code("warn", ("certificate_by", "certificate_days"), demands=("B12", "C20")),
    "certificate-number-twice": Code("stop", demands=("B12",)),
    "certificate-not-replaced": Code("note", demands=("B12",)),
    "code-change-missing": Code("warn", demands=("B15",)),
    "handover-note": Code("note", ("handover_days",), demands=("C20",)),
    "duties-not-divided": Code("warn", demands=("C21", "C38")),
    "division-not-minuted": Code("warn", demands=("C21", "C38")),
    "sub-committees-missing": Code("warn", demands=("C21",)),
    "sub-committee-head-outside": Code("warn", demands=("C21",)),
    "sub-committees-not-met": Code("note", demands=("C21",)),
    "sub-meeting-numbers": Code("warn", demands=("C21",)),
    "sub-meeting-quorum": Code("warn", demands=("C21",)),
    "sub-meeting-no-majority": Code("warn", demands=("C21",)),
    "watch-seats-unknown": Code("note", demands=("B16",)),
    "watch-short": Code("warn", demands=("B16", "B20")),
    "watch-no-head": Code("note", demands=("B16",)),
    "watch-choice-unrecorded": Code("note", demands=("B16",)),
    "watch-not-posted": Code("note", demands=("B16",)),
    "watch-relative": Code("stop", (), (L18_WATCH,), demands=("B16",)),
    "watch-place-open": Code("warn", demands=("B16", "B20")),
    "members-not-trained": Code("warn", demands=("B13", "B20")),
    "watch-not-trained": Code("warn", demands=("B16", "B20")),
    "losers-not-talked-to": Code("note", demands=("C26",)),
    "study-missing": Code("note", demands=("C36", "C12")),
    "inspection-not-mended": Code("warn", demands=("B09", "C25")),
    "expense-without-receipt": Code("note", demands=("C12",)),
    "acceptance-open": Code("warn", ("turnout_acceptance",), demands=("C22",)),
    "acceptance-not-repaired": Code("warn", demands=("C22",)),
    "matter-overdue": Code("warn", demands=("C12",)),
    "bribery-not-circulated": Code("warn", demands=("C12",)),
    "acceptance-against-count": Code("warn", ("turnout_acceptance",), demands=("C22",)),
}
