"""Amounts of money: whole fen inside, yuan with two decimals for people."""

import re

_YUAN = re.compile(r"(-?)(\d{1,9})(?:\.(\d{1,2}))?")
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {ord("．"): "."}


def yuan(fen: int) -> str:
    """1230 fen as 12.30元."""
    sign, rest = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{rest // 100}.{rest % 100:02}元"


def fen_of(text: str) -> int | None:
    """The fen that a text in yuan means: 12.3, 1,200元, １２．３０; None when it means none."""
    plain = text.strip().translate(_FULL_WIDTH).replace(",", "").replace("，", "").removesuffix("元")
    found = _YUAN.fullmatch(plain)
    if found is None:
        return None
    fen = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return -fen if found[1] else fen
