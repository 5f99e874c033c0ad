"""The register's pages on the smallest laptop and in the smallest window: no word is cut off."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.register import lines, posting
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from tests.gui.test_nothing_cut import SIZES, whole
from tests.making import DAY
from tests.registering import id_number, listed

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.parametrize("size", SIZES)]
LONG = "阿卜杜热合曼·买买提吐尔逊·艾合买提江·阿布都热西提"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, size: tuple[int, int], tmp_path: Path) -> Window:
    case = listed(tmp_path / "a.buxuan", 60, keeper="this-computer")
    lines.add(case, lines.Line(LONG, "男", "第十二村民小组", "newcomer"))
    desk.put(case)
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    return made


def test_list_and_forms(window: Window) -> None:
    window.show_page("register")
    page = window.page
    whole(window)
    page.search.setText("abd")
    page.open_change()
    whole(window)
    page.form.taken.emit()
    whole(window)
    page._cancel()
    page.open_strike()
    whole(window)
    page._cancel()
    lines.strike(window.desk.the_case, 3, "died", "四月二日")
    page.arrive()
    page.open_struck()
    whole(window)
    posting.publish(window.desk.the_case, DAY, "村务公开栏")
    page.open_adding()
    page.form.taken.emit()
    whole(window)


def test_import(window: Window, tmp_path: Path) -> None:
    window.show_page("register-import")
    whole(window)
    book = openpyxl.Workbook()
    for row in (
        ["姓名", "性别", "身份证号", "小组", "手机"],
        [LONG, "男", id_number(90), "1组", "13900001111"],
        ["", "男"],
    ):
        book.active.append(row)
    book.create_sheet("二组").append(["姓名"])
    book.save(tmp_path / "很长很长的名单文件名字.xlsx")
    window.page.read(tmp_path / "很长很长的名单文件名字.xlsx")
    whole(window)


@pytest.mark.parametrize("name", ["register-posting", "register-cards", "register-compare"])
def test_the_other_pages(window: Window, name: str) -> None:
    window.show_page(name)
    whole(window)
    if name == "register-posting":
        page = window.page
        page.where.setText("村务公开栏")
        page.write_posted()
        lines.strike(window.desk.the_case, 2, "moved-out")
        page.arrive()
        page.write_posted()
        whole(window)
        page.close_list()
        page.open_list()
        whole(window)


def test_the_stage(window: Window) -> None:
    window.desk.show_stage(3)
    whole(window)


def test_names_have_the_room_of_a_class_that_nobody_has(window: Window, size: tuple[int, int]) -> None:
    window.show_page("register")
    table = window.page.table
    wide = size[0] > 1100
    assert table.isColumnHidden(4) is not wide, "somebody is a newcomer"
    lines.strike(window.desk.the_case, 61, "error")
    window.show_page("home")
    window.show_page("register")
    assert table.isColumnHidden(4)
