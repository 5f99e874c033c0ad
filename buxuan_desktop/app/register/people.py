"""The electors of a case as people to compare and to search, their private values read at once."""

from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.lines import births, id_numbers
from buxuan_desktop.domain.doubles import Difference, Doubles, Someone, compare, doubles_among


def everybody(case: Case) -> list[Someone]:
    """All electors on the list with what is known of them."""
    known, born = id_numbers(case), births(case)
    return [
        Someone(voter.number, voter.name, voter.sex, known.get(number, ""), born.get(number, ""), voter.group)
        for number, voter in case.election.voters.items()
    ]


def doubles(case: Case) -> Doubles:
    """Who may stand on the list twice (重登)."""
    return doubles_among(everybody(case))


def differences(case: Case, others: list[Someone]) -> Difference:
    """How a household list or the last register differs from the list (漏登, 四增四减)."""
    return compare(everybody(case), others)


def gain_of(one: Someone, since: date) -> str:
    """What brings somebody on the list who was not on the last one, as far as the birth date tells: "" if it does not.

    `since` is the day of the last list: who turned eighteen after it is one of the four gains.
    """
    if not one.birth:
        return ""
    born = date.fromisoformat(one.birth)
    return "turned-18" if (born.year + 18, born.month, born.day) > (since.year, since.month, since.day) else ""
