"""The official list follows the votes, waits for the reviews, and becomes the ballot's candidates in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app import counting, records, setup
from buxuan_desktop.app.candidates import official
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.nominating import Standing, cut
from buxuan_desktop.domain.records.candidacies import OfficialList
from buxuan_desktop.domain.records.nominations import Withdrawal
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.refusal import Refusal
from tests.unit.app.candidates.hall import DAY, EARLY, community, nominate, pass_review, township

TWO = ("王建国", "李秀英")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with community(tmp_path) as made:
        yield made


def ready(case: Case, votes: dict[str, int] | None = None) -> None:
    nominate(case, votes or {"王建国": 120, "李秀英": 95, "赵铁柱": 40})
    pass_review(case, "王建国", "李秀英", "赵铁柱")
    township(case, "王建国", "李秀英", "赵铁柱")


@pytest.mark.proves("C16")
def test_the_two_with_most_votes_become_the_ballots_candidates(case: Case) -> None:
    ready(case)
    one = official.proposal(case, "主任")
    assert (one.least, one.most, one.cut.inside, one.by_votes) == (2, 2, TWO, True)
    official.make(case, "主任", TWO)
    assert case.election.posts["主任"].post.candidates == TWO
    assert case.election.records.all(OfficialList)[-1].names == TWO
    assert official.proposal(case, "主任").current
    assert not verify(case.file.path).faults


@pytest.mark.parametrize(
    "names",
    [
        ("王建国", "赵铁柱"),
        ("李秀英", "王建国"),
        ("王建国",),
        ("王建国", "李秀英", "赵铁柱"),
        ("王建国", "外人"),
        ("王建国", "王建国"),
    ],
)
def test_a_list_that_does_not_follow_the_votes_is_refused(case: Case, names: tuple[str, ...]) -> None:
    ready(case)
    with pytest.raises(Refusal, match="official-not-by-votes"):
        official.make(case, "主任", names)
    assert case.election.posts["主任"].post.candidates == ()


@pytest.mark.proves("C16", "tie-at-the-cut")
def test_a_tie_at_the_cut_needs_a_reason_that_is_kept(case: Case) -> None:
    ready(case, {"王建国": 120, "李秀英": 50, "赵铁柱": 50})
    with pytest.raises(Refusal, match="official-tie-open"):
        official.make(case, "主任", ("王建国", "赵铁柱"))
    official.make(case, "主任", ("王建国", "赵铁柱"), "4月12日选举委员会会议，二人之间再提名一次")
    assert case.election.records.all(OfficialList)[-1].tie.startswith("4月12日")


def test_an_open_review_and_a_missing_township_review_hold_the_list(case: Case) -> None:
    nominate(case)
    pass_review(case, "王建国")
    with pytest.raises(Refusal) as refused:
        official.make(case, "主任", TWO)
    assert refused.value.code == "official-not-ready"
    assert "李秀英的联审" in str(refused.value.data["what"])
    assert "镇（街道）" in str(refused.value.data["what"])


@pytest.mark.proves("C16", "official-candidate-out")
def test_who_withdraws_is_followed_by_the_next_and_the_old_list_stays_in_the_file(case: Case) -> None:
    ready(case)
    number = official.make(case, "主任", TWO)
    records.add(case, Withdrawal(name="李秀英", day=EARLY))
    assert not official.proposal(case, "主任").current
    assert official.make(case, "主任", ("王建国", "赵铁柱")) == number
    kept = case.election.records.get(number)
    assert kept is not None
    assert len(kept.before) == 1
    assert case.election.posts["主任"].post.candidates == ("王建国", "赵铁柱")


@pytest.mark.proves("C16", "township-review-others")
def test_whom_the_township_did_not_review_is_kept_off_the_list(case: Case) -> None:
    nominate(case)
    pass_review(case, *TWO)
    township(case, "王建国")
    with pytest.raises(Refusal) as refused:
        official.make(case, "主任", TWO)
    assert "李秀英没有经镇（街道）审查同意" in str(refused.value.data["what"])


@pytest.mark.proves("B06", "C16")
def test_posts_that_are_not_set_yet_come_from_the_vacancies_in_order_of_rank(tmp_path: Path) -> None:
    opening = setup.Opening(
        place="柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
    )
    with setup.open_case(tmp_path / "new.buxuan", opening, standing_at(EARLY), "周敏") as made:
        setup.register(made, [setup.Elector(name) for name in TWO])
        records.add_all(made, [Vacancy(post=post, cause="resigned", day=EARLY) for post in ("委员", "主任")])
        nominate(made, {"王建国": 3, "李秀英": 2})
        official.make(made, "主任", TWO)
        found = [(state.post.title, state.post.candidates) for state in made.election.posts.values()]
        assert found == [("主任", TWO), ("委员", ())]


PEOPLE = st.dictionaries(st.sampled_from("甲乙丙丁戊己庚"), st.integers(0, 4), min_size=1)


@given(PEOPLE, st.integers(1, 4), st.data())
def test_every_list_that_follows_the_votes_fits_and_no_other(
    votes: dict[str, int], least: int, data: st.DataObject
) -> None:
    standing = tuple(Standing(name, votes[name]) for name in sorted(votes, key=lambda name: -votes[name]))
    one = official.Proposal("主任", 1, least, least, standing, cut(standing, least, least), by_votes=True)
    names = data.draw(st.lists(st.sampled_from(sorted(votes)), unique=True))
    chosen = [votes[name] for name in names]
    best = sorted(votes.values(), reverse=True)[: min(least, len(votes))]
    assert official.follows_votes(one, names) == (chosen == best)


def test_days_are_added_in_the_plain_form_and_names_are_not(case: Case) -> None:
    ready(case)
    number = official.make(case, "主任", TWO)
    made = case.election.records.all(OfficialList)[-1]
    assert records.correct(case, number, OfficialList(post="主任", names=TWO, day=made.day, posted_on=EARLY))
    with pytest.raises(Refusal, match="official-elsewhere"):
        records.correct(case, number, OfficialList(post="主任", names=("王建国",), day=made.day))


def test_nothing_changes_once_a_round_has_begun_or_without_a_vacancy(case: Case) -> None:
    ready(case)
    with pytest.raises(Refusal, match="post-not-vacant"):
        official.make(case, "委员", ())
    official.make(case, "主任", TWO)
    counting.open_round(case, "first")
    with pytest.raises(Refusal, match="round-begun-already"):
        official.make(case, "主任", TWO)
