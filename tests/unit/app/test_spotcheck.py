"""A spot check: drawn by dice, read blind, held against the record, followed up before the count is closed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, doubts, spotcheck
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, open_balances
from buxuan_desktop.app.printing import spot_job, stamp_of
from buxuan_desktop.app.spot_papers import outcome_words, spot_sheet_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.documents import Stamp
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.drawing import draw
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from buxuan_desktop.domain.spot_events import SpotConcluded, SpotDrawn
from buxuan_desktop.rules.checks.spot import AGREES, RECOUNT, RECOUNT_ALL, follows
from tests.making import CLOCK, HOME, finish
from tests.tabling import (
    BLANK,
    BOTH,
    COMMITTEE,
    DICE,
    FOR_LI,
    FOR_WANG,
    MISSPELT,
    TALLIED,
    TORN,
    WRITTEN,
    A,
    B,
    at_table,
    key,
    read_truly,
)

PAPERS = (FOR_WANG, FOR_LI, WRITTEN, BLANK, BOTH, TORN)


def counted(path: Path, number: int = 3, papers: Sequence[Ballot] = PAPERS) -> Case:
    """A count whose bundles are all confirmed."""
    case = at_table(path, (len(papers),) * number)
    for bundle in range(1, number + 1):
        for entry in (1, 2):
            key(case, bundle, entry, papers)
    return case


def codes(case: Case) -> list[str]:
    return [found.code for found in open_balances(case)]


def checked(case: Case, number: int, *lies: tuple[int, int]) -> spotcheck.SpotCheck:
    """Draw, read truly but for the places in `lies`, conclude."""
    spot = spotcheck.begin(case, DICE, number, ("丁一", "单志强"), A)
    for place in spot.places:
        if place in lies:
            spotcheck.read(case, place, None, B)
        else:
            read_truly(case, place)
    return spotcheck.conclude(case, A)


@pytest.mark.proves("spot-check-agrees")
def test_all_papers_agree(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counted(path) as case:
        there = spotcheck.drawable(case)
        assert (there.ballots, there.usual, there.left_out) == (18, 10, ())
        spot = checked(case, 18)
        assert spot.drawn.places == draw(DICE, ((1, 6), (2, 6), (3, 6)), 18)
        assert (follows(spot), codes(case)) == (AGREES, [])
        assert outcome_words(spot) == ("抽出18张，读了18张，全部一致。",)
        finish(case)
        declared = case.election.rounds[-1].declared
        assert declared is not None
        found = [one for one in declared.findings if one.code == "spot-check-agrees"]
        assert [(one.severity, one.data) for one in found] == [("note", {"round": 1, "drawn": 18, "seed": DICE})]
    assert verify(path).faults == ()
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        again = case.election.rounds[-1].table.spots[0]
        assert (again.drawn, again.unread, again.concluded) == (spot.drawn, (), spot.concluded)


@pytest.mark.proves("spot-check-differs")
def test_a_difference_needs_a_recount_or_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counted(path) as case:
        place = draw(DICE, ((1, 6), (2, 6), (3, 6)), 5)[0]
        spot = checked(case, 5, place)
        assert (follows(spot), codes(case)) == (RECOUNT, ["spot-check-differs"])
        assert [one.place for one in spotcheck.differences(case, spot)] == [place]
        with pytest.raises(Refusal, match="balance-unexplained"):
            close_count(case)
        assert spotcheck.order_recounts(case, spot, "抽查不一致", COMMITTEE) == (place[0],)
        assert (spotcheck.to_recount(case, spot), codes(case)) == ((), ["spot-check-differs"])
        with pytest.raises(Refusal, match="recount-undecided"):
            close_count(case, {"spot-check-differs": "不用重数"})
        for entry, people in ((1, A), (2, B)):
            key(case, place[0], entry, PAPERS, people)
        doubts.decide_recount(case, place[0], "recount", "重数两遍一致", COMMITTEE)
        assert codes(case) == []
        finish(case)
    assert verify(path).faults == ()


def test_a_written_reason_closes_as_well_and_stands_on_the_report(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan") as case:
        checked(case, 3, draw(DICE, ((1, 6), (2, 6), (3, 6)), 1)[0])
        close_count(case, {"spot-check-differs": "纸票已找到，夹在上一捆"})
        assert case.election.rounds[-1].closed is not None


@pytest.mark.proves("spot-check-several")
def test_differences_in_two_bundles_ask_for_everything_again(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan") as case:
        everything = draw(DICE, ((1, 6), (2, 6), (3, 6)), 18)
        lies = [next(place for place in everything if place[0] == bundle) for bundle in (1, 3)]
        spot = checked(case, 18, *lies)
        assert (follows(spot), codes(case)) == (RECOUNT_ALL, ["spot-check-differs", "spot-check-several"])
        found = {one.code: one.data["bundles"] for one in open_balances(case)}
        assert found == {"spot-check-differs": "1、3", "spot-check-several": "1、2、3"}
        for bundle in (1, 3, 2):
            doubts.order_recount(case, bundle, "抽查不一致", COMMITTEE)
            doubts.decide_recount(case, bundle, "first", "纸票齐全", COMMITTEE)
        assert codes(case) == []


@pytest.mark.proves("spot-check-unfinished")
def test_a_check_that_is_not_finished_shows_at_the_close(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan") as case:
        spot = spotcheck.begin(case, DICE, 4, ("丁一",), A)
        assert codes(case) == ["spot-check-unfinished"]
        with pytest.raises(Refusal, match="spot-still-open"):
            spotcheck.begin(case, "1111111111", 4, ("丁一",), A)
        read_truly(case, spot.places[0])
        with pytest.raises(Refusal, match="spot-unread"):
            spotcheck.conclude(case, A)
        spotcheck.conclude(case, A, "天黑了，大家要回家")
        assert codes(case) == ["spot-check-unfinished"]
        assert outcome_words(spot)[1] == "没有读的3张，原因：天黑了，大家要回家。"
        assert checked(case, 2).drawn.check == 2
        close_count(case, {"spot-check-unfinished": "第一次没有读完，第二次全部一致"})


@pytest.mark.parametrize(
    ("paper", "record", "apart"),
    [
        (FOR_WANG, FOR_WANG, False),
        (FOR_LI, FOR_WANG, True),
        (BLANK, FOR_WANG, True),
        (BLANK, TORN, True),
        (TORN, BLANK, True),
        (Ballot({}, "unreadable"), TORN, False),
        (Ballot({}, "not_issued"), TORN, True),
        (Ballot(FOR_WANG.marks, "damaged"), TORN, False),
        (BOTH, BOTH, False),
        (WRITTEN, MISSPELT, True),
        (None, FOR_WANG, True),
        (None, BLANK, True),
    ],
)
def test_what_counts_as_a_difference(tmp_path: Path, paper: Ballot | None, record: Ballot, apart: bool) -> None:
    with counted(tmp_path / "a.buxuan", 1, (record,)) as case:
        spotcheck.begin(case, DICE, 1, ("丁一",), A)
        spotcheck.read(case, (1, 1), paper, B)
        spot = spotcheck.conclude(case, A)
        assert spot.concluded is not None
        assert spot.concluded.apart == (((1, 1),) if apart else ())


def test_names_joined_by_decision_are_one_name(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan", 1, (MISSPELT, WRITTEN)) as case:
        doubts.join_names(case, "主任", ("赵铁住",), "赵铁柱", "同一个人", COMMITTEE)
        spotcheck.begin(case, DICE, 2, ("丁一",), A)
        spotcheck.read(case, (1, 1), MISSPELT, B)
        spotcheck.read(case, (1, 2), WRITTEN, B)
        spot = spotcheck.conclude(case, A)
        assert spot.concluded is not None
        assert spot.concluded.apart == ()


def test_a_paper_may_be_read_again_before_the_comparison(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan", 1) as case:
        spot = spotcheck.begin(case, DICE, 1, ("丁一",), A)
        spotcheck.read(case, spot.places[0], None, B)
        read_truly(case, spot.places[0])
        spotcheck.conclude(case, A)
        assert spot.concluded is not None
        assert spot.concluded.apart == ()
        with pytest.raises(Refusal, match="spot-not-open"):
            spotcheck.read(case, spot.places[0], FOR_LI, B)
        with pytest.raises(Refusal, match="spot-not-open"):
            spotcheck.conclude(case, A)


def test_what_cannot_be_drawn(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2, 2)) as case:
        bundles.tie(case, (4,), "totals")
        for entry, people in ((1, A), (2, B)):
            bundles.begin_entry(case, 3, entry, *people)
            bundles.key_totals(case, 3, entry, TALLIED)
        assert spotcheck.drawable(case).frame == ()
        with pytest.raises(Refusal, match="spot-number-unusable"):
            spotcheck.begin(case, DICE, 1, ("丁一",), A)
        for bundle in (1, 2):
            for entry in (1, 2):
                key(case, bundle, entry, (FOR_WANG, FOR_LI))
        doubts.order_recount(case, 2, "群众要求", COMMITTEE)
        there = spotcheck.drawable(case)
        assert (there.frame, there.left_out) == (((1, 2),), (2, 3))
        head = case.file.head
        for seed, number, thrown_by, by, code in (
            ("123456123", 1, ("丁一",), A, "spot-seed-unusable"),
            ("1234561237", 1, ("丁一",), A, "spot-seed-unusable"),
            (DICE, 0, ("丁一",), A, "spot-number-unusable"),
            (DICE, 3, ("丁一",), A, "spot-number-unusable"),
            (DICE, 1, (" ",), A, "spot-names-missing"),
            (DICE, 1, ("丁一",), (), "spot-names-missing"),
        ):
            with pytest.raises(Refusal, match=code):
                spotcheck.begin(case, seed, number, thrown_by, by)
        spot = spotcheck.begin(case, DICE, 1, ("丁一",), A)
        with pytest.raises(Refusal, match="spot-not-drawn"):
            spotcheck.read(case, (1, 3 - spot.places[0][1]), FOR_WANG, B)
        assert case.file.head.seq == head.seq + 1


def test_dice_as_people_key_them() -> None:
    assert spotcheck.seed_in("３４６ 152-2416。") == "3461522416"


def test_places_that_the_dice_do_not_give_are_never_written(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan", 2) as case:
        frame = spotcheck.drawable(case).frame
        true = draw(DICE, frame, 2)
        other = tuple(place for place in draw(DICE, frame, 12) if place not in true)[:2]
        for wrong in (
            SpotDrawn(1, 1, DICE, frame, other, ("丁一",), A),
            SpotDrawn(1, 1, DICE, frame, true[::-1], ("丁一",), A),
            SpotDrawn(1, 1, DICE, frame[:1], draw(DICE, frame[:1], 2), ("丁一",), A),
            SpotDrawn(1, 1, DICE, frame, (), ("丁一",), A),
        ):
            with pytest.raises(IllegalEvent, match="spot-drawn-differs"):
                case.record(wrong)
        spot = spotcheck.begin(case, DICE, 2, ("丁一",), A)
        spotcheck.read(case, spot.places[0], None, B)
        read_truly(case, spot.places[1])
        with pytest.raises(IllegalEvent, match="spot-drawn-differs"):
            case.record(SpotConcluded(1, 1, (), A))
        with pytest.raises(IllegalEvent, match="spot-unread"):
            case.record(SpotConcluded(1, 1, (spot.places[0],), A, "没有理由的理由"))


def test_the_sheet_shows_nothing_that_was_keyed_until_it_is_concluded(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan", 2) as case:
        spot = spotcheck.begin(case, DICE, 4, ("丁一",), A)
        current = case.election.rounds[-1]
        blank = spot_sheet_of(current, spot, Stamp())
        assert {(line.paper, line.record, line.agrees) for line in blank.lines} == {("", "", None)}
        assert [(line.bundle, line.place) for line in blank.lines] == list(spot.places)
        assert sorted(blank.lines, key=lambda line: line.digest) == sorted(blank.lines, key=lambda line: line.order)
        spotcheck.read(case, spot.places[0], None, B)
        assert {line.record for line in spot_sheet_of(current, spot, Stamp()).lines} == {""}
        for place in spot.places[1:]:
            read_truly(case, place)
        spotcheck.conclude(case, A)
        told = spot_sheet_of(current, spot, Stamp())
        assert [line.agrees for line in told.lines] == [False, True, True, True]
        assert told.lines[0].paper == "没有这一张"
        assert told.lines[0].record
        assert not any(line.record for line in told.lines[1:])
        assert told.outcome[0] == "抽出4张，读了4张，有1张不一致。"
        job = spot_job(current, spot, stamp_of(case.election, case.file, CLOCK))
        assert (job.name, job.render()[:5]) == ("1-抽查单-1.pdf", b"%PDF-")


def test_a_closed_count_takes_no_spot_check(tmp_path: Path) -> None:
    with counted(tmp_path / "a.buxuan", 1) as case:
        finish(case)
        with pytest.raises(Refusal, match="count-closed-already"):
            spotcheck.begin(case, DICE, 1, ("丁一",), A)
