"""`buxuan verify`: exit 0 and the chain head, or 1 and what differs; a case file, an archive package, an extract."""

import sys
from collections.abc import Sequence
from pathlib import Path

from buxuan_desktop.app.packages import is_package, prove_package
from buxuan_desktop.app.verifying import Fault, parse_head, verify
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.words import of_archive, of_fault, of_finding


def run(file: Path, head: str | None) -> int:
    """Prove a case file or a package, also against a head printed on paper."""
    paper = parse_head(head) if head is not None else None
    if is_package(file):
        return _package(file, paper)
    found = verify(file, paper)
    if found.faults:
        return _differs(found.faults, "核对不通过。这个文件没有改动；请保留它，并用上一份副本比对。")
    print(found.head)
    print(f"核对通过：共{found.head.seq}条记录，没有改动。")
    for note in found.notes:
        print(of_finding(note).text)
    return 0


def _package(file: Path, paper: Head | None) -> int:
    found, _ = prove_package(file, paper)
    if found.faults:
        return _differs(found.faults, "核对不通过。这个包没有改动；请保留它，并向交来的人重新索取。")
    print(found.head)
    print(of_archive("verified", found.kind, place=found.place, day=found.day, records=found.head.seq))
    print(of_archive("verified", "fingerprint", fingerprint=found.fingerprint))
    if found.rehearsal:
        print(of_archive("verified", "rehearsal"))
    for note in found.notes:
        print(of_finding(note).text)
    return 0


def _differs(faults: Sequence[Fault], end: str) -> int:
    for fault in faults:
        print(of_fault(fault.code, fault.row, fault.detail), file=sys.stderr)
    print(end, file=sys.stderr)
    return 1
