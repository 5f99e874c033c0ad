"""Two blind entries find the wrong ballot: every seeded slip is found by its place, settled, and the truth counts."""

import random
from collections import Counter
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, Post
from buxuan_desktop.domain.bundles import OPEN, content
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.tally import Counts
from tests.making import CLOCK, HOME, finish
from tests.tabling import (
    BLANK,
    BOTH,
    COMMITTEE,
    FOR_LI,
    FOR_WANG,
    TALLIED,
    TORN,
    WRITTEN,
    A,
    B,
    at_table,
    key,
    table_case,
)

KINDS = (FOR_WANG,) * 6 + (FOR_LI,) * 4 + (WRITTEN, BLANK, BOTH, TORN)


def three_hundred(seed: int) -> list[list[Ballot]]:
    chance = random.Random(seed)
    return [[chance.choice(KINDS) for _ in range(50)] for _ in range(6)]


def another(paper: Ballot) -> Ballot:
    return FOR_LI if paper != FOR_LI else FOR_WANG


def slipped(papers: list[Ballot], bundle: int) -> list[Ballot]:
    """Swapped candidate, skipped, doubled, missed void, two neighbours swapped, nothing: one kind a bundle."""
    seen = list(papers)
    if bundle == 1:
        seen[16] = another(seen[16])
    elif bundle == 2:
        del seen[30]
    elif bundle == 3:
        seen.insert(7, seen[7])
    elif bundle == 4:
        seen[49] = FOR_WANG if papers[49] != FOR_WANG else TORN
    elif bundle == 5:
        seen[3], seen[4] = another(papers[3]), another(papers[4])
    return seen


@pytest.mark.proves("C17", "C20")
def test_three_hundred_ballots_in_six_bundles_with_every_kind_of_slip(tmp_path: Path) -> None:
    path, truth = tmp_path / "a.buxuan", three_hundred(7)
    with at_table(path, (50,) * 6) as case:
        for number, papers in enumerate(truth, start=1):
            key(case, number, 1, papers)
            key(case, number, 2, slipped(papers, number))
            settle_by_paper(case, number, papers)
        current = case.election.rounds[-1]
        assert all(bundle.confirmed for bundle in current.table.bundles.values())
        finish(case)
        kinds = Counter(content(paper.marks, paper.void) for papers in truth for paper in papers)
        void, blank = kinds[content({}, "damaged")] + kinds[content(BOTH.marks, "")], kinds[content({}, "")]
        assert current.tally.counts == Counts(300 - void - blank, void, blank, 0)
        approve = current.tally.posts["主任"].approve
        assert approve["王建国"] == kinds[content(FOR_WANG.marks, "")]
        assert approve["李秀英"] == kinds[content(FOR_LI.marks, "")]
        for number, papers in enumerate(truth, start=1):
            rows = current.table.bundle(number).ballots
            assert [content(current.ballots[row].marks, "") for row in rows if current.ballots[row].marks] == [
                content(paper.marks, "") for paper in papers if paper.marks
            ]
    assert verify(path).faults == ()


def settle_by_paper(case: Case, number: int, papers: list[Ballot]) -> None:
    """Read the papers in question again and choose what they say; what agrees is never asked."""
    count = case.election.rounds[-1].table.bundle(number).count
    differing = [slot for slot in count.slots if slot.state == OPEN]
    assert len(differing) == {5: 2, 6: 0}.get(number, 1)
    for slot in differing:
        if slot.first is None:
            bundles.settle(case, number, slot.place, "absent", "纸票只有一张", ("周敏", "陈静"))
        else:
            there = papers[slot.at[0] - 1]
            assert content(slot.first.marks, slot.first.void) == content(there.marks, there.void)
            bundles.settle(case, number, slot.place, "first", "重新看过选票", ("周敏", "陈静"))
    bundles.confirm_if_agreed(case, number)


def test_nothing_counts_before_a_bundle_is_confirmed(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3, 2)) as case:
        key(case, 1, 1, (FOR_WANG, FOR_LI, BLANK))
        assert case.election.rounds[-1].tally.counts.recovered == 0
        key(case, 1, 2, (FOR_WANG, FOR_LI, BLANK))
        assert case.election.rounds[-1].tally.counts == Counts(2, 0, 1, 0)
        with pytest.raises(Refusal, match="bundle-unconfirmed"):
            close_count(case)


def test_the_same_person_never_keys_what_she_has_seen(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (1,)) as case:
        key(case, 1, 1, (FOR_WANG,), ("周敏", "韩立"))
        for people in (("周敏", "吴强"), ("韩立", "吴强"), ("陈静", "周敏")):
            with pytest.raises(Refusal, match="same-person-twice"):
                bundles.begin_entry(case, 1, 2, *people)
        with pytest.raises(Refusal, match="table-needs-two"):
            bundles.begin_entry(case, 1, 2, "陈静", "陈静")
        bundles.begin_entry(case, 1, 2, "陈静", "韩立")


def test_entries_stand_where_they_were_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (5,)) as case:
        bundles.begin_entry(case, 1, 1, *A)
        for paper in (FOR_WANG, BOTH, TORN):
            bundles.key_sheet(case, 1, 1, paper)
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        entry = case.election.rounds[-1].table.bundle(1).count.entries[1]
        assert [content(one.marks, one.void) for one in entry.sheets] == [
            content(one.marks, one.void) for one in (FOR_WANG, BOTH, TORN)
        ]
        assert bundles.strike_sheet(case, 1, 1, "读错了", "韩立") == 3
        assert bundles.key_sheet(case, 1, 1, FOR_LI) == 3


def test_both_entries_short_of_the_same_paper_is_not_agreement(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        key(case, 1, 1, (FOR_WANG, FOR_LI))
        key(case, 1, 2, (FOR_WANG, FOR_LI))
        assert not case.election.rounds[-1].table.bundle(1).confirmed
        with pytest.raises(Refusal, match="bundle-sheets-differ"):
            bundles.confirm(case, 1)
        bundles.resize(case, 1, 2, "重新清点只有两张", COMMITTEE)
        assert bundles.confirm_if_agreed(case, 1)


def test_totals_are_compared_field_by_field_and_only_differing_fields_are_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (4,), "totals") as case:
        bundles.begin_entry(case, 1, 1, *A)
        assert not bundles.key_totals(case, 1, 1, TALLIED)
        bundles.begin_entry(case, 1, 2, *B)
        swapped = {**TALLIED, ("for", "主任", "王建国"): 1, ("for", "主任", "李秀英"): 2}
        assert not bundles.key_totals(case, 1, 2, swapped)
        count = case.election.rounds[-1].table.bundle(1).count
        assert set(count.open_fields) == {("for", "主任", "王建国"), ("for", "主任", "李秀英")}
        with pytest.raises(Refusal, match="field-missing"):
            bundles.settle_totals(case, 1, {("for", "主任", "王建国"): 2}, "重新看过", A)
        right = {("for", "主任", "王建国"): 2, ("for", "主任", "李秀英"): 1}
        bundles.settle_totals(case, 1, right, "重新看过计票单", A)
        assert bundles.confirm_if_agreed(case, 1)
        tally = case.election.rounds[-1].tally
        assert tally.counts == Counts(3, 0, 1, 0)
        assert tally.posts["主任"].approve == {"王建国": 2, "李秀英": 1}
        finish(case)
    assert verify(path).faults == ()


def test_totals_that_cannot_be_are_refused_before_they_are_written(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (4,), "totals") as case:
        bundles.begin_entry(case, 1, 1, *A)
        head = case.file.head
        with pytest.raises(Refusal, match="totals-impossible"):
            bundles.key_totals(case, 1, 1, {**TALLIED, ("valid", "", ""): 4})
        assert case.file.head == head


def test_totals_are_refused_where_a_rule_looks_at_one_paper(tmp_path: Path) -> None:
    from buxuan_desktop.app import counting, setup
    from tests.making import opening

    options = {"overvote_scope": "post", "blank": "abstain", "same_person": "add_down"}
    with setup.open_case(tmp_path / "a.buxuan", opening(options=options), CLOCK, "计票员") as case:
        setup.set_posts(case, [Post("主任", 1, ("甲",)), Post("委员", 1, ("乙",))])
        setup.count_electors(case, 9)
        counting.open_round(case, "first")
        counting.close_polls(case, 5)
        with pytest.raises(Refusal, match="totals-need-sheets"):
            bundles.tie(case, (5,), "totals")
        bundles.tie(case, (5,))


def test_how_bundles_are_tied() -> None:
    assert bundles.sizes(517) == (50,) * 10 + (17,)
    assert bundles.sizes(100, 100) == (100,)
    for sheets, size in ((0, 50), (5, 0), (5, 501)):
        with pytest.raises(Refusal, match="bundle-size-unusable"):
            bundles.sizes(sheets, size)


def test_a_whole_count_with_every_kind_of_event_verifies(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    table_case(path)
    assert verify(path).faults == ()
