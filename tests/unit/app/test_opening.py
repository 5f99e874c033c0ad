"""Beginning a case in one go: what is asked and found before, and that a file is whole or not there."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from buxuan_desktop.app import opening
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.domain.refusal import Refusal

DAY = date(2020, 4, 20)
CLOCK = standing_at(DAY)
POSTS = (Post("主任", 1, ("王建国", "李秀英")),)
GIVEN = Opening(
    place="柳湾社区",
    body="residents",
    profile="CN-U-2018",
    electors="voters",
    election_day=DAY,
    options={"overvote_scope": "post", "blank": "abstain"},
    keeper="here",
)


@pytest.mark.proves("profile-not-in-force")
def test_rules_for_body_and_day_come_first_and_national_before_local() -> None:
    old = [one.id for one in opening.rule_choices("profile", "villagers", date(2021, 4, 20))]
    assert old[0] == "CN-V-2018"
    new = opening.rule_choices("profile", "villagers", date(2026, 4, 20))
    assert new[0].id == "CN-V-2025"
    assert (new[0].fits, new[0].in_force) == (True, True)
    by_id = {one.id: one for one in new}
    assert not by_id["CN-V-2018"].in_force
    assert not by_id["CN-U-2025"].fits
    places = [one.id for one in new]
    assert places.index("SC-V-2025") < places.index("CN-V-2018") < places.index("CN-U-2025")


@pytest.mark.proves("overvote_scope", "blank", "same_person", "woman_first", "third_without_vote")
def test_what_is_asked_depends_on_the_law_and_the_posts() -> None:
    assert [one.option for one in opening.questions(GIVEN, 1)] == ["overvote_scope", "blank"]
    assert all(one.given is None for one in opening.questions(GIVEN, 2))
    hainan = msgspec.structs.replace(GIVEN, profile="HI-2025", body="villagers")
    asked = {one.option: one for one in opening.questions(hainan, 2)}
    assert list(asked) == ["overvote_scope", "blank", "same_person", "woman_first"]
    assert (asked["overvote_scope"].given, asked["same_person"].given) == ("post", "add_down")
    assert asked["woman_first"].given is False
    assert "第三十条" in asked["overvote_scope"].cite
    tianjin = msgspec.structs.replace(GIVEN, profile="TJ-2019", body="villagers")
    assert "third_without_vote" in [one.option for one in opening.questions(tianjin, 1)]


@pytest.mark.proves("no-more-candidates-than-seats", "candidate-not-elector", "B06", "C10")
def test_a_draft_is_looked_over_before_there_is_a_file() -> None:
    few = (Post("主任", 1, ("外来人",)),)
    codes = [found.code for found in opening.look_over(GIVEN, few, ("外来人",))]
    assert codes == ["no-more-candidates-than-seats", "candidate-not-elector"]
    assert opening.look_over(GIVEN, POSTS) == ()
    assert opening.look_over(GIVEN, POSTS, electors=1000) == ()
    (found,) = opening.look_over(GIVEN, POSTS, electors=[Elector("王建国"), Elector("赵铁柱")])
    assert (found.code, found.data["name"]) == ("candidate-not-elector", "李秀英")


@pytest.mark.parametrize(
    ("posts", "code"),
    [
        ((), "posts-unusable"),
        ((Post("", 1),), "post-title-unusable"),
        ((Post("主任", 1), Post("主任", 1)), "post-title-unusable"),
        ((Post("主任", 0),), "number-too-small"),
        ((Post("主任", 1, ("",)),), "name-empty"),
        ((Post("主任", 1, ("王", "王")),), "candidate-twice"),
    ],
)
def test_posts_that_cannot_be_used_are_refused_and_leave_no_file(
    tmp_path: Path, posts: tuple[Post, ...], code: str
) -> None:
    path = tmp_path / "case.buxuan"
    with pytest.raises(Refusal) as refused:
        opening.begin(path, GIVEN, posts, 1000, CLOCK, "周敏")
    assert refused.value.code == code
    assert not path.exists()


def test_a_case_is_begun_whole_and_verifies(tmp_path: Path) -> None:
    path = tmp_path / "new" / "case.buxuan"
    with opening.begin(path, GIVEN, POSTS, 1000, CLOCK, "周敏", outsiders=("外来人",), women=("李秀英",)) as case:
        assert case.election.registered == 1000
        assert case.election.outsiders == {"外来人"}
        assert case.election.women == {"李秀英"}
        kinds = [row.kind for row in case.file.rows()]
    assert kinds == ["case-opened", "posts-set", "electors-counted", "names-noted"]
    assert verify(path).faults == ()


def test_listed_electors_keep_their_numbers_beside_the_chain(tmp_path: Path) -> None:
    path = tmp_path / "case.buxuan"
    electors = [Elector("王建国", "男", "一组", {"id_number": "110101199003070054"}), Elector("李秀英")]
    with opening.begin(path, GIVEN, POSTS, electors, CLOCK, "周敏") as case:
        assert [voter.name for voter in case.election.voters.values()] == ["王建国", "李秀英"]
        assert not any("110101199003070054" in row.body for row in case.file.rows())
    assert verify(path).faults == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "case.buxuan"
    path.write_bytes(b"mine")
    with pytest.raises(Refusal, match="file-exists"):
        opening.begin(path, GIVEN, POSTS, 1000, CLOCK, "周敏")
    assert path.read_bytes() == b"mine"


def test_a_case_that_cannot_be_written_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.buxuan"

    def full(*_: object, **__: object) -> None:
        raise Refusal("disk-full", path=str(path))

    monkeypatch.setattr(Case, "record", full)
    with pytest.raises(Refusal, match="disk-full"):
        opening.begin(path, GIVEN, POSTS, 1000, CLOCK, "周敏")
    assert not path.exists()


def test_an_option_that_nobody_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="option-missing") as refused:
        opening.begin(tmp_path / "a", msgspec.structs.replace(GIVEN, options={"blank": "void"}), POSTS, 9, CLOCK, "周")
    assert refused.value.data["option"] == "overvote_scope"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("柳湾社区", "柳湾社区-2020-04-20.buxuan"),
        ("a/b:c?\n", "a_b_c_-2020-04-20.buxuan"),
        (" .. ", "补选-2020-04-20.buxuan"),
        ("很" * 99, "很" * 60 + "-2020-04-20.buxuan"),
    ],
)
def test_a_file_is_named_after_place_and_day(tmp_path: Path, place: str, name: str) -> None:
    path = opening.propose_path(tmp_path, place, DAY)
    assert path.name == name
    path.touch()
    assert opening.propose_path(tmp_path, place, DAY).name == name.replace(".buxuan", "-2.buxuan")


def test_undrawable_names_are_found_and_rare_ones_are_not() -> None:
    assert opening.undrawable(["王𤇥", "𨶒立杰", "𰻝", "甲\ue863"]) == {"甲\ue863": "U+E863"}


@pytest.mark.proves("box-recovered-over-issued", "issued-over-registered", "C18")
def test_the_days_numbers_are_checked_before_any_ballot(tmp_path: Path) -> None:
    with opening.begin(tmp_path / "c", GIVEN, POSTS, 1000, CLOCK, "周敏") as case:
        assert opening.ballots_needed(case) == 501
        found = opening.findings_of_day(case, 1001, [Box("会场", "hall", 1001, 1002), Box("二", "hall")])
        assert [one.code for one in found] == ["issued-over-registered", "box-recovered-over-issued"]
        assert opening.findings_of_day(case, 1000, [Box("会场", "hall", 1000, 1000)]) == []


def test_polls_refused_once_can_be_closed_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opening.begin(tmp_path / "c", GIVEN, POSTS, 1000, CLOCK, "周敏") as case:

        def full(*_: object) -> None:
            raise Refusal("disk-full")

        with monkeypatch.context() as broken:
            broken.setattr("buxuan_desktop.app.counting.close_polls", full)
            with pytest.raises(Refusal, match="disk-full"):
                opening.hold_polls(case, "first", 600, (), "韩立")
        assert case.who == "周敏"
        (ahead,) = opening.rounds_ahead(case.election)
        assert ahead.open
        opening.hold_polls(case, "first", 600, (), "韩立")
        assert case.election.rounds[-1].polls_closed
        assert opening.rounds_ahead(case.election) == ()
        assert [row.who for row in case.file.rows()][-1] == "周敏（主持人韩立确认日期时间）"
