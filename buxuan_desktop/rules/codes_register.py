"""Codes of findings about the register of electors (stage 3)."""

from buxuan_desktop.rules.code import Code

REGISTER_CODES: dict[str, Code] = {
    "register-empty": Code("warn"),
    "register-not-listed": Code("stop", ("list_days",)),
    "register-list-late": Code("stop", ("list_days",)),
    "register-changed": Code("warn"),
    "register-relist-due": Code("warn", ("relist_after_days",)),
    "objection-open": Code("stop", ("answer_days",)),
    "objection-answer-late": Code("warn", ("answer_days",)),
    "objection-late": Code("note", ("objection_days",)),
    "class-unset": Code("note"),
    "class-consent-missing": Code("stop"),
    "incapacity-family-untold": Code("warn"),
    "register-not-frozen": Code("note"),
    "register-changed-for-further": Code("warn"),
}
