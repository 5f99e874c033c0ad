"""Two electors of one name: each is offered, each counts apart, and a plain name that fits both counts for nobody."""

from contextlib import closing
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, counting, doubts
from buxuan_desktop.app.papers import certificate_of
from buxuan_desktop.app.people import find, people
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain import decision_events as de
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.namesakes import namesakes_among
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from buxuan_desktop.rules.checks.setup import check_paper
from buxuan_desktop.store.connection import of_image
from tests.deciding import BY_GROUP, FOR_WANG, NAMESAKE, UNCLEAR, at_once
from tests.making import finish
from tests.tabling import COMMITTEE, A, B, key


def voters(*people: tuple[str, str]) -> list[ev.VoterRegistered]:
    return [ev.VoterRegistered(number, name, group=group) for number, (name, group) in enumerate(people, start=1)]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ([("李秀英", "一组"), ("李秀英", "二组")], {"李秀英（一组）": 1, "李秀英（二组）": 2}),
        ([("李秀英", "1"), ("李秀英", "2")], {"李秀英（1组）": 1, "李秀英（2组）": 2}),
        ([("李秀英", "一组"), ("李秀英", "一组")], {"李秀英（1号）": 1, "李秀英（2号）": 2}),
        ([("李秀英", ""), ("李秀英", "二组"), ("王五", "二组")], {"李秀英（1号）": 1, "李秀英（二组）": 2}),
        ([("李秀英", "一组"), ("李秀英", "一组"), ("李秀英", "二组")],
         {"李秀英（1号）": 1, "李秀英（2号）": 2, "李秀英（二组）": 3}),
        ([("王五", "一组"), ("李四", "一组")], {}),
    ],
)  # fmt: skip
def test_by_group_or_by_number_where_the_group_is_the_same(people: list[tuple[str, str]], told: dict[str, int]) -> None:
    found = namesakes_among(voters(*people))
    assert found.numbers == told
    assert set(found.shared) == {name for name, _ in people if [one for one, _ in people].count(name) > 1}


@pytest.mark.proves("R14")
def test_picking_offers_each_of_them_also_beside_a_candidate(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan") as case:
        offered = find(people(case.election), "lxy")
        assert [one.name for one in offered] == ["李秀英", "李秀英（一组）", "李秀英（二组）"]
        assert offered[0].note == "候选人"
        assert [one.number for one in offered] == [0, 2, 3], "the candidate may be either of them"
        assert [one.name for one in find(people(case.election), "ztz")] == ["赵铁柱（4号）", "赵铁柱（5号）"]


@pytest.mark.proves("R14")
def test_a_name_told_apart_counts_for_that_elector_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path) as case:
        for one in (NAMESAKE, NAMESAKE, BY_GROUP):
            counting.cast(case, one)
        current = case.election.rounds[-1]
        assert +current.tally.posts["主任"].approve == {"赵铁柱（4号）": 2}
        assert +current.tally.posts["委员"].approve == {"张三": 2, "李秀英（二组）": 1}
        assert case.election.told == {"赵铁柱（4号）": 4, "李秀英（二组）": 3}
        assert "李秀英（二组）" in case.election.women
        assert case.election.plain("李秀英（二组）") == "李秀英"
        assert certificate_of(case.election, "委员", "李秀英（二组）", 1).name == "李秀英"
        with closing(of_image(case.file.image(), trusted=True)) as db:
            rows = db.execute("SELECT told_apart, name, number FROM namesakes ORDER BY number").fetchall()
        assert rows == [("李秀英（二组）", "李秀英", 3), ("赵铁柱（4号）", "赵铁柱", 4)]
    assert verify(path).faults == ()


@pytest.mark.proves("R14")
def test_a_plain_name_that_fits_two_counts_for_nobody_until_the_committee_says_whom_it_means(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan") as case:
        head = case.file.head
        with pytest.raises(Refusal, match="name-fits-two"):
            counting.cast(case, UNCLEAR)
        assert case.file.head == head
        assert doubts.enter(case, UNCLEAR)
        (waiting,) = doubts.open_doubts(case)
        assert waiting.doubt == "namesakes 赵铁柱"
        with pytest.raises(Refusal, match="name-fits-two"):
            doubts.decide(case, 0, 1, "count", "看不出", COMMITTEE, UNCLEAR)
        doubts.decide(case, 0, 1, "count", "写了三组四号", COMMITTEE, NAMESAKE, "namesakes")
        assert +case.election.rounds[-1].tally.posts["主任"].approve == {"赵铁柱（4号）": 1}


def test_a_candidates_own_name_means_the_candidate_once_the_committee_says_so(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan") as case:
        plain = Ballot({"主任": PostMarks(write_in=("李秀英",))})
        assert doubts.enter(case, plain), "an elector who is no candidate has the name as well"
        doubts.decide(case, 0, 1, "count", "写的是候选人", COMMITTEE, plain)
        assert +case.election.rounds[-1].tally.posts["主任"].approve == {"李秀英": 1}
        counting.cast(case, FOR_WANG)


def test_in_a_blind_entry_a_plain_name_is_doubtful_by_itself(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan") as case:
        bundles.tie(case, (2,))
        for entry, people in ((1, A), (2, B)):
            key(case, 1, entry, (UNCLEAR, FOR_WANG), people)
        assert [one.doubt for one in doubts.open_doubts(case)] == ["namesakes 赵铁柱"]
        with pytest.raises(Refusal, match="place-not-open"):
            bundles.settle(case, 1, 1, "first", "看过", A)
        doubts.decide(case, 1, 1, "count", "写了三组四号", COMMITTEE, NAMESAKE)
        assert case.election.rounds[-1].table.bundle(1).confirmed


def test_totals_name_each_of_them(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan", options={"overvote_scope": "post", "blank": "abstain",
                                                 "same_person": "separate"}) as case:  # fmt: skip
        bundles.tie(case, (2,), "totals")
        bundles.begin_entry(case, 1, 1, *A)
        blank = {("valid", "", ""): 2, ("blank_here", "委员", ""): 2}
        with pytest.raises(Refusal, match="name-fits-two"):
            bundles.key_totals(case, 1, 1, {**blank, ("for", "主任", "赵铁柱"): 2})
        bundles.key_totals(case, 1, 1, {**blank, ("for", "主任", "赵铁柱（4号）"): 2})
        assert "赵铁柱（4号）" in case.election.told


@pytest.mark.parametrize(
    "event", [de.NamesakeTold(99, "无此人（1号）"), de.NamesakeTold(4, "王建国"), de.NamesakeTold(4, "")]
)
def test_a_name_must_tell_somebody_apart(tmp_path: Path, event: de.NamesakeTold) -> None:
    with at_once(tmp_path / "a.buxuan") as case, pytest.raises(IllegalEvent, match="namesake-unusable"):
        apply(case.election, 10_000, event)


def test_scripts_keep_names_to_the_letter(tmp_path: Path) -> None:
    """A register with namesakes changes nothing in a rehearsal: names are what the script writes (design §7.1)."""
    (tmp_path / "r.csv").write_text(
        "姓名,性别,小组\n王建国,男,一组\n李秀英,女,一组\n李秀英,女,二组\n", encoding="utf-8"
    )
    script = tmp_path / "s.toml"
    script.write_text(
        'format = 1\n[case]\nplace = "甲村"\nbody = "villagers"\nprofile = "CN-V-2025"\nelectors = "voters"\n'
        'election_day = 2026-05-10\n[case.options]\novervote_scope = "post"\nblank = "abstain"\n'
        '[register]\nfile = "r.csv"\n[[posts]]\ntitle = "主任"\nseats = 1\ncandidates = ["王建国"]\n'
        '[[rounds]]\nkind = "first"\nissued = 3\n'
        '[[rounds.ballots]]\nmarks = { "主任" = { write_in = ["李秀英"] } }\n'
        '[[rounds.ballots]]\nmarks = { "主任" = { write_in = ["李秀英（二组）"] } }\n',
        encoding="utf-8",
    )
    result = rehearse(script, tmp_path / "out").result
    (post,) = result.rounds[0].posts
    assert [(one.name, one.counted) for one in post.tally] == [("李秀英", 1), ("王建国", 0)]
    assert (result.rounds[0].valid, result.rounds[0].posts[0].void_here) == (2, 0)


def test_a_namesake_of_a_further_round_is_an_elector(tmp_path: Path) -> None:
    """Who was told apart and becomes a candidate is on the register under the plain name."""
    path = tmp_path / "a.buxuan"
    with at_once(path) as case:
        for _ in range(8):
            counting.cast(case, NAMESAKE)
        finish(case)
        declared = case.election.rounds[-1].declared
        assert declared is not None
        assert [post.elected for post in declared.result.posts] == [("赵铁柱（4号）",), ("张三",)]
        counting.open_round(case, "first", candidates={"委员": ("李四", "赵铁柱（4号）")})
        counting.close_polls(case, 11)
        counting.cast(case, Ballot({"委员": PostMarks(("赵铁柱（4号）",))}))
        assert case.election.rounds[-1].posts == (Post("委员", 1, ("李四", "赵铁柱（4号）")),)
        found = check_paper(case.election.rounds[-1], case.election, case.book)
        told = [one.data["name"] for one in found if one.code == "candidate-not-elector"]
        assert told == ["李四"], "who has a name told apart is on the register"
    assert verify(path).faults == ()
