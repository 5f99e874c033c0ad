"""A passphrase by real keys: chosen at set-up, asked for at opening, given and taken off later."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import passphrases
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.store import keys
from buxuan_desktop.store.unlocking import is_encrypted, offered
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.setup_summary import SummaryStep
from buxuan_desktop.ui.pages.start import StartPage, open_case
from buxuan_desktop.ui.passphrase.asking import ChooseDialog, OpenDialog
from buxuan_desktop.ui.passphrase.page import PassphrasePage
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.gui.count_table import CaseMaker
from tests.gui.whole_words import whole
from tests.naming import named, sit

WORDS, OTHER = "Board7 rain & boat", "Another, 9 stones"
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
MAKERS: dict[str, Callable[[Desk], Page]] = {
    "start": StartPage,
    "setup": SetupPage,
    "stage": StagePage,
    "passphrase": PassphrasePage,
    "home": Page,
    "day": Page,
    "count": Page,
    "verdict": Page,
}
SIZES = [(1366, 768), (1024, 768)]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_ROUNDS", 1000)
    keys.forget()


@pytest.fixture
def window(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    made = Window(desk, {name: make(desk) for name, make in MAKERS.items()})
    qtbot.addWidget(made)
    made.show()
    made.show_page("start")
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def type_in(qtbot: QtBot, edit: QWidget, text: str, *then: Qt.Key) -> None:
    qtbot.keyClicks(edit, text)
    for key in then:
        qtbot.keyClick(edit, key)


def at_the_last_step(window: Window) -> SummaryStep:
    window.desk.go("setup")
    page = window.pages["setup"]
    assert isinstance(page, SetupPage)
    place, posts, rules, electors, last = page.steps
    place.place.setText("柳湾社区")  # type: ignore[attr-defined]
    place.body.value = "residents"  # type: ignore[attr-defined]
    posts.cards[0].candidates.fill(("王建国", "李秀英"))  # type: ignore[attr-defined]
    for one in (1, 2, 3, 4):
        if page.here == 2:
            for asked in rules.asked.values():  # type: ignore[attr-defined]
                asked.value = asked._values[0] if asked.value is None else asked.value
        if page.here == 3:
            electors.count.value = 1000  # type: ignore[attr-defined]
        page.go_on()
        assert page.here == one, page.missing.text()
    assert isinstance(last, SummaryStep)
    last.who.setText("周敏")
    return last


def chosen(step: SummaryStep, qtbot: QtBot) -> ChooseDialog:
    step.protect.setFocus()
    qtbot.keyClick(step.protect, ENTER)
    return next(one for one in step.findChildren(ChooseDialog) if one.isVisible())


def test_at_set_up_a_passphrase_is_offered_explained_and_taken(window: Window, desk: Desk, qtbot: QtBot) -> None:
    step = at_the_last_step(window)
    assert "捡到的人都能看" in step.protection.text()
    dialog = chosen(step, qtbot)
    said = "".join(one.text() for one in dialog.findChildren(QLabel))
    for part in ("丢了", "谁也打不开", "信封"):
        assert part in said
    whole(dialog)
    type_in(qtbot, dialog.new.first, "1234567", ENTER)
    type_in(qtbot, dialog.new.again, "1234567", ENTER)
    assert "口令太短" in dialog.missing.text()
    dialog.new.clear()
    type_in(qtbot, dialog.new.first, "19680412")
    assert "太容易猜" in dialog.new.strength.text()
    dialog.new.clear()
    type_in(qtbot, dialog.new.first, WORDS, ENTER)
    assert "不容易猜" in dialog.new.strength.text()
    assert dialog.new.first.echoMode() == QLineEdit.EchoMode.Password
    type_in(qtbot, dialog.new.again, WORDS + "x", ENTER)
    assert "不一样" in dialog.missing.text()
    qtbot.keyClick(dialog.new.again, Qt.Key.Key_Backspace)
    qtbot.keyClick(dialog.new.again, ENTER)
    assert "会加口令" in step.protection.text()
    window.pages["setup"].go_on()  # type: ignore[attr-defined]
    path = desk.the_case.file.path
    assert is_encrypted(path)
    assert "柳湾社区".encode() not in path.read_bytes()
    desk.put(None)
    with offered(WORDS):
        assert verify(path).faults == ()


def test_without_it_a_case_is_made_as_before_and_a_chosen_one_can_be_let_go(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    step = at_the_last_step(window)
    dialog = chosen(step, qtbot)
    type_in(qtbot, dialog.new.first, WORDS, ENTER)
    type_in(qtbot, dialog.new.again, WORDS, ENTER)
    again = chosen(step, qtbot)
    again.none.setFocus()
    qtbot.keyClick(again.none, ENTER)
    assert "不加口令的" in step.protection.text()
    window.pages["setup"].go_on()  # type: ignore[attr-defined]
    assert not is_encrypted(desk.the_case.file.path)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut(window: Window, desk: Desk, counting_case: CaseMaker, size: tuple[int, int]) -> None:
    window.resize(*size)
    step = at_the_last_step(window)
    whole(step)
    counting_case()
    desk.go("passphrase")
    QApplication.processEvents()
    whole(window.pages["passphrase"])


@pytest.fixture
def shut(counting_case: CaseMaker, desk: Desk) -> Path:
    """A case under `WORDS` that nobody has open."""
    path = counting_case().file.path
    desk.put(None)
    passphrases.rewrite(path, "", WORDS)
    keys.forget()
    return path


def answering(qtbot: QtBot, *typed: str) -> list[str]:
    """Type these into the questions that come, one after the other; what each of them said is given."""
    said: list[str] = []
    waiting = [*typed]

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, OpenDialog):
            QTimer.singleShot(10, answer)
            return
        said.append(dialog.missing.text())
        one = waiting.pop(0)
        if waiting:
            QTimer.singleShot(10, answer)
        if one:
            qtbot.keyClicks(dialog.passphrase, one)
            qtbot.keyClick(dialog.passphrase, ENTER)
        else:
            qtbot.keyClick(dialog, ESCAPE)

    QTimer.singleShot(0, answer)
    return said


def test_opening_asks_and_a_wrong_one_is_refused_in_words(window: Window, desk: Desk, shut: Path, qtbot: QtBot) -> None:
    before = shut.read_bytes()
    said = answering(qtbot, "wrong", WORDS)
    open_case(desk, shut)
    assert said == ["", "口令不对，没有打开。请看清大小写和输入法，再输入一次。"]
    assert desk.the_case.election.case.place == "临河镇柳湾社区"
    desk.put(None)
    assert shut.read_bytes()[:16] == before[:16]
    again = answering(qtbot, "")
    open_case(desk, shut)
    assert again == [""]
    assert desk.case is None, "once closed it is asked for again"
    assert "加了口令" in window.notice.text()


def test_proving_a_file_asks_too(window: Window, shut: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: shut)
    page = window.pages["start"]
    assert isinstance(page, StartPage)
    answering(qtbot, WORDS)
    qtbot.keyClick(page.verify, ENTER)
    assert "核对通过" in page.answer.line.text()


def test_given_changed_and_taken_off_later(window: Window, desk: Desk, counting_case: CaseMaker, qtbot: QtBot) -> None:
    path = counting_case().file.path
    head = desk.the_case.file.head
    desk.show_stage(0)
    stage = window.pages["stage"]
    assert isinstance(stage, StagePage)
    stage.list.setCurrentRow([one.title for one in stage.sections].index("案卷口令"))
    qtbot.keyClick(stage.list, ENTER)
    page = window.page
    assert isinstance(page, PassphrasePage)
    assert "没有加口令" in page.state.text()
    assert not page.take_off.isVisible()
    type_in(qtbot, page.new.first, WORDS, ENTER)
    type_in(qtbot, page.new.again, WORDS, ENTER)
    assert is_encrypted(path)
    assert desk.the_case.file.head == head
    assert "核对通过" in window.notice.text()
    assert "已经加了口令" in page.state.text()
    type_in(qtbot, page.old, "wrong", ENTER)
    type_in(qtbot, page.new.first, OTHER, ENTER)
    type_in(qtbot, page.new.again, OTHER, ENTER)
    assert "口令不对" in page.missing.text()
    assert desk.the_case.file.head == head, "the case is open again as it was"
    type_in(qtbot, page.old, WORDS, ENTER)
    type_in(qtbot, page.new.first, OTHER, ENTER)
    type_in(qtbot, page.new.again, OTHER, ENTER)
    assert page.missing.text() == ""
    type_in(qtbot, page.old, OTHER)
    qtbot.keyClick(page.take_off, ENTER)
    assert not is_encrypted(path)
    assert desk.the_case.file.head == head
    qtbot.keyClick(page, ESCAPE)
    assert window.page is stage


def test_posts_are_still_what_they_were(desk: Desk, shut: Path) -> None:
    with offered(WORDS):
        open_case(desk, shut)
    assert desk.election.posts["主任"].post == Post("主任", 1, ("王建国", "李秀英"))


@pytest.mark.proves("C17")
def test_only_the_clerk_may(window: Window, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    case = named(tmp_path / "named.buxuan")
    sit(case, "chair")
    desk.put(case)
    desk.go("passphrase")
    page = window.page
    assert isinstance(page, PassphrasePage)
    assert not page.primary.isEnabled()
    assert "经办人" in page.primary.toolTip()
    type_in(qtbot, page.new.first, WORDS, ENTER)
    type_in(qtbot, page.new.again, WORDS, ENTER)
    assert not is_encrypted(case.file.path)
    assert [(one.action, one.why) for one in case.election.access.refused] == [("set-passphrase", "role-may-not")]
