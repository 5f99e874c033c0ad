"""What whoever sits at the computer may not do is grey on every page, and nothing that can be pressed is refused."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from buxuan_desktop.app.acts import action_of
from buxuan_desktop.app.permissions import Action, why_not
from buxuan_desktop.rules.permissions import MATRIX, allowed, leading
from buxuan_desktop.ui.button import button
from buxuan_desktop.ui.program import PAGES
from buxuan_desktop.ui.shell.window import Window
from tests.pressing import Pressed, buttons, press_all, put_away, quiet, refused, seated, words_of
from tests.walking import a_window, full, settle, walk

Faults = Mapping[str, list[str]]
ROLES = {
    "guide": ("guide",),
    "teller": ("teller", "watcher"),
    "issuer": ("issuer",),
    "clerk": ("clerk",),
    "nobody named": (),
}
"""Who sits down; a teller sits at the counting table with a scrutineer."""
PRESSING = ("guide", "teller", "issuer", "nobody named")
"""Who presses everything: those who may do little, and for what a press writes one who may do all."""
UNPRESSED = {
    "加上这句口令": "closes the case and writes its file anew",
    "结案…": "nothing can be written after it",
    "移交到另一台电脑…": "the case is another computer's after it",
    "改张数…": "the bundle that the next page shows agrees after it",
    "作废一遍重录…": "the same bundle has nothing to compare after it",
}
"""Buttons after which the walk could not go on."""
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module", params=ROLES)
def journey(request: pytest.FixtureRequest, walked: Path) -> Faults:
    """What is wrong anywhere, by kind; `seen` are the pages that were shown."""
    folder = walked / request.param
    folder.mkdir()
    found: defaultdict[str, list[str]] = defaultdict(list)
    sit_down = seated(*ROLES[request.param]) if ROLES[request.param] else lambda _window: None
    with pytest.MonkeyPatch.context() as patched:
        quiet(patched)
        # Whatever is typed into a line for a file's name.
        patched.chdir(folder)
        for name, window in walk(folder / "cases", seat=sit_down):
            if window.desk.case is None:
                continue
            found["seen"].append(window.shown)
            found["grey"] += [f"{name}: {one}" for one in _unlike_the_matrix(window)]
            for one in press_all(window, UNPRESSED) if request.param in PRESSING else ():
                found["refused"] += [f"{name}: {one.words}: {act.action}" for act in refused(one.written)]
                found["unnamed"] += [f"{name}: {one.words}: {act}" for act in _unnamed(window, one)]
    return found


def _unlike_the_matrix(window: Window) -> list[str]:
    """Buttons of the page that are grey and should not be, or the other way round, or that do not say why."""
    case = window.desk.the_case
    wrong = []
    for one in buttons(window.page):
        barred = any(why_not(case, action) is not None for action in one.acts)
        if bool(one.barred) is not barred or (barred and one.isEnabled()):
            wrong.append(f"{words_of(one)} is {'not ' if barred else ''}grey")
        if barred and not (one.toolTip() and one.accessibleDescription() == one.toolTip()):
            wrong.append(f"{words_of(one)} does not say why")
    return wrong


def _unnamed(window: Window, one: Pressed) -> list[str]:
    """What a press wrote without its button saying so beforehand."""
    wrote = leading(action_of(event, window.desk.election) for event in one.written)
    return [act.value for act in wrote - set(one.acts) if not MATRIX[act].unseated]


def test_every_page_with_a_case_was_seen(journey: Faults) -> None:
    assert set(PAGES) - set(journey["seen"]) <= {"start", "setup", "survey", "rollup", "practise"}


def test_a_button_is_grey_just_where_the_matrix_says_so(journey: Faults) -> None:
    assert not journey["grey"], "\n".join(sorted(set(journey["grey"])))


def test_nothing_that_can_be_pressed_is_refused_for_who_one_is(journey: Faults) -> None:
    assert not journey["refused"], "\n".join(sorted(set(journey["refused"])))


def test_whatever_a_press_writes_its_button_has_named(journey: Faults) -> None:
    assert not journey["unnamed"], "\n".join(sorted(set(journey["unnamed"])))


@pytest.fixture
def window(tmp_path_factory: pytest.TempPathFactory) -> object:
    folder = tmp_path_factory.mktemp("grey")
    with a_window(folder, (1366, 768)) as made:
        full(made, folder)
        yield made


def line(window: Window) -> str:
    """The quiet line of the page."""
    found = window.page.findChild(QLabel, "only-looks")
    return found.text() if isinstance(found, QLabel) and found.isVisible() else ""


def test_the_seat_decides_and_the_page_keeps_its_own_will(window: Window) -> None:
    window.desk.go("register")
    add = window.page.add
    assert add.isEnabled()
    add.setToolTip("Ctrl+N")
    for role, able in (("guide", False), ("clerk", True), ("teller", False), ("chair", True)):
        seated(role)(window)
        assert (add.isEnabled(), bool(line(window))) == (able, not able)
        assert (add.toolTip() == "Ctrl+N") is able
    add.setEnabled(False)
    for role in ("guide", "clerk"):
        seated(role)(window)
        assert not add.isEnabled()
    seated("guide")(window)
    add.setEnabled(True)
    assert not add.isEnabled()
    seated("clerk")(window)
    assert add.isEnabled()


def test_a_key_for_a_grey_button_is_refused_in_words(window: Window) -> None:
    seated("guide")(window)
    window.desk.show_records("meeting")
    settle()
    window.page.primary.setFocus()
    assert window.page.hasFocus()
    before = len(window.desk.election.access.refused)
    QTest.keyClick(window.page, Qt.Key.Key_Return)
    assert "指导人员" in window.notice.text()
    assert len(window.desk.election.access.refused) == before + 1
    QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.desk.election.access.refused) == before + 2


def test_the_line_is_calm(window: Window) -> None:
    seated("guide")(window)
    for page, told in (
        ("archive", "灰色的按钮"),
        ("register", "选民名单"),
        ("home", ""),
        ("papers", ""),
        ("access", ""),
    ):
        window.desk.go(page)
        assert (told in line(window)) if told else not line(window), page


def test_a_question_that_comes_back_to_somebody_else_is_grey_and_says_why(window: Window) -> None:
    seated("clerk")(window)
    window.desk.go("home")
    window.page.custody.click()
    asked = window.page.asked
    asked.confirm.needs(Action.HAND_OVER)
    window.guard.lock()
    assert not asked.isVisible()
    seated("guide")(window)
    assert asked.isVisible()
    assert not asked.confirm.isEnabled()
    found = asked.findChild(QLabel, "only-looks")
    assert "移交案卷" in found.text()
    put_away(window)


def test_nothing_is_looked_at_where_nobody_is_named(window: Window) -> None:
    asked = button("写", "plain", *Action)
    window.page.column.addWidget(asked)
    asked.show()
    settle()
    assert asked.isEnabled()
    assert not asked.toolTip()
    assert not window.rights._greyed


def test_the_clerk_may_press_what_the_matrix_gives_to_clerks(window: Window) -> None:
    seated("clerk")(window)
    made = {action: button("写", "plain", action) for action in Action}
    for one in made.values():
        window.page.column.addWidget(one)
        one.show()
    settle()
    assert {action for action, one in made.items() if one.isEnabled()} == {
        action for action in Action if allowed(action, "clerk") or MATRIX[action].unseated
    }
