"""One sample input for each document, for trials and smoke tests; the persons and places are invented."""

import datetime
import hashlib

import msgspec

from buxuan_desktop.documents.bundle_slips import BundleSlip, BundleSlips
from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.report_record import (
    Elected,
    Further,
    Note,
    PostResult,
    ResultReport,
    TallyLine,
    ballots_gate,
    turnout_gate,
)
from buxuan_desktop.documents.spot_record import SpotLine, SpotSheet
from buxuan_desktop.documents.stamp import Stamp
from buxuan_desktop.documents.tally_record import Count, TallyRow, TallySheet
from buxuan_desktop.documents.timetable_record import TimetableLine, TimetableSheet
from buxuan_desktop.documents.voter_card_record import VoterCard, VoterCards
from buxuan_desktop.documents.work_sheet import WorkLine, WorkSheet

DAY = datetime.date(2020, 4, 20)
_HEAD = "812:" + "3f9a2c61d07be584" * 4
STAMP = Stamp(place="临河镇柳湾社区", printed_at="2020年4月20日 18时32分", head=_HEAD)
_QUORUM = "《中华人民共和国城市居民委员会组织法》（2018年修正）第八条第一款、第九条第三款"

REPORT = ResultReport(
    stamp=STAMP,
    round_name="第一轮　补选居民委员会主任",
    county="临河县",
    township="临河镇",
    community="柳湾社区",
    term="第七届",
    election_day=DAY,
    venue="柳湾社区文化活动中心",
    vacancy_cause="原主任辞职",
    vacancy_manner="居民会议补选",
    seats=(("主任", 1),),
    registered=1000,
    women=487,
    minority=12,
    proxies=36,
    mobile_boxes=2,
    scribes=9,
    cast=517,
    manner="中心会场与流动票箱",
    sub_venues=3,
    boxes=6,
    booths=8,
    issued=522,
    recovered=517,
    valid_ballots=487,
    void_ballots=12,
    blank_ballots=18,
    set_aside=0,
    valid=True,
    gates=(turnout_gate(1000, 517, 501, cite=_QUORUM), ballots_gate(522, 517)),
    posts=(
        PostResult(
            title="主任",
            seats=1,
            needed=259,
            needed_why="收回517张的过半数",
            cite=_QUORUM,
            tally=(
                TallyLine(name="王建国", approve=301, against=150, counted=301, elected=True),
                TallyLine(name="李秀英", approve=166, against=40, counted=166),
                TallyLine(name="赵铁柱", approve=20, counted=20, write_in=True),
            ),
            void_here=0,
            blank_here=0,
        ),
    ),
    elected=(
        Elected(
            name="王建国",
            sex="男",
            age=46,
            ethnic="汉族",
            party="中共党员",
            education="大专",
            post="主任",
            votes=301,
            total=517,
            first_time=True,
            again=False,
        ),
    ),
    findings=(
        Note(
            "补选的任期至本届届满为止",
            "当选人任期与本届居民委员会相同，届满日期以原选举结果为准。",
            "《中华人民共和国城市居民委员会组织法》（2018年修正）第八条第一款",
        ),
    ),
)

VOID_REPORT = ResultReport(
    stamp=STAMP,
    round_name="第一轮",
    county="临河县",
    township="临河镇",
    community="柳湾社区",
    term="第七届",
    election_day=DAY,
    registered=1000,
    cast=500,
    issued=503,
    recovered=500,
    valid_ballots=490,
    void_ballots=4,
    blank_ballots=6,
    set_aside=0,
    valid=False,
    void_reasons=("收回500张，没有超过登记选民1000名的半数，还差1张",),
    gates=(turnout_gate(1000, 500, 501, cite=_QUORUM), ballots_gate(503, 500)),
    posts=(
        PostResult(
            title="主任",
            seats=1,
            needed=251,
            needed_why="收回500张的过半数",
            tally=(
                TallyLine(name="王建国", approve=300, against=20, counted=300),
                TallyLine(name="李秀英", approve=170, against=60, counted=170),
            ),
        ),
    ),
    next_steps=("重新选举：另定选举日，重新公告，重新印制选票；职位和候选人不变。",),
    findings=(Note("本轮作废", "重新选举前，本轮选票封存保管。"),),
)

FURTHER_REPORT = ResultReport(
    stamp=STAMP,
    round_name="另行选举　补选委员",
    county="临河县",
    township="临河镇",
    community="柳湾社区",
    term="第七届",
    election_day=datetime.date(2020, 4, 27),
    seats=(("委员", 1),),
    registered=1000,
    proxies=20,
    mobile_boxes=2,
    cast=601,
    issued=605,
    recovered=601,
    valid_ballots=590,
    void_ballots=5,
    blank_ballots=6,
    set_aside=0,
    valid=True,
    gates=(turnout_gate(1000, 601, 501, cite=_QUORUM), ballots_gate(605, 601)),
    posts=(
        PostResult(
            title="委员",
            seats=1,
            needed=201,
            needed_why="收回601张的三分之一以上，以得票多的当选",
            tally=(
                TallyLine(name="林𬧷昌", approve=301, against=12, counted=301, elected=True),
                TallyLine(name="𨶒立杰", approve=280, against=30, counted=280),
                TallyLine(name="王𤇥", approve=9, counted=9, write_in=True),
            ),
            void_here=0,
            blank_here=0,
        ),
    ),
    elected=(Elected(name="林𬧷昌", post="委员", votes=301, total=601),),
    further=Further(turned_18=3, moved_in=2, died=1),
)

TALLY = TallySheet(
    stamp=STAMP,
    post="主任",
    seats=1,
    round_name="第一轮",
    batch="第1批",
    recovered=517,
    valid_ballots=487,
    void_ballots=Count("废票", 12, 12),
    blank_ballots=Count("弃权", 18, 18),
    rows=(
        TallyRow("王建国", (Count("赞成", 301, 301), Count("反对", 150, 150))),
        TallyRow("李秀英", (Count("赞成", 166, 166), Count("反对", 40, 40))),
        TallyRow("赵铁柱", (Count("赞成", 20, 20),), write_in=True),
    ),
)

BLANK_TALLY = TallySheet(
    rows=tuple(TallyRow("", (Count("赞成"), Count("反对"))) for _ in range(3)),
    spare_rows=2,
)

SLIPS = BundleSlips(
    place="临河镇柳湾社区",
    round_name="第一次投票",
    posts="主任补选",
    slips=tuple(BundleSlip(number, 6, 50, f"BXKL:0123456789ab:1:{number}") for number in range(1, 7)),
)

WORK = WorkSheet(
    stamp=STAMP,
    facts=(("轮次", "第一次投票"), ("捆数", "2捆"), ("张数", "67张"), ("核对改正", "1处"), ("疑问认定", "0张")),
    lines=(
        WorkLine("1", "50", "逐张", "第一遍", "周敏", "韩立", "14:02—14:05", "1000张", "已确认"),
        WorkLine("", "", "", "第二遍", "陈静", "阿卜杜热合曼·买买提吐尔逊·艾合买提江", "14:06—14:10", "750张", ""),
        WorkLine("2", "17", "合计数", "第一遍", "周敏", "韩立", "14:11—", "", "录了一遍"),
    ),
)

_SEED = "3461522416"


def _digest(*place: int) -> tuple[str, str]:
    words = ",".join((_SEED, *map(str, place)))
    return words, hashlib.sha256(words.encode()).hexdigest()


def _drawn(frame: tuple[tuple[int, int], ...], number: int) -> tuple[SpotLine, ...]:
    """What the dice really draw, by a sort of its own."""
    all_of_them = [(bundle, place) for bundle, ballots in frame for place in range(1, ballots + 1)]
    chosen = sorted(all_of_them, key=lambda place: _digest(*place)[1])[:number]
    return tuple(
        SpotLine(order=chosen.index(place) + 1, bundle=place[0], place=place[1], digest=_digest(*place)[1])
        for place in sorted(chosen)
    )


_ELEVEN = (*((bundle, 50) for bundle in range(1, 11)), (11, 17))
_FIRST, _SECOND = _drawn(((1, 50), (2, 50)), 2)

SPOT = SpotSheet(
    stamp=STAMP,
    round_name="第一次投票",
    seed=_SEED,
    thrown_by=("丁一", "单志强"),
    frame=_ELEVEN,
    lines=_drawn(_ELEVEN, 10),
    example=(_digest(1, 1), _digest(1, 2), _digest(2, 1)),
)

SPOT_READ = SpotSheet(
    stamp=STAMP,
    round_name="第一次投票",
    check=2,
    seed=_SEED,
    thrown_by=("丁一",),
    frame=((1, 50), (2, 50)),
    lines=(
        msgspec.structs.replace(_FIRST, agrees=True),
        msgspec.structs.replace(_SECOND, paper="另选𨶒立杰", record="赞成李秀英", agrees=False),
    ),
    example=(_digest(1, 1), _digest(1, 2), _digest(2, 1)),
    outcome=(f"比对结果：抽查2张，有1张不一致，在第{_SECOND.bundle}捆。这一捆重新计票。",),
)

CERTIFICATE = Certificate(
    name="王建国",
    place="柳湾社区",
    election_day=DAY,
    term="第七届",
    post="主任",
    issuer="临河镇人民政府",
    number="柳湾补字〔2020〕第001号",
    issue_date=DAY,
)

UPRIGHT_CERTIFICATE = Certificate(
    name="𰻝𤇥",
    place="柳湾村",
    committee="村民委员会",
    electors="全体有选举权的村民",
    post="委员",
    term_ends=datetime.date(2021, 6, 30),
    landscape=False,
    photo=True,
)

BOOKLET = msgspec.structs.replace(CERTIFICATE, paper=(185, 260), photo=True)
UPRIGHT_BOOKLET = msgspec.structs.replace(UPRIGHT_CERTIFICATE, paper=(148, 210))
OVERPRINT = msgspec.structs.replace(CERTIFICATE, paper=(185, 260), overprint=True, right=4, down=-3)


def _planned(title: str, basis: str, state: str, days: tuple[int, ...], **more: object) -> TimetableLine:
    """A row of April 2020, or of March where a day is negative."""
    begins, ends = (datetime.date(2020, 4 if one > 0 else 3, abs(one)) for one in (days[0], days[-1]))
    words = f"{begins.month}月{begins.day}日" + (f"—{ends.month}月{ends.day}日" if ends != begins else "")
    given = {"cite": "", "limit": None, **more}
    return TimetableLine(title=title, days=words, basis=basis, state=state, begins=begins, ends=ends, **given)  # type: ignore[arg-type]


_PLAN = "《居委会补选工作方案3》四、"
TIMETABLE = TimetableSheet(
    stamp=STAMP,
    place="临河镇柳湾社区",
    election_day=DAY,
    first=datetime.date(2020, 3, 15),
    last=datetime.date(2020, 5, 2),
    today=datetime.date(2020, 4, 2),
    lines=(
        _planned("推选选举委员会", "建议", "已办", (-17,), done=True),
        _planned("选民登记", "自定", "正在进行", (-22, 11), kind="own", limit=datetime.date(2020, 3, 31)),
        _planned(
            "公布选民名单",
            "方案",
            "逾期未办",
            (-31,),
            cite=f"{_PLAN}第二阶段",
            kind="plan",
            late=True,
            limit=datetime.date(2020, 3, 31),
        ),
        _planned("对名单提出异议", "建议", "未到", (1, 7)),
        _planned("收自荐材料", "方案", "未到", (10,), cite=f"{_PLAN}第三阶段1（2）", kind="plan"),
        _planned("公布正式候选人", "方案", "未到", (15,), cite=f"{_PLAN}第三阶段1（5）", kind="plan"),
        _planned("投票选举", "", "未到", (20,), kind="fact"),
        _planned("工作移交", "建议", "未到", (21, 30)),
    ),
)

VOTER_CARDS = VoterCards(
    title="居民选举证",
    place="临河镇柳湾社区",
    committee="居民委员会",
    election_day=DAY,
    when="上午8时30分",
    where="社区文化活动中心",
    cards=(
        VoterCard(1, "王建国", "BX1:3F9A2C61:1", "男", 45, "第一小组"),
        VoterCard(2, "李秀英", "BX1:3F9A2C61:2", "女", 38, "第一小组"),
        VoterCard(
            12345, "阿卜杜热合曼·买买提吐尔逊·艾合买提江·阿布都热西提", "BX1:3F9A2C61:12345", "男", 101, "第十二小组"
        ),
        VoterCard(4, "𨶒𰻝䶮", "BX1:3F9A2C61:4", "女"),
        VoterCard(5, "张三", "BX1:3F9A2C61:5", group="东头组"),
        VoterCard(6, "欧阳小龙", "BX1:3F9A2C61:6", "男", 18, "2组"),
        VoterCard(7, "李四", "BX1:3F9A2C61:7", "男", 60, "2组"),
        VoterCard(8, "赵六", "BX1:3F9A2C61:8", "男", 61, "2组"),
        VoterCard(9, "钱七", "BX1:3F9A2C61:9", "女", 62, "2组"),
    ),
)

__all__ = [
    "BLANK_TALLY",
    "CERTIFICATE",
    "DAY",
    "FURTHER_REPORT",
    "REPORT",
    "SLIPS",
    "SPOT",
    "SPOT_READ",
    "STAMP",
    "TALLY",
    "TIMETABLE",
    "UPRIGHT_CERTIFICATE",
    "VOID_REPORT",
    "VOTER_CARDS",
    "WORK",
]
