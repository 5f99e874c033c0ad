"""What may have to be forgotten is not in the chain, and no ballot can be tied to a voter."""

import re
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody, setup
from buxuan_desktop.app.clock import CHINA
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.tally import Counts
from tests.making import BALLOTS, ballot, counting_case, electors, enter, finish, id_number, opened, opening

VOTERS = 400


def ledger(path: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT * FROM ledger").fetchall()
    finally:
        db.close()


def test_id_numbers_are_beside_the_chain_from_the_first_day(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with opened(path, VOTERS) as case:
        assert case.file.private(setup.voter_ref(7)) == {"id_number": id_number(7)}
    assert b"ID-NUMBER" in path.read_bytes()
    assert not any("ID-NUMBER" in str(row) for row in ledger(path))


def test_the_same_id_number_does_not_look_the_same_in_the_chain(tmp_path: Path) -> None:
    """Else whoever holds the ledger could try out the few ID numbers that a birthday leaves."""
    twice = [*electors(1), *electors(1)]
    with setup.open_case(tmp_path / "a.buxuan", opening(), lambda: datetime(2026, 1, 1, tzinfo=CHINA), "x") as case:
        setup.register(case, twice)
        one, other = (voter.sealed["id_number"] for voter in case.election.voters.values())
    assert one != other


def test_erasing_leaves_verify_content_and_nothing_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    half = [setup.voter_ref(number) for number in range(1, VOTERS + 1, 2)]
    with opened(path, VOTERS) as case:
        before = verify(path).head
        custody.erase_private(case, half, "保存期满")
        assert case.file.private(half[0]) == {}
        assert case.file.private(setup.voter_ref(2)) == {"id_number": id_number(2)}
    content = path.read_bytes()
    for number in range(1, VOTERS + 1):
        assert (id_number(number).encode() in content) == (number % 2 == 0)
    assert verify(path).faults == ()
    assert verify(path, before).faults == (), "a head printed before the erasing stays good"
    assert sorted(each.name for each in tmp_path.iterdir()) == [".a.buxuan.lock", "a.buxuan"]


def test_an_erasing_that_fails_erases_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.buxuan"
    with opened(path) as case:

        def fail(*_: object) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(case.file, "erase_private", fail)
        with pytest.raises(Refusal, match="disk-fault"):
            custody.erase_private(case, ["voter/1"], "保存期满")
        assert case.election.erased == set()
        assert case.file.private("voter/1")
    assert verify(path).faults == ()


def test_a_register_that_cannot_be_kept_whole_is_not_kept_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with opened(path, 3) as case:
        head = case.file.head
        with pytest.raises(Refusal, match="text-unusable"):
            setup.register(case, [*electors(2), setup.Elector("坏\ud800名", private={"id_number": "1"})])
        assert case.file.head == head
        assert len(case.election.voters) == 3
    assert verify(path).faults == ()


def test_a_mirror_is_the_whole_case_with_its_private_values(tmp_path: Path) -> None:
    with opened(tmp_path / "a.buxuan") as case:
        custody.mirror(case, tmp_path / "b.buxuan")
    assert id_number(1).encode() in (tmp_path / "b.buxuan").read_bytes()


def test_a_ballot_says_nothing_of_voter_box_or_second(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    ticking = iter(range(10_000))
    with counting_case(path) as case:
        case.clock = lambda: datetime(2026, 5, 10, 14, 30, next(ticking) % 60, 123456, tzinfo=CHINA)
        enter(case)
        finish(case)
    rows = [row for row in ledger(path) if row[3] == "ballot-cast"]
    assert len(rows) == len(BALLOTS)
    for _, at, _, _, body, _, _ in rows:
        assert re.fullmatch(r"2026-05-10T14:30\+08:00", str(at))
        assert set(re.findall(r'"(\w+)":', str(body))) <= {
            *("round", "verdict", "why", "marks", "void_posts", "fell", "added"),
            *("for", "against", "write_in", "主任", "委员"),
        }
        assert "选民" not in str(body)
        assert "会场" not in str(body)


def test_no_ballot_is_entered_before_check_in_is_closed(tmp_path: Path) -> None:
    with opened(tmp_path / "a.buxuan") as case:
        counting.open_round(case, "first")
        with pytest.raises(Refusal, match="polls-still-open"):
            counting.cast(case, ballot())
        counting.close_polls(case, 12)
        counting.cast(case, ballot())
        with pytest.raises(Refusal, match="polls-closed-already"):
            counting.close_polls(case, 12)
        assert case.election.rounds[0].tally.counts == Counts(1, 0, 0, 0)
