"""Proving a case file: structure, chain, fold, second counter, views, private values, attachments (design §4)."""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from buxuan_desktop.app.rejudging import declared_otherwise, judged_otherwise
from buxuan_desktop.app.setup import voter_ref
from buxuan_desktop.domain.chain import EMPTY, Head, Row
from buxuan_desktop.domain.codec import Decoder, encode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import ResultDeclared
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.store import integrity
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.integrity import Fault
from buxuan_desktop.store.recount import differences, from_fold, from_views, polls_in_views, recount

_HEAD = re.compile(r"[0-9]{1,18}:[0-9a-fA-F]{64}")


class Verified(msgspec.Struct, frozen=True):
    """What verifying found: the chain head, the faults (none: it verifies), and notes that are no faults.

    A note says where today's rules would judge otherwise than the verdict in the file.
    """

    head: Head
    faults: tuple[Fault, ...]
    notes: tuple[Finding, ...] = ()


def parse_head(text: str) -> Head:
    """A head as printed on paper, `SEQ:HASH`; Refusal `head-unreadable`."""
    seq, _, digest = text.strip().partition(":")
    if not _HEAD.fullmatch(text.strip()):
        raise Refusal("head-unreadable", head=text)
    return Head(int(seq), digest.lower())


def verify(path: Path, paper: Head | None = None) -> Verified:
    """Prove a case file without changing it; Refusal for what is no case file of this or an earlier program.

    `paper` is a head that was printed earlier: the row of that number must carry that hash. Somebody may go on
    counting meanwhile: all that is looked at is the file of one moment.
    """
    try:
        with CaseFile.open(path, write=False, checked=False) as file, file.still():
            return _verify(file, paper)
    except Refusal as refusal:
        if refusal.code != "file-damaged":
            raise
        return Verified(EMPTY, (Fault("file-damaged", 0, str(refusal.data.get("detail", ""))),))


def _verify(file: CaseFile, paper: Head | None) -> Verified:
    structure = integrity.check_structure(file)
    rows, chain = integrity.check_chain(file)
    if structure:
        return Verified(file.head, (*chain, *structure))
    schema = integrity.check_schema(file)
    if not schema:
        file.trust_schema()
    faults = [*chain, *schema, *integrity.check_head(file, rows, paper)]
    if chain:
        return Verified(file.head, tuple(faults))
    faults += integrity.check_cells(file, rows)
    otherwise: list[Finding] = []
    election, folding = _fold(rows, otherwise)
    faults += folding
    if folding:
        return Verified(file.head, tuple(faults))
    faults += _check_counts(file, election, views=not schema)
    sealed = {
        (voter_ref(number), name): digest
        for number, voter in election.voters.items()
        for name, digest in voter.sealed.items()
    }
    faults += integrity.check_private(file, sealed, election.erased)
    faults += integrity.check_blobs(file, {attached.sha256 for attached in election.attachments})
    try:
        otherwise.extend(judged_otherwise(election))
    except Refusal as refusal:
        faults.append(Fault("rules-unreadable", 1, str(refusal)))
    return Verified(file.head, tuple(faults), () if faults else tuple(otherwise))


def _fold(rows: Sequence[Row], otherwise: list[Finding]) -> tuple[Election, list[Fault]]:
    """The folded state and the row that does not fit; verdicts of today's rules that differ go to `otherwise`."""
    decode = Decoder()
    election = Election()
    canonical: set[str] = set()
    seq = 0
    try:
        for row in rows:
            seq = row.seq
            event = decode(row.kind, row.body)
            if row.body not in canonical:
                if encode(event) != row.body:
                    return election, [Fault("body-not-canonical", seq)]
                canonical.add(row.body)
            if isinstance(event, ResultDeclared):
                otherwise.extend(declared_otherwise(election, event))
            apply(election, seq, event)
        election.case  # noqa: B018 - a ledger without an opening is no case
        for current in election.rounds:
            current.tally.counts  # noqa: B018 - equal ballots enter the totals only when somebody looks
    except (Refusal, KeyError, ValueError, RecursionError) as error:
        return election, [Fault("fold-refused", seq, str(error))]
    return election, []


def _check_counts(file: CaseFile, election: Election, views: bool) -> list[Fault]:
    """Fold, second counter and views must agree in every round."""
    faults = []
    for current in election.rounds:
        first = from_fold(current.tally)
        second = recount(file, current.number)
        apart = differences(first, second)
        if apart:
            faults.append(Fault("counters-differ", 0, f"{current.number}: {'；'.join(apart)}"))
        seen = differences(first, from_views(file, current.number, first.posts)) if views else []
        if seen:
            faults.append(Fault("views-differ", 0, f"{current.number}: {'；'.join(seen)}"))
    shown = polls_in_views(file) if views else {}
    for current in election.rounds if views else ():
        numbers = (current.registered, current.issued) if current.polls_closed else (None, None)
        if shown.get(current.number) != (*numbers, current.boxes):
            faults.append(Fault("views-differ", 0, f"{current.number}: {shown.get(current.number)}"))
    names = len(election.voters)
    if views and integrity.count_voters(file) != names:
        faults.append(Fault("views-differ", 0, f"voters: {names}"))
    return faults
