from collections.abc import Callable

import pytest
from msgspec.structs import replace

from buxuan_desktop.documents import Count, TallyRow, TallySheet, Uncovered, render_tally_sheet
from buxuan_desktop.documents.marks import WHOLE, zheng
from buxuan_desktop.documents.samples import BLANK_TALLY, TALLY
from buxuan_desktop.documents.strokes import MOST_DRAWN, draw_strokes, line_count, sum_in_words
from buxuan_desktop.documents.tally_record import checks

Pages = Callable[[bytes], list[str]]


class Spy:
    """Counts the strokes that are drawn."""

    def __init__(self) -> None:
        self.strokes: list[tuple[float, float, float, float]] = []

    def lines(self, strokes: list[tuple[float, float, float, float]]) -> None:
        self.strokes.extend(strokes)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


@pytest.mark.proves("F7")
@pytest.mark.parametrize("votes", [0, 1, 4, 5, 6, 74, 75, 76, 301, MOST_DRAWN])
def test_as_many_strokes_as_votes_inside_their_lines(votes: int) -> None:
    spy = Spy()
    draw_strokes(spy, 0, 1000, votes)
    assert len(spy.strokes) == votes
    assert len(set(spy.strokes)) == votes
    lowest = min((min(y1, y2) for _, y1, _, y2 in spy.strokes), default=1000)
    assert lowest >= 1000 - line_count(votes) * 6.4 * 72 / 25.4


def test_a_whole_zheng_has_five_strokes() -> None:
    spy = Spy()
    zheng(spy, 0, 0, 10, WHOLE)
    assert len(spy.strokes) == 5


@pytest.mark.proves("F7")
def test_the_check_of_a_row_adds_up() -> None:
    assert sum_in_words(301) == "60×5＋1"
    assert sum_in_words(20000) == "4000×5＋0"


@pytest.mark.proves("F7")
def test_sums_are_judged_or_left_open() -> None:
    assert [gate.met for gate in checks(TALLY)] == [True, True]
    assert [gate.met for gate in checks(replace(TALLY, recovered=518))] == [False, True]
    assert [gate.met for gate in checks(replace(TALLY, valid_ballots=486))] == [False, False]
    assert [gate.met for gate in checks(BLANK_TALLY)] == [None, None]
    assert checks(TALLY)[0].text == "有效487＋废票12＋弃权18＝收回517（张）。"


@pytest.mark.proves("F7")
def test_the_sheet_says_names_sums_and_running_totals(pages: Pages) -> None:
    said = "".join(pages(render_tally_sheet(TALLY)))
    for words in ("王建国", "30160×5＋1", "另选他人", "第1批", "整张弃权", "唱票人（签名）", "计票人乙（签名）"):
        assert words in said


@pytest.mark.proves("F7")
def test_twenty_candidates_and_twenty_thousand_ballots(pages: Pages, long_name: str) -> None:
    rows = tuple(
        TallyRow(f"候选{number}号", (Count("赞成", number * 7, number * 9), Count("反对", number), Count("弃权", 0)))
        for number in range(41, 60)
    )
    big = TallyRow(long_name, (Count("赞成", 20_000, 20_000),))
    said = pages(render_tally_sheet(replace(TALLY, rows=(big, *rows), recovered=20_000)))
    whole = "".join(said)
    assert "×4000" in whole
    assert all(row.name in whole for row in rows)
    assert all(f"第{number}页共{len(said)}页" in page for number, page in enumerate(said, start=1))
    assert all("画正（每票一画）" in page for page in said[:-1])


@pytest.mark.proves("F7")
def test_an_empty_sheet_for_the_hand(pages: Pages) -> None:
    said = "".join(pages(render_tally_sheet(BLANK_TALLY)))
    assert said.count("赞成") == 3 + 2 + 1
    assert "None" not in said
    assert render_tally_sheet(TallySheet())


def test_bytes_are_the_same_and_bad_names_refused() -> None:
    assert render_tally_sheet(TALLY) == render_tally_sheet(TALLY)
    with pytest.raises(Uncovered):
        render_tally_sheet(replace(TALLY, rows=(TallyRow("王\u200b国"),)))
