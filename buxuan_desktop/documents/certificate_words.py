"""The words of a certificate, with `BLANK` where the pen has to fill in."""

import re

from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.coverage import takes_a_place, uncovered
from buxuan_desktop.documents.numerals import chinese_date

BLANK = "＿"
CHAIN = "kai"

# A character with a variation selector is one place: the font would show another form of it.
_VARIANT = re.compile("[^\ufe00-\ufe0f\U000e0100-\U000e01ef][\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BLANK_DATE = f"{BLANK * 3}年{BLANK * 2}月{BLANK * 2}日"


def or_blank(words: str, places: int) -> str:
    """`words`, or as many blank places."""
    return words or BLANK * places


def name_words(certificate: Certificate) -> str:
    """The name as printed: whole, with blanks for characters that no font has, or all blank."""
    if certificate.handwriting == "name" or not certificate.name:
        return BLANK * 4
    if certificate.handwriting == "never":
        return certificate.name
    name = _VARIANT.sub(BLANK, certificate.name)
    missing = {character for character in uncovered(name, CHAIN) if takes_a_place(character)}
    return "".join(BLANK if character in missing else character for character in name)


def body_words(certificate: Certificate) -> str:
    """The sentence of the certificate; the term ends with the sitting committee (T38)."""
    place = or_blank(certificate.place, 5)
    day = chinese_date(certificate.election_day) if certificate.election_day else _BLANK_DATE
    held = "补选" if certificate.by_election else "选举"
    ends = f"（{chinese_date(certificate.term_ends)}）" if certificate.term_ends else ""
    return (
        f"经{place}{certificate.electors}于{day}依法{held}，您当选为{place}{certificate.term}"
        f"{certificate.committee}{or_blank(certificate.post, 3)}，任期至本届{certificate.committee}届满{ends}时止。"
    )


def issue_words(certificate: Certificate) -> tuple[str, str]:
    """Issuer with the place of the seal, and the day of issue."""
    day = chinese_date(certificate.issue_date) if certificate.issue_date else _BLANK_DATE
    return f"{or_blank(certificate.issuer, 8)}（盖章）", day
