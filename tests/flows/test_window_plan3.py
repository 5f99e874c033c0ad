"""Plan 3 as its text gives it, from the vacancy to the sealed boxes, through the window by keys alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.rules.checks.calendar import calendar_findings
from buxuan_desktop.ui.candidates.review import ReviewPage
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.day import DayPage
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.setup_electors import ElectorsStep
from buxuan_desktop.ui.pages.setup_rules import RulesStep
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.register.importing import ImportPage
from buxuan_desktop.ui.register.posting import PostingPage
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from tests.flows.plan3_hands import choose, open_matter, put, write
from tests.flows.window_hands import cursor, press, press_key, tab_to, window_on
from tests.planning import PLAN_THREE
from tests.unit.rules.test_calendar_findings import IN_PLAN_THREE

DAY = date(2020, 4, 20)
_FIRST = "王建国 李秀英 赵铁柱 单志强 陈淑兰 欧阳晓明 古丽娜尔 马富贵 周敏 吴大有"
_OTHERS = "孙桂英 郑小军 冯玉梅 褚卫东 卫兰香 蒋国庆 沈丽华 韩立 杨振华 朱秋菊"
PEOPLE = tuple(f"{_FIRST} {_OTHERS}".split())
WRITTEN = {
    "补选工作方案",
    "选举工作日程表",
    "选举委员会名单公告",
    "成员辞职表",
    "会议记录",
    "选民名单公告",
    "候选人条件公告",
    "正式候选人名单公告",
    "候选人资格联合审查表",
    "投票时间和地点公告",
    "选举工作人员名单公告",
    "流动票箱投票名单公告",
    "委托投票名单公告",
    "无效选票认定规则公告",
    "选票",
    "选举大会主持词",
}
HALL, BOX = "中心会场", "流动票箱一"


pytestmark = pytest.mark.qt_log_ignore("does not support")


def day(month: int, number: int) -> date:
    return date(2020, month, number)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    with window_on(qapp, DAY, tmp_path / "home") as made:
        yield made


def on(window: Window, name: str) -> bool:
    return window.page is window.pages[name]


def set_up(window: Window) -> None:
    """A residents' case under the law of 2018 and plan 3, one 主任, no candidates and no electors yet."""
    press("⇥⏎")  # past the tour that a newcomer is offered
    press("临河镇柳湾社区⇥↓␣⏎")
    press("⏎⏎")
    setup = window.page
    assert isinstance(setup, SetupPage)
    rules = next(step for step in setup.steps if isinstance(step, RulesStep))
    tab_to(rules.overlays["S3"])
    press("␣⇥")
    press("↓␣⇥␣⏎")
    electors = next(step for step in setup.steps if isinstance(step, ElectorsStep))
    tab_to(electors.way.buttons[0])
    press("↓↓␣⏎")
    press("周敏⏎")
    assert on(window, "home"), window.notice.text()


def vacancy(window: Window) -> None:
    """Stage 0: what the place is called, who left, what is in the way, and the days of the plan."""
    open_matter(window, 0, "基本情况")
    write(window, {"county": "临河县", "township": "临河镇", "village": "柳湾社区", "contact": "周敏"})
    open_matter(window, 0, "缺额")
    gone = {"post": "主任", "cause": "辞职", "day": day(3, 1), "former": "赵某", "members_left": 4}
    write(window, {**gone, "representative_gone": True, "chaired_by": "居民选举委员会"})
    open_matter(window, 0, "成员辞职")
    left = {"name": "赵某", "post": "主任", "reason": "身体原因", "written_on": day(2, 25)}
    write(window, {**left, "birth": "1961-02", "meeting": "居民代表会议", "decision": "审议通过"})
    open_matter(window, 0, "矛盾排查化解")
    quarrel = {"matter": "旧村改造补偿", "found_on": day(3, 5), "keeper": "镇司法所", "state": "已经化解"}
    write(window, {**quarrel, "outcome": "达成协议", "ended_on": day(3, 20)})
    open_matter(window, 0, "日程安排")
    page = window.page
    assert isinstance(page, RecordsPage)
    assert page.form is not None
    words = dict(page.form.form.field("item").choices)
    for one in PLAN_THREE:
        planned = {"item": words[one.item], "begins": one.begins}
        write(window, planned | ({"ends": one.ends} if one.ends else {}))


def bodies(window: Window) -> None:
    """Stage 2: leading group, election committee of five, meetings, hotline and letter box, what was posted."""
    open_matter(window, 2, "选举机构")
    town = (("书记", "主任（组长）"), ("镇长", "副主任（副组长）"), ("民政办主任", "委员（成员）"))
    for name, office in town:
        write(window, {"body": "镇（街道）领导小组", "name": name, "office": office, "phone": "13800001111"})
    write(window, {"body": "领导小组办公室", "name": "党建办主任", "office": "主任（组长）"})
    write(window, {"body": "督导组", "name": "督导员"})
    offices = ("主任（组长）", "副主任（副组长）", "委员（成员）", "委员（成员）", "委员（成员）")
    for name, office in zip(PEOPLE[8:13], offices, strict=True):
        write(window, {"body": "选举委员会", "name": name, "office": office, "chosen_on": day(3, 12)})
    open_matter(window, 2, "监督电话和信箱")
    write(window, {"way": "监督电话", "where": "6612345", "keeper": "镇纪委"})
    write(window, {"way": "督导信箱", "where": "公告栏旁", "keeper": "镇纪委"})
    open_matter(window, 2, "会议记录")
    chosen = {"body": "村（居）民会议", "about": "推选选举委员会", "day": day(3, 12), "due": 20, "present": 15}
    write(window, {**chosen, "agreed": 15, "passed": "通过"})
    write(window, {"body": "领导小组会议", "about": "工作联系协调", "day": day(3, 13)})
    open_matter(window, 2, "公示和宣传")
    write(window, {"what": "选举日公告", "where": "村（居）务公开栏", "day": day(3, 15)})


def register(window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stage 3: the list comes from a spreadsheet, is posted, objected to, and closed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["柳湾社区选民登记册"])
    sheet.append(["序号", "姓 名", "性别", "居民小组", "联系电话"])
    for number, name in enumerate(PEOPLE, start=1):
        sheet.append([number, name, "女" if number % 2 == 0 else "男", f"{(number - 1) // 10 + 1}组", "13800002222"])
    path = folder / "选民.xlsx"
    book.save(path)
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: path)
    open_matter(window, 3, "导入名单")
    page = window.page
    assert isinstance(page, ImportPage)
    tab_to(page.choose)
    press("␣")
    assert "读出20人" in page.answer.text()
    tab_to(page.primary)
    press("␣")
    assert window.desk.election.registered == len(PEOPLE)
    open_matter(window, 3, "公布和封定名单")
    posting = window.page
    assert isinstance(posting, PostingPage)
    tab_to(posting.day)
    put(posting.day, day(3, 31))
    tab_to(posting.where)
    press("社区公告栏")
    tab_to(posting.post)
    press("␣")
    assert window.desk.election.register.published is not None, posting.missing.text()


def candidates(window: Window) -> None:
    """Stage 4: conditions, nominations and their votes, the joint review of both, the township, the list."""
    open_matter(window, 4, "取用和公布候选人条件")
    press("⏎")
    open_matter(window, 4, "提名和提名票")
    for name in PEOPLE[:2]:
        press(name)
        press("⇥")
        box = cursor()
        choose(box, "以小组为单位提名")  # type: ignore[arg-type]
        press("⏎")
    open_matter(window, 4, "提名票")
    for name, votes in zip(PEOPLE, (12, 6), strict=False):
        write(window, {"post": "主任", "name": name, "votes": votes, "day": day(4, 13)})
    open_matter(window, 4, "资格联审")
    for place, born in enumerate(("1975-03-02", "1980-07-09")):
        review(window, place, born)
    open_matter(window, 4, "镇（街道）审查")
    write(window, {"post": "主任", "names": "王建国、李秀英", "day": day(4, 14), "by": "镇选举工作领导小组"})
    open_matter(window, 4, "确定正式候选人")
    press("⏎")
    assert window.desk.election.posts["主任"].post.candidates == ("王建国", "李秀英"), window.page.missing.text()


def competing(window: Window) -> None:
    """Stage 4: who draws an allowance takes part, promises are reviewed, candidates meet people and answer, a gift."""
    open_matter(window, 4, "领取补贴的人员")
    write(window, {"name": "韩立", "kind": "误工补贴", "duty": "网格员", "part": "作为选民参加投票"})
    open_matter(window, 4, "竞职承诺")
    for name in PEOPLE[:2]:
        words = {"name": name, "text": "三年内修好村路", "handed_in": day(4, 15), "result": "通过"}
        write(window, {**words, "reviewed_by": "镇党委", "reviewed_on": day(4, 16)})
    open_matter(window, 4, "候选人见面会")
    met = {"day": day(4, 17), "called_by": "党支部和选举委员会一起", "members": 9, "electors": 15}
    write(window, {**met, "names": "王建国、李秀英"})
    open_matter(window, 4, "提问和回答")
    write(window, {"name": "王建国", "question": "钱从哪里来？", "answer": "一事一议。", "day": day(4, 17)})
    open_matter(window, 4, "捐助承诺")
    write(window, {"name": "李秀英", "what": "图书一百册", "offered_on": day(4, 17)})


def review(window: Window, place: int, born: str) -> None:
    """One person: sheet, six departments, visit, conclusion, filing."""
    page = window.page
    assert isinstance(page, ReviewPage)
    page.person.setCurrentIndex(place)
    page.form.focus()  # type: ignore[union-attr]
    put(cursor(), born)
    press("⏎")
    for _ in range(6):
        choose(cursor(), "没有意见")  # type: ignore[arg-type]
        press("⏎")
    press("⇥")
    put(cursor(), "镇组织委员、镇纪委")
    press("⏎")
    choose(cursor(), "合格")  # type: ignore[arg-type]
    press("⏎")
    put(cursor(), f"备〔2020〕{place + 1}号")
    press("⏎")


def preparation(window: Window) -> None:
    """Stage 5: the method, places, staff, training, a mobile voter, a proxy, the papers."""
    open_matter(window, 5, "选举办法")
    method = {"ways": "中心会场和流动票箱", "place": "社区广场", "begins": "8:30", "ends": "11:30", "votes": 1}
    write(window, {**method, "adopted_by": "选举大会", "adopted_on": DAY})
    open_matter(window, 5, "投票地点")
    write(window, {"name": HALL, "kind": "中心会场", "booths": 2, "staff": "周敏、吴大有、孙桂英"})
    write(window, {"name": BOX, "kind": "流动票箱", "staff": "郑小军、冯玉梅、韩立", "route": "三组"})
    open_matter(window, 5, "选举工作人员")
    for name, role in (("孙桂英", "总监票人"), ("郑小军", "监票人"), ("冯玉梅", "总计票人"), ("韩立", "计票人")):
        write(window, {"name": name, "role": role, "chosen_by": "选民（大会）推选", "chosen_on": day(4, 15)})
    open_matter(window, 5, "工作人员培训")
    write(window, {"day": day(4, 17), "trainer": "镇民政办", "present": 6, "rules_told": True})
    open_matter(window, 2, "会议记录")
    met = {
        "body": "村（居）民代表会议",
        "about": "决定流动票箱的对象和人数",
        "day": day(4, 15),
        "due": 30,
        "present": 25,
    }
    write(window, {**met, "agreed": 24, "passed": "通过"})
    open_matter(window, 5, "流动票箱投票人")
    write(window, {"elector": "古丽娜尔", "box": BOX, "decided_by": "村（居）民代表会议", "decided_on": day(4, 15)})
    open_matter(window, 5, "委托投票")
    write(window, {"principal": "单志强", "proxy": "赵铁柱", "relation": "不是亲属", "received_on": day(4, 15)})
    open_matter(window, 5, "选票和证件的印制")
    write(window, {"what": "选票", "printed": 22, "stamped": True, "handed_on": day(4, 19), "received": 22})


def the_day(window: Window) -> None:
    """Stage 6: places opened, people given their ballots, boxes closed and carried, the polls closed, rolls sealed."""
    open_matter(window, 6, "投票点和票箱")
    press("⏎")
    press("20⏎")
    press("↓")
    press("2⏎")
    press_key(Qt.Key.Key_F5)
    for number in (1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 13):
        press(f"{number}⏎")
    press_key(Qt.Key.Key_F7)
    press("7⏎")
    press_key(Qt.Key.Key_F6)
    press("↑")
    press("8⏎0012⏎↓")
    press("1⏎0013⏎⏎")
    press_key(Qt.Key.Key_F9)
    page = window.page
    assert isinstance(page, DayPage)
    assert [(box.name, box.issued) for box in page.boxes.boxes] == [(HALL, 12), (BOX, 1)]
    press("12")
    tab_to(page.boxes.rows[1].recovered)
    press("1")
    tab_to(page.chair.name)
    press("周敏")
    tab_to(page.chair.confirmed)
    press("␣⏎")
    assert on(window, "count"), (window.page, page.missing.text(), window.notice.words.text())
    open_matter(window, 6, "投票点和票箱")
    press("周敏、吴大有⇥镇档案室⏎")
    assert window.desk.election.checkin.rounds[1].sealed is not None


@pytest.mark.proves("B04", "B06", "B08", "B09", "B10", "B11", "B18", "C01", "C02", "C03", "C04", "C05", "C06", "C07")
@pytest.mark.proves(
    "C08",
    "C10",
    "C12",
    "C13",
    "C14",
    "C15",
    "C16",
    "C17",
    "C18",
    "C23",
    "C24",
    "C28",
    "C09",
    "C29",
    "C30",
    "C31",
    "C32",
    "C39",
)
def test_plan_three_from_the_vacancy_to_the_sealed_boxes(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(window)
    vacancy(window)
    case = window.desk.the_case
    found = {one.code for one in calendar_findings(case.election, case.book, day(3, 12))}
    assert found >= IN_PLAN_THREE
    bodies(window)
    register(window, tmp_path, monkeypatch)
    candidates(window)
    competing(window)
    preparation(window)
    the_day(window)
    current = case.election.rounds[-1]
    assert (current.registered, current.issued, sum(box.recovered or 0 for box in current.boxes)) == (20, 13, 13)
    assert not verify(case.file.path).faults
    for stage in (0, 3, 4, 5):
        assert [one.text for one in wordings_of(case, stage) if one.severity == "stop"] == [], stage
    written = {job.title.split("　")[0] for job in jobs_of(case)}
    assert written >= WRITTEN, WRITTEN - written
