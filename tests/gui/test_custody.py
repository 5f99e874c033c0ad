"""A case moves to another computer by keys: handed over, taken over there, taken back here; nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import counting, passphrases
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys
from buxuan_desktop.ui.custody.giving import HandOverDialog
from buxuan_desktop.ui.custody.meeting import CancelDialog, TakeDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.home.page import HomePage
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.program import make_window
from tests.gui.count_table import CaseMaker
from tests.gui.whole_words import whole
from tests.naming import WHO, name_all, pin, sit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
FOR_WANG = Ballot({"主任": PostMarks(("王建国",))})
SIZES = [(1366, 768), (1024, 680)]
Press = Callable[..., None]


class Computer:
    """A computer of its own: keeper, home, folder for cases, window."""

    def __init__(self, desk: Desk, folder: Path, qtbot: QtBot, patch: pytest.MonkeyPatch) -> None:
        self.desk, self.folder, self._patch = desk, folder, patch
        self.window = make_window(desk)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)

    def sit(self) -> "Computer":
        """Somebody works at this one now."""
        self._patch.setattr(dialogs, "case_folder", lambda: self.folder)
        self.window.show()
        settle(self.window)
        return self

    def open(self, path: Path) -> "Computer":
        open_case(self.sit().desk, path)
        return self


@pytest.fixture
def here(desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Computer:
    return Computer(desk, tmp_path / "here", qtbot, monkeypatch)


@pytest.fixture
def there(desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    other = Desk(desk.clock, "that-computer", tmp_path / "home there")
    yield Computer(other, tmp_path / "there", qtbot, monkeypatch)
    other.put(None)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: folder)
    monkeypatch.setattr("buxuan_desktop.ui.custody.giving.sticks", lambda _case: [])
    return folder


@pytest.fixture
def case(here: Computer, counting_case: CaseMaker, stick: Path) -> Case:
    """One ballot is keyed; the case's home is on screen."""
    made = counting_case()
    counting.cast(made, FOR_WANG)
    here.sit().desk.go_home()
    return made


def asked(kind: type[QDialog]) -> QDialog:
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    settle(found)
    return found


def settle(front: QWidget) -> None:
    """The keyboard is with it: without a window manager nobody gives a window back."""
    for _ in range(50):
        QApplication.processEvents()
        if QApplication.activeWindow() is front and QApplication.focusWidget() is not None:
            return
        front.activateWindow()
        QTest.qWait(5)


def none_asked() -> None:
    QApplication.processEvents()
    # Other tests leave windows behind.
    ours = [
        one for one in QApplication.topLevelWidgets() if type(one).__module__.startswith("buxuan_desktop.ui.custody")
    ]
    assert [one for one in ours if one.isVisible()] == []


def read(dialog: QDialog) -> str:
    return "".join(one.text() for one in dialog.findChildren(QLabel))


def home_of(computer: Computer) -> HomePage:
    computer.desk.go_home()
    page = computer.window.page
    assert isinstance(page, HomePage)
    return page


def ask(computer: Computer) -> HandOverDialog:
    """Open the question from the case's home by its button."""
    home_of(computer).custody.setFocus()
    QTest.keyClick(computer.window.page.custody, ENTER)
    dialog = asked(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    return dialog


def hand_over(computer: Computer, press: Press) -> Path:
    """The way people go: to whom, the stick, Enter."""
    dialog = ask(computer)
    press("镇办公室的电脑", ENTER, TAB, Qt.Key.Key_Space)
    target = Path(dialog.target.text())
    press(ENTER)
    none_asked()
    return target


def kinds(case: Case) -> list[str]:
    return [row.kind for row in case.file.rows()]


def test_there_it_goes_on_and_here_it_is_only_looked_at(
    here: Computer, there: Computer, case: Case, stick: Path, press: Press
) -> None:
    path = case.file.path
    target = hand_over(here, press)
    assert target == stick / "case-移交.buxuan"
    assert "读回核对过" in here.window.notice.text()
    assert "移交给“镇办公室的电脑”" in home_of(here).kept.text()
    with pytest.raises(Refusal, match="handed-over"):
        counting.cast(case, FOR_WANG)

    there.open(target)
    dialog = asked(TakeDialog)
    assert "2020-04-20" in read(dialog)
    assert "移交给“镇办公室的电脑”" in read(dialog)
    came = target.read_bytes()
    press(ENTER)
    none_asked()
    taken = there.desk.the_case
    assert taken.file.path == there.folder / target.name
    assert there.window.page is there.window.pages["count"]
    counting.cast(taken, FOR_WANG)
    assert taken.election.rounds[-1].tally.counts.valid == 2
    assert target.read_bytes() == came

    there.open(target)
    none_asked()
    assert there.desk.the_case.file.path == there.folder / target.name, "the stick once more: what went on here"
    here.sit().desk.put(None)
    here.open(path)
    asked(CancelDialog)
    press(ESCAPE)


def test_and_back_again_into_the_file_that_was_here(
    here: Computer, there: Computer, case: Case, press: Press, stick: Path
) -> None:
    path = case.file.path
    there.open(hand_over(here, press))
    asked(TakeDialog)
    press(ENTER)
    counting.cast(there.desk.the_case, FOR_WANG)
    back = hand_over(there, press)
    assert back == stick / "case-移交-2.buxuan"
    here.open(back)
    asked(TakeDialog)
    press(ENTER)
    assert here.desk.the_case.file.path == path
    assert kinds(here.desk.the_case).count("taken-over") == 2
    counting.cast(here.desk.the_case, FOR_WANG)


def test_what_never_arrived_is_taken_back_with_a_reason(here: Computer, case: Case, press: Press) -> None:
    target = hand_over(here, press)
    here.desk.put(None)
    here.open(target)
    dialog = asked(CancelDialog)
    assert here.desk.the_case.file.path == case.file.path, "its own file, not the one on the stick"
    press(ENTER)
    assert dialog.isVisible()
    assert "为什么" in dialog.missing.text()
    press("U盘丢失", ENTER)
    none_asked()
    assert "撤销" in here.window.notice.text()
    counting.cast(here.desk.the_case, FOR_WANG)
    assert kinds(here.desk.the_case)[-2:] == ["handover-cancelled", "ballot-cast"]


def test_escape_leaves_it_to_be_looked_at_and_the_home_asks_again(
    here: Computer, there: Computer, case: Case, press: Press
) -> None:
    target = hand_over(here, press)
    there.open(target)
    asked(TakeDialog)
    press(ESCAPE)
    none_asked()
    assert not there.folder.exists()
    assert "已经移交给" in there.window.notice.text()
    page = home_of(there)
    assert page.custody.text() == "在这台电脑上接着办…"
    settle(page.window())
    page.custody.setFocus()
    press(ENTER)
    asked(TakeDialog)
    press(ESCAPE)
    there.desk.put(None)
    page = home_of(here.sit())
    assert page.custody.text() == "撤销移交…"
    settle(page.window())
    page.custody.setFocus()
    press(ENTER)
    asked(CancelDialog)
    press(ESCAPE)


def test_what_cannot_be_written_hands_nothing_over_and_a_second_try_does(
    here: Computer, case: Case, stick: Path, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask(here)
    press(ENTER, ENTER)
    assert "移交给哪一台" in dialog.missing.text()
    press("镇里", ENTER)
    dialog.target.setText(str(stick / "gone" / "a.buxuan"))
    press(ENTER)
    assert "没有移交" in dialog.missing.text()
    assert "找不到文件夹" in dialog.missing.text()
    (stick / "letter.buxuan").write_bytes(b"dear all")
    dialog.target.setText(str(stick / "letter"))
    press(ENTER)
    assert "已经存在" in dialog.missing.text()
    assert (stick / "letter.buxuan").read_bytes() == b"dear all"
    assert "handed-over" not in kinds(case)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("buxuan_desktop.store.copies.write_image", full)
        dialog.target.setText(str(stick / "case.buxuan"))
        press(ENTER)
    assert "没有移交" in dialog.missing.text()
    assert kinds(case)[-2:] == ["handed-over", "handover-cancelled"]
    counting.cast(case, FOR_WANG)
    dialog.target.setFocus()
    press(ENTER)
    none_asked()
    assert kinds(case)[-1] == "handed-over"


def test_only_who_may_hands_it_over_and_the_taker_signs_in(
    here: Computer, there: Computer, case: Case, press: Press
) -> None:
    name_all(case)
    sit(case, "teller")
    page = home_of(here)
    assert not page.custody.isEnabled()
    assert "移交案卷" in page.custody.toolTip()
    sit(case, "clerk")
    target = hand_over(here, press)
    there.open(target)
    asked(TakeDialog)
    press(ENTER)
    assert there.window.locked
    settle(there.window)
    press(pin(WHO["clerk"]), ENTER)
    assert there.desk.the_case.seat == (WHO["clerk"],)
    here.sit().desk.put(None)
    here.open(case.file.path)
    asked(CancelDialog)
    press("对方没有来", ENTER)
    assert here.window.locked


def test_a_case_under_a_passphrase_asks_for_it(
    here: Computer, there: Computer, case: Case, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_ROUNDS", 1000)
    path = case.file.path
    here.desk.put(None)
    passphrases.rewrite(path, "", "Board7 rain & boat")
    here.open(path)
    target = hand_over(here, press)
    assert passphrases.is_encrypted(target)
    here.desk.put(None)
    typed = ["Board7 rain & boat"]
    monkeypatch.setattr("buxuan_desktop.ui.passphrase.asking.ask_passphrase", lambda *_, **__: typed.pop())
    there.open(target)
    asked(TakeDialog)
    press(ENTER)
    none_asked()
    counting.cast(there.desk.the_case, FOR_WANG)
    assert passphrases.is_encrypted(there.desk.the_case.file.path)
    assert typed == []


@pytest.mark.parametrize("size", SIZES)
def test_no_word_of_the_questions_is_cut(
    here: Computer, there: Computer, case: Case, stick: Path, press: Press, size: tuple[int, int]
) -> None:
    for one in (here, there):
        one.window.resize(*size)
    whole(here.window)
    dialog = ask(here)
    assert "现在正在计票" in read(dialog)
    dialog._propose(stick)
    whole(dialog)
    press("镇办公室的电脑", ENTER, ENTER)
    none_asked()
    whole(here.window)
    here.desk.put(None)
    here.open(case.file.path)
    whole(asked(CancelDialog))
    press(ESCAPE)
    there.open(stick / "case-移交.buxuan")
    whole(asked(TakeDialog))
    press(ESCAPE)
