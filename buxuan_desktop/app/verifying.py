"""Proving a case file: structure, chain, fold, second counter, views, private values, attachments (design §4)."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from buxuan_desktop.app.rejudging import judged_otherwise
from buxuan_desktop.domain.chain import Head, Row
from buxuan_desktop.domain.codec import Decoder, encode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.store import integrity
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.integrity import Fault
from buxuan_desktop.store.recount import differences, from_fold, from_views, recount


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
    if not seq.isascii() or not seq.isdigit() or len(digest) != 64 or set(digest.lower()) - set("0123456789abcdef"):
        raise Refusal("head-unreadable", head=text)
    return Head(int(seq), digest.lower())


def verify(path: Path, paper: Head | None = None) -> Verified:
    """Prove a case file without changing it; Refusal for what is no case file of this or an earlier program.

    `paper` is a head that was printed earlier: the row of that number must carry that hash.
    """
    with _opened(path) as file:
        return _verify(file, paper)


@contextmanager
def _opened(path: Path) -> Iterator[CaseFile]:
    """The file for reading; one with a write cut short is read from a copy, so that the original stays as it is."""
    journal = path.with_name(path.name + "-journal")
    if not (journal.is_file() and journal.stat().st_size):
        with CaseFile.open(path, write=False, checked=False) as file:
            yield file
        return
    with TemporaryDirectory(prefix="buxuan-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        CaseFile.open(copy, write=True).close()
        with CaseFile.open(copy, write=False, checked=False) as file:
            yield file


def _verify(file: CaseFile, paper: Head | None) -> Verified:
    faults = integrity.check_structure(file)
    if faults:
        rows, chain = integrity.check_chain(file)
        return Verified(file.head, (*chain, *faults))
    faults = integrity.check_schema(file)
    if not faults:
        file.trust_schema()
    rows, chain = integrity.check_chain(file)
    faults += chain
    faults += integrity.check_head(rows, file.head, paper)
    if chain:
        return Verified(file.head, tuple(faults))
    election, folding = _fold(rows)
    faults += folding
    if election.opened is None or folding:
        return Verified(file.head, tuple(faults or [Fault("fold-refused", 0, "case-not-opened")]))
    faults += _check_counts(file, election, views=not faults)
    sealed = {
        (f"voter/{number}", name): digest
        for number, voter in election.voters.items()
        for name, digest in voter.sealed.items()
    }
    faults += integrity.check_private(file, sealed, election.erased)
    faults += integrity.check_blobs(file, {attached.sha256 for attached in election.attachments})
    notes = () if faults else tuple(judged_otherwise(election))
    return Verified(file.head, tuple(faults), notes)


def _fold(rows: Sequence[Row]) -> tuple[Election, list[Fault]]:
    decode = Decoder()
    election = Election()
    canonical: set[str] = set()
    for row in rows:
        try:
            event = decode(row.kind, row.body)
            if row.body not in canonical:
                if encode(event) != row.body:
                    return election, [Fault("body-not-canonical", row.seq)]
                canonical.add(row.body)
            apply(election, row.seq, event)
        except (Refusal, KeyError, ValueError) as error:
            return election, [Fault("fold-refused", row.seq, str(error))]
    return election, []


def _check_counts(file: CaseFile, election: Election, views: bool) -> list[Fault]:
    """Fold, second counter and views must agree in every round; a declared tally must be the folded one."""
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
        if current.declared is not None:
            for post, result in zip(current.posts, current.declared.result.posts, strict=False):
                if result.tally != current.tally.posts[post.title].people(post.candidates):
                    faults.append(Fault("declared-tally-differs", 0, f"{current.number}: {post.title}"))
    names = len(election.voters)
    if views and integrity.count_voters(file) != names:
        faults.append(Fault("views-differ", 0, f"voters: {names}"))
    return faults
