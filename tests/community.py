"""柳湾社区 under plan 3 as its clerks would leave it, week by week: for the pictures and for what fits on a page."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places
from buxuan_desktop.app.clock import Clock, standing_at
from buxuan_desktop.app.register import posting
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.helpers import Proxy, Staff
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes
from buxuan_desktop.domain.records.organising import Duty, HandoverItem, SelfRule, WatchMember
from buxuan_desktop.domain.records.persons import Nominee
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, PaperOrder, Place, Training
from buxuan_desktop.domain.records.result_papers import ResultFiling, Sealing
from buxuan_desktop.domain.records.reviews import Opinion
from buxuan_desktop.domain.records.vacancies import CaseFacts, Dispute, Resignation, Vacancy
from tests.planning import DAY, PLAN_THREE, day
from tests.registering import id_number

LONG = "阿卜杜热合曼·买买提吐尔逊·艾合买提江·阿布都热西提肉孜"
"""Twenty-eight characters."""

RARE = ("𠮷田丰", "㛃玉芬", "䶮晓龙", "欧阳𬱖")
"""Names whose characters few fonts have."""

NAMES = (
    "王建国", "李秀英", LONG, *RARE, "赵铁柱", "单志强", "陈淑兰", "欧阳晓明", "古丽娜尔", "马富贵", "周敏", "吴大有",
    "孙桂英", "郑小军", "冯玉梅", "褚卫东", "卫兰香", "蒋国庆", "沈丽华", "韩立", "杨振华", "朱秋菊",
)  # fmt: skip
WOMEN = frozenset(["李秀英", "㛃玉芬", "陈淑兰", "古丽娜尔", "周敏", "孙桂英", "冯玉梅", "卫兰香", "沈丽华", "朱秋菊"])
HALL, BOX = "中心会场", "流动票箱一"
_CARD = "6222021234567890123"
BEFORE: tuple[Record, ...] = (
    CaseFacts(county="临河县", township="临河镇", village="柳湾社区", contact="周敏"),
    Vacancy(
        post="主任", cause="resigned", day=day(3, 1), former="赵德明", members_left=4, representative_gone=True,
        chaired_by="committee",
    ),
    Resignation(name="赵德明", post="主任", reason="身体原因", written_on=day(2, 25), decision="approved"),
    Dispute(
        matter="旧村改造补偿", found_on=day(3, 5), keeper="镇司法所", state="taken_over",
        outcome="镇司法所接手，选后继续调解", ended_on=day(3, 20),
    ),
    *PLAN_THREE,
)  # fmt: skip
BODIES: tuple[Record, ...] = (
    *(
        BodyMember(body="leading", name=name, office=office)  # type: ignore[arg-type]
        for name, office in (("书记", "head"), ("镇长", "deputy"), ("民政办主任", "member"))
    ),
    *(
        BodyMember(body="committee", name=name, office=office, chosen_on=day(3, 12))  # type: ignore[arg-type]
        for name, office in (("周敏", "head"), ("吴大有", "deputy"), ("孙桂英", "member"), ("郑小军", "member"))
    ),
    BodyMember(body="committee", name=LONG, office="member", chosen_on=day(3, 12)),
    Meeting(body="assembly", about="choose_committee", day=day(3, 12), due=20, present=15, agreed=15, passed="passed"),
    Contact(way="hotline", where="6612345", keeper="镇纪委"),
    Posting(what="committee", where="board", day=day(3, 13)),
)
PREPARED: tuple[Record, ...] = (
    Method(
        ways="assembly_mobile", place="社区广场", begins="8:30", ends="11:30", votes=1,
        adopted_by="election_meeting", adopted_on=DAY,
    ),
    Place(name=HALL, kind="hall", booths=2, boxes=1, staff=("周敏", "吴大有", "孙桂英"), watchers=("孙桂英",)),
    Place(name=BOX, kind="mobile", staff=("郑小军", "冯玉梅", "韩立"), watchers=("韩立",), route="三组"),
    *(
        Staff(name=name, role=role, chosen_by="voters", chosen_on=day(4, 15))  # type: ignore[arg-type]
        for name, role in (("韩立", "chief_watcher"), ("杨振华", "reader"), ("朱秋菊", "teller"))
    ),
    Training(day=day(4, 17), trainer="镇民政办", present=6, rules_told=True),
    MobileVoter(elector="古丽娜尔", box=BOX, decided_by="representatives", decided_on=day(4, 15)),
    Proxy(principal="单志强", proxy="赵铁柱", relation="none", received_on=day(4, 15)),
    PaperOrder(what="ballots", printed=28, stamped=True, handed_on=day(4, 19), received=28),
)  # fmt: skip
AFTER: tuple[Record, ...] = (
    Sealing(what="ballots", day=DAY, packets=2, by=("韩立", "周敏"), keeper="镇档案室"),
    ResultFiling(what="report", to="township", sent_on=day(4, 21), received_by="镇民政办"),
    HandoverItem(what="seal", detail="公章", quantity="1枚", given_by="赵德明", taken_by=NAMES[0], day=day(4, 22)),
    Duty(name=NAMES[0], post="主任", duty="主持全面工作"),
    SelfRule(kind="decision", name="居民会议议事规则", adopted_on=day(4, 23)),
    WatchMember(name=LONG, office="head"),
)
ANSWERED, SILENT = "纪检", "公安"


def open_community(
    path: Path, clock: Clock, kept: Sequence[Record] = (*BEFORE, *BODIES), place: str = "", electors: str = "voters"
) -> Case:
    """The case with its vacancy, bodies and plan; no elector and no candidate yet."""
    opening = setup.Opening(
        place=place or "临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        overlays=("S2", "S3"),
        electors=electors,
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
        keeper="this-computer",
    )
    case = setup.open_case(path, opening, clock, "周敏")
    setup.set_posts(case, (Post("主任", 1, ()),))
    if kept:
        records.add_all(case, kept)
    return case


def sex_of(name: str) -> str:
    """As the register has it."""
    return "女" if name in WOMEN else "男"


def list_people(case: Case, posted: bool = True) -> None:
    """The register, in three groups, posted on the plan's day."""
    setup.register(
        case,
        [
            setup.Elector(name, sex_of(name), f"{(number - 1) // 9 + 1}组", {"id_number": id_number(number)})
            for number, name in enumerate(NAMES, start=1)
        ],
    )
    if posted:
        posting.publish(case, day(3, 31), "社区公告栏")


def nominate(case: Case) -> None:
    """Three persons stand; the review of the first has begun and one department has not answered."""
    then = day(4, 13)
    for name, votes in zip((NAMES[0], NAMES[1], LONG), (12, 6, 5), strict=True):
        records.add(case, Nomination(post="主任", name=name, way="group", day=then, nominators=votes, group="一组"))
        records.add(case, NominationVotes(post="主任", name=name, votes=votes, day=then))
    sheet = Nominee(name=NAMES[0], sex="男", education="high", party="中共党员", age="fits", age_on=DAY)
    records.add(case, sheet, records.Writing(private={"birth": "1975-03-02"}))
    answered = Opinion(name=NAMES[0], department=ANSWERED, opinion="none", letter="函1号", day=then)
    records.add_all(case, [answered, Opinion(name=NAMES[0], department=SILENT, asked_on=then)])


def prepare(case: Case) -> None:
    """Method, places, staff, papers."""
    records.add_all(case, PREPARED)


def hand_out(case: Case) -> None:
    """Both places are open and some people have their ballots."""
    case.clock = standing_at(DAY)
    places.begin(case, "first")
    places.open_place(case, HALL, "hall", 26, ("周敏", "吴大有"))
    places.open_place(case, BOX, "mobile", 2, ("郑小军", "冯玉梅", "韩立"))
    for number in (1, 2, 4, 5, 8, 10):
        drawing.draw(case, number, HALL)


def before_the_vote(path: Path, place: str = "", clock: Clock | None = None) -> Case:
    """The whole of it, on the eve of election day."""
    case = open_community(path, clock or standing_at(DAY - timedelta(days=1)), place=place)
    list_people(case)
    nominate(case)
    prepare(case)
    return case


def faulty_list(path: Path) -> Path:
    """A register from an office with what goes wrong in every one."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一组"
    sheet.append(["柳湾社区选民登记册"])
    sheet.append(["序号", "姓 名", "性别", "身份证号", "居民小组", "联系电话", "银行卡号"])
    for number, name in enumerate(NAMES, start=1):
        written = id_number(number)
        if number == 4:
            written = written[:-1] + ("1" if written[-1] != "1" else "2")
        sheet.append([number, "" if number == 9 else name, sex_of(name), written, "1组", "13800002222", _CARD])
    sheet.append([99, NAMES[0], "男", id_number(1), "1组", "", ""])
    sheet.append([100, "小朋友", "女", id_number(100, "20101001"), "1组", "", ""])
    book.save(path)
    return path


def clean_list(path: Path) -> Path:
    """The same list after it was mended."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "姓 名", "性别", "身份证号", "居民小组", "联系电话"])
    for number, name in enumerate(NAMES, start=1):
        sheet.append([number, name, sex_of(name), id_number(number), f"{(number - 1) // 9 + 1}组", "13800002222"])
    book.save(path)
    return path


def on_day(when: date) -> Clock:
    """A clock for a day of the case."""
    return standing_at(when)
