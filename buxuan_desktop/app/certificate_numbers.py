"""The numbers of certificates: one a person in the order of election; what was spoiled keeps its number (C20, F9)."""

from collections.abc import Iterator, Mapping

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.result_papers import CertificateIssued


def winners(election: Election) -> Iterator[tuple[str, str]]:
    """Post and name of everyone elected and not voided since, in the order of election."""
    for current in election.rounds:
        for post in current.declared.result.posts if current.declared else ():
            for name in post.elected:
                if name in election.posts[post.title].elected:
                    yield post.title, name


def number_words(election: Election, number: int) -> str:
    """The number as it stands on the certificate."""
    return f"〔{election.election_day.year}〕第{number:03d}号"


def issued_to(election: Election, post: str, name: str) -> CertificateIssued | None:
    """The certificate that the person holds by the register; None before it was handed out or after it was voided."""
    held = [one for one in _of(election, post, name) if one.state != "voided"]
    return held[-1] if held else None


def voided_of(election: Election, post: str, name: str) -> CertificateIssued | None:
    """The person's last certificate that was voided."""
    gone = [one for one in _of(election, post, name) if one.state == "voided"]
    return gone[-1] if gone else None


def numbers_of(election: Election) -> Mapping[tuple[str, str], int]:
    """The number for everybody elected, by (post, name): the place in the order of election, if it is free.

    A certificate that the register knows keeps its number; whoever's was voided gets the next that nobody has.
    """
    order = list(winners(election))
    taken = {one.number for one in election.records.all(CertificateIssued)}
    found: dict[tuple[str, str], int] = {}
    spare = len(order) + 1
    for place, who in enumerate(order, start=1):
        held = issued_to(election, *who)
        if held is not None and (number := _number(held.number)):
            found[who] = number
        elif number_words(election, place) not in taken:
            found[who] = place
        else:
            while number_words(election, spare) in taken:
                spare += 1
            found[who], spare = spare, spare + 1
    return found


def _number(words: str) -> int:
    digits = words.partition("第")[2].removesuffix("号")
    return int(digits) if digits.isdecimal() and digits.isascii() else 0


def _of(election: Election, post: str, name: str) -> list[CertificateIssued]:
    return [one for one in election.records.all(CertificateIssued) if (one.post, one.name) == (post, name)]
