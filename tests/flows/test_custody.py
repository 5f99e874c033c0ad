"""Moving a case to another computer: one keeper at a time, and both files know of it."""

import shutil
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from tests.making import AWAY, CLOCK, HOME, ballot, counting_case

pytestmark = pytest.mark.usefixtures("both_kinds")


def at_home(path: Path) -> Case:
    return Case.open(path, CLOCK, "计票员", HOME)


def kinds(path: Path) -> list[str]:
    with at_home(path) as case:
        return [row.kind for row in case.file.rows()]


def test_after_a_handover_only_the_other_computer_writes(tmp_path: Path) -> None:
    home, stick, away = tmp_path / "home.buxuan", tmp_path / "stick.buxuan", tmp_path / "away.buxuan"
    with counting_case(home) as case:
        counting.cast(case, ballot())
        custody.hand_over(case, "镇办公室", stick)
        with pytest.raises(Refusal) as refused:
            counting.cast(case, ballot())
        assert (refused.value.code, refused.value.data["to"]) == ("handed-over", "镇办公室")
        with pytest.raises(Refusal, match="handed-over"):
            custody.hand_over(case, "别处", tmp_path / "other.buxuan")
    assert kinds(home)[-1] == kinds(stick)[-1] == "handed-over"
    assert custody.standing(home, stick).relation == "same"
    shutil.copyfile(stick, away)
    with custody.take_over(away, CLOCK, "镇里的人", AWAY) as case:
        counting.cast(case, ballot("李秀英"))
        assert case.election.rounds[0].tally.counts.valid == 2
    with at_home(away) as case, pytest.raises(Refusal, match="kept-elsewhere"):
        counting.cast(case, ballot())
    assert custody.standing(home, away).relation == "second-ahead"
    for path in (home, stick, away):
        assert verify(path).faults == ()


def test_there_and_back_again(tmp_path: Path) -> None:
    home, away, back = tmp_path / "home.buxuan", tmp_path / "away.buxuan", tmp_path / "back.buxuan"
    with counting_case(home) as case:
        custody.hand_over(case, "镇办公室", away)
    with custody.take_over(away, CLOCK, "镇里的人", AWAY) as case:
        counting.cast(case, ballot())
        custody.hand_over(case, "柳湾村", back)
    with custody.take_over(back, CLOCK, "计票员", HOME) as case:
        counting.cast(case, ballot())
        custody.mirror(case, home)
    assert custody.standing(home, back).relation == "same"
    with at_home(home) as case:
        counting.cast(case, ballot())


def test_what_was_not_handed_over_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    counting_case(path).close()
    with pytest.raises(Refusal, match="no-such-handover"):
        custody.take_over(path, CLOCK, "别人", AWAY)
    with at_home(path) as case:
        counting.cast(case, ballot())


def test_the_giver_does_not_take_its_own_case_but_cancels_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        custody.hand_over(case, "镇办公室", tmp_path / "stick.buxuan")
    with pytest.raises(Refusal, match="handed-over"):
        custody.take_over(path, CLOCK, "计票员", HOME)
    with at_home(path) as case:
        custody.cancel_handover(case, "U盘丢失")
        counting.cast(case, ballot())
        with pytest.raises(Refusal, match="no-such-handover"):
            custody.cancel_handover(case, "再来一次")
    assert "handover-cancelled" in kinds(path)


def test_only_the_giver_cancels(tmp_path: Path) -> None:
    path, stick = tmp_path / "a.buxuan", tmp_path / "stick.buxuan"
    with counting_case(path) as case:
        custody.hand_over(case, "镇办公室", stick)
    with Case.open(stick, CLOCK, "别人", AWAY) as case, pytest.raises(Refusal, match="no-such-handover"):
        custody.cancel_handover(case, "不要了")


def test_a_lost_stick_that_turns_up_again_is_recognised(tmp_path: Path) -> None:
    home, stick = tmp_path / "home.buxuan", tmp_path / "stick.buxuan"
    with counting_case(home) as case:
        custody.hand_over(case, "镇办公室", stick)
        custody.cancel_handover(case, "U盘丢失")
        counting.cast(case, ballot())
    with custody.take_over(stick, CLOCK, "镇里的人", AWAY) as case:
        counting.cast(case, ballot("李秀英"))
    apart = custody.standing(home, stick)
    assert apart.relation == "apart"
    assert kinds(home)[apart.common - 1] == "handed-over"
    with at_home(home) as case, pytest.raises(Refusal, match="copy-would-overwrite"):
        custody.mirror(case, stick)


@pytest.mark.parametrize("target", ["gone/a.buxuan", "letter.buxuan"])
def test_a_handover_that_cannot_be_written_is_taken_back(tmp_path: Path, target: str) -> None:
    path = tmp_path / "a.buxuan"
    (tmp_path / "letter.buxuan").write_bytes(b"dear all")
    with counting_case(path) as case:
        with pytest.raises(Refusal):
            custody.hand_over(case, "镇办公室", tmp_path / target)
        counting.cast(case, ballot())
    assert [kind for kind in kinds(path) if "hand" in kind] == ["handed-over", "handover-cancelled"]
    assert (tmp_path / "letter.buxuan").read_bytes() == b"dear all"
    assert verify(path).faults == ()
