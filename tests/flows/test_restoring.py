"""Going on from a mirror: proved first, never over other work, said beforehand, and kept in the ledger."""

import shutil
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirror_targets import file_of, remember, remembered
from buxuan_desktop.app.mirroring import Mirror, Target, target_in
from buxuan_desktop.app.restoring import Offer, look, restore
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.events import CopyTakenUp
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal, term
from tests.making import AWAY, CLOCK, HOME, ballot, counting_case, opening

pytestmark = pytest.mark.usefixtures("both_kinds")

ENTERED = 7


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def path(tmp_path: Path, home: Path) -> Path:
    """A case with seven ballots, closed, mirrored on `stick`, and known to this computer."""
    made = tmp_path / "documents" / "a.buxuan"
    made.parent.mkdir()
    (tmp_path / "stick").mkdir()
    with counting_case(made) as case:
        cast(case, ENTERED)
        target = target_in(tmp_path / "stick", made)
        remember(home, case, target)
        Mirror(made, target).step(whole=True)
    return made


@pytest.fixture
def copy(path: Path, tmp_path: Path) -> Path:
    return copies_in(tmp_path / "stick", path)[0]


def cast(case: Case, times: int) -> None:
    for _ in range(times):
        counting.cast(case, ballot())


def reopened(path: Path) -> Case:
    return Case.open(path, CLOCK, "计票员", HOME)


def looked(copy: Path, home: Path, keeper: str = HOME) -> Offer:
    return look(copy, home, home.parent / "documents", keeper)


def restored(offer: Offer, keeper: str = HOME) -> Case:
    return restore(offer, "硬盘坏了", "韩立", CLOCK, "周敏", keeper)


def check_goes_on(case: Case, ballots: int) -> None:
    """The case stands where the copy stood, takes the next ballot, says what happened, and proves."""
    with case:
        current = case.election.rounds[-1]
        assert len(current.ballots) == ballots
        cast(case, 1)
        assert len(current.ballots) == ballots + 1
        kinds = [(row.kind, row.who) for row in case.file.rows()]
        assert kinds[-2:] == [(CopyTakenUp.KIND, "周敏"), ("ballot-cast", "周敏")]
    assert verify(case.file.path).faults == ()


def test_a_lost_case_is_restored_where_it_lay(path: Path, copy: Path, home: Path) -> None:
    path.unlink()
    offer = looked(copy, home)
    assert (offer.here, offer.target, offer.ballots, offer.moves) == ("nothing", path, ENTERED, False)
    kept = copy.read_bytes()
    check_goes_on(restored(offer), ENTERED)
    assert copy.read_bytes() == kept


def test_the_copy_that_reaches_further_is_taken(path: Path, copy: Path, home: Path) -> None:
    one, other = copies_in(copy.parent, path)
    with reopened(path) as case:
        cast(case, 3)
        Mirror(path, target_in(copy.parent, path)).step()
    path.unlink()
    reach = {verify(each).head.seq: each for each in (one, other)}
    assert len(reach) == 2
    for chosen in (one, other):
        assert looked(chosen, home).copy == reach[max(reach)]
    reach[max(reach)].write_bytes(b"x" * 5_000)
    assert looked(one, home).copy == looked(other, home).copy == reach[min(reach)]
    assert looked(one, home).ballots == ENTERED


def test_a_case_that_is_as_good_is_opened_as_it_is(path: Path, copy: Path, home: Path) -> None:
    kept = path.read_bytes()
    offer = looked(copy, home)
    assert (offer.here, offer.stays) == ("same", True)
    restored(offer).close()
    assert path.read_bytes() == kept


def test_a_case_that_went_on_is_never_overwritten(path: Path, copy: Path, home: Path) -> None:
    with reopened(path) as case:
        cast(case, 3)
    kept = path.read_bytes()
    offer = looked(copy, home)
    assert (offer.here, offer.records_here - offer.head.seq) == ("newer", 3)
    with restored(offer) as case:
        assert len(case.election.rounds[-1].ballots) == ENTERED + 3
    assert path.read_bytes() == kept


def test_a_case_that_stopped_earlier_makes_room_and_is_kept(path: Path, copy: Path, home: Path) -> None:
    old = path.read_bytes()
    with reopened(path) as case:
        cast(case, 4)
        Mirror(path, target_in(copy.parent, path)).step(whole=True)
    path.write_bytes(old)
    offer = looked(copy, home)
    assert (offer.here, offer.head.seq - offer.records_here) == ("older", 4)
    assert offer.aside is not None
    check_goes_on(restored(offer), ENTERED + 4)
    assert offer.aside.read_bytes() == old


def test_two_that_went_on_apart_both_stay(path: Path, copy: Path, home: Path) -> None:
    with reopened(path) as case:
        counting.cast(case, ballot("李秀英"))
    with reopened(copy) as other:
        cast(other, 2)
    kept = path.read_bytes()
    offer = looked(copy, home)
    assert (offer.here, offer.common) == ("apart", offer.records_here - 1)
    assert offer.target == path.with_name("a-2.buxuan")
    check_goes_on(restored(offer), ENTERED + 2)
    assert path.read_bytes() == kept


def test_another_case_of_the_same_name_stays(path: Path, copy: Path, home: Path) -> None:
    path.unlink()
    setup.open_case(path, opening(place="别的村"), CLOCK, "计票员").close()
    kept = path.read_bytes()
    offer = looked(copy, home)
    assert (offer.here, offer.target.name) == ("other", "a-2.buxuan")
    check_goes_on(restored(offer), ENTERED)
    assert path.read_bytes() == kept


def a_ballot_in(content: bytes) -> int:
    """Where a ballot lies in a file; under a passphrase, any place in the middle."""
    return max(content.rfind(b'"marks"'), 0) or len(content) // 2


@pytest.mark.parametrize("spoil", ["cut", "zeros", "changed"])
def test_a_damaged_case_makes_room_and_is_kept(path: Path, copy: Path, home: Path, spoil: str) -> None:
    whole = path.read_bytes()
    at = a_ballot_in(whole)
    spoilt = {
        "cut": whole[: len(whole) // 3],
        "zeros": bytes(len(whole)),
        "changed": whole[:at] + b'"merks"' + whole[at + 7 :],
    }[spoil]
    path.write_bytes(spoilt)
    offer = looked(copy, home)
    assert offer.here == "damaged"
    assert offer.aside is not None
    check_goes_on(restored(offer), ENTERED)
    assert offer.aside.read_bytes() == spoilt


def test_a_damaged_copy_is_refused_and_nothing_is_touched(path: Path, copy: Path, home: Path) -> None:
    for each in copies_in(copy.parent, path):
        content = each.read_bytes()
        at = a_ballot_in(content)
        each.write_bytes(content[:at] + b'"merks"' + content[at + 7 :])
    path.unlink()
    with pytest.raises(Refusal, match="copy-damaged"):
        looked(copy, home)
    assert not path.exists()


def test_another_computer_takes_it_up_and_keeps_it_from_then_on(path: Path, copy: Path, home: Path) -> None:
    elsewhere = home.parent / "elsewhere"
    offer = look(copy, elsewhere / "home", elsewhere, AWAY)
    assert (offer.here, offer.target, offer.moves) == ("nothing", elsewhere / "a.buxuan", True)
    with Case.open(copy, CLOCK, "周敏", AWAY) as case, pytest.raises(Refusal, match="kept-elsewhere"):
        cast(case, 1)
    check_goes_on(restored(offer, AWAY), ENTERED)
    with Case.open(offer.target, CLOCK, "计票员", HOME) as case, pytest.raises(Refusal, match="kept-elsewhere"):
        cast(case, 1)
    assert custody.standing(path, offer.target).relation == "second-ahead"


def test_a_case_handed_over_is_not_taken_up_from_a_mirror(path: Path, copy: Path, home: Path) -> None:
    with reopened(path) as case:
        custody.hand_over(case, "镇办公室", path.parent / "handed.buxuan")
        Mirror(path, target_in(copy.parent, path)).step(whole=True)
    path.unlink()
    with pytest.raises(Refusal, match="handed-over"):
        looked(copy, home)


def test_a_reason_and_a_witness_are_needed(path: Path, copy: Path, home: Path) -> None:
    path.unlink()
    offer = looked(copy, home)
    for reason, by in (("", "韩立"), ("硬盘坏了", " ")):
        with pytest.raises(Refusal, match="reason-needed"):
            restore(offer, reason, by, CLOCK, "周敏", HOME)
    assert not path.exists()


def test_a_disk_that_fills_leaves_all_as_it_was(
    path: Path, copy: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = path.read_bytes()[:5_000]
    path.write_bytes(spoilt)
    offer = looked(copy, home)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refusal, match="disk-full"):
        restored(offer)
    assert path.read_bytes() == spoilt
    assert sorted(each.name for each in path.parent.glob("*.buxuan")) == ["a.buxuan"]


def test_a_case_open_in_another_window_is_not_moved_under_it(path: Path, copy: Path, home: Path) -> None:
    shutil.copyfile(copy, path.with_name("spare"))
    path.unlink()
    offer = looked(copy, home)
    path.with_name("spare").rename(path)
    with reopened(path), pytest.raises(Refusal, match="case-open-elsewhere"):
        restored(offer)
    with pytest.raises(Refusal, match="file-exists"):
        restored(offer)


def test_what_is_not_a_case_is_refused_in_words(home: Path, tmp_path: Path) -> None:
    letter = tmp_path / "信.buxuan"
    letter.write_bytes(b"no case")
    with pytest.raises(Refusal) as refused:
        looked(letter, home)
    assert "不是补选案卷" in of_refusal(refused.value)


@pytest.mark.parametrize("here", ["nothing", "same", "older", "newer", "apart", "other", "damaged"])
def test_each_standing_is_said_with_its_numbers(here: str) -> None:
    facts = {"records": 31, "records_here": 28, "common": 25, "target": "甲", "aside": "乙"}
    for group in ("restore", "restoring"):
        said = term(group, here).format(**facts)
        assert said.endswith("。")
        assert "{" not in said


def test_choices_are_remembered_and_a_lost_list_does_no_harm(path: Path, home: Path) -> None:
    with reopened(path) as case:
        kept = remembered(home, case)
        assert kept is not None
        assert kept.target is not None
        assert file_of(home, case.election.case.case) == path
        remember(home, case, None)
        again = remembered(home, case)
        assert again is not None
        assert again.target is None
        remember(home, case, Target("e:", 5))
        for spoilt in (b"", b"{", b'[{"case": 1}]', b"\xff"):
            (home / "mirrors.json").write_bytes(spoilt)
            assert remembered(home, case) is None
        assert file_of(home, "x") is None
