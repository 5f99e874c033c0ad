"""The draft of a ballot: keys to marks, without a window."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.ballot import VERDICTS, VOID_REASONS, Ballot, Post, PostMarks
from buxuan_desktop.rules.ballots import Paper, judge
from buxuan_desktop.rules.options import Options
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.words.count_keys import CANDIDATE_KEYS

ONE = (Post("主任", 1, ("王建国", "李秀英")),)
TWO = (Post("主任", 1, ("甲", "乙")), Post("委员", 2, ("丙", "丁", "甲")))
LONG = (Post("主任", 1, tuple(f"主{n}" for n in range(3))), Post("委员", 5, tuple(f"委{n}" for n in range(18))))


def keyed(posts: tuple[Post, ...], *keys: str) -> Draft:
    draft = Draft.of(posts)
    for key in keys:
        draft = draft.press(key)
    return draft


def test_one_press_approves_and_a_second_takes_it_away() -> None:
    assert keyed(ONE, "1").to_ballot() == Ballot({"主任": PostMarks(("王建国",))})
    assert keyed(ONE, "1", "1").empty


def test_a_bouncing_key_never_opposes() -> None:
    for presses in range(1, 6):
        assert not keyed(ONE, *"1" * presses).marks[0].against


def test_against_has_its_own_key_and_holds_for_one_mark() -> None:
    assert keyed(ONE, "x", "1", "2").to_ballot().marks["主任"] == PostMarks(("李秀英",), ("王建国",))
    assert keyed(ONE, "x").empty
    assert not keyed(ONE, "x", "x").opposing
    assert not keyed(ONE, "x", "escape").opposing


def test_the_last_mark_on_a_name_stands() -> None:
    assert keyed(ONE, "1", "x", "1").marks[0] == PostMarks((), ("王建国",))
    assert keyed(ONE, "x", "1", "1").marks[0] == PostMarks(("王建国",))


@pytest.mark.proves("R4")
def test_blank_has_its_own_key_and_nothing_keyed_is_not_blank() -> None:
    assert keyed(ONE).empty
    blank = keyed(ONE, "1", "k")
    assert blank.blank
    assert not blank.empty
    assert blank.to_ballot() == Ballot()
    assert keyed(ONE, "k", "k").empty
    assert not keyed(ONE, "k", "1").blank


def test_full_width_and_capital_keys_mean_the_same() -> None:
    assert keyed(ONE, "１") == keyed(ONE, "1")
    assert keyed(ONE, "Ｋ") == keyed(ONE, "K") == keyed(ONE, "k")
    assert keyed(TWO, "　").focus == 1


def test_keys_run_on_through_the_posts_of_a_short_paper() -> None:
    ballot = keyed(TWO, "2", "3", "5").to_ballot()
    assert ballot.marks == {"主任": PostMarks(("乙",)), "委员": PostMarks(("丙", "甲"))}


def test_a_long_paper_numbers_the_post_in_focus() -> None:
    draft = keyed(LONG, "1", "space", "1", "e")
    assert draft.to_ballot().marks == {"主任": PostMarks(("主0",)), "委员": PostMarks(("委0", "委11"))}
    assert draft.key_of(0, 0) == ""
    assert keyed(LONG, "left").focus == 1
    assert keyed(LONG, "right", "right").focus == 0


def test_twenty_candidates_have_a_key_each() -> None:
    twenty = (Post("委员", 20, tuple(f"候选人{n}" for n in range(20))),)
    assert keyed(twenty, *CANDIDATE_KEYS).to_ballot().marks["委员"].approve == twenty[0].candidates
    assert len(set(CANDIDATE_KEYS)) == 20
    assert not set(CANDIDATE_KEYS) & set("xkflc"), "a candidate's key is no command"


def test_marks_are_kept_in_ballot_order_whatever_was_keyed_first() -> None:
    assert keyed(TWO, "5", "3").to_ballot() == keyed(TWO, "3", "5").to_ballot()


@pytest.mark.proves("R12")
def test_write_ins_go_to_the_post_in_focus_and_out_again() -> None:
    draft = keyed(TWO, "space").write_in("赵铁柱")
    assert draft.to_ballot().marks == {"委员": PostMarks(write_in=("赵铁柱",))}
    assert draft.write_in("赵铁柱").empty
    assert keyed(TWO, "x", "3").write_in("丙").marks[1] == PostMarks(write_in=("丙",))
    opposed = keyed(TWO, "space").write_in("丙").press("x").press("3")
    assert opposed.marks[1] == PostMarks(against=("丙",)), "a name is never both for and against"


@pytest.mark.proves("R17", "R20")
def test_void_says_nothing_but_its_reason_and_clear_takes_it_back() -> None:
    draft = keyed(ONE, "1").voided("unreadable")
    assert draft.to_ballot() == Ballot(void="unreadable")
    assert draft.press("backspace").empty
    assert draft.press("1").void == ""


def test_a_key_that_means_nothing_changes_nothing() -> None:
    draft = keyed(ONE, "1")
    for key in ("", "3", "z", "enter", "f1", "王", "tab", "0", "-"):
        assert draft.press(key) == draft


posts = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 12)), min_size=1, max_size=3).map(
    lambda sizes: tuple(Post(f"职位{n}", s, tuple(f"人{i}" for i in range(c))) for n, (s, c) in enumerate(sizes))
)
steps = st.one_of(
    st.sampled_from([*CANDIDATE_KEYS, "x", "k", "backspace", "space", "left", "escape", "１", "Ｘ", "?", "enter"]),
    st.sampled_from(["人0", "人3", "赵铁柱", "外来人"]).map(lambda name: f"write {name}"),
    st.sampled_from(VOID_REASONS).map(lambda reason: f"void {reason}"),
)
options = st.builds(
    Options,
    quorum=st.just(">1/2"),
    win=st.just(">1/2"),
    overvote_scope=st.sampled_from(("ballot", "post")),
    blank=st.sampled_from(("abstain", "void")),
    same_person=st.sampled_from(("void_ballot", "highest_only", "add_down", "separate")),
)


@given(paper=posts, taken=st.lists(steps, max_size=25), rules=options)
def test_any_keys_give_a_ballot_that_the_rules_can_judge(
    paper: tuple[Post, ...], taken: list[str], rules: Options
) -> None:
    draft = Draft.of(paper)
    for step in taken:
        word, _, rest = step.partition(" ")
        if word == "write":
            draft = draft.write_in(rest)
        elif word == "void":
            draft = draft.voided(rest)
        else:
            draft = draft.press(step)
        _no_name_for_and_against(draft)
    ballot = draft.to_ballot()
    found = judge(ballot, Paper(paper, frozenset({"外来人"})), rules)
    assert found.verdict in VERDICTS
    if draft.empty or draft.blank:
        assert found.why == "no-mark"
    if draft.void:
        assert found.why == draft.void


def _no_name_for_and_against(draft: Draft) -> None:
    for post, marks in zip(draft.posts, draft.marks, strict=True):
        assert not set(marks.supported) & set(marks.against)
        assert set(marks.approve) | set(marks.against) <= set(post.candidates)
        assert marks == marks.each_once()


def test_the_draft_knows_no_window() -> None:
    code = "import sys, buxuan_desktop.ui.count.draft; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
