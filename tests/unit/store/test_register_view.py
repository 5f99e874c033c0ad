"""The view of the electors shows the list as it stands, and `verify` holds it against the fold."""

import sqlite3
from pathlib import Path

from buxuan_desktop.app.case import fold_file
from buxuan_desktop.app.register import lines
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.store.casefile import CaseFile
from tests.registering import listed, register_bytes


def seen(path: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute('SELECT number, name, sex, "group" FROM voters ORDER BY number').fetchall()
    finally:
        db.close()


def test_the_view_is_the_folded_list(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(register_bytes())
    with CaseFile.open(path, write=False) as file:
        election = fold_file(file)
    folded = [(n, one.name, one.sex, one.group) for n, one in sorted(election.voters.items())]
    assert seen(path) == folded
    assert len(folded) == 6, "one was added, one taken off for good"
    assert not verify(path).faults


def test_who_is_taken_off_and_put_back(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with listed(path) as case:
        lines.strike(case, 2, "error")
        assert [row[0] for row in seen(path)] == [1, 3, 4, 5, 6]
        lines.restore(case, 2, "弄错了")
        assert [row[0] for row in seen(path)] == [1, 2, 3, 4, 5, 6]
        lines.change(case, 2, lines.Line("新名字", "女", "9组"), "改名")
        assert seen(path)[1] == (2, "新名字", "女", "9组")
        lines.strike(case, 2, "died")
    assert len(seen(path)) == 5
    assert not verify(path).faults
