"""The same for every page of every stage before and after the vote, in a case of long names, empty and filled."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.stage_sections import OWN_PAGES, TOWNSHIP_PAGES, sections_of
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.ui.candidates.review import ReviewPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.matters.page import MattersPage
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.papers.page import PapersPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.register.importing import ImportPage
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.words.forms import all_words
from tests import auditing, community
from tests.gui.test_nothing_cut import SIZES
from tests.gui.whole_words import whole

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.parametrize("size", SIZES)]
STAGES = tuple(sorted(set(OWN_PAGES) | {words.stage for words in all_words().values()} - {7, 8}))
PLACE = "临河镇阿依库勒柯尔克孜民族团结示范社区第十二居民小组联合片区"
EVE = community.on_day(date(2020, 4, 19))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    desk.clock = EVE
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    return made


def begun(window: Window, tmp_path: Path) -> Case:
    """Nothing is written down yet."""
    case = community.open_community(tmp_path / "a.buxuan", window.desk.clock, (), PLACE)
    window.desk.put(case)
    return case


def full(window: Window, tmp_path: Path) -> Case:
    """The eve of the vote, with an audit."""
    case = community.before_the_vote(tmp_path / "a.buxuan", PLACE, window.desk.clock)
    records.add_all(case, (*auditing.whole(), *community.AFTER))
    records.add(case, BodyMember(body="branch", name=community.LONG, office="head"))
    window.desk.put(case)
    return case


CASES = {"begun": begun, "full": full}
either = pytest.mark.parametrize("make", CASES.values(), ids=CASES)


@either
def test_home_and_timetable(window: Window, tmp_path: Path, make: type) -> None:
    make(window, tmp_path)
    for name in ("home", "calendar"):
        window.desk.go(name)
        whole(window)


@either
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_and_its_own_pages(window: Window, tmp_path: Path, make: type, stage: int) -> None:
    make(window, tmp_path)
    window.desk.show_stage(stage)
    for place in range(len(sections_of(stage))):
        window.page.list.setCurrentRow(place)
        whole(window)
    for section in OWN_PAGES.get(stage, ()):
        window.desk.stage = stage
        window.desk.go(section.page)
        whole(window)


@pytest.mark.parametrize("tag", all_words())
def test_the_records_of_a_kind(window: Window, tmp_path: Path, tag: str) -> None:
    full(window, tmp_path)
    window.desk.show_records(tag)
    page = window.page
    if not isinstance(page, RecordsPage):
        return
    whole(window)
    page.start_new()
    page.write()
    whole(window)


@pytest.mark.parametrize("stage", STAGES)
def test_the_papers_of_a_stage(window: Window, tmp_path: Path, stage: int) -> None:
    full(window, tmp_path)
    window.desk.show_stage(stage)
    window.desk.go("papers")
    page = window.page
    assert isinstance(page, PapersPage)
    whole(window)
    page.list.setCurrentRow(page.list.count() - 1)
    whole(window)


def test_a_list_with_faults_and_a_review_with_a_long_name(window: Window, tmp_path: Path) -> None:
    full(window, tmp_path)
    window.desk.go("register-import")
    page = window.page
    assert isinstance(page, ImportPage)
    page.read(community.faulty_list(tmp_path / "柳湾社区选民登记册第二次报来的表.xlsx"))
    whole(window)
    window.desk.go("review")
    review = window.page
    assert isinstance(review, ReviewPage)
    review.person.setCurrentIndex(review.person.count() - 1)
    for place in range(review.list.count()):
        review.list.setCurrentRow(place)
        whole(window)
    window.desk.go("official")
    window.page.write()
    whole(window)


def test_the_register_of_matters_unlocked(window: Window, tmp_path: Path) -> None:
    full(window, tmp_path)
    window.desk.go("matters")
    page = window.page
    assert isinstance(page, MattersPage)
    for edit in (page.lock.passphrase, page.lock.again):
        edit.setText("一个很长很长的口令")
    page.lock.open.click()
    assert not page.lock.isVisible()
    whole(window)


@pytest.mark.parametrize("section", TOWNSHIP_PAGES, ids=[one.page for one in TOWNSHIP_PAGES])
def test_the_pages_of_the_township(window: Window, section: type) -> None:
    window.desk.go(section.page)
    whole(window)
