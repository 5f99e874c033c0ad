"""The list of cases opened last: a convenience that can be lost, never a reason to stop."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from buxuan_desktop.app import opening, recents
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.setup import Opening
from buxuan_desktop.app.stages import VOTE
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.refusal import Refusal

DAY = date(2020, 4, 20)
GIVEN = Opening(
    place="柳湾社区",
    body="residents",
    profile="CN-U-2018",
    electors="voters",
    election_day=DAY,
    options={"overvote_scope": "post", "blank": "abstain"},
    keeper="here",
)


def begun(path: Path, *, rehearsal: bool = False) -> Case:
    given = msgspec.structs.replace(GIVEN, rehearsal=rehearsal)
    return opening.begin(path, given, [Post("主任", 1, ("王建国",))], 9, standing_at(DAY), "周敏")


def test_the_newest_stands_first_and_each_case_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("a", "b", "a"):
        path = tmp_path / f"{name}.buxuan"
        case = Case.open(path, standing_at(DAY), "周敏", "here") if path.exists() else begun(path)
        with case:
            recents.remember(home, case)
    listed = recents.recent(home)
    assert [Path(one.path).stem for one in listed] == ["a", "b"]
    assert (listed[0].place, listed[0].day, listed[0].stage, listed[0].there) == ("柳湾社区", DAY, VOTE, True)


def test_only_the_last_eight_are_kept(tmp_path: Path) -> None:
    for number in range(10):
        with begun(tmp_path / f"{number}.buxuan") as case:
            recents.remember(tmp_path, case)
    assert [Path(one.path).stem for one in recents.recent(tmp_path)] == list("98765432")


def test_rehearsals_are_not_listed(tmp_path: Path) -> None:
    with begun(tmp_path / "a.buxuan", rehearsal=True) as case:
        recents.remember(tmp_path, case)
    assert recents.recent(tmp_path) == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"cases": [{"path": 1}]}', b"\xff\xfe"])
def test_a_list_that_cannot_be_read_is_no_list(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "recent.json").write_bytes(content)
    assert recents.recent(tmp_path) == ()
    assert recents.last_who(tmp_path) == ""
    recents.remember_who(tmp_path, "韩立")
    assert recents.last_who(tmp_path) == "韩立"


def test_the_list_keeps_who_and_cases_beside_each_other(tmp_path: Path) -> None:
    with begun(tmp_path / "a.buxuan") as case:
        recents.remember(tmp_path, case)
    recents.remember_who(tmp_path, "韩立")
    assert len(recents.recent(tmp_path)) == 1
    recents.forget(tmp_path, recents.recent(tmp_path)[0].path)
    assert recents.recent(tmp_path) == ()
    assert recents.last_who(tmp_path) == "韩立"
    assert (tmp_path / "a.buxuan").exists()


def test_a_case_moved_away_is_known_to_be_gone(tmp_path: Path) -> None:
    with begun(tmp_path / "a.buxuan") as case:
        recents.remember(tmp_path, case)
    (tmp_path / "a.buxuan").unlink()
    assert not recents.recent(tmp_path)[0].there


def test_a_home_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file, no folder")
    with pytest.raises(Refusal, match="disk-fault"):
        recents.remember_who(home, "韩立")
