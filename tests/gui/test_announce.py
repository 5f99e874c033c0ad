"""The announcement: whole screen, Escape, a picture that overwrites nothing, and nothing before the close."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.announcing import modules_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from buxuan_desktop.ui.result.poster import PICTURE_WIDTH, picture
from buxuan_desktop.ui.result.poster_words import body, foot, heading
from buxuan_desktop.ui.result.verdict import VerdictPage

Make = Callable[..., Case]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def declared(counting_case: Make, **named: object) -> Case:
    case = counting_case(**named)
    post = case.election.rounds[0].posts[0]
    marks = PostMarks(post.candidates[:1])
    counting.cast_many(
        case,
        [
            (Ballot({post.title: marks}), 301),
            (Ballot({post.title: PostMarks(post.candidates[1:2])}), 196),
            (Ballot({post.title: PostMarks(write_in=("赵铁柱",))}), 20),
        ],
    )
    closing.close_count(case)
    closing.declare_result(case)
    return case


@pytest.fixture
def hall(qtbot: QtBot, desk: Desk, counting_case: Make) -> AnnouncementWindow:
    declared(counting_case)
    made = AnnouncementWindow(desk, 1)
    qtbot.addWidget(made)
    made.showFullScreen()
    return made


@pytest.mark.proves("C20")
def test_it_cannot_be_made_before_the_declaration(desk: Desk, counting_case: Make) -> None:
    counting_case()
    with pytest.raises(Refusal, match="count-still-open"):
        AnnouncementWindow(desk, 1)


def test_the_verdict_page_fills_the_screen_and_escape_leaves(desk: Desk, counting_case: Make, qtbot: QtBot) -> None:
    declared(counting_case)
    page = VerdictPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    QTest.keyClick(page.hall, Qt.Key.Key_Return)
    window = page.window_for_hall
    assert window is not None
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_another_case_on_the_desk_takes_the_announcement_away(desk: Desk, counting_case: Make, qtbot: QtBot) -> None:
    declared(counting_case)
    page = VerdictPage(desk)
    qtbot.addWidget(page)
    page.arrive()
    page.announce()
    assert page.window_for_hall is not None
    desk.put(None)
    assert not page.window_for_hall.isVisible()


def test_names_votes_and_line_are_said_and_no_losing_write_in(hall: AnnouncementWindow) -> None:
    whole = heading(hall.said, 1) + body(hall.said, 1) + foot(hall.said, 1)
    whole = whole.replace("\u2060", "").replace("\u00a0", " ")
    for words in (
        "临河镇柳湾社区居民委员会补选结果",
        "2020年4月20日",
        "王建国",
        "当选为主任",
        "得301票",
        "另选他人 20票",
    ):
        assert words in whole
    assert "赵铁柱" not in whole


def test_the_code_is_painted_black_on_white_with_its_quiet_zone(hall: AnnouncementWindow) -> None:
    hall.bar.hide()
    shown = hall.grab().toImage()
    modules = modules_of(hall.said)
    dark = [
        (x, y) for x in range(shown.width()) for y in range(shown.height()) if shown.pixelColor(x, y) == QColor("black")
    ]
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    right = max(x for x, _ in dark)
    one = (right - left + 1) // len(modules)
    assert one * len(modules) == right - left + 1
    assert one >= 2
    for row, line in enumerate(modules):
        for column, module in enumerate(line):
            middle = shown.pixelColor(left + column * one + one // 2, top + row * one + one // 2)
            assert (middle == QColor("black")) is module
    for step in range(1, 4 * one):
        assert shown.pixelColor(left - step, top + 1) == QColor("white")


def test_s_saves_a_picture_1080_wide_and_never_over_another(
    hall: AnnouncementWindow, desk: Desk, counting_case: Make
) -> None:
    folder = desk.the_case.file.path.parent
    QTest.keyClick(hall, Qt.Key.Key_S)
    QTest.keyClick(hall, Qt.Key.Key_S)
    saved = sorted(folder.glob("*.png"))
    assert [one.name for one in saved] == ["1-第一次投票结果公布-2.png", "1-第一次投票结果公布.png"]
    assert QImage(str(saved[0])).width() == PICTURE_WIDTH
    assert saved[0].name in hall.words.text()


def test_a_folder_that_is_gone_is_said_in_words(hall: AnnouncementWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "_folder", Path("no-such-folder"))
    QTest.keyClick(hall.save, Qt.Key.Key_Return)
    assert "磁盘出错" in hall.words.text()


def test_the_keys_go_for_the_photograph_and_come_back_with_any_key(hall: AnnouncementWindow, qtbot: QtBot) -> None:
    hall.wake(10)
    qtbot.waitUntil(lambda: not hall.bar.isVisible(), timeout=1000)
    QTest.keyClick(hall, Qt.Key.Key_A)
    assert hall.bar.isVisible()


def test_a_picture_grows_with_what_it_says(desk: Desk, counting_case: Make) -> None:
    posts = tuple(Post(f"职位{i}", 1, ("阿卜杜热合曼江买买提吐尔逊艾合买提", "李秀英")) for i in range(8))
    declared(counting_case, posts=posts)
    said = AnnouncementWindow(desk, 1).said
    image = picture(said, modules_of(said))
    assert image.width() == PICTURE_WIDTH
    assert image.height() > 2000


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_the_keys_lie_on_nothing_that_is_announced(hall: AnnouncementWindow, size: tuple[int, int]) -> None:
    hall.showNormal()
    hall.resize(*size)
    hall.bar.hide()
    bare = hall.grab().toImage()
    assert hall.bar.geometry().bottom() == hall.height() - 1
    under = bare.copy(hall.bar.geometry())
    colours = {under.pixel(x, y) for x in range(0, under.width(), 3) for y in range(under.height())}
    assert colours == {QColor(LIGHT.ground).rgb()}
