"""Which file of a case a computer has, and where its own will lie when it takes one over."""

import shutil
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody, recents, taking
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.refusal import Refusal
from tests.making import AWAY, CLOCK, HOME, ballot, counting_case


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A case that was handed over by a file on a stick."""
    (tmp_path / "stick").mkdir()
    with counting_case(tmp_path / "home.buxuan") as case:
        target = taking.proposed(case.file.path, tmp_path / "stick")
        custody.hand_over_new(case, "镇办公室", target)
    return target


def away(path: Path) -> Case:
    return Case.open(path, CLOCK, "镇里的人", AWAY)


def test_the_name_for_the_stick_is_free_and_does_not_grow(tmp_path: Path) -> None:
    first = taking.proposed(Path("村.buxuan"), tmp_path)
    assert first.name == "村-移交.buxuan"
    first.touch()
    assert taking.proposed(first, tmp_path).name == "村-移交-2.buxuan"


def test_nothing_is_written_over_a_file_nor_without_a_folder(tmp_path: Path) -> None:
    taken = tmp_path / "letter.buxuan"
    taken.write_bytes(b"dear all")
    with counting_case(tmp_path / "a.buxuan") as case:
        before = case.file.head
        for target, code in ((taken, "file-exists"), (tmp_path / "gone/a.buxuan", "handover-folder-missing")):
            with pytest.raises(Refusal, match=code):
                custody.hand_over_new(case, "镇办公室", target)
        assert case.file.head == before


def test_a_file_of_the_same_name_stays(stick: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / stick.name).write_bytes(b"dear all")
    with away(stick) as case, taking.take_here(case, tmp_path, folder) as taken:
        assert taken.file.path == folder / f"{stick.stem}-2.buxuan"
        counting.cast(taken, ballot())
    assert (folder / stick.name).read_bytes() == b"dear all"


def test_what_lies_in_its_place_already_is_taken_over_there(stick: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copyfile(stick, folder / stick.name)
    with away(folder / stick.name) as case:
        assert taking.better_here(case, tmp_path, folder) is None
        assert taking.take_here(case, tmp_path, folder) is case
        assert custody.where(case) == custody.HERE


def test_the_stick_once_more_leads_to_what_went_on(stick: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    with away(stick) as case:
        assert taking.better_here(case, tmp_path, folder) is None
        taking.take_here(case, tmp_path, folder).close()
        assert taking.better_here(case, tmp_path, folder) == folder / stick.name


def test_the_giver_has_its_own_file(stick: Path, tmp_path: Path) -> None:
    with Case.open(tmp_path / "home.buxuan", CLOCK, "计票员", HOME) as own:
        recents.remember(tmp_path, own)
        assert taking.better_here(own, tmp_path, tmp_path / "none") is None
    with Case.open(stick, CLOCK, "计票员", HOME) as case:
        assert taking.better_here(case, tmp_path, tmp_path / "none") == tmp_path / "home.buxuan"
        with pytest.raises(Refusal, match="handed-over"):
            taking.take_here(case, tmp_path, tmp_path / "none")


def test_a_file_that_went_another_way_is_left_alone(stick: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    with Case.open(tmp_path / "home.buxuan", CLOCK, "计票员", HOME) as own:
        custody.cancel_handover(own, "没有收到")
    (tmp_path / "home.buxuan").rename(folder / "other.buxuan")
    kept = (folder / "other.buxuan").read_bytes()
    (folder / "bad.buxuan").write_bytes(b"SQLite")
    with away(stick) as case:
        other = taking.better_here(case, tmp_path, folder)
        assert other == folder / "other.buxuan", "taken back before anybody took it: nothing is to be taken over"
    with Case.open(folder / "other.buxuan", CLOCK, "计票员", HOME) as own:
        counting.cast(own, ballot())
    assert (folder / "other.buxuan").read_bytes() != kept


def test_a_copy_of_a_mirror_is_nobodys_to_take(stick: Path, tmp_path: Path) -> None:
    copy = stick.with_name("home（备份1）.buxuan")
    shutil.copyfile(stick, copy)
    with away(copy) as case:
        assert custody.where(case) == custody.ELSEWHERE


def test_a_handover_is_not_taken_back_without_a_reason(stick: Path, tmp_path: Path) -> None:
    with Case.open(tmp_path / "home.buxuan", CLOCK, "计票员", HOME) as own:
        with pytest.raises(Refusal, match="reason-missing"):
            custody.cancel_handover(own, " ")
        assert custody.where(own) == custody.GIVEN
