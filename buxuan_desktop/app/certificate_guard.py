"""What stops a certificate from being registered as handed out: nobody elected, or a finding holds it (C20, T27)."""

from typing import TYPE_CHECKING

from buxuan_desktop.app.papers import held_back
from buxuan_desktop.app.results import findings_of
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import title_of

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case


def check_certificate(case: "Case", record: CertificateIssued, _number: int) -> None:
    """A voided one may always be written down; any other needs its winner, and no finding that holds it back."""
    if record.state == "voided":
        return
    election = case.election
    state = election.posts.get(record.post)
    named = [name for name in state.elected if record.name in (name, election.plain(name))] if state else []
    if not named:
        raise Refusal("certificate-nobody-elected", post=record.post, name=record.name, field="name")
    held = held_back(election, findings_of(election)).get((record.post, named[0]))
    if held is not None:
        raise Refusal("certificate-held", post=record.post, name=record.name, why=title_of(held.code), field="name")
