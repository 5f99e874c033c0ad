"""A case with named people on the desk, and hands at it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from buxuan_desktop.app.case import Case
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.shell.window import Window
from tests.gui.access.hands import KEY, TELLER, WATCHER, settle
from tests.naming import name_all, pin


@pytest.fixture
def window(whole_window: Window) -> Window:
    QTest.qWaitForWindowActive(whole_window)
    return whole_window


@pytest.fixture
def case(window: Window, counting_case: Callable[..., Case]) -> Case:
    """Polls are closed, everybody is named, the clerk sits at the computer."""
    made = counting_case()
    name_all(made)
    return made


@pytest.fixture
def press(press: Callable[..., None], window: Window) -> Callable[..., None]:
    """The same where a question was on screen a moment ago: without a window manager nobody gives its window back."""

    def pressed(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            settle(window)
            press(key, modifier=modifier)

    return pressed


@pytest.fixture
def table(window: Window, case: Case, press: Callable[..., None]) -> CountPage:
    """Teller and scrutineer sat down by keys."""
    window.show_page("count")
    page = window.page
    assert isinstance(page, CountPage)
    press("hl", KEY.Key_Return, KEY.Key_Return, pin(TELLER), KEY.Key_Return)
    press(WATCHER, KEY.Key_Return, pin(WATCHER), KEY.Key_Return)
    assert case.seat == (TELLER, WATCHER)
    return page
