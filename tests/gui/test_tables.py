"""Many tables through the window: files handed out, keyed on other laptops, handed back, taken back, settled."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.tables.page import TablesPage
from buxuan_desktop.ui.tables.ranges import numbers_in, ranged
from buxuan_desktop.ui.tables.strip import TableStrip
from tests.gui.bundle_hands import ENTER, A, B, entry, press, sit, tie
from tests.gui.conftest import DAY
from tests.gui.count_table import CaseMaker

C = ("郑平", "冯丽")
LOOKS = Path(".out/looks")


def shot(widget: QWidget, name: str) -> None:
    LOOKS.mkdir(parents=True, exist_ok=True)
    QApplication.processEvents()
    widget.grab().save(str(LOOKS / f"{name}.png"))


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that every question for a place is answered with."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: folder)
    monkeypatch.setattr("buxuan_desktop.ui.tables.where.sticks", lambda _case: [])
    return folder


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, counting_case: CaseMaker, stick: Path) -> Window:
    """The main case: two bundles of four and three papers are tied."""
    made = shown(qtbot, desk)
    counting_case()
    desk.go("count")
    tie(qtbot, made, 7, 4)
    return made


def shown(qtbot: QtBot, desk: Desk) -> Window:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def laptop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Window]]:
    """Another computer with its own window; `laptop("第1桌")`."""
    desks: list[Desk] = []

    def make(name: str) -> Window:
        disk = tmp_path / f"disk {name}"
        monkeypatch.setattr(dialogs, "case_folder", lambda: disk)
        desk = Desk(standing_at(DAY), f"laptop {name}", tmp_path / f"home {name}")
        desks.append(desk)
        return shown(qtbot, desk)

    yield make
    for desk in desks:
        desk.put(None)


def tables_of(window: Window) -> TablesPage:
    page = window.page
    assert isinstance(page, TablesPage)
    return page


def open_tables(qtbot: QtBot, window: Window) -> TablesPage:
    window.desk.go("bundles")
    window.page.tables.setFocus()
    press(qtbot, window, ENTER)
    return tables_of(window)


def written(window: Window, text: str) -> None:
    """Chinese, and full-width signs, come from the input method in one piece."""
    asked = getattr(window.page, "dialog", None)
    editor = asked.focusWidget() if asked is not None else window.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.insert(text)


def hand_out(qtbot: QtBot, window: Window, bundles: str, which: int) -> None:
    """From the page of the tables: the numbers of the bundles, first, second or both entries, the folder."""
    page = open_tables(qtbot, window)
    page.hall.give.setFocus()
    press(qtbot, window, ENTER)
    written(window, bundles)
    page.giving.entries.buttons[which - 1].setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    shot(window, "tables-giving")
    page.giving.write.setFocus()
    press(qtbot, window, ENTER)
    press(qtbot, window, "w")


def take_up(qtbot: QtBot, window: Window, file: Path) -> None:
    open_case(window.desk, file)
    page = tables_of(window)
    assert page.body.currentWidget() is page.taking
    assert window.focusWidget() is page.taking.begin
    shot(window, "table-taking")
    press(qtbot, window, ENTER)


def back(qtbot: QtBot, window: Window) -> None:
    """Enter on the bundles page hands back, Enter again asks where, W says it."""
    press(qtbot, window, ENTER)
    page = tables_of(window)
    assert page.body.currentWidget() is page.side
    assert window.focusWidget() is page.side.give_back
    press(qtbot, window, ENTER, "w")
    assert page.side.report.text().startswith("● 已写到 ")


def take_back(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, *files: Path) -> TablesPage:
    page = open_tables(qtbot, window)
    monkeypatch.setattr(dialogs, "ask_files", lambda *_: list(files))
    page.hall.take.setFocus()
    press(qtbot, window, ENTER)
    return page


def test_two_tables_key_one_pass_each_and_the_main_computer_compares(
    window: Window,
    laptop: Callable[[str], Window],
    stick: Path,
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_tables(qtbot, window)
    assert window.focusWidget() is page.hall.give
    shot(window, "tables-none")
    hand_out(qtbot, window, "1-2", 1)
    assert page.hall.done.text().startswith("● 第1桌的文件已写到 ")
    hand_out(qtbot, window, "１、２", 2)
    shot(window, "tables-out")
    one, two = sorted(stick.glob("*.buxuan"))
    assert (one.name, two.name) == ("case-第1桌.buxuan", "case-第2桌.buxuan")

    first = laptop("第1桌")
    take_up(qtbot, first, one)
    assert first.page is first.pages["bundles"]
    assert first.findChild(TableStrip).text().startswith("这是第1桌的计票文件，录完后交回主机")
    entry(qtbot, first, A, "112k")
    shot(first, "table-bundles")
    entry(qtbot, first, A, "121")
    assert first.page.go_on.text() == "回车　交回主机"
    shot(first, "table-all-keyed")
    back(qtbot, first)
    shot(first, "table-back")
    second = laptop("第2桌")
    take_up(qtbot, second, two)
    second.resize(1024, 680)
    sit(qtbot, second, B)
    press(qtbot, second, "1")
    shot(second, "table-counting")
    second.resize(1366, 768)
    press(qtbot, second, ENTER, "2", ENTER, "2", ENTER, "k", ENTER, Qt.Key.Key_F10)
    entry(qtbot, second, B, "121")
    back(qtbot, second)

    page = take_back(qtbot, window, monkeypatch, one, two)
    assert page.hall.refused.text() == ""
    assert "两遍一致，已确认 1 捆" in page.hall.done.text()
    code = tables_of(second).side.report.text().partition("核对号 ")[2].partition("。")[0]
    assert f"核对号 {code}" in page.hall.done.text(), "both computers show the same code"
    shot(window, "tables-back")
    current = desk.election.rounds[-1]
    assert current.tally.counts == Counts(3, 0, 0, 0)
    assert [slot.at for slot in current.table.bundle(1).count.open_slots] == [(2, 2)]
    page.hall.back.setFocus()
    press(qtbot, window, ENTER)
    shot(window, "tables-main-bundles")
    press(qtbot, window, ENTER)
    assert window.page is window.pages["differences"]
    press(qtbot, window, "1", "1")
    written(window, "孙梅")
    press(qtbot, window, ENTER)
    assert current.table.bundle(1).confirmed
    assert current.tally.counts == Counts(6, 0, 1, 0)
    assert verify(desk.the_case.file.path).faults == ()


def test_a_bundle_that_wandered_to_a_second_table_is_settled_by_keys(
    window: Window,
    laptop: Callable[[str], Window],
    stick: Path,
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for which in (1, 2, 1):
        hand_out(qtbot, window, "2", which)
    files = sorted(stick.glob("*.buxuan"))
    for file, people, papers in zip(files, (A, B, C), ("121", "121", "122"), strict=True):
        away = laptop(file.stem)
        take_up(qtbot, away, file)
        entry(qtbot, away, people, papers)
        back(qtbot, away)
    page = take_back(qtbot, window, monkeypatch, files[0], files[2], files[1])
    first, second = page.hall.cards.buttons
    assert (first.text(), second.text()) == ("以第1桌为准", "以第3桌为准")
    assert window.focusWidget() is first
    shot(window, "tables-twice")
    press(qtbot, window, ENTER)
    shot(page.dialog, "tables-choosing")
    press(qtbot, window, "1")
    written(window, "孙梅、何平")
    press(qtbot, window, ENTER)
    assert page.dialog is None
    bundle = desk.election.rounds[-1].table.bundle(2)
    assert bundle.confirmed
    (_, chosen), *_ = bundle.count.passed
    assert (chosen.table, chosen.by) == ("第1桌", ("孙梅", "何平"))
    assert page.hall.cards.buttons == []
    assert verify(desk.the_case.file.path).faults == ()


def test_the_same_person_at_two_tables_is_settled_by_keys(
    window: Window,
    laptop: Callable[[str], Window],
    stick: Path,
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for which in (1, 2):
        hand_out(qtbot, window, "2", which)
    files = sorted(stick.glob("*.buxuan"))
    for file, people in zip(files, (A, (A[0], C[0])), strict=True):
        away = laptop(file.stem)
        take_up(qtbot, away, file)
        entry(qtbot, away, people, "121")
        back(qtbot, away)
    page = take_back(qtbot, window, monkeypatch, *files)
    shot(window, "tables-same-person")
    press(qtbot, window, ENTER, "1")
    written(window, "孙梅")
    press(qtbot, window, ENTER)
    assert page.hall.cards.buttons == []
    count = desk.election.rounds[-1].table.bundle(2).count
    assert [(entry.begun.table, event.by) for entry, event in count.dropped] == [("第2桌", ("孙梅",))]
    desk.go("bundles")
    page = window.page
    page.overview.selectRow(1)
    page.overview.setFocus()
    entry(qtbot, window, B, "121")
    assert desk.election.rounds[-1].table.bundle(2).confirmed


def test_a_file_that_is_refused_is_said_and_the_others_are_taken(
    window: Window, laptop: Callable[[str], Window], stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_out(qtbot, window, "1", 1)
    hand_out(qtbot, window, "2", 1)
    one, two = sorted(stick.glob("*.buxuan"))
    away = laptop("第2桌")
    take_up(qtbot, away, two)
    entry(qtbot, away, A, "121")
    back(qtbot, away)
    page = take_back(qtbot, window, monkeypatch, one, two)
    assert "还没有办交回（第1桌）" in page.hall.refused.text()
    assert page.hall.done.text().startswith("● 第2桌　收回 1 捆 3 张")
    shot(window, "tables-refused")
    page.hall.list.selectRow(1)
    assert page.hall.release.isHidden(), "that table is back"
    page.hall.list.selectRow(0)
    page.hall.release.setFocus()
    press(qtbot, window, ENTER, "2")
    written(window, "孙梅")
    press(qtbot, window, ENTER)
    assert window.desk.election.rounds[-1].table.handed["第1桌"].released is not None
    assert "已经收回过（第2桌）" in take_back(qtbot, window, monkeypatch, two).hall.refused.text()
    assert take_back(qtbot, window, monkeypatch).hall.refused.text() == "", "nothing chosen, nothing said"


def test_a_table_file_on_the_wrong_computer_says_where_it_belongs(
    window: Window, laptop: Callable[[str], Window], stick: Path, qtbot: QtBot, desk: Desk
) -> None:
    main = desk.the_case.file.path
    hand_out(qtbot, window, "1", 1)
    (file,) = stick.glob("*.buxuan")
    open_case(desk, file)
    page = tables_of(window)
    assert "这台电脑就是主机" in page.taking.told.text()
    assert not page.taking.begin.isVisible()
    shot(window, "table-at-main")
    press(qtbot, window, ENTER)
    assert window.page is window.pages["start"]
    away = laptop("第1桌")
    take_up(qtbot, away, file)
    press(qtbot, away, ENTER)
    away.desk.go("tables")
    tables_of(away).side.give_back.setFocus()
    press(qtbot, away, ENTER, "w")
    third = laptop("别的电脑")
    open_case(third.desk, file)
    assert "这里只能查看" in tables_of(third).taking.told.text()
    open_case(desk, main)
    assert window.page is window.pages["bundles"]


def test_no_result_can_be_reached_in_a_table_file(
    window: Window, laptop: Callable[[str], Window], stick: Path, qtbot: QtBot
) -> None:
    hand_out(qtbot, window, "1", 1)
    (file,) = stick.glob("*.buxuan")
    away = laptop("第1桌")
    take_up(qtbot, away, file)
    page = away.page
    assert not page.print_it.isVisible()
    assert not page.resize_it.isVisible()
    entry(qtbot, away, A, "112k")
    press(qtbot, away, ENTER)
    assert isinstance(away.page, TablesPage), "what is keyed leads back to the main computer, to no verdict"
    away.desk.put(None)
    with Case.open(away.desk.home.parent / "disk 第1桌" / file.name, away.desk.clock, "x", away.desk.keeper) as case:
        assert case.election.rounds[-1].closed is None


def test_what_is_done_at_the_main_computer_is_said_at_a_table(
    window: Window, laptop: Callable[[str], Window], stick: Path, qtbot: QtBot
) -> None:
    hand_out(qtbot, window, "1", 1)
    (file,) = stick.glob("*.buxuan")
    away = laptop("第1桌")
    take_up(qtbot, away, file)
    sit(qtbot, away, A)
    page = away.page
    for key, words in ((Qt.Key.Key_F4, "认定和核对在主机上办"), (Qt.Key.Key_F7, "票箱的数字在主机上更正")):
        press(qtbot, away, key)
        assert away.page is page
        assert page.table.law.title.text() == words
    press(qtbot, away, "1", ENTER)
    assert page.keying.progress.keyed == 1, "the count goes on"


@pytest.mark.parametrize(
    ("numbers", "text"), [((), ""), ((3,), "3"), ((1, 2, 3, 7, 9, 10), "1–3、7、9–10"), ((2, 1, 2), "1–2")]
)
def test_numbers_in_words(numbers: tuple[int, ...], text: str) -> None:
    assert ranged(numbers) == text
    assert numbers_in(text) == tuple(sorted(set(numbers)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1-3，5", (1, 2, 3, 5)),
        ("１－３　７", (1, 2, 3, 7)),
        ("1至3、2~4", (1, 2, 3, 4)),
        ("3-1", None),
        ("第3捆", None),
        ("1-99999", None),
    ],
)
def test_numbers_as_people_write_them(text: str, numbers: tuple[int, ...] | None) -> None:
    assert numbers_in(text) == numbers
