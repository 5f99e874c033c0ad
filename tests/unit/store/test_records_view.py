"""The view of the records shows the last wording of each that holds, and `verify` holds it against the fold."""

import json
import sqlite3
from pathlib import Path

from buxuan_desktop.app.case import fold_file
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.store.casefile import CaseFile
from tests.preparing import prepared_bytes


def test_the_view_is_the_folded_records(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(prepared_bytes())
    with CaseFile.open(path, write=False) as file:
        kept = {one.number: one for one in fold_file(file).records.kept(Record)}
    db = sqlite3.connect(path)
    try:
        seen = db.execute("SELECT number, kind, record, seq FROM records ORDER BY number").fetchall()
    finally:
        db.close()
    assert [(number, kind, seq) for number, kind, _, seq in seen] == [
        (number, one.record.tag(), one.seq) for number, one in sorted(kept.items())
    ]
    assert all(json.loads(record)["is"] == kind for _, kind, record, _ in seen)
    assert verify(path).faults == ()
