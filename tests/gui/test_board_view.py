"""The 正 board as painted: its numbers, its pages, its keys, nothing cut at any size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, open_balances
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.ui.board.fitting import LEADING, advance, fit
from buxuan_desktop.ui.board.parts import Counter, Strokes, Words
from buxuan_desktop.ui.board.strokes import hand_for, split, strokes_of
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.palette import BOARD_DARK, BOARD_LIGHT, BoardColours

LONG = "阿卜杜热合曼·阿卜杜克热木·买买提依明江·艾合买提江尼亚孜"
TWENTY = (LONG, "王𤇥", "𨶒立杰", "𰻝", *(f"候选人{place}" for place in range(5, 21)))
SIZES = [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160), (420, 500)]
CountingCase = Callable[..., Case]


def a_vote(name: str, post: str = "主任") -> Ballot:
    return Ballot({post: PostMarks(approve=(name,))})


@pytest.fixture
def board(qtbot: QtBot, desk: Desk) -> Iterator[BoardView]:
    view = BoardView(desk, dark=True, stroke_ms=0)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.hide()


def picture(view: BoardView) -> QImage:
    return view.grab().toImage()


def votes(view: BoardView) -> list[int]:
    return [part.votes for part in view.parts if isinstance(part, Strokes)]


def counters(view: BoardView) -> dict[str, int]:
    return {part.name: part.number for part in view.parts if isinstance(part, Counter)}


def words(view: BoardView) -> str:
    return "\n".join(part.text for part in view.parts if isinstance(part, Words))


def test_without_a_round_it_says_that_counting_has_not_begun(board: BoardView) -> None:
    assert (board.state, words(board)) == (None, "计票还没有开始")


def test_one_ballot_draws_one_stroke_and_its_number(board: BoardView, counting_case: CountingCase) -> None:
    case = counting_case()
    assert counters(board) == {"收回": 517, "已计": 0, "有效": 0, "无效": 0, "空白": 0}
    before = picture(board)
    counting.cast(case, a_vote("王建国"))
    assert votes(board) == [1, 0, 0]
    assert (counters(board)["已计"], counters(board)["有效"]) == (1, 1)
    assert "王建国 1 票，李秀英 0 票" in board.accessibleDescription()
    after = picture(board)
    stroke = next(part for part in board.parts if isinstance(part, Strokes)).lines()[0]
    middle = stroke.center().toPoint()
    assert before.pixelColor(middle) == QColor(BOARD_DARK.ground)
    assert after.pixelColor(middle) == QColor(BOARD_DARK.stroke)


def test_what_was_painted_ballot_by_ballot_is_what_a_new_board_paints(
    qtbot: QtBot, desk: Desk, board: BoardView, counting_case: CountingCase
) -> None:
    case = counting_case()
    for place in range(23):
        counting.cast(case, a_vote(("王建国", "李秀英")[place % 3 == 0]))
        board.grab()
    counting.strike_last(case, "念错", "韩立")
    fresh = BoardView(desk, dark=True, stroke_ms=0)
    qtbot.addWidget(fresh)
    fresh.resize(board.size())
    assert picture(board) == picture(fresh)


def test_a_new_stroke_is_drawn_and_then_stands(qtbot: QtBot, desk: Desk, counting_case: CountingCase) -> None:
    case = counting_case()
    view = BoardView(desk, dark=True, stroke_ms=40)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    counting.cast(case, a_vote("王建国"))
    line = next(part for part in view.parts if isinstance(part, Strokes)).lines()[0]
    end = line.pointAt(0.9).toPoint()
    assert picture(view).pixelColor(end) == QColor(BOARD_DARK.ground)
    qtbot.waitUntil(lambda: picture(view).pixelColor(end) == QColor(BOARD_DARK.stroke), timeout=2000)


def test_names_written_in_show_only_after_the_close(board: BoardView, counting_case: CountingCase) -> None:
    case = counting_case()
    counting.cast_many(case, [(Ballot({"主任": PostMarks(write_in=("赵铁柱",))}), 3), (a_vote("王建国"), 514)])
    assert "赵铁柱" not in words(board) + board.accessibleDescription()
    assert "另选他人" in words(board)
    close_count(case, {finding.code: "已查明" for finding in open_balances(case)})
    assert "赵铁柱" in words(board)
    assert "计票结束" in words(board)


def test_it_never_says_that_it_is_decided(board: BoardView, counting_case: CountingCase) -> None:
    case = counting_case()
    before = words(board).splitlines()
    counting.cast_many(case, [(a_vote("王建国"), 500)])
    assert "当选须超过收回选票的一半　259 票" in before
    assert [line for line in words(board).splitlines() if not line.isdigit()] == [
        line for line in before if not line.isdigit()
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("each", [1, 12, 400])
def test_nothing_is_cut_and_nothing_overlaps(
    board: BoardView, counting_case: CountingCase, size: tuple[int, int], each: int
) -> None:
    posts = (Post("主任", 1, TWENTY), Post("副主任", 1, ("王建国", LONG)))
    case = counting_case(posts)
    counting.cast_many(case, [(a_vote(name), each + place) for place, name in enumerate(TWENTY)])
    board.resize(*size)
    seen = ""
    for _ in range(board.pages):
        seen += words(board) + "\n"
        for part in board.parts:
            assert QRectF(board.rect()).contains(part.box)
            assert not any(other is not part and part.box.intersects(other.box) for other in board.parts)
            if isinstance(part, Words):
                whole_and_inside(part)
            if isinstance(part, Strokes):
                assert all(part.box.contains(line.p1()) and part.box.contains(line.p2()) for line in part.lines())
        board.turn(1)
    for name in (*TWENTY, "王建国"):
        assert f"{name}\n" in seen


def whole_and_inside(part: Words) -> None:
    box = part.box
    fitted = fit(part.text, part.bold, box.width(), box.height(), part.pixels, part.most_lines)
    assert "".join(fitted.lines) == part.text
    assert max(advance(line, fitted.pixels, part.bold) for line in fitted.lines) <= box.width() + 0.5
    assert fitted.pixels * LEADING * len(fitted.lines) <= box.height() + 0.5
    assert fitted.pixels >= 10


def test_a_page_keeps_names_readable_from_the_back(board: BoardView, counting_case: CountingCase) -> None:
    counting_case((Post("主任", 1, TWENTY),))
    for size in SIZES[:4]:
        board.resize(*size)
        names = [part for part in board.parts if isinstance(part, Words) and part.text == "王𤇥"]
        assert names[0].pixels >= size[1] / 25


def test_pages_turn_when_asked_and_by_themselves(qtbot: QtBot, board: BoardView, counting_case: CountingCase) -> None:
    counting_case((Post("主任", 1, TWENTY),))
    assert (board.page, board.pages) == (0, 3)
    board.turn(1)
    assert board.page == 1
    assert "第 2 页，共 3 页" in words(board)
    board.turn(-1)
    board.turn(-1)
    assert board.page == 2
    board.turn_every(20)
    qtbot.waitUntil(lambda: board.page == 1, timeout=2000)


def test_it_changes_between_dark_and_light(board: BoardView, counting_case: CountingCase) -> None:
    counting_case()
    assert picture(board).pixelColor(QPoint(2, 2)) == QColor(BOARD_DARK.ground)
    board.toggle_scheme()
    assert picture(board).pixelColor(QPoint(2, 2)) == QColor(BOARD_LIGHT.ground)


def test_it_takes_no_focus_from_the_ballot(board: BoardView) -> None:
    assert board.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("most", [1, 5, 6, 99, 240, 1000, 20_000])
def test_each_vote_is_one_stroke_until_numbers_take_their_place(most: int) -> None:
    box = QRectF(0, 0, 1100, 140)
    hand = hand_for(most, box, 60, 22)
    drawn = strokes_of(most, hand, box)
    whole, rest = split(most)
    assert whole * 5 + rest == most
    assert 1 <= rest <= 5
    assert len(drawn) == (most if hand.lines else 5 + rest)
    assert (hand.lines == 0) == (most >= 1000)
    assert all(box.contains(line.p1()) and box.contains(line.p2()) for line in drawn)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
                 for channel in QColor(colour).getRgbF()[:3]]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [BOARD_DARK, BOARD_LIGHT])
def test_everything_written_stands_out(colours: BoardColours) -> None:
    for ink in (colours.ink, colours.quiet, colours.stroke, colours.mark, colours.safe):
        assert round(contrast(ink, colours.ground), 1) >= 7
    for ink in (colours.ink, colours.quiet):
        assert round(contrast(ink, colours.panel), 1) >= 7
