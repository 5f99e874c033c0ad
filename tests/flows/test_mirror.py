"""The mirror on a stick: kept up while ballots are cast, whole at each moment, and never over other work."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import appointing, counting, custody, mirroring, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirror_pace import Pace
from buxuan_desktop.app.mirroring import Mirror, Target, target_in
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.bundle_events import BundleConfirmed, EntryEnded, SheetKeyed
from buxuan_desktop.domain.events import BallotCast, CountClosed
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import BALLOTS, CLOCK, HOME, ballot, counting_case, id_number, opening, readable
from tests.naming import CHEAP, WHO, named, pin

pytestmark = pytest.mark.usefixtures("both_kinds")

CAST = BallotCast(1, "valid")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with counting_case(tmp_path / "a.buxuan") as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def mirror_of(case: Case, stick: Path) -> Mirror:
    return Mirror(case.file.path, target_in(stick, case.file.path))


def heads(case: Case, stick: Path) -> list[int]:
    """Where the copies end, the older one first; each of them is proved."""
    found = [verify(copy) for copy in copies_in(stick, case.file.path) if copy.exists()]
    assert [one.faults for one in found] == [()] * len(found)
    return sorted(one.head.seq for one in found)


def cast(case: Case, times: int) -> None:
    for number in range(times):
        counting.cast(case, BALLOTS[number % len(BALLOTS)])


def refused(mirror: Mirror) -> str:
    """The code of a refusal whose sentence says that counting goes on."""
    with pytest.raises(Refusal) as told:
        mirror.step()
    assert "录入的都在电脑里，请接着计票" in of_refusal(told.value)
    return told.value.code


def test_a_step_is_due_every_so_many_ballots_and_at_once_for_anything_else() -> None:
    pace = Pace(3)
    assert [pace.due([CAST]) for _ in range(7)] == [False, False, True, False, False, True, False]
    assert pace.due([CountClosed(1, 1, 1, 0, 0, 0)])
    assert [pace.due([CAST]) for _ in range(3)] == [False, False, True]
    assert pace.due([CAST] * 5)


def test_a_paper_of_a_bundle_is_paced_and_a_confirmed_bundle_is_worth_a_whole_copy() -> None:
    pace = Pace(3)
    assert [pace.due([SheetKeyed(1, 1, 1)]) for _ in range(3)] == [False, False, True]
    confirmed = [CAST] * 50 + [BundleConfirmed(1, 1, 50)]
    assert pace.due(confirmed)
    assert pace.is_moment(confirmed)
    assert pace.is_moment([CountClosed(1, 1, 1, 0, 0, 0)])
    assert not pace.is_moment([CAST, EntryEnded(1, 1, 1)])


def test_the_first_step_makes_two_whole_copies_and_later_ones_take_turns(case: Case, stick: Path) -> None:
    mirror = mirror_of(case, stick)
    first = case.file.head
    assert mirror.step(whole=True) == first
    assert heads(case, stick) == [first.seq, first.seq]
    cast(case, 20)
    assert mirror.step() == case.file.head
    assert heads(case, stick) == [first.seq, first.seq + 20], "one copy lies still while the other is written"
    cast(case, 20)
    mirror.step()
    assert heads(case, stick) == [first.seq + 20, first.seq + 40]
    mirror.step()
    assert heads(case, stick) == [first.seq + 40, first.seq + 40]
    cast(case, 5)
    mirror.step(whole=True)
    assert heads(case, stick) == [case.file.head.seq] * 2


def test_a_copy_that_grew_is_the_case_itself(case: Case, stick: Path) -> None:
    mirror = mirror_of(case, stick)
    for _ in range(6):
        cast(case, 7)
        mirror.step()
    counting.strike_last(case, "读错了", "监票人")
    mirror.step(whole=True)
    for copy in copies_in(stick, case.file.path):
        assert custody.standing(case.file.path, copy).relation == "same"
        with Case.open(copy, CLOCK, "计票员", HOME) as other:
            assert other.election.rounds[0].ballots == case.election.rounds[0].ballots


def test_tellers_go_on_while_the_mirror_is_written(case: Case, stick: Path) -> None:
    mirror, stop, steps = mirror_of(case, stick), threading.Event(), []

    def keep_up() -> None:
        while not stop.is_set():
            steps.append(mirror.step(whole=len(steps) % 3 == 0).seq)

    worker = threading.Thread(target=keep_up)
    worker.start()
    for _ in range(40):
        cast(case, 3)
        time.sleep(0.01)  # no teller is so fast that SQLite never lets a reader in
    stop.set()
    worker.join()
    mirror.step(whole=True)
    assert len(case.election.rounds[0].ballots) == 120
    assert steps == sorted(steps)
    assert len(set(steps)) > 3
    assert heads(case, stick) == [case.file.head.seq] * 2


def test_a_stick_that_was_pulled_out_is_said_and_caught_up_with(case: Case, stick: Path, tmp_path: Path) -> None:
    mirror = mirror_of(case, stick)
    mirror.step(whole=True)
    stick.rename(tmp_path / "pocket")
    cast(case, 30)
    assert refused(mirror) == "mirror-gone"
    (tmp_path / "pocket").rename(stick)
    assert mirror.step() == case.file.head
    assert heads(case, stick)[-1] == case.file.head.seq


def test_the_empty_folder_that_a_pulled_stick_leaves_is_not_written_to(case: Case, stick: Path) -> None:
    mirror = Mirror(case.file.path, Target(str(stick), apart=True))
    assert refused(mirror) == "mirror-gone"
    assert not list(stick.iterdir())


def test_another_stick_in_its_place_gets_the_whole_case(case: Case, stick: Path) -> None:
    mirror = mirror_of(case, stick)
    mirror.step(whole=True)
    shutil.rmtree(stick)
    stick.mkdir()
    cast(case, 3)
    mirror.step()
    mirror.step()
    assert heads(case, stick) == [case.file.head.seq] * 2


@pytest.mark.parametrize("went_on", [False, True])
def test_a_copy_that_went_on_by_itself_is_never_overwritten(case: Case, stick: Path, went_on: bool) -> None:
    mirror = mirror_of(case, stick)
    mirror.step(whole=True)
    one, _ = copies_in(stick, case.file.path)
    with Case.open(one, CLOCK, "别人", HOME) as other:
        counting.cast(other, ballot("李秀英"))
    kept = one.read_bytes()
    if went_on:
        cast(case, 2)
    assert refused(mirror) == "mirror-apart"
    assert one.read_bytes() == kept


def test_another_case_of_the_same_name_is_never_overwritten(case: Case, stick: Path, tmp_path: Path) -> None:
    setup.open_case(tmp_path / "b.buxuan", opening(place="别的村"), CLOCK, "计票员").close()
    one, _ = copies_in(stick, case.file.path)
    shutil.copyfile(tmp_path / "b.buxuan", one)
    kept = one.read_bytes()
    assert refused(mirror_of(case, stick)) == "mirror-apart"
    assert one.read_bytes() == kept


@pytest.mark.parametrize("content", [b"", b"\0" * 40_960, b"SQLite format 3\0" + b"x" * 4_000, None])
def test_a_damaged_copy_is_set_aside_and_written_anew(case: Case, stick: Path, content: bytes | None) -> None:
    mirror = mirror_of(case, stick)
    mirror.step(whole=True)
    one, _ = copies_in(stick, case.file.path)
    whole = one.read_bytes()
    spoilt = whole[: len(whole) // 2 + 100] if content is None else content
    one.write_bytes(spoilt)
    cast(case, 2)
    mirror.step()
    mirror.step(whole=True)
    assert heads(case, stick) == [case.file.head.seq] * 2
    assert [aside.read_bytes() for aside in stick.glob("*损坏*.buxuan")] == [spoilt]


def test_what_was_erased_is_erased_in_both_copies(case: Case, stick: Path) -> None:
    mirror = mirror_of(case, stick)
    mirror.step(whole=True)
    secret = id_number(3).encode()
    assert all(secret in readable(copy) for copy in copies_in(stick, case.file.path))
    cast(case, 2)
    mirror.step()
    custody.erase_private(case, ["voter/3"], "保存期满")
    mirror.step()
    assert not any(secret in readable(copy) for copy in copies_in(stick, case.file.path))
    assert heads(case, stick) == [case.file.head.seq] * 2


def test_what_lies_beside_the_chain_comes_along(case: Case, stick: Path) -> None:
    mirror = mirror_of(case, stick)
    mirror.step()
    custody.attach(case, "会议记录.txt", b"x" * 20_000)
    mirror.step()
    mirror.step()
    assert heads(case, stick) == [case.file.head.seq] * 2


def test_a_pin_comes_along_and_the_one_before_goes(tmp_path: Path, stick: Path) -> None:
    with named(tmp_path / "named.buxuan") as case:
        mirror = mirror_of(case, stick)
        mirror.step(whole=True)
        clerk = WHO["clerk"]
        old = case.file.private("pin-1")["pin"].encode()
        appointing.change_own_pin(case, clerk, pin(clerk), "975319", cost=CHEAP)
        appointing.name_person(case, "新人", "teller", "864209", cost=CHEAP)
        mirror.step()
        mirror.step()
        assert heads(case, stick) == [case.file.head.seq] * 2
        assert not any(old in copy.read_bytes() for copy in copies_in(stick, case.file.path))


def test_every_kind_that_seals_or_attaches_is_mirrored_whole() -> None:
    beside = {name for name, kind in KINDS.items() if {"sealed", "sha256", "refs"} & {*kind.__struct_fields__}}
    assert beside == mirroring._BESIDE_THE_CHAIN


def test_a_full_stick_keeps_its_copies(case: Case, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = mirror_of(case, stick)
    mirror.step(whole=True)
    kept = heads(case, stick)
    cast(case, 30)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="mirror-full"):
        mirror.step(whole=True)
    monkeypatch.undo()
    assert heads(case, stick) == kept
    mirror.step(whole=True)
    assert heads(case, stick) == [case.file.head.seq] * 2
    assert not list(stick.glob("*.part"))


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with a megabyte; only root can make one, and only on Linux."""
    made = tmp_path / "small"
    made.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a file system of its own")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", made], check=False).returncode:
        pytest.skip("this machine lets nobody mount a file system")
    yield made
    subprocess.run(["umount", "-l", made], check=True)


def test_a_stick_too_small_is_said_and_works_again_with_room(case: Case, small_stick: Path) -> None:
    mirror = mirror_of(case, small_stick)
    mirror.step(whole=True)
    kept = heads(case, small_stick)
    filler = small_stick / "films"
    filler.write_bytes(b"x" * (shutil.disk_usage(small_stick).free - 20_000))
    counting.cast_many(case, [(ballot(), 300)])
    assert refused(mirror) == "mirror-full"
    assert heads(case, small_stick) == kept
    filler.unlink()
    assert mirror.step() == case.file.head


def test_a_stick_with_its_switch_on_is_said(case: Case, small_stick: Path) -> None:
    mirror = mirror_of(case, small_stick)
    mirror.step(whole=True)
    kept = heads(case, small_stick)
    cast(case, 3)
    subprocess.run(["mount", "-o", "remount,ro", small_stick], check=True)
    assert refused(mirror) == "mirror-read-only"
    assert heads(case, small_stick) == kept
    subprocess.run(["mount", "-o", "remount,rw", small_stick], check=True)
    assert mirror.step() == case.file.head


def test_a_stick_unmounted_leaves_nothing_on_the_computers_own_disk(case: Case, small_stick: Path) -> None:
    mirror = mirror_of(case, small_stick)
    mirror.step(whole=True)
    subprocess.run(["umount", small_stick], check=True)
    cast(case, 3)
    assert refused(mirror) == "mirror-gone"
    assert not list(small_stick.iterdir())
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small_stick], check=True)
    assert mirror.step() == case.file.head
