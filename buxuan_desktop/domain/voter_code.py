"""What the QR code on a voter's card says: which case, which number on its list, and nothing else.

No name, no ID number: whoever finds a card learns nothing from it. Capitals, because a code of few signs is small and
read quickly; who reads it takes either case.
"""

import re

_PREFIX = 8
_CODE = re.compile(r"BX1:([0-9A-F]{8}):([1-9][0-9]{0,6})")


def voter_code(case: str, number: int) -> str:
    """The text of the code: the first characters of the case's id and the elector's number, `BX1:3F9A2C61:42`."""
    return f"BX1:{case[:_PREFIX].upper()}:{number}"


def number_of(code: str, case: str) -> int | None:
    """The elector's number in a code of this case; None for anything else, a card of another case among them."""
    found = _CODE.fullmatch(code.strip().upper())
    return int(found[2]) if found and found[1] == case[:_PREFIX].upper() else None
