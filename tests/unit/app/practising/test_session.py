"""Practice cases: marked as rehearsals, in a place of their own, with the papers inside and nothing to set up."""

import random
import tempfile
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, doubts
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.keying import unfinished_entry
from buxuan_desktop.app.practising import guided, session
from buxuan_desktop.app.practising.papers import PracticePaper
from buxuan_desktop.app.stages import COUNT, NOT_COUNTED, where
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.bundles import DOUBT, content
from buxuan_desktop.domain.refusal import Refusal
from tests.making import counting_case
from tests.tabling import COMMITTEE

CLOCK = standing_at(date(2026, 4, 20))
ELECTIONS = Path(__file__).parents[3] / "elections"


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def key_truly(case: Case, bundle: int, entry: int, papers: tuple[PracticePaper, ...]) -> None:
    for paper in papers:
        bundles.key_sheet(case, bundle, entry, paper.ballot, paper.doubt)
    bundles.end_entry(case, bundle, entry)


def test_the_introduction_stands_at_its_first_paper() -> None:
    with session.learn(CLOCK, "here", "周敏") as case:
        assert where(case.election) == COUNT
        assert case.election.case.rehearsal
        assert NOT_COUNTED in case.election.case.place
        assert session.papers_of(case) == (guided.PAPERS,)
        waiting = unfinished_entry(case)
        assert waiting is not None
        assert (waiting.bundle, waiting.entry, waiting.progress.whole) == (1, 1, len(guided.PAPERS))
        assert guided.WRITTEN in case.election.voter_names
        path = case.file.path
    assert verify(path).faults == ()


def test_alone_the_program_has_keyed_once_with_slips() -> None:
    with session.keying(CLOCK, "here", "周敏", 20, alone=True, seed=11) as case:
        (papers,) = session.papers_of(case)
        table = case.election.rounds[-1].table
        first = table.bundle(1).count.entries[1]
        assert (len(papers), first.ended, first.begun.teller) == (20, True, session.PROGRAM[0])
        waiting = unfinished_entry(case)
        assert waiting is not None
        assert (waiting.bundle, waiting.entry) == (1, 2)
        key_truly(case, 1, 2, papers)
        assert len(table.bundle(1).count.open_slots) > sum(bool(paper.doubt) for paper in papers)
        path = case.file.path
    with Case.open(path, CLOCK, "周敏", "here") as again:
        assert session.papers_of(again) == (papers,), "the file brings its papers along"
    assert verify(path).faults == ()


def test_two_groups_begin_with_nothing_keyed() -> None:
    with session.keying(CLOCK, "here", "周敏", 10, alone=False, seed=1) as case:
        assert case.election.rounds[-1].table.bundle(1).count.entries == {}
        assert unfinished_entry(case) is None


def test_another_seed_gives_other_papers_and_none_is_asked_for() -> None:
    make = partial(session.keying, CLOCK, "here", "a", 10, alone=False)
    with make() as one, make() as other:
        assert session.papers_of(one) != session.papers_of(other)
        assert one.file.path != other.file.path


def test_a_practice_can_be_counted_to_its_end() -> None:
    with session.keying(CLOCK, "here", "周敏", 20, alone=False, seed=4) as case:
        (papers,) = session.papers_of(case)
        for entry, people in ((1, ("甲", "乙")), (2, ("丙", "丁"))):
            bundles.begin_entry(case, 1, entry, *people)
            key_truly(case, 1, entry, papers)
        current = case.election.rounds[-1]
        for slot in current.table.bundle(1).count.open_slots:
            assert slot.state == DOUBT
            doubts.decide(case, 1, slot.place, "blank", "看不出", COMMITTEE)
        close_count(case, {found.code: "练习" for found in open_balances(case)})
        declare_result(case)
        assert current.tally.counts.recovered + current.tally.counts.set_aside == 20
        path = case.file.path
    assert verify(path).faults == ()


@pytest.mark.parametrize("script", ["scenario-01-plan3-director", "scenario-07-votes-count-downwards"])
def test_a_rehearsal_script_is_practised_with_its_own_ballots(script: str) -> None:
    path = ELECTIONS / f"{script}.toml"
    with session.from_script(path, CLOCK, "here", "周敏", alone=True) as case:
        given = session.read_script(path).rounds[0]
        wanted = Counter[object]()
        for one in given.ballots:
            ballot = session.ballot_of(one)
            wanted[content(ballot.marks, ballot.void)] += one.times
        papers = [paper for tied in session.papers_of(case) for paper in tied]
        assert Counter(content(paper.marks, paper.void) for paper in papers) == wanted
        table = case.election.rounds[-1].table
        assert [bundle.sheets for bundle in table.bundles.values()] == list(bundles.sizes(len(papers)))
        assert all(bundle.count.entries[1].ended for bundle in table.bundles.values())
        assert case.election.case.rehearsal
        assert NOT_COUNTED in case.election.case.place
        assert case.election.custody.may_write("here")
        first = [content(paper.marks, paper.void) for paper in papers[:20]]
        assert first != sorted(first, key=str), "shuffled"
        practice = case.file.path
    assert verify(practice).faults == ()


def test_what_is_no_script_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="script-missing"):
        session.from_script(tmp_path / "none.toml", CLOCK, "here", "周敏", alone=True)
    empty = tmp_path / "empty.toml"
    empty.write_text(
        'format = 1\n[case]\nplace = "柳湾"\nbody = "residents"\nprofile = "CN-U-2018"\nelectors = "voters"\n'
        'election_day = 2020-04-20\n[case.options]\novervote_scope = "post"\nblank = "abstain"\n'
        '[register]\ncount = 9\n[[posts]]\ntitle = "主任"\nseats = 1\ncandidates = ["甲"]\n',
        encoding="utf-8",
    )
    with pytest.raises(Refusal, match="script-without-ballots"):
        session.from_script(empty, CLOCK, "here", "周敏", alone=True)


def test_only_a_rehearsal_has_papers(tmp_path: Path) -> None:
    with counting_case(tmp_path / "a.buxuan") as case:
        assert session.papers_of(case) == ()


def test_the_seed_decides_everything() -> None:
    seed = random.Random(1).randrange(2**31)
    make = partial(session.keying, CLOCK, "here", "a", 20, alone=True, seed=seed)
    with make() as one, make() as other:
        assert session.papers_of(one) == session.papers_of(other)
        sheets = [case.election.rounds[-1].table.bundle(1).count.entries[1].sheets for case in (one, other)]
        assert sheets[0] == sheets[1]
