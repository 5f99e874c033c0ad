"""The register of certificates: handed out one by one or as a batch, spoiled ones voided and replaced (B12, C20)."""

from collections.abc import Sequence

from msgspec.structs import replace

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificate_numbers import issued_to, number_words, numbers_of, voided_of
from buxuan_desktop.app.printing import held_of
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal

Who = tuple[str, str]
"""Post and name."""


def to_hand_out(case: Case) -> tuple[Who, ...]:
    """Everybody elected whose certificate nothing holds back and who has none yet by the register."""
    held = {(one.post, one.name) for one in held_of(case.election)}
    return tuple(who for who in numbers_of(case.election) if who not in held and not issued_to(case.election, *who))


def handed_out(case: Case) -> tuple[Who, ...]:
    """Everybody who has a certificate by the register."""
    return tuple(who for who in numbers_of(case.election) if issued_to(case.election, *who))


def hand_out(case: Case, people: Sequence[Who], handed_by: str, received_by: str = "") -> int:
    """Write down that these certificates were handed out today, in one transaction; returns how many.

    Without `received_by` each person took the own one. Refusal `certificate-not-open`, `certificate-no-giver`.
    """
    if not handed_by.strip():
        raise Refusal("certificate-no-giver")
    free, numbers = to_hand_out(case), numbers_of(case.election)
    for post, name in people:
        if (post, name) not in free:
            raise Refusal("certificate-not-open", post=post, name=name)
    return records.add_all(case, [_issued(case, who, numbers[who], handed_by, received_by) for who in people])


def void(case: Case, who: Who, reason: str) -> str:
    """Write down that a certificate was spoiled or came back; returns its number. Refusal `reason-missing`.

    One that was never handed out is written down as voided, so that its number is used up.
    """
    if not reason.strip():
        raise Refusal("reason-missing")
    election, (post, name) = case.election, who
    held = issued_to(election, post, name)
    if held is None:
        number = number_words(election, numbers_of(election)[who])
        spoiled = CertificateIssued(
            number=number,
            name=name,
            post=post,
            day=case.clock().date(),
            state="voided",
            reason=reason.strip(),
        )
        records.add(case, spoiled)
        return number
    (kept,) = [one for one in election.records.kept(CertificateIssued) if one.record is held]
    writing = records.Writing(reason=reason.strip())
    records.correct(case, kept.number, replace(held, state="voided", reason=reason.strip()), writing)
    return held.number


def _issued(case: Case, who: Who, number: int, handed_by: str, received_by: str) -> CertificateIssued:
    post, name = who
    before = voided_of(case.election, post, name)
    return CertificateIssued(
        number=number_words(case.election, number),
        name=name,
        post=post,
        day=case.clock().date(),
        state="reprinted" if before else "issued",
        handed_by=handed_by.strip(),
        received_by=received_by.strip() or case.election.plain(name),
        instead_of=before.number if before else "",
        reason=before.reason if before else "",
    )
