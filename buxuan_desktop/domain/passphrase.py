"""How good a passphrase is: arithmetic that people are told in a word, not a promise."""

LEAST = 8
"""Characters at least."""

WEAK, FAIR, GOOD = "weak", "fair", "good"
_FAIR_BITS, _GOOD_BITS = 40, 60
_HAN = 0x2E80
_BITS = {"digit": 3.3, "lower": 4.7, "upper": 4.7, "sign": 5.0, "han": 8.0}
"""Bits that one character tells, a Han character as one of some three hundred that come to mind first."""
_AGAIN = 2.0


def strength(passphrase: str) -> str:
    """WEAK, FAIR or GOOD, by what guessing it would cost; a character repeated tells little, one counted on nothing."""
    bits = 0.0
    seen: set[str] = set()
    before = ""
    for one in passphrase:
        if not before or abs(ord(one) - ord(before)) > 1:
            bits += _AGAIN if one in seen else _BITS[_kind(one)]
        seen.add(one)
        before = one
    # A day of birth, a telephone or an ID number is digits alone, and known to too many.
    if passphrase.isdigit():
        return WEAK
    return GOOD if bits >= _GOOD_BITS else FAIR if bits >= _FAIR_BITS else WEAK


def _kind(one: str) -> str:
    if one.isdigit():
        return "digit"
    if ord(one) >= _HAN:
        return "han"
    if one.isalpha():
        return "lower" if one.islower() else "upper"
    return "sign"
