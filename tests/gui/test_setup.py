"""The wizard by keys alone: nothing is in a file before its last step, then all of it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.home.page import HomePage
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.day import DayPage
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.setup_electors import BY_LIST
from buxuan_desktop.ui.pages.start import StartPage
from buxuan_desktop.ui.shell.window import Window

MAKERS = {"start": StartPage, "setup": SetupPage, "home": HomePage, "day": DayPage, "count": Page, "verdict": Page}
HEAD = "姓名,性别,身份证号,小组\n"


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "补选案卷"
    monkeypatch.setattr(dialogs, "case_folder", lambda: folder)
    return folder


@pytest.fixture
def window(desk: Desk, cases: Path, qtbot: QtBot) -> Window:
    made = Window(desk, {name: make(desk) for name, make in MAKERS.items()})
    qtbot.addWidget(made)
    made.show()
    made.show_page("start")
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def setup_of(window: Window) -> SetupPage:
    page = window.pages["setup"]
    assert isinstance(page, SetupPage)
    return page


def fill_to(window: Window, step: int, posts: tuple[Post, ...] = (Post("主任", 1, ("王建国", "李秀英")),)) -> SetupPage:
    """Fill the wizard without keys up to a step, from 0."""
    window.desk.go("setup")
    page = setup_of(window)
    place, post_step, rules, electors, _ = page.steps
    place.place.setText("柳湾社区")
    place.body.value = "residents"
    post_step.cards[0].candidates.fill(posts[0].candidates)
    for post in posts[1:]:
        post_step.add(post)
    while page.here < step:
        if page.here == 2:
            for one in rules.asked.values():
                if one.value is None:
                    one.value = one._values[0]
        if page.here == 3:
            electors.count.value = 1000
        before = page.here
        page.go_on()
        assert page.here == before + 1, page.missing.text()
    return page


ENTER, TAB, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space


@pytest.mark.proves("B06", "C10")
def test_a_case_is_made_by_keys_alone(window: Window, desk: Desk, cases: Path, press: Callable[..., None]) -> None:
    assert window.page is window.pages["start"]
    # A newcomer is offered the tour first; the next button is a new case.
    press(TAB, ENTER)
    page = setup_of(window)
    assert window.page is page
    press("临河镇柳湾社区", TAB, DOWN, SPACE, ENTER)
    assert page.here == 1, page.missing.text()
    press("王𤇥", ENTER, "𨶒立杰", ENTER, "𰻝")
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.steps[1].cards[0].post.candidates == ("王𤇥", "𰻝", "𨶒立杰")
    press(ENTER, ENTER, ENTER)
    assert page.here == 2
    press(DOWN, SPACE, TAB, SPACE, ENTER)
    assert page.here == 3, page.missing.text()
    press("１０００", ENTER)
    assert page.here == 4, page.missing.text()
    assert not cases.exists(), "nothing is in a file before the last step"
    press("周敏", ENTER)
    assert window.page is window.pages["home"]
    press(ENTER)
    assert window.page is window.pages["day"], "who only counts is one key away from election day"
    election = desk.election
    assert election.case.place == "临河镇柳湾社区"
    assert election.case.profile["id"] == "CN-U-2018"
    assert election.case.options == {"overvote_scope": "post", "blank": "abstain"}
    assert election.posts["主任"].post == Post("主任", 1, ("王𤇥", "𰻝", "𨶒立杰"))
    assert election.registered == 1000
    assert desk.the_case.who == "周敏"
    assert desk.the_case.file.path == cases / "临河镇柳湾社区-2020-04-20.buxuan"
    assert not verify(desk.the_case.file.path).faults


def test_escape_leads_back_to_the_start_and_nothing_typed_is_lost(
    window: Window, desk: Desk, press: Callable[..., None]
) -> None:
    desk.go("setup")
    press("柳湾社区", TAB, SPACE, ENTER, Qt.Key.Key_Escape)
    page = setup_of(window)
    assert page.here == 0
    press(Qt.Key.Key_Escape)
    assert window.page is window.pages["start"]
    desk.go("setup")
    assert page.steps[0].place.text() == "柳湾社区"


def test_what_is_missing_is_said_and_the_cursor_put_there(
    window: Window, desk: Desk, press: Callable[..., None]
) -> None:
    desk.go("setup")
    page = setup_of(window)
    press(ENTER)
    assert "地点" in page.missing.text()
    assert QApplication.focusWidget() is page.steps[0].place
    press("柳湾社区", ENTER)
    assert "委员会" in page.missing.text()
    assert page.here == 0


@pytest.mark.proves("no-more-candidates-than-seats")
def test_too_few_candidates_and_undrawable_characters_are_said_while_one_types(
    window: Window, qtbot: QtBot, press: Callable[..., None]
) -> None:
    page = fill_to(window, 1, (Post("主任", 1),))
    step = page.steps[1]
    press("王建国\ue863")
    qtbot.waitUntil(lambda: "应当多于应选名额" in step.warnings.text)
    assert "U+E863" in step.warnings.text
    press(ENTER, "李秀英")
    qtbot.waitUntil(lambda: "应当多于应选名额" not in step.warnings.text)
    page.go_on()
    assert page.here == 2, "a warning does not stop"


def test_a_name_listed_twice_stops(window: Window) -> None:
    page = fill_to(window, 1, (Post("主任", 1, ("王建国", "王建国")),))
    page.go_on()
    assert page.here == 1
    assert "重复" in page.missing.text()


@pytest.mark.proves("overvote_scope", "blank", "same_person")
def test_only_what_the_rules_leave_open_is_asked_and_never_guessed(window: Window) -> None:
    page = fill_to(window, 2)
    rules = page.steps[2]
    assert list(rules.asked) == ["overvote_scope", "blank"]
    assert all(one.value is None for one in rules.asked.values())
    page.go_on()
    assert page.here == 2
    assert "请选定" in page.missing.text()


@pytest.mark.proves("overvote_scope", "same_person")
def test_what_a_law_gives_is_chosen_with_its_article_and_can_be_changed(window: Window) -> None:
    two = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 1, ("赵铁柱", "陈淑兰")))
    page = fill_to(window, 1, two)
    page.steps[0].body.value = "villagers"
    page.go_back()
    page.steps[0].day.day = date(2021, 4, 20)
    page.go_on()
    page.go_on()
    rules = page.steps[2]
    ids = [one.id for one in rules._choices]
    assert ids[0] == "CN-V-2018"
    rules.profile.setCurrentIndex(ids.index("ZJ-2020"))
    assert rules.asked["overvote_scope"].value == "ballot"
    assert rules.asked["same_person"].value == "void_ballot"
    assert "浙江省村民委员会选举办法" in rules.basis.text()
    rules.asked["same_person"].value = "separate"
    rules.asked["blank"].value = "void"
    page.go_on()
    assert page.draft.answers == {"same_person": "separate", "blank": "void"}
    assert page.draft.profile == "ZJ-2020"


@pytest.mark.proves("profile-not-in-force")
def test_a_law_not_in_force_stands_below_and_says_so(window: Window) -> None:
    page = fill_to(window, 2)
    rules = page.steps[2]
    place = next(i for i, one in enumerate(rules._choices) if one.id == "CN-U-2025")
    assert place > 0
    rules.profile.setCurrentIndex(place)
    assert "选举日不适用" in rules.state.text()


def test_a_list_with_faults_is_not_taken_over_by_half(window: Window, tmp_path: Path) -> None:
    page = fill_to(window, 3)
    step = page.steps[3]
    step.way.value = BY_LIST
    faulty = tmp_path / "名单.csv"
    faulty.write_text(HEAD + "王建国,男,,一组\n,女,,一组\n", encoding="utf-8")
    step.read(faulty)
    assert step.faults.item(0).text().startswith("A3")
    assert "name-empty" not in step.faults.item(0).text()
    page.go_on()
    assert page.here == 3
    assert page.draft.listed is None
    good = tmp_path / "名单2.csv"
    good.write_text(HEAD + "王建国,男,110101199003070054,一组\n李秀英,女,,二组\n", encoding="utf-8")
    step.read(good)
    assert step.faults.isHidden()
    page.go_on()
    page.steps[4].who.setText("周敏")
    page.go_on()
    election = window.desk.election
    assert [voter.name for voter in election.voters.values()] == ["王建国", "李秀英"]
    assert election.registered == 2


def test_a_file_that_is_there_is_never_overwritten(window: Window, cases: Path) -> None:
    cases.mkdir()
    there = cases / "柳湾社区-2020-04-20.buxuan"
    there.write_bytes(b"mine")
    page = fill_to(window, 4)
    assert Path(page.steps[4].path.text()) != there
    page.steps[4].who.setText("周敏")
    page.steps[4].path.setText(str(there))
    page.go_on()
    assert "没有覆盖" in window.notice.text()
    assert there.read_bytes() == b"mine"
    assert window.page is page


def test_a_second_case_begins_with_an_empty_wizard(window: Window) -> None:
    page = fill_to(window, 4)
    page.steps[4].who.setText("周敏")
    page.go_on()
    window.desk.go("setup")
    assert page.here == 0
    assert page.steps[0].place.text() == ""
    window.desk.go("start")
    assert window.pages["start"].who.text() == "周敏", "who sits here is asked once"


@pytest.mark.parametrize("step", range(5))
def test_nothing_is_cut_on_the_smallest_laptop(window: Window, qtbot: QtBot, step: int) -> None:
    page = fill_to(window, step)
    window.resize(1024, 680)
    qtbot.wait(50)
    for shown in page.findChildren(QWidget):
        if shown.isVisible() and shown.focusPolicy() != Qt.FocusPolicy.NoFocus and shown.parentWidget():
            right = shown.mapTo(window, shown.rect().bottomRight()).x()
            assert right <= window.width(), shown.accessibleName()
    bottom = page.primary.mapTo(window, page.primary.rect().bottomRight())
    assert bottom.y() <= window.height()


@pytest.mark.parametrize("step", range(5))
def test_every_editor_has_a_name_for_a_screen_reader(window: Window, step: int) -> None:
    page = fill_to(window, step)
    for shown in page.stack.currentWidget().findChildren(QWidget):
        if shown.isVisible() and shown.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = getattr(shown, "text", str)
            assert shown.accessibleName() or text(), type(shown).__name__


def test_going_back_forgets_no_answer(window: Window) -> None:
    posts = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("张三", "李四", "王五")))
    page = fill_to(window, 2, posts)
    rules = page.steps[2]
    chosen = {"overvote_scope": "ballot", "blank": "void", "same_person": "separate"}
    for name, value in chosen.items():
        rules.asked[name].value = value
    page.go_back()
    page.go_back()
    window.go_home()
    window.desk.go("setup")
    page.go_on()
    page.go_on()
    assert page.here == 2
    assert {name: one.value for name, one in rules.asked.items() if name in chosen} == chosen
    page.go_back()
    page.steps[1].cards[1].removed.emit()
    page.go_on()
    assert "same_person" not in rules.asked
    page.go_back()
    page.steps[1].add(posts[1])
    page.go_on()
    assert rules.asked["same_person"].value == "separate"
    page.go_on()
    assert page.draft.answers == chosen


def test_another_day_keeps_the_law_that_still_applies(window: Window) -> None:
    page = fill_to(window, 2)
    rules = page.steps[2]
    fitting = [place for place, one in enumerate(rules._choices) if one.fits and one.in_force]
    rules.profile.setCurrentIndex(fitting[-1])
    chosen = page.draft.profile
    page.go_back()
    page.go_back()
    page.steps[0].day.day = date(2020, 5, 1)
    page.go_on()
    assert page.draft.profile == chosen
    page.go_back()
    page.steps[0].day.day = date(2026, 5, 1)
    page.go_on()
    assert page.draft.profile != chosen, "a law that is no longer in force is not kept unseen"


def test_what_is_missing_is_said_until_it_is_there(window: Window, qtbot: QtBot) -> None:
    window.desk.go("setup")
    page = setup_of(window)
    page.go_on()
    assert "地点" in page.missing.text()
    page.missing.look_again()
    assert "地点" in page.missing.text()
    page.steps[0].place.setText("柳湾社区")
    qtbot.waitUntil(lambda: page.missing.text() == "", timeout=3000)


def test_a_path_that_was_written_stays(window: Window, tmp_path: Path) -> None:
    page = fill_to(window, 4)
    summary = page.steps[4]
    summary.path.setText(str(tmp_path / "别处.buxuan"))
    page.go_back()
    page.go_on()
    assert summary.path.text() == str(tmp_path / "别处.buxuan")


def test_the_cursor_goes_to_the_name_that_is_there_twice(window: Window) -> None:
    page = fill_to(window, 1)
    page.steps[1].cards[0].candidates.fill(("王建国", "李秀英", "王建国"))
    page.go_on()
    assert page.here == 1
    assert page.missing.text()
    assert QApplication.focusWidget() is page.steps[1].cards[0].candidates.edits[2]
