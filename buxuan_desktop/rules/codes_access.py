"""Codes of findings about who may do what."""

from buxuan_desktop.rules.code import Code

ACCESS_CODES: dict[str, Code] = {
    "nobody-named": Code("note", demands=("C17",)),
    "pin-recovered": Code("warn"),
}
