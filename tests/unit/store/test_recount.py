"""Two counters, the views and the naked marks: four roads to the same totals, whatever people are called."""

import json
import sqlite3
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import VOID_REASONS, Ballot, Post, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.store.beside import counted_beside
from buxuan_desktop.store.recount import NOTHING, Recount, differences, from_fold
from tests.making import CLOCK, electors, opening, whole_bytes

ODD = (
    '引"号"',
    "反\\斜",
    "it's",
    "$.a",
    "a.b",
    "[0]",
    "a b",
    "𠮷",
    "👨‍👩‍👧",
    "\x01\x7f",
    "\n",
    "\\u0000",
    "%_",
    "é",
    "e\u0301",
    " 空 ",
)
TITLES = ("主任", '副"主\\任', "$.委员[0]")
PEOPLE = ("甲", "乙", "丙", "外来人", *ODD)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Post], dict[str, str], list[Ballot], list[int]]:
    titles = TITLES[: draw(st.integers(1, 3))]
    names = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4)
    posts = [Post(title, draw(st.integers(1, 3)), tuple(draw(names))) for title in titles]
    options = {
        "blank": draw(st.sampled_from(("abstain", "void"))),
        "overvote_scope": draw(st.sampled_from(("ballot", "post"))),
        "same_person": draw(st.sampled_from(("add_down", "highest_only", "separate", "void_ballot"))),
    }
    marks = st.builds(at_odds_with_nobody, names, names, names)
    sheets = st.builds(
        Ballot,
        st.dictionaries(st.sampled_from(titles), marks, max_size=3),
        st.sampled_from(("", "", "", *VOID_REASONS)),
        st.sampled_from(((), (), (titles[0],), titles)),
    )
    ballots = draw(st.lists(sheets, min_size=1, max_size=12))
    strikes = draw(st.lists(st.integers(0, len(ballots) - 1), unique=True, max_size=4))
    return posts, options, ballots, strikes


def at_odds_with_nobody(approved: list[str], against: list[str], written: list[str]) -> PostMarks:
    """Nobody is marked for and against in one post."""
    return PostMarks(
        tuple(approved), tuple(name for name in against if name not in (*approved, *written)), tuple(written)
    )


def counted(path: Path, posts: list[Post], options: dict[str, str], ballots: list[Ballot], strikes: list[int]) -> Case:
    case = setup.open_case(path, opening(options=options, rehearsal=True), CLOCK, "计票员")
    setup.set_posts(case, posts)
    setup.register(case, electors(20))
    setup.note_names(case, ["外来人", "反\\斜", "a b"], [])
    counting.open_round(case, "first")
    counting.close_polls(case, 20)
    first = case.file.head.seq + 1
    counting.cast_many(case, [(ballot, 1 + number % 2) for number, ballot in enumerate(ballots)])
    for number in strikes:
        counting.strike(case, first + number, "读错了", "监票人")
    return case


def naive(path: Path, outsiders: set[str]) -> Recount:
    """The totals from the rows themselves, by a program that knows neither the fold nor SQL."""
    db = sqlite3.connect(path)
    rows = [(seq, kind, json.loads(body)) for seq, kind, body in db.execute("SELECT seq, kind, body FROM ledger")]
    db.close()
    struck = {body["ballot"] for _, kind, body in rows if kind == "ballot-struck"}
    cast = [body for seq, kind, body in rows if kind == "ballot-cast" and seq not in struck]
    posts: dict[str, tuple[int, int]] = {}
    people: dict[tuple[str, str], Counter[str]] = {}
    for body in (body for body in cast if body["verdict"] == "valid"):
        for title, marks in body.get("marks", {}).items():
            void = title in body.get("void_posts", ())
            marked, voided = posts.get(title, (0, 0))
            posts[title] = (marked + 1, voided + void)
            if void:
                continue
            for name in {*marks.get("for", ()), *marks.get("write_in", ())} - outsiders:
                if name not in body.get("fell", {}).get(title, ()):
                    people.setdefault((title, name), Counter()).update(("for", "counted"))
            for name in marks.get("against", ()):
                people.setdefault((title, name), Counter()).update(("against",))
        for title in set(body.get("void_posts", ())) - body.get("marks", {}).keys():
            marked, voided = posts.get(title, (0, 0))
            posts[title] = (marked + 1, voided + 1)
        for title, names in body.get("added", {}).items():
            for name in names:
                people.setdefault((title, name), Counter()).update(("counted",))
    verdicts = Counter(body["verdict"] for body in cast)
    totals = {key: (each["for"], each["against"], each["counted"]) for key, each in people.items()}
    return Recount(Counts(*(verdicts[one] for one in ("valid", "void", "blank", "set_aside"))), posts, totals)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_four_roads_to_the_same_totals(given_case: tuple[list[Post], dict[str, str], list[Ballot], list[int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.buxuan"
        with counted(path, *given_case) as case:
            fold = from_fold(case.election.rounds[0].tally)
            with case.file.reader() as reader, counted_beside(reader.image(), views=True) as counting:
                second = counting()
            seen = second.seen.get(1, NOTHING)
            assert differences(fold, second.rounds.get(1, NOTHING)) == []
            assert differences(fold, msgspec.structs.replace(seen, posts=fold.posts)) == []
            assert {*second.rounds, *second.seen} <= {1}
            assert second.voters == 20
            assert differences(fold, naive(path, {"外来人", "反\\斜", "a b"})) == []
            close_count(case, {finding.code: "x" for finding in open_balances(case)})
            declare_result(case)
        assert verify(path).faults == ()


@pytest.mark.parametrize("name", ["\0", "王\0国", "\ud800"])
def test_what_sqlite_cannot_hold_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.buxuan"
    with counted(path, [Post("主任", 1, ("甲",))], {"blank": "void"}, [Ballot({})], []) as case:
        head = case.file.head
        for title, marks in (("主任", PostMarks((name,))), ("主任", PostMarks((), (), (name,)))):
            with pytest.raises(Refusal, match="text-unusable"):
                counting.cast(case, Ballot({title: marks}))
        assert case.file.head == head
    for posts in ([Post(name, 1, ("甲",))], [Post("主任", 1, (name,))]):
        with (
            setup.open_case(tmp_path / f"{len(list(tmp_path.iterdir()))}.buxuan", opening(), CLOCK, "x") as other,
            pytest.raises(Refusal, match="text-unusable"),
        ):
            setup.set_posts(other, posts)
    with pytest.raises(Refusal, match="text-unusable"):
        setup.open_case(tmp_path / "z.buxuan", opening(place=name), CLOCK, "x")
    assert not (tmp_path / "z.buxuan").exists(), "a case that could not be opened leaves no file"
    assert verify(path).faults == ()


def test_a_difference_is_told_even_where_names_run_together() -> None:
    counts = Counts(1, 0, 0, 0)
    one = Recount(counts, {}, {("a b", "c"): (1, 0, 1), ("a", "b c"): (2, 0, 2)})
    other = Recount(counts, {}, {("a b", "c"): (2, 0, 2), ("a", "b c"): (2, 0, 2)})
    assert differences(one, other) == ["a b c: (1, 0, 1) / (2, 0, 2)"]
    assert differences(one, one) == []
    assert differences(one, Recount(Counts(2, 0, 0, 0), {"a": (1, 0)}, one.people)) == [
        f"{counts} / {Counts(2, 0, 0, 0)}",
        "a: None / (1, 0)",
    ]


def test_closing_refuses_when_the_second_counter_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.buxuan"
    with counted(
        path, [Post("主任", 1, ("甲",))], {"blank": "void"}, [Ballot({"主任": PostMarks(("甲",))})], []
    ) as case:
        head = case.file.head
        monkeypatch.setattr("buxuan_desktop.store.recount._COUNT", "SELECT 1, 'person', '主任', '甲', 0, 0, 0")
        with pytest.raises(Refusal, match="counters-differ"):
            close_count(case)
        assert case.file.head == head


A, B, C = "甲", "乙", "丙"
TRICKY = [
    pytest.param(
        "highest_only",
        [{"主任": PostMarks((top,)), "委员": PostMarks((A, B, C))} for top in (A, C, B)],
        id="equal-marks-of-which-other-names-fall-away",
    ),
    pytest.param("separate", [{"主任": PostMarks((A,)), "委员": PostMarks((A,))}], id="equal-marks-in-two-posts"),
    pytest.param("separate", [{"委员": PostMarks((A,), (), (A,))}], id="a-name-listed-and-written-in"),
    pytest.param(
        "separate",
        [{"主任": PostMarks((A, B)), "委员": PostMarks((A,))}, {"主任": PostMarks((A,)), "委员": PostMarks((A,))}],
        id="equal-marks-beside-a-void-post",
    ),
    pytest.param(
        "add_down", [{"主任": PostMarks((A,))}, {"主任": PostMarks((A,)), "委员": PostMarks((A,))}], id="down"
    ),
]


@pytest.mark.parametrize(("same_person", "sheets"), TRICKY)
def test_marks_that_are_gathered_and_still_count_apart(
    tmp_path: Path, same_person: str, sheets: list[dict[str, PostMarks]]
) -> None:
    posts = [Post("主任", 1, (A, B)), Post("委员", 3, (A, B, C))]
    options = {"blank": "abstain", "overvote_scope": "post", "same_person": same_person}
    with counted(tmp_path / "a.buxuan", posts, options, [Ballot(marks) for marks in sheets], []) as case:
        expected = naive(case.file.path, {"外来人", "反\\斜", "a b"})
        assert expected.people
        with case.file.reader() as reader, counted_beside(reader.image(), views=True) as counting:
            second = counting()
        assert differences(expected, second.rounds[1]) == []
        assert differences(expected, msgspec.structs.replace(second.seen[1], posts=expected.posts)) == []
        assert differences(expected, from_fold(case.election.rounds[0].tally)) == []


@pytest.mark.parametrize(
    ("statement", "answer", "code"),
    [
        ("_COUNT", "SELECT 1, 'person', '主任', '甲', 0, 0, 0", "counters-differ"),
        ("_COUNT", "SELECT json('{')", "file-damaged"),
        ("_VIEWS", "SELECT 1, 'verdict', 'valid', '', 1, 0, 0", "views-differ"),
        ("_VOTERS", "SELECT count(*) + 1 FROM voters", "views-differ"),
    ],
)
def test_verifying_tells_what_the_second_counter_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, answer: str, code: str
) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    monkeypatch.setattr(f"buxuan_desktop.store.recount.{statement}", answer)
    found = verify(path)
    assert [fault.code for fault in found.faults] == [code]
    assert found.notes == ()
