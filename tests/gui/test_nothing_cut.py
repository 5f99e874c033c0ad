"""On every page, on the smallest laptop and in the smallest window: no word is cut off, nothing lies outside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import places
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.program import add_board, make_window
from buxuan_desktop.ui.result.choosing import CERTIFICATE
from buxuan_desktop.ui.result.handing_out import HandOutDialog
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.shell.window import Window
from tests.gui.count_table import THREE, TWENTY
from tests.gui.whole_words import cut, whole

SIZES = [(1366, 768), (1024, 680)]
ONE = (Post("主任", 1, ("王建国", "李秀英")),)
pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.parametrize("size", SIZES)]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    made = make_window(desk)
    add_board(made)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    return made


def count_page(window: Window, make: Callable[..., Case], posts: tuple[Post, ...]) -> CountPage:
    make(posts=posts)
    window.show_page("count")
    page = window.page
    assert isinstance(page, CountPage)
    return page


def test_what_is_cut_is_found(qtbot: QtBot, size: tuple[int, int]) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(*size)
    word, names = QLabel("收回的选票", root), QListWidget(root)
    names.addItem("第 1 号　村民 丁一　等待答复")
    names.resize(400, 100)
    names.move(0, 100)
    word.adjustSize()
    root.show()
    assert list(cut(root)) == []
    word.resize(20, word.height())
    assert len(list(cut(root))) == 1, "a word"
    names.resize(60, 100)
    assert len(list(cut(root))) > 1, "a line of a list"
    names.hide()
    word.adjustSize()
    assert list(cut(root)) == []
    word.move(0, root.height())
    assert len(list(cut(root))) == 1, "what lies outside"
    with pytest.raises(AssertionError, match="nothing to look at"):
        whole(root)


def test_start_and_wizard(window: Window) -> None:
    whole(window)
    window.show_page("setup")
    page = window.page
    assert isinstance(page, SetupPage)
    page.go_on()
    whole(window)
    page.steps[0].place.setText("临河镇柳湾社区")
    page.steps[0].body.value = "residents"
    page.go_on()
    page.steps[1].cards[0].candidates.fill(("王建国", "李秀英"))
    page.steps[1].add(Post("委员", 2, ("张三", "李四", "阿卜杜热合曼·买买提吐尔逊·艾合买提江")))
    page.steps[1].look_over()
    whole(window)
    page.go_on()
    page.go_on()
    whole(window)
    for one in page.steps[2].asked.values():
        one.value = one._values[0]
    page.go_on()
    whole(window)
    page.steps[3].count.value = 1000
    page.go_on()
    whole(window)
    page.steps[4].who.setText("周敏")
    page.go_on()
    assert window.page is window.pages["home"]
    whole(window)
    window.page.go_on()
    assert window.page is window.pages["day"]
    whole(window)
    window.page.boxes.add("东头投票站", "station")
    window.page.boxes.rows[0].issued.value = 10
    window.page.boxes.rows[0].recovered.value = 11
    window.page.go_on()
    whole(window)


@pytest.mark.parametrize("posts", [ONE, THREE, TWENTY], ids=["one", "three", "twenty"])
def test_the_counting_table(window: Window, counting_case: Callable[..., Case], posts: tuple[Post, ...]) -> None:
    page = count_page(window, counting_case, posts)
    whole(window)
    page.seat("周敏", "韩立")
    whole(window)
    page.press("1")
    whole(window)
    page.toggle_board()
    whole(window)
    page.press("enter")
    page.change_seats()
    whole(window)
    page.seats.left.emit()
    window.show_page("correct")
    whole(window)


@pytest.mark.parametrize("key", ["f", "l", "c", "m", "f10"])
def test_questions_at_the_table(
    window: Window, counting_case: Callable[..., Case], key: str, size: tuple[int, int]
) -> None:
    page = count_page(window, counting_case, ONE)
    page.seat("周敏", "韩立")
    page.press("1")
    page.press("enter")
    page.press(key)
    whole(page.dialog)
    assert page.dialog.height() <= size[1]
    assert page.dialog.width() <= size[0]


@pytest.mark.parametrize("posts", [ONE, THREE, TWENTY], ids=["one", "three", "twenty"])
def test_result_and_paper(
    window: Window, qtbot: QtBot, counting_case: Callable[..., Case], posts: tuple[Post, ...]
) -> None:
    page = count_page(window, counting_case, posts)
    page.seat("周敏", "韩立")
    marks = {post.title: PostMarks(post.candidates[: post.seats]) for post in posts}
    case = window.desk.the_case
    counting.cast_many(case, [(Ballot(marks), 510), (Ballot({}), 7)])
    closing.close_count(case)
    closing.declare_result(case)
    window.show_page("verdict")
    page = window.page
    qtbot.waitUntil(lambda: page.checks.file.state == "good", timeout=5000)
    whole(window)
    window.show_page("print")
    whole(window)
    page = window.page
    assert isinstance(page, PrintPage)
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    while page.jobs[page.list.currentRow()].kind != CERTIFICATE:
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    page.choices.overprint.click()
    qtbot.waitUntil(page.choices.offset.isVisible)
    whole(window)
    page.choices.paper.paper.setFocus()
    QTest.keyClick(page.choices.paper.paper, Qt.Key.Key_End)
    qtbot.waitUntil(page.choices.paper.own.isVisible)
    whole(window)
    dialog = HandOutDialog(window.desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    whole(dialog)


def test_a_void_round(window: Window, counting_case: Callable[..., Case]) -> None:
    page = count_page(window, counting_case, ONE)
    page.seat("周敏", "韩立")
    case = window.desk.the_case
    counting.cast_many(case, [(Ballot({"主任": PostMarks(("王建国",))}), 400)])
    closing.close_count(case, {"boxes-recovered-differ": "测试"})
    closing.declare_result(case)
    window.show_page("verdict")
    whole(window)
    window.show_page("day")
    whole(window)


def test_the_day(window: Window, counting_case: Callable[..., Case], tmp_path: Path) -> None:
    counting_case()
    given = setup.Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="representatives",
        election_day=window.desk.clock().date(),
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper="this-computer",
    )
    case = setup.open_case(tmp_path / "day.buxuan", given, window.desk.clock, "周敏")
    setup.set_posts(case, ONE)
    name = "阿卜杜热合曼·买买提吐尔逊·艾合买提江"
    setup.register(case, [setup.Elector(name, "男", f"第{number}小组") for number in range(1, 9)])
    window.desk.put(case)
    for name in ("places", "rollcall", "kit"):
        window.show_page(name)
        whole(window)
    places.begin(case, "first")
    places.open_place(case, "中心会场", "hall", 9, ("周敏", "吴大有"))
    places.open_place(case, "三组投票站", "station", 9, ("周敏", "吴大有"), paper=True)
    window.show_page("checkin")
    whole(window)
    QTest.keyClicks(window.page.search, "3")
    whole(window)
    window.page.tell_turnout()
    whole(window)
    window.page.ask_heads()
    whole(window)
    window.show_page("rollcall")
    whole(window)
    window.show_page("places")
    whole(window)
    for place in ("中心会场", "三组投票站"):
        places.close_place(case, place, 8, ("0012", "0013"), ("周敏", "吴大有"), "11:00")
        window.page.refresh(place)
        whole(window)
