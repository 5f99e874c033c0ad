"""The pieces of an export: cells, columns, the table's words, the chain's lines."""

import csv
import io
import json
import tomllib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.ballot import VOID_REASONS, Post, PostMarks
from buxuan_desktop.domain.bundle_events import TotalsConfirmed
from buxuan_desktop.domain.chain import EMPTY, Entry, Row, link
from buxuan_desktop.domain.events import BallotCast, BallotStruck, PollsClosed, RoundOpened
from buxuan_desktop.domain.figures import Figures, PostFigures
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.exchange.ballots import lone_patterns
from buxuan_desktop.exchange.ballots.chain import public_chain, sealed_chain
from buxuan_desktop.exchange.ballots.gathering import full_record
from buxuan_desktop.exchange.ballots.publishing import BY_RULE, ON_SIGHT, published
from buxuan_desktop.exchange.ballots.sheets import Cell, Part, Record, Sheet, Standing, Verdicts
from buxuan_desktop.exchange.ballots.sheets import Entry as Line
from buxuan_desktop.exchange.ballots.table import PUBLIC_LEAD, SEALED_LEAD, guarded, header, table
from buxuan_desktop.exchange.ballots.totals import PersonTotal, round_total
from buxuan_desktop.rules.ballots import judge
from tests.exports import ROOT, VERIFIER, Numbers, check_chain, recount, tallied, tallied_in_public

WORDS = tomllib.loads((ROOT / "resources" / "words" / "exports.toml").read_text(encoding="utf-8"))
HEAD = Post("主任", 1, ("甲", "乙"))
MEMBER = Post("委员", 2, ("丙", "另选他人"))


def counted(*ballots: BallotCast, posts: tuple[Post, ...] = (HEAD, MEMBER), strike: tuple[int, ...] = ()) -> Record:
    return full_record(round_of(*ballots, posts=posts, strike=strike), origins(ballots), frozenset(("外来人",)))


def round_of(*ballots: BallotCast, posts: tuple[Post, ...] = (HEAD, MEMBER), strike: tuple[int, ...] = ()) -> Round:
    made = Round(RoundOpened(1, "first", posts), frozenset(("外来人",)))
    made.close_polls(PollsClosed(1, 100, 100), 0)
    for seq, one in enumerate(ballots, start=1):
        made.cast(seq, one)
    for seq in strike:
        made.strike(BallotStruck(1, seq, "读错了", "监票人"))
    return made


def origins(ballots: tuple[BallotCast, ...]) -> dict[int, tuple[str, str]]:
    return dict.fromkeys(range(1, len(ballots) + 1), ("2026-05-10T14:30+08:00", "=计票员"))


def cast(verdict: str = "valid", **more: object) -> BallotCast:
    given = {"marks": {}, **more}
    return BallotCast(1, verdict, **given)


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


FULL = cast(
    marks={
        "主任": PostMarks(("甲",), ("乙",)),
        "委员": PostMarks(("丙",), ("另选他人",), ("丁", "外来人")),
    },
    fell={"委员": ("外来人",)},
    added={"委员": ("甲",)},
)


def test_what_stands_where_on_a_sheet() -> None:
    record = counted(FULL)
    assert [(column.kind, column.name) for column in record.contests[1].columns] == [
        ("candidate", "丙"),
        ("candidate", "另选他人"),
        ("written", "丁"),
        ("written", "外来人"),
        ("written", "甲"),
    ]
    sheet = record.entries[0].sheet
    assert sheet.parts[0] == Part(Standing(1), (Cell(1), Cell(against=1)))
    assert sheet.parts[1].cells == (Cell(1), Cell(against=1), Cell(1), Cell(fallen=1), Cell(added=1))


def test_a_candidate_written_in_is_told_from_one_marked_in_the_sealed_record_alone() -> None:
    """To the verifier and to the tally both are one vote."""
    marked = cast(marks={"主任": PostMarks(("甲",))})
    written = cast(marks={"主任": PostMarks(write_in=("甲",))})
    both = cast(marks={"主任": PostMarks(("甲",), write_in=("甲",))})
    record = counted(marked, written, both)
    _, *rows = read(table(record, SEALED_LEAD))
    place = header(record, SEALED_LEAD).index("主任：1.甲")
    assert [row[place] for row in rows] == ["赞成", "赞成、另写", "赞成"]
    assert len({entry.sheet for entry in published(record).entries}) == 1


def test_in_public_names_not_listed_are_one_and_a_candidate_named_like_them_is_another() -> None:
    public = published(counted(FULL))
    assert [(column.kind, column.name) for column in public.contests[1].columns] == [
        ("candidate", "丙"),
        ("candidate", "另选他人"),
        ("above", "甲"),
        ("others", ""),
    ]
    assert public.entries[0].sheet.parts[1].cells == (Cell(1), Cell(against=1), Cell(added=1), Cell(1, 1))
    head, row = read(table(public, PUBLIC_LEAD))
    assert len(set(head)) == len(head)
    assert dict(zip(head, row, strict=True)) == {
        "判定": "有效票",
        "原因": "",
        "主任": "有效",
        "主任：1.甲": "赞成",
        "主任：2.乙": "反对",
        "主任：另选他人": "",
        "委员": "有效",
        "委员：1.丙": "赞成",
        "委员：2.另选他人": "反对",
        "委员：上面职务计入 甲": "加计",
        "委员：另选他人": "赞成、赞成不计",
    }


def test_marks_of_a_void_post_are_seen_and_votes_from_above_stand_beside_them() -> None:
    void = cast(
        marks={"主任": PostMarks(("甲",)), "委员": PostMarks(("甲", "丙", "另选他人"))},
        why="over-vote",
        void_posts=("委员",),
        added={"委员": ("甲",)},
    )
    made = round_of(void)
    public = published(counted(void))
    columns = header(public, PUBLIC_LEAD)
    row = dict(zip(columns, read(table(public, PUBLIC_LEAD))[1], strict=True))
    assert (row["委员"], row["委员：1.丙"], row["委员：上面职务计入 甲"]) == ("作废", "赞成", "加计")
    told = json.loads(msgspec.json.encode(round_total(made, public, "1-选票.csv", columns, 2)))
    assert told["posts"][1]["over"] == 1
    assert recount(table(public, PUBLIC_LEAD), told)["委员", "甲", "得票"] == 1
    assert recount(table(public, PUBLIC_LEAD), told)["委员", "丙", "得票"] == 0


def test_equal_sheets_stand_together_whatever_order_they_came_in() -> None:
    one, other = cast(marks={"主任": PostMarks(("甲",))}), cast(marks={"主任": PostMarks(("乙",))})
    blank = cast("blank", why="no-mark")
    first = published(counted(one, other, blank, one, other))
    second = published(counted(other, one, one, blank, other))
    assert first.entries == second.entries
    assert [(line.seq, line.at, line.who) for line in first.entries] == [(0, "", "")] * 5
    assert lone_patterns(first) == 1


def test_ballots_known_only_together_go_through_the_same_table() -> None:
    """A bundle counted by its totals is one line with larger numbers; the verifier counts it like fifty."""
    single = published(counted(cast(marks={"主任": PostMarks(("甲",), ("乙",))}), posts=(HEAD,)))
    bundle = Sheet(Verdicts(47, 2, 1), (Part(Standing(44, 2, 1), (Cell(30, against=4), Cell(10), Cell(2))),))
    both = Record(1, "first", single.contests, (*single.entries, Line(bundle, totals=True)))
    assert lone_patterns(both) == lone_patterns(single) == 1
    assert read(table(both, PUBLIC_LEAD))[2] == [
        "有效票47、废票2、弃权票",
        "",
        "有效44、作废2、空白",
        "赞成30、反对4",
        "赞成10",
        "赞成2",
    ]
    people = [PersonTotal(name, "candidate", 0, 0, 0) for name in ("甲", "乙", "")]
    post = {"title": "主任", "seats": 1, "people": msgspec.to_builtins(people)}
    told = {"table": "1-选票.csv", "header": list(header(both, PUBLIC_LEAD)), "lead": 2, "posts": [post]}
    found = recount(table(both, PUBLIC_LEAD), told)
    votes = {("主任", "甲"): (31, 4, 31), ("主任", "乙"): (10, 1, 10), ("主任", ""): (2, 0, 2)}
    for key, (approve, against, counted_here) in votes.items():
        assert [found[*key, word] for word in ("赞成", "反对", "得票")] == [approve, against, counted_here]
    assert [found[word] for word in ("有效票", "废票", "弃权票")] == [48, 2, 1]
    assert [found["主任", word] for word in ("作废", "空白")] == [2, 1]


names = st.sampled_from(("甲", "乙", "丙", "另选他人", "丁", "外来人"))
numbers = st.integers(0, 5)
figures = st.builds(
    Figures,
    *[st.integers(5, 40), numbers, numbers, numbers],
    st.dictionaries(
        st.sampled_from(("主任", "委员")),
        st.builds(PostFigures, st.integers(0, 2), st.integers(0, 2), *[st.dictionaries(names, numbers)] * 2),
    ),
)
verdicts = st.sampled_from(
    (FULL, cast("blank", why="no-mark"), cast("set_aside", why="not_issued"), cast(marks={"委员": PostMarks(("丁",))}))
)


@given(st.lists(verdicts, max_size=6), st.lists(figures, max_size=3))
def test_single_ballots_and_totals_of_bundles_recount_to_the_tally(
    ballots: list[BallotCast], sheets: list[Figures]
) -> None:
    made = round_of(*ballots)
    for seq, one in enumerate(sheets, start=100):
        made.totals[seq] = TotalsConfirmed(1, seq - 99, one)
        made.tally.add_figures(one)
    where = dict.fromkeys((*made.ballots, *made.totals), ("2026-05-10T14:30+08:00", "计票员"))
    sealed = full_record(made, where, frozenset(("外来人",)))
    for record, lead, told in (
        (sealed, SEALED_LEAD, tallied(made)),
        (published(sealed), PUBLIC_LEAD, tallied_in_public(made)),
    ):
        columns = header(record, lead)
        totals = json.loads(msgspec.json.encode(round_total(made, record, "1-选票.csv", columns, len(lead))))
        assert counted_from(table(record, lead), totals) == told
        assert totals["by_totals"] == sum(one.sheets for one in sheets)
        assert sum(entry.totals for entry in record.entries) == (
            min(1, len(sheets)) if lead is PUBLIC_LEAD else len(sheets)
        )


def counted_from(content: bytes, totals: dict[str, Any]) -> Numbers:
    return {key: votes for key, votes in recount(content, totals).items() if votes and key[-1] != "超过名额"}


def test_struck_ballots_stand_in_the_sealed_table_and_count_for_nothing() -> None:
    ballots = (cast(marks={"主任": PostMarks(("甲",))}), cast(marks={"主任": PostMarks(("乙",))}))
    rows = read(table(counted(*ballots, strike=(2,)), SEALED_LEAD))
    assert rows[1][:8] == ["1", "2026-05-10T14:30+08:00", "'=计票员", "", "", "", "有效票", ""]
    assert rows[2][5] == "已撤销（读错了；监票人：监票人）"
    assert len(published(counted(*ballots, strike=(2,))).entries) == 1


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "'甲", "''甲", "'=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_name_is_no_formula_and_comes_back_whole(text: str) -> None:
    assert guarded(text) == f"'{text}"
    posts = (Post(text, 1, (text, "乙")),)
    for lead in (PUBLIC_LEAD, SEALED_LEAD):
        record = counted(cast(marks={text: PostMarks((text,), (), ("=丙",))}), posts=posts)
        for cell in (cell for row in read(table(record, lead)) for cell in row):
            assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
        head = read(table(record, lead))[0]
        assert head[len(lead)].removeprefix("'") == text
        assert head[len(lead) + 1] == guarded(f"{text}：1.{text}")


@given(st.text())
def test_guarding_is_undone_by_taking_one_sign_away(text: str) -> None:
    cell = guarded(text)
    assert (cell[1:] if cell.startswith("'") else cell) == text
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_the_verifier_speaks_the_words_of_the_table() -> None:
    """It cannot read them from the program's files, so they stand in it once more; 另写 counts nothing."""
    source = VERIFIER.read_text(encoding="utf-8")
    terms = tomllib.loads((ROOT / "resources" / "words" / "terms.toml").read_text(encoding="utf-8"))
    marks = [word for code, word in WORDS["mark"].items() if code != "written"]
    words = [*marks, *WORDS["standing"].values(), *terms["verdict"].values()]
    files = [WORDS["file"][name] for name in ("sums", "totals", "chain", "records")]
    for word in (*words, *files, WORDS["others"]["name"]):
        assert f'"{word}"' in source or f"'{word}'" in source, word
    assert not any(character.isdigit() or character == "、" for word in words for character in word)


def test_every_reason_has_its_words_and_one_that_is_new_is_called_another() -> None:
    for code in (*VOID_REASONS, *BY_RULE, ON_SIGHT, "no-mark"):
        assert WORDS["why"][code]
    assert judge.__doc__
    assert all(f"`{code}`" in judge.__doc__ for code in (*BY_RULE, "no-mark"))
    record = counted(cast("void", why="something-new"))
    assert read(table(record, SEALED_LEAD))[1][7] == "其他原因"
    assert read(table(published(record), PUBLIC_LEAD))[1][1] == "票面不合规定"


def test_the_about_text_is_plain_chinese() -> None:
    for kind in ("public", "sealed"):
        text = WORDS["about"][kind]
        assert not {",", ";", "?", "!"} & set(text)
        assert "{head}" in text


ODD = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(st.lists(st.tuples(ODD, st.sampled_from(sorted(KINDS))), min_size=1, max_size=8))
def test_a_standard_json_writer_makes_the_same_hash(people: list[tuple[str, str]]) -> None:
    """The verifier writes the array anew with Python's own json, whatever signs a teller's name holds."""
    rows = list(map(Row._make, link(EMPTY, (Entry("2026-05-10T14:30+08:00", who, kind, "{}") for who, kind in people))))
    lines = sealed_chain(rows).split(b"\n")
    assert lines.pop() == b""
    for row, line in zip(rows, lines, strict=True):
        assert json.loads(line)[:7] == [row.seq, row.at, row.who, row.kind, json.loads(line)[4], row.prev, row.hash]
    assert check_chain(b"\n".join([*lines, b""]))[0] == [f"{row.seq}:{row.hash}" for row in rows]


def test_a_new_kind_of_event_stays_out_until_somebody_decides() -> None:
    rows = list(
        map(Row._make, link(EMPTY, [Entry("2026-05-10T14:30+08:00", "某人", "something-new", '{"name":"选民"}')]))
    )
    assert json.loads(public_chain(rows)) == [1, 1, rows[0].hash]
    assert len(json.loads(sealed_chain(rows))) == 7
