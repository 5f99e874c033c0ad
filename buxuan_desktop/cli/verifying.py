"""`buxuan verify`: exit 0 and the chain head, or 1 and what differs."""

import sys
from pathlib import Path

from buxuan_desktop.app.verifying import parse_head, verify
from buxuan_desktop.words import of_fault, of_finding


def run(file: Path, head: str | None) -> int:
    """Prove a case file, also against a head printed on paper."""
    found = verify(file, parse_head(head) if head is not None else None)
    if found.faults:
        for fault in found.faults:
            print(of_fault(fault.code, fault.row, fault.detail), file=sys.stderr)
        print("核对不通过。这个文件没有改动；请保留它，并用上一份副本比对。", file=sys.stderr)
        return 1
    print(found.head)
    print(f"核对通过：共{found.head.seq}条记录，没有改动。")
    for note in found.notes:
        print(of_finding(note).text)
    return 0
