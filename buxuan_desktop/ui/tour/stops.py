"""The stops of the tour: what is done to come there, what is pointed at, and what is said."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.practice import count_sample
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.start import StartPage
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.result.verdict import VerdictPage
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage

_REGISTER = 3
_KEY = "1"
P = TypeVar("P", bound=QWidget)


class Stop(msgspec.Struct, frozen=True):
    """`come` brings the window there and gives the widget that the bubble points at."""

    title: str
    words: str
    come: Callable[[Window], QWidget]


def _shown(window: Window, kind: type[P]) -> P:
    """The page on screen, which the stop before has led to."""
    page: QWidget = window.page
    if not isinstance(page, kind):
        raise TypeError(f"the tour came to {page}")
    return page


def _start(window: Window) -> QWidget:
    window.show_page("start")
    return _shown(window, StartPage).primary


def _setup(window: Window) -> QWidget:
    window.show_page("setup")
    return _shown(window, SetupPage).dots


def _stage(window: Window) -> QWidget:
    window.desk.show_stage(_REGISTER)
    return _shown(window, StagePage).list


def _paper(window: Window) -> QWidget:
    window.show_page("count")
    return _shown(window, CountPage).table.sheet


def _marked(window: Window) -> QWidget:
    page = _shown(window, CountPage)
    page.press(_KEY)
    return page.table.law


def _stored(window: Window) -> QWidget:
    page = _shown(window, CountPage)
    page.press("enter")
    page.toggle_board()
    return page.table.side


def _verdict(window: Window) -> QWidget:
    _shown(window, CountPage).toggle_board()
    count_sample(window.desk.the_case)
    window.show_page("verdict")
    return _shown(window, VerdictPage).area


def _print(window: Window) -> QWidget:
    window.show_page("print")
    return _shown(window, PrintPage).list


STOPS = (
    Stop("从这里开始", "一场补选，一份案卷。新的补选，按“新建案卷”。现在看的是一场样例选举。", _start),
    Stop("五步建好案卷", "一步一页：地点、职位、规则、选民、核对。最后一步才存进文件。", _setup),
    Stop("每个阶段一页", "左边是要办的事，右边是还缺什么、依据哪一条。每张卡片上有“怎么办”。", _stage),
    Stop("计票：看着纸票按键", f"纸票赞成王建国，他前面是 {_KEY}，就按 {_KEY}。按回车，程序替您按一下。", _paper),
    Stop("按了一下", "圈画上了。下面马上说这张票算不算、为什么。和纸票一样，就按回车存入。", _marked),
    Stop("存进案卷，大家看得见", "票已经写进案卷，停电也不会丢。旁边是正字计票板，可以投到大屏上。", _stored),
    Stop("结果", "517张票数完了。谁当选，当选线是多少，依据哪一条，都在这里。", _verdict),
    Stop("打印", "报告单、计票单、证书，选一份，按“打印”。忘了怎么办，随时按 F1。", _print),
)
"""From an empty desk to paper; each begins where the one before has left off."""
