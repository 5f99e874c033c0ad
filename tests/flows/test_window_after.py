"""Plans 2 and 3 after the vote, through the window by keys alone: from the first ballot to the proved archive."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.opening import begin, hold_polls
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.records.watching import AcceptanceRow
from buxuan_desktop.ui.archive.page import ArchivePage
from buxuan_desktop.ui.matters.page import MattersPage
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.papers import asking as papers_asking
from buxuan_desktop.ui.papers.page import PapersPage
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.result.handing_out import HandOutDialog
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.shell.window import Window
from tests.flows.plan3_hands import open_matter, put, to_stage, write
from tests.flows.window_hands import KEEPER, cursor, press, press_key, tab_to, window_on
from tests.flows.window_paper import text_of
from tests.print_hands import print_it
from tests.printers import Printers, printers_on

DAY = date(2020, 4, 20)
WINNER, OTHER = "王建国", "李秀英"
PEOPLE = (WINNER, OTHER, "赵铁柱", "单志强", "陈淑兰", "欧阳晓明", "马富贵", "周敏", "韩立", "吴大有")
STANDARDS = (
    "选举程序规范、合法",
    "成员由选民直接选举产生，没有指定、委派或者撤换",
    "参选率达百分之八十以上",
    "投票选举组织严密",
    "设立秘密写票处",
    "选举结果当场公布",
    "颁发当选证书",
    "选举档案健全",
    "及时督导",
    "受理群众来信来访",
    "依法查处违法行为",
    "建立完善民主管理制度",
    "制定经济和社会发展规划",
)
SIX = ("人民调解", "治安保卫", "科教文卫", "共青团", "妇代会（妇联）", "社会救助")
SAID = (
    WINNER,
    OTHER,
    "陈淑兰",
    "镇档案室",
    "收〔2020〕7号",
    "加挂布帘",
    "120.50",
    "登记10名，收回9张，90.00%",
    "至少到会3人",
)
NOTES = {"retention-unset", "handover-note"}
"""What stays: the rules of this case give no day for the papers, and a note on the ten days of the law."""


pytestmark = pytest.mark.qt_log_ignore("does not support")


def day(month: int, number: int) -> date:
    return date(2020, month, number)


@pytest.fixture
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printers:
    return printers_on(tmp_path / "printers", monkeypatch)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    monkeypatch.setattr(papers_asking, "where_to_save", lambda _parent, proposed: proposed)
    monkeypatch.setattr(asking, "where_to_export", lambda _parent, folder: folder)
    path = tmp_path / "柳湾社区.buxuan"
    opening = Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        overlays=("S2", "S3"),
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper=KEEPER,
    )
    posts = (Post("主任", 1, (WINNER, OTHER)),)
    with begin(path, opening, posts, [Elector(name) for name in PEOPLE], standing_at(DAY), "周敏") as case:
        hold_polls(case, "first", 9, [Box("中心会场", "hall", 9, 9)], "韩立")
    with window_on(qapp, DAY, tmp_path / "home") as made:
        open_case(made.desk, path)
        yield made


def on(window: Window, name: str) -> bool:
    return window.page is window.pages[name]


def count(window: Window) -> None:
    """Nine ballots by two tellers, then the verdict and its announcement."""
    assert on(window, "count"), window.page
    press("周敏⏎韩立⏎")
    press_key(Qt.Key.Key_F9)
    press("1⏎1⏎1⏎1⏎1⏎1⏎2⏎2⏎k⏎")
    press_key(Qt.Key.Key_F10)
    press("⏎")
    assert on(window, "verdict"), window.notice.text()
    press("⏎")
    assert window.desk.election.elected == {WINNER: "主任"}


def print_all(window: Window, printers: Printers) -> None:
    """The report, the certificate, and the register of certificates."""
    press("⏎")
    page = window.page
    assert isinstance(page, PrintPage)
    press("⏎")
    print_it()
    assert "本次选举有效" in text_of(printers.came[-1])
    press("⎋")
    tab_to(window.pages["verdict"].certificates)
    press("⏎⏎")
    print_it()
    assert f"{WINNER}同志" in text_of(printers.came[-1])
    tab_to(page.register)
    QTimer.singleShot(0, hand_out)
    press("␣")
    (given,) = window.desk.election.records.all(CertificateIssued)
    assert (given.name, given.handed_by, given.received_by) == (WINNER, "韩立", WINNER)


def hand_out() -> None:
    """The dialog of the register: given to the person, by whom."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HandOutDialog)
    tab_to(dialog.handed_by)
    press("韩立")
    tab_to(dialog.confirm)
    press("␣")


def seal_and_file(window: Window) -> None:
    open_matter(window, 9, "封存")
    sealed = {"day": DAY, "packets": 1, "seals": "0021", "by": "周敏、韩立", "keeper": "镇档案室", "place": "镇档案室"}
    write(window, {"what": "选票", **sealed})
    write(window, {"what": "领票签名册", **sealed, "seals": "0022"})
    open_matter(window, 2, "公示和宣传")
    write(window, {"what": "选举结果", "where": "“户户通”村务公开", "day": DAY})
    open_matter(window, 9, "上报和备案")
    for to in ("镇（街道）", "县（市、区）民政部门"):
        filed = {"what": "选举结果报告单", "to": to, "sent_on": DAY, "sent_by": "周敏"}
        write(window, {**filed, "received_on": day(4, 21), "received_by": "民政办", "receipt": "收〔2020〕7号"})
    open_matter(window, 9, "统一社会信用代码变更")
    form = {"organisation": "临河县临河镇柳湾社区居民委员会", "former": "赵某", "representative": WINNER}
    secret = {"representative_id": "11010519491231002X", "phone": "13800001111"}
    write(window, {**form, **secret, "issued_by": "临河县民政局", "handed_in": day(4, 24)})


def organise(window: Window) -> None:
    open_matter(window, 9, "工作移交清单")
    write(
        window, {"what": "印章", "detail": "居民委员会公章", "quantity": "1枚", "given_by": "赵某", "taken_by": WINNER}
    )
    open_matter(window, 2, "会议记录")
    met = {"body": "联席会议", "about": "两委分工，健全组织", "day": day(4, 22), "due": 9, "present": 8}
    write(window, {**met, "agreed": 8, "passed": "通过"})
    open_matter(window, 9, "成员分工")
    write(window, {"name": WINNER, "post": "主任", "duty": "主持全面工作", "decided_on": day(4, 22)})
    open_matter(window, 9, "下属委员会")
    for kind in SIX:
        write(window, {"kind": kind, "head": WINNER, "set_up_on": day(4, 22), "meeting": "两委联席会议"})
    open_matter(window, 9, "下属委员会会议记录")
    met = {"day": day(4, 25), "chair": WINNER, "due": 5, "present": 4, "quorum": "过半数"}
    for kind in SIX:
        write(window, {"kind": kind, **met, "agreed": 4, "resolution": "分片联系居民小组", "passed": "通过"})
    open_matter(window, 9, "制度和规划")
    for kind in ("民主决策", "民主管理", "民主监督", "发展规划"):
        write(window, {"kind": kind, "name": f"{kind}办法", "adopted_on": day(4, 22), "adopted_by": "居民会议"})
    open_matter(window, 9, "监督委员会应有人数")
    write(window, {"seats": 1, "decided_by": "居民代表会议", "decided_on": day(1, 5)})
    open_matter(window, 9, "村（居）务监督委员会")
    write(window, {"name": "单志强", "office": "主任", "sex": "男", "left_on": day(3, 1)})
    chosen = {"chosen_on": day(4, 23), "chosen_by": "居民代表会议", "follows": "单志强"}
    write(window, {"name": "陈淑兰", "office": "主任", "sex": "女", **chosen, "how": "补选"})
    open_matter(window, 2, "公示和宣传")
    write(window, {"what": "监督委员会组成人员", "where": "村（居）务公开栏", "day": day(4, 24)})
    open_matter(window, 9, "新任成员培训")
    write(
        window,
        {"whom": "两者", "day": day(4, 26), "trainer": "镇民政办", "topics": "职责和纪律", "due": 2, "present": 2},
    )
    open_matter(window, 9, "落选人员谈心")
    write(window, {"name": OTHER, "day": day(4, 21), "by": "周敏", "help": "介绍村里的公益岗位"})


def watch(window: Window) -> None:
    open_matter(window, 2, "纪律学习")
    write(window, {"day": day(4, 10), "what": "“九严禁”纪律要求", "whom": "全体工作人员", "due": 9, "present": 9})
    open_matter(window, 9, "督导检查")
    found = {"found": "秘密写票处没有帘子", "mend": "加挂布帘", "mended_on": day(4, 19), "checked_by": "镇督导组"}
    write(window, {"day": day(4, 18), "by": "镇督导组", "about": "程序", **found})
    open_matter(window, 9, "选举开支")
    write(
        window,
        {"day": day(4, 19), "what": "印选票", "kind": "印刷", "fen": "120.50", "paid_by": "周敏", "receipt": "0098"},
    )
    open_matter(window, 9, "检查验收")
    judged = {"own": "达到", "own_by": "周敏", "own_on": day(4, 27), "township": "达到", "township_by": "民政办"}
    page = window.page
    assert isinstance(page, RecordsPage)
    told = []
    for _ in STANDARDS:
        write(window, {**judged, "township_on": day(4, 28), "score": 7})
        told.append(page.about.text())
    assert len({one.standard for one in window.desk.election.records.all(AcceptanceRow)}) == len(STANDARDS)
    assert "登记10名，收回9张，90.00%，达到80%" in told[STANDARDS.index("参选率达百分之八十以上")]
    assert all("由检查的人认定" in one for one in told if one)


def matter(window: Window) -> None:
    """What came in by letter box, behind its passphrase."""
    open_matter(window, 9, "群众反映事项")
    page = window.page
    assert isinstance(page, MattersPage)
    press("tongxing-2020⇥tongxing-2020⏎")
    assert page.register is not None, page.lock.missing.text()
    assert page.form is not None
    values = {"received_on": day(4, 18), "way": "督导信箱", "about": "严防拉票贿选", "handler": "镇纪委"}
    ended = {"state": "已答复", "answered_on": day(4, 20), "said": "有人送烟", "answer": "查无此事"}
    for name, editor in page.form.editors.items():
        assert cursor() is editor.widget, name
        if name in values | ended:
            put(editor.widget, (values | ended)[name])
        press("⇥")
    assert cursor() is page.primary
    press("⏎")
    assert page.missing.text() == ""
    assert cursor() is page.primary
    press("⎋")
    assert page.register is None


def papers(window: Window) -> str:
    """The page of papers: what the case fills, and the whole stage saved as one PDF."""
    stage = to_stage(window, 9)
    tab_to(stage.papers)
    press("␣")
    page = window.page
    assert isinstance(page, PapersPage)
    empty = [one.title for one in page.offers if not one.filled]
    assert empty == []
    tab_to(page.whole)
    press("␣")
    (saved,) = window.desk.the_case.file.path.parent.glob("*全部文书.pdf")
    return text_of(saved.read_bytes())


def archive(window: Window, folder: Path) -> Path:
    open_matter(window, 9, "归档和上报")
    page = window.page
    assert isinstance(page, ArchivePage)
    tab_to(page.until)
    press("2025-5-10⏎")
    assert "归档包已写到" in page.done.text(), (page.missing.text(), window.notice.text())
    assert "没有生成" not in page.done.text()
    (package,) = folder.glob("*归档包")
    held = {one.name for one in (package / "data/文书").iterdir()}
    assert held >= {job.name for job in jobs_of(window.desk.the_case)}
    return package


@pytest.mark.proves("B12", "B13", "B14", "B15", "B16", "B20", "C12", "C20", "C21", "C22", "C25", "C26", "C36", "C38")
def test_from_the_count_to_the_proved_archive(window: Window, tmp_path: Path, printers: Printers) -> None:
    case = window.desk.the_case
    count(window)
    before = {one.code for one in wordings_of(case, 9)}
    assert before >= {"ballots-not-sealed", "result-not-filed", "certificate-not-issued", "acceptance-open"}
    print_all(window, printers)
    seal_and_file(window)
    organise(window)
    watch(window)
    matter(window)
    assert {one.code for one in wordings_of(case, 9)} == NOTES
    text = papers(window)
    for words in SAID:
        assert words in text, words
    assert "有人送烟" not in text
    assert "查无此事" not in text
    assert not verify(case.file.path).faults
    package = archive(window, tmp_path)
    assert run(["verify", str(package)], standing_at(DAY), tmp_path / "home") == 0
