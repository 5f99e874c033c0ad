"""What is decided beside single ballots: the queue and its choices, overfull boxes, explanations, recounts, names."""

from pathlib import Path

import pytest

from buxuan_desktop.app import balances, bundles, counting, doubts, explanations, recounts
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.app.doubt_queue import (
    BALLOT,
    NAME,
    PART,
    decided,
    options,
    precedents,
    renamed,
    rule_of,
    rule_words,
    waiting,
)
from buxuan_desktop.app.local import Settings, keep_settings, settings_of
from buxuan_desktop.app.open_matters import open_at, open_matters
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.app.written_names import alike, suggestions, written_names
from buxuan_desktop.domain.ballot import Ballot, Box, PostMarks
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from buxuan_desktop.domain.tally import Counts
from tests.deciding import FOR_WANG, HALL, MOBILE, NAMESAKE, OVER, UNCLEAR, at_once, decisions_bytes
from tests.making import finish
from tests.tabling import BLANK, COMMITTEE, FOR_LI, MISSPELT, TORN, WRITTEN, A, B, at_table, key
from tests.tabling import FOR_WANG as ONE_WANG


def test_the_whole_case_verifies_and_says_what_was_decided(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(decisions_bytes())
    assert verify(path).faults == ()
    assert verify(path).notes == ()


@pytest.mark.proves("R18", "T35")
def test_a_post_that_nobody_could_read_is_void_in_fold_second_counter_and_report(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path, (Box("会场", "hall", 8, 1),)) as case:
        doubts.enter(case, OVER, "part-unreadable")
        with pytest.raises(IllegalEvent, match="choice-unusable"):
            doubts.decide(case, 0, 1, "count", "看不清", COMMITTEE, Ballot({}, void_posts=("主任",)))
        part = Ballot({"委员": PostMarks(("张三",)), "主任": PostMarks(("王建国",))}, void_posts=("主任",))
        doubts.decide(case, 0, 1, "count", "看不清", COMMITTEE, part)
        current = case.election.rounds[-1]
        assert current.tally.counts == Counts(1, 0, 0, 0)
        head = current.tally.posts["主任"]
        assert (head.marked, head.void_here, current.tally.blank_here("主任")) == (1, 1, 0)
        assert +head.approve == {}
        finish(case)
        declared = current.declared
        assert declared is not None
        assert [(post.void_here, post.blank_here) for post in declared.result.posts] == [(1, 0), (0, 0)]
    assert verify(path).faults == ()


@pytest.mark.proves("R7", "R9", "R11", "R22", "C17")
def test_the_queue_shows_both_entries_the_rule_and_the_choices(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2,)) as case:
        bundles.begin_entry(case, 1, 1, *A)
        bundles.key_sheet(case, 1, 1, ONE_WANG)
        bundles.key_sheet(case, 1, 1, FOR_LI, "wrong-symbol 打勾")
        bundles.end_entry(case, 1, 1)
        key(case, 1, 2, (ONE_WANG, ONE_WANG))
        (one,) = waiting(case)
        assert (one.bundle, one.place, one.seen) == (1, 2, (FOR_LI, ONE_WANG))
        found = options(case, one, "wrong-symbol")
        assert [(option.choice, option.ballot, option.asks) for option in found] == [
            ("count", FOR_LI, ""),
            ("count", ONE_WANG, ""),
            ("count", None, BALLOT),
            ("void-unreadable", Ballot({}, "unreadable"), ""),
        ]
        said = rule_words(rule_of(case, "wrong-symbol"), "wrong-symbol")
        assert said.startswith("法律没有规定，由选举委员会认定。通常做法")
        doubts.decide(case, 1, 2, "count", "打勾当作赞成", COMMITTEE, FOR_LI, "wrong-symbol")
        assert waiting(case) == ()
        (done,) = decided(case.election.rounds[-1])
        assert (done.bundle, done.place, done.kind, done.ruling, done.ballot) == (1, 2, "wrong-symbol", "count", FOR_LI)
        assert precedents(case.election.rounds[-1], "wrong-symbol") == (done,)
        assert precedents(case.election.rounds[-1], "torn") == ()
        assert case.election.rounds[-1].table.committee == COMMITTEE


@pytest.mark.proves("R10", "R13", "R14", "R15")
def test_choices_about_a_written_name(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan") as case:
        doubts.enter(case, UNCLEAR)
        doubts.enter(case, Ballot({"主任": PostMarks(write_in=("老王",))}), "name-form")
        first, second = waiting(case)
        named = options(case, first, "namesakes")
        assert [option.choice for option in named] == ["name", "without-name", "void-unreadable"]
        assert (named[0].asks, named[1].ballot) == (NAME, Ballot({"主任": PostMarks(), "委员": PostMarks(("张三",))}))
        assert renamed(case.election, UNCLEAR, "赵铁柱（5号）").marks["主任"] == PostMarks(write_in=("赵铁柱（5号）",))
        assert renamed(case.election, second.seen[0], "王建国").marks["主任"] == PostMarks(("王建国",))
        (left,) = [option for option in options(case, second, "name-form") if option.choice == "without-name"]
        assert (left.ruling, left.ballot) == ("blank", None), "nothing else is on the paper"
        assert next(one.asks for one in options(case, first, "part-unreadable")) == PART


@pytest.mark.proves("T5", "box_rule")
def test_ballots_of_an_overfull_box_are_void_set_aside_or_count_as_the_committee_decides(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path) as case:
        for _ in range(8):
            counting.cast(case, FOR_WANG)
        assert [box.name for box in explanations.overfull(case.election.rounds[-1])] == [MOBILE.name]
        with pytest.raises(Refusal, match="box-unusable"):
            explanations.judge_box(case, HALL.name, "void", "不超", COMMITTEE)
        with pytest.raises(IllegalEvent, match="needs-reason-and-names"):
            explanations.judge_box(case, MOBILE.name, "void", "", COMMITTEE)
        explanations.judge_box(case, MOBILE.name, "void", "多于公布的人数", COMMITTEE)
        current = case.election.rounds[-1]
        assert (current.tally.counts, current.in_boxes) == (Counts(8, 3, 0, 0), 11)
        assert current.ballots[current.last_ballot or 0].verdict == "valid", "nobody strikes a ballot of the box"
        explanations.judge_box(case, MOBILE.name, "aside", "不计入收回", COMMITTEE)
        assert (current.tally.counts, current.in_boxes) == (Counts(8, 0, 0, 3), 8)
        explanations.judge_box(case, MOBILE.name, "stands", "重新清点，登记有误", COMMITTEE)
        assert (current.tally.counts, current.in_boxes) == (Counts(8, 0, 0, 0), 11)
        explanations.judge_box(case, MOBILE.name, "aside", "不计入收回", COMMITTEE)
        assert explanations.explained(case) == {"box-recovered-over-issued": "流动票箱：不计入收回"}
        close_count(case)
        assert current.closed is not None
        assert current.closed.explained == {"box-recovered-over-issued": "流动票箱：不计入收回"}
        declare_result(case)
        assert verify(path).faults == ()


@pytest.mark.proves("T5", "box_rule")
def test_a_box_can_void_the_whole_round(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path, (Box("会场", "hall", 10, 8), MOBILE)) as case:
        for _ in range(11):
            counting.cast(case, FOR_WANG)
        explanations.judge_box(case, MOBILE.name, "election", "查不清多出的票", COMMITTEE)
        finish(case)
        declared = case.election.rounds[-1].declared
        assert declared is not None
        assert (declared.result.validity, declared.result.void_reasons) == ("void", ("box-over-issued",))
        assert case.election.posts["主任"].waiting is not None
    assert verify(path).faults == ()


def test_a_box_of_a_bundled_count_stands_beside_the_bundles(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path) as case:
        bundles.tie(case, (8,))
        explanations.judge_box(case, MOBILE.name, "void", "多于公布的人数", COMMITTEE)
        for entry, people in ((1, A), (2, B)):
            key(case, 1, entry, [FOR_WANG] * 8, people)
        line = next(one for one in balances.lines(case) if one.code == "bundled")
        assert (line.sum, line.difference) == ("8 ＋ 单独处理 3 ＝ 11 ＋ 0", 0)
        finish(case)
    assert verify(path).faults == ()


@pytest.mark.proves("R25", "R23", "papers-differ", "ballots-outstanding", "papers-kept", "unissued_papers")
def test_papers_are_accounted_and_explained(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan", (Box("会场", "hall", 10, 8),), profile="SC-V-2025",
                 options={"blank": "abstain", "same_person": "separate"}) as case:  # fmt: skip
        for _ in range(8):
            counting.cast(case, FOR_WANG)
        assert [one.state for one in balances.lines(case) if one.code == "papers"] == [balances.UNKNOWN]
        doubts.account(case, printed=20, spoiled=2, unissued=7, left="sealed", by=COMMITTEE)
        told = {one.code: one for one in balances.lines(case)}
        assert (told["papers"].sum, told["papers"].difference) == ("20 ＝ 10 ＋ 7 ＋ 2", 1)
        assert [one.code for one in told["papers"].findings] == ["papers-differ", "papers-kept"]
        assert told["outstanding"].sum == "10 － 8 ＝ 2"
        with pytest.raises(Refusal, match="balance-unexplained"):
            close_count(case)
        explanations.explain(case, "papers-differ", "一张印坏，已当场销毁")
        explanations.explain(case, "papers-kept", "已当场改为销毁")
        explanations.explain(case, "ballots-outstanding", "两人领票后离开")
        doubts.account(case, printed=20, spoiled=3, unissued=7, left="destroyed", by=COMMITTEE)
        assert set(explanations.explained(case)) == {"ballots-outstanding"}, "what fits now needs no explanation"
        with pytest.raises(Refusal, match="finding-unknown"):
            explanations.explain(case, "papers-differ", "已经平了")
        close_count(case)
        closed = case.election.rounds[-1].closed
        assert closed is not None
        assert closed.explained == {"ballots-outstanding": "两人领票后离开"}


def test_an_explanation_holds_only_as_long_as_its_numbers(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan", (Box("会场", "hall", 10, 8),)) as case:
        counting.cast(case, FOR_WANG)
        explanations.explain(case, "boxes-recovered-differ", "还没有计完")
        assert explanations.explained(case) == {"boxes-recovered-differ": "还没有计完"}
        counting.cast(case, FOR_WANG)
        assert explanations.explained(case) == {}
        with pytest.raises(Refusal, match="balance-unexplained"):
            close_count(case)


@pytest.mark.proves("bundled-differs")
def test_bundles_hold_what_came_out_of_the_boxes(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan", (Box("会场", "hall", 10, 8),)) as case:
        bundles.tie(case, (5, 2))
        for number, papers in ((1, [FOR_WANG] * 4 + [Ballot({}, "not_issued")]), (2, [FOR_WANG] * 2)):
            for entry, people in ((1, A), (2, B)):
                key(case, number, entry, papers, people)
        (line,) = [one for one in balances.lines(case) if one.code == "bundled"]
        assert (line.sum, line.difference) == ("7 ＝ 8 ＋ 1", -2)
        assert [one.data for one in line.findings] == [{"round": 1, "boxes": 8, "aside": 1, "bundled": 7}]
        finish(case)


def test_every_identity_is_on_the_page_and_holds(tmp_path: Path) -> None:
    with at_once(tmp_path / "a.buxuan", (Box("会场", "hall", 8, 8),)) as case:
        for one in (FOR_WANG, FOR_WANG, OVER, Ballot(), Ballot({}, "unreadable"), NAMESAKE, FOR_WANG, FOR_WANG):
            counting.cast(case, one)
        doubts.account(case, printed=10, spoiled=0, unissued=2, left="sealed", by=COMMITTEE)
        found = balances.lines(case)
        assert [one.code for one in found] == [
            *("papers", "registered", "outstanding", "boxes-issued", "box:会场", "boxes-recovered", "verdicts"),
            *(f"{what}:{post}" for post in ("主任", "委员") for what in ("post", "votes", "persons", "strokes")),
        ]
        assert {one.state for one in found} == {balances.FITS}
        for person in balances.people(case.election.rounds[-1]):
            assert person.approve + person.against + person.neither + person.void == person.recovered == 8


@pytest.mark.proves("void-share-high")
def test_many_void_ballots_are_a_hint_of_this_computer_and_no_finding_of_the_result(tmp_path: Path) -> None:
    from buxuan_desktop.rules.checks.balances import check_void_share

    assert settings_of(tmp_path) == Settings(7)
    keep_settings(tmp_path, Settings(12))
    assert settings_of(tmp_path).void_percent == 12
    for percent in (0, 100, -1):
        with pytest.raises(Refusal, match="percent-unusable"):
            keep_settings(tmp_path, Settings(percent))
    (tmp_path / "settings.json").write_text("{}…", encoding="utf-8")
    assert settings_of(tmp_path) == Settings(7)
    with at_once(tmp_path / "a.buxuan", (Box("会场", "hall", 9, 8),)) as case:
        for _ in range(7):
            counting.cast(case, FOR_WANG)
        counting.cast(case, Ballot({}, "unreadable"))
        current = case.election.rounds[-1]
        (found,) = check_void_share(current, 12, case.book)
        assert (found.severity, found.data) == ("note", {"round": 1, "void": 1, "recovered": 8, "percent": 12})
        assert list(check_void_share(current, 13, case.book)) == []
        finish(case)
        assert current.declared is not None
        assert "void-share-high" not in [one.code for one in current.declared.findings]


def two_bundles(path: Path) -> Case:
    case = at_table(path, (2, 3))
    for number, papers in ((1, (ONE_WANG, FOR_LI)), (2, (WRITTEN, MISSPELT, TORN))):
        for entry in (1, 2):
            key(case, number, entry, papers)
    return case


def test_everything_is_counted_again_beside_the_first_count(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with two_bundles(path) as case:
        assert recounts.order_all(case, "群众要求", COMMITTEE) == 2
        with pytest.raises(Refusal, match="nothing-to-recount"):
            recounts.order_all(case, "再来一次", COMMITTEE)
        assert [one.state for one in recounts.recounts(case.election, case.election.rounds[-1])] == ["keying", "keying"]
        for entry, people in ((1, B), (2, A)):
            key(case, 1, entry, (ONE_WANG, BLANK), people)
        first, second = recounts.recounts(case.election, case.election.rounds[-1])
        assert (first.state, first.differs, second.state) == ("ready", True, "keying")
        told = {pair.field: (pair.first, pair.again) for pair in first.pairs}
        assert told["valid", "", ""] == (2, 1)
        assert told["blank", "", ""] == (0, 1)
        assert told["for", "主任", "李秀英"] == (1, 0)
        doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        doubts.decide_recount(case, 2, "first", "撤回", COMMITTEE)
        first, second = recounts.recounts(case.election, case.election.rounds[-1])
        assert {pair.field: (pair.first, pair.again) for pair in first.pairs} == told, "both stay as they were"
        assert (first.state, second.state, second.differs) == ("decided", "decided", False)
        finish(case)
    assert verify(path).faults == ()


def test_a_count_without_bundles_is_counted_again_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path, (Box("会场", "hall", 9, 8),)) as case:
        with pytest.raises(Refusal, match="nothing-to-recount"):
            recounts.order_all(case, "群众要求", COMMITTEE)
        doubts.enter(case, OVER, "torn")
        for _ in range(7):
            counting.cast(case, FOR_WANG)
        with pytest.raises(IllegalEvent, match="doubt-undecided"):
            recounts.order_all(case, "群众要求", COMMITTEE)
        doubts.decide(case, 0, 1, "void", "缺一角", COMMITTEE, Ballot({}, "damaged"))
        assert recounts.order_all(case, "群众要求", COMMITTEE) == 1
        assert open_at(case, "recount") == 1
        papers = [*[FOR_WANG] * 6, NAMESAKE, Ballot({}, "damaged")]
        for entry, people in ((1, A), (2, B)):
            key(case, 1, entry, papers, people)
        (one,) = recounts.recounts(case.election, case.election.rounds[-1])
        assert {pair.field: (pair.first, pair.again) for pair in one.pairs}["for", "主任", "王建国"] == (7, 6)
        doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        assert +case.election.rounds[-1].tally.posts["主任"].approve == {"王建国": 6, "赵铁柱（4号）": 1}
        finish(case)
    assert verify(path).faults == ()


def test_what_is_open_keeps_the_count_open_and_says_where_to_go(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2, 3)) as case:
        for entry in (1, 2):
            key(case, 1, entry, (ONE_WANG, FOR_LI))
        doubts.order_recount(case, 1, "群众要求", COMMITTEE)
        doubts.raise_objection(case, "村民 丁一", "听不清")
        bundles.begin_entry(case, 2, 1, *A)
        for paper in (WRITTEN, MISSPELT, TORN):
            bundles.key_sheet(case, 2, 1, paper, "torn" if paper is TORN else "")
        bundles.end_entry(case, 2, 1)
        key(case, 2, 2, (WRITTEN, MISSPELT, TORN))
        assert [(one.kind, one.numbers, one.page) for one in open_matters(case)] == [
            ("bundle", (2,), "bundles"),
            ("doubt", (2,), "doubts"),
            ("recount", (1,), "recounts"),
            ("objection", (1,), "objections"),
        ]
        with pytest.raises(Refusal):
            close_count(case)
        doubts.decide(case, 2, 3, "void", "缺一角", COMMITTEE, TORN)
        doubts.decide_recount(case, 1, "first", "撤回", COMMITTEE)
        doubts.answer_objection(case, 1, "已重新唱读", COMMITTEE)
        assert open_matters(case) == ()
        finish(case)
        assert open_matters(case) == ()


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("赵铁柱", "赵铁住", "sound"),
        ("单志强", "单志墙", "sound"),
        ("王建国", "王健国", "sound"),
        ("王建国", "王进国", "apart"),
        ("欧阳晓明", "欧阳明", "apart"),
        ("赵铁柱", "铁柱", "given"),
        ("赵铁柱", "赵铁柱", ""),
        ("赵铁柱", "王建国", ""),
        ("李强", "李明", ""),
        ("张三", "李四", ""),
    ],
)
def test_names_that_may_be_one_persons(one: str, other: str, why: str) -> None:
    assert alike(one, other) == alike(other, one) == why


@pytest.mark.proves("R13", "R15")
def test_pairs_are_suggested_and_nothing_is_joined_without_a_decision(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_once(path, (Box("会场", "hall", 9, 8),)) as case:
        for name in ("选民6", "选民六", "选民六", "王健国", "张良"):
            counting.cast(case, Ballot({"主任": PostMarks(write_in=(name,))}))
        assert [(one.name, one.ballots, one.known) for one in written_names(case)] == [
            ("选民六", 2, False),
            ("张良", 1, False),
            ("王健国", 1, False),
            ("选民6", 1, True),
        ]
        found = {(one.name, one.into, one.why, one.ballots) for one in suggestions(case)}
        assert ("选民六", "选民6", "apart", 2) in found
        assert ("王健国", "王建国", "sound", 1) in found
        assert not [one for one in found if "张良" in one]
        doubts.join_names(case, "主任", ["王健国"], "王建国", "写的就是候选人", COMMITTEE)
        assert +case.election.rounds[-1].tally.posts["主任"].approve == {"王建国": 1, "选民6": 1}
        counting.cast(case, Ballot({"主任": PostMarks(write_in=("王健国",))}))
        again = {(one.name, one.into): one.why for one in suggestions(case)}
        assert again["王健国", "王建国"] == "before", "what was decided is offered first, and still asked"
    assert verify(path).faults == ()


def test_names_in_totals_are_brought_together_by_a_recount(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2,), "totals") as case:
        for entry, people in ((1, A), (2, B)):
            bundles.begin_entry(case, 1, entry, *people)
            bundles.key_totals(case, 1, entry, {("valid", "", ""): 2, ("for", "主任", "赵铁住"): 2})
        with pytest.raises(Refusal, match="names-in-totals"):
            doubts.join_names(case, "主任", ["赵铁住"], "赵铁柱", "同一个人", COMMITTEE)
