"""Every document that a case can print now, from its folded state (design §8)."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from buxuan_desktop.app.case import fold_file
from buxuan_desktop.app.clock import CHINA, Clock
from buxuan_desktop.app.papers import certificate_of, held_back, report_of, tally_sheets_of
from buxuan_desktop.app.results import findings_of
from buxuan_desktop.documents import (
    Certificate,
    Stamp,
    Uncovered,
    render_certificates,
    render_report,
    render_tally_sheet,
)
from buxuan_desktop.documents.coverage import visible
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile


class Printed(msgspec.Struct, frozen=True):
    """One document as bytes of PDF under its file name."""

    name: str
    content: bytes


def documents_of(election: Election, head: Head, clock: Clock) -> Iterator[Printed]:
    """Result reports and tally sheets of every declared round, and the certificates that nothing holds back.

    Refusal `paper-uncovered` names characters that no bundled font has.
    """
    now = clock().astimezone(CHINA)
    printed_at = f"{now.year}年{now.month}月{now.day}日 {now:%H:%M}"
    stamp = Stamp(place=election.case.place, printed_at=printed_at, head=str(head))
    findings = findings_of(election)
    for current in election.rounds:
        if current.declared is None:
            continue
        number = current.number
        try:
            yield Printed(f"{number}-结果报告单.pdf", render_report(report_of(election, current, stamp, findings)))
            for sheet in tally_sheets_of(current, stamp):
                yield Printed(f"{number}-计票单-{_safe(sheet.post)}.pdf", render_tally_sheet(sheet))
        except Uncovered as error:
            raise _refused(error) from None
    certificates = list(certificates_of(election))
    if certificates:
        try:
            yield Printed("当选证书.pdf", render_certificates(certificates))
        except Uncovered as error:
            raise _refused(error) from None


def certificates_of(election: Election, **choices: object) -> Iterator[Certificate]:
    """The certificates that can be handed over now, in the order of election; `choices` are the clerk's (form F9)."""
    held = held_back(findings_of(election))
    number = 0
    for current in election.rounds:
        for post in current.declared.result.posts if current.declared else ():
            for name in post.elected:
                if name not in election.posts[post.title].elected:
                    continue
                number += 1
                if (post.title, name) not in held and (post.title, "") not in held and ("", "") not in held:
                    plain = certificate_of(election, post.title, name, number)
                    yield msgspec.structs.replace(plain, **choices)


def print_to(election: Election, head: Head, clock: Clock, out: Path) -> list[Path]:
    """Write every document that can be printed now into `out`; returns the files."""
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for document in documents_of(election, head, clock):
            target = out / document.name
            target.write_bytes(document.content)
            written.append(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(out), detail=error.strerror or str(error)) from error
    return written


def print_file(path: Path, clock: Clock, out: Path) -> list[Path]:
    """The same for a case file, read without changing it; Refusal `nothing-to-print` before the first result."""
    with CaseFile.open(path, write=False) as file:
        written = print_to(fold_file(file), file.head, clock, out)
    if not written:
        raise Refusal("nothing-to-print", path=str(path))
    return written


def _refused(error: Uncovered) -> Refusal:
    items = "；".join(
        f"{visible(text)}（{'、'.join(f'U+{ord(one):04X}' for one in characters)}）" for text, characters in error.items
    )
    return Refusal("paper-uncovered", items=items)


def _safe(title: str) -> str:
    """A post's title as part of a file name on every system."""
    return "".join(character if character.isalnum() else "_" for character in title)[:40]
