"""After the verdict: ballots sealed, results filed, certificates handed out, the legal representative changed."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class Sealing(Record, frozen=True, tag="sealing"):
    """What was sealed at the end of the day, by whom, and where it is kept until when (C20)."""

    what: Literal["ballots", "unissued", "rolls", "set_aside", "tally_sheets", "other"]
    day: date
    packets: int | None = None
    seals: str = ""
    by: tuple[str, ...] = ()
    keeper: str = ""
    place: str = ""
    keep_until: date | None = None
    round: int = 1


class ResultFiling(Record, frozen=True, tag="result-filing"):
    """The result report sent on: to whom, when, and the receipt (B12, B14, C20)."""

    what: Literal["report", "resignation", "code_form", "certificates", "summary"]
    to: Literal["township", "county", "city", "other"]
    sent_on: date
    sent_by: str = ""
    received_on: date | None = None
    received_by: str = ""
    receipt: str = ""


class CertificateIssued(Record, frozen=True, tag="certificate-issued"):
    """One certificate handed out; a spoiled one is voided, a new one names it (C20, F9)."""

    number: str
    name: str
    post: str
    day: date
    state: Literal["issued", "voided", "reprinted"] = "issued"
    handed_by: str = ""
    received_by: str = ""
    instead_of: str = ""
    reason: str = ""


class CodeChange(Record, frozen=True, tag="code-change"):
    """The form for the unified social credit code with its new legal representative (B15, F11)."""

    PRIVATE: ClassVar = ("representative_id", "phone")
    organisation: str
    representative: str
    code: str = ""
    former: str = ""
    address: str = ""
    term_until: date | None = None
    issued_by: str = ""
    handed_in: date | None = None
    received_on: date | None = None
