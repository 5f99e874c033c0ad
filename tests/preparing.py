"""A case before its vote: what is written down in the weeks from the vacancy to the day."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from buxuan_desktop.app import counting, records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places, turnout
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp, Staff
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, PaperOrder, Place, Training
from buxuan_desktop.domain.records.representatives import Preselection, PreselectionVotes, Representative
from buxuan_desktop.domain.records.vacancies import CaseFacts, DayChange, Dispute, Resignation, Vacancy
from tests.auditing import whole as audited
from tests.candidates import stand
from tests.closing_up import close_up
from tests.making import CLOCK, DAY, counted_tokens, opening

START = DAY - timedelta(days=40)
OPTIONS = {"overvote_scope": "post", "blank": "abstain"}


def prepare_case(path: Path) -> Case:
    """A case with posts, and records of every kind of stages 0 to 2."""
    case = setup.open_case(path, opening(options=OPTIONS), CLOCK, "周敏")
    setup.set_posts(case, (Post("主任", 1, ("王建国", "李秀英")),))
    records.add(case, CaseFacts(county="临河县", township="临河镇", village="柳湾村", term="第七届", contact="周敏"))
    gone = Vacancy(post="主任", cause="resigned", day=START, former="赵某", members_left=4, representative_gone=True)
    number = records.add(case, gone)
    resigned = Resignation(name="赵某", post="主任", reason="身体原因", written_on=START, decision="approved")
    records.add(case, resigned, records.Writing(private={"birth": "1961-02"}))
    records.correct(case, number, gone_by_meeting(gone), records.Writing(reason="补会议"))
    quarrel = records.add(case, Dispute(matter="宅基地", found_on=START, keeper="司法所"))
    records.withdraw(case, quarrel, "登记错了")
    records.add(case, Contact(way="hotline", where="6612345", keeper="镇纪委", since=START))
    records.add(case, BodyMember(body="committee", name="周敏", office="head", votes=30), phone("13800001111"))
    records.add_all(case, [BodyMember(body="committee", name=f"委员{n}", votes=30 - n) for n in range(1, 5)])
    records.add(case, Meeting(body="assembly", about="choose_committee", day=START, due=60, present=41, agreed=41))
    records.add(
        case,
        Posting(what="committee", where="board", day=START),
        records.Writing(files=(records.File("公告栏.jpg", b"photo"),)),
    )
    records.add(case, Planned(item="registration", begins=START, ends=DAY - timedelta(days=29)))
    records.add(case, Holiday(day=DAY - timedelta(days=9), name="劳动节"))
    records.add(case, DayChange(day=DAY + timedelta(days=1), reason="会场停电"))
    records.add_all(case, audited())
    for role in ("representative", "group_leader"):
        records.add(case, Representative(name="周敏", group="1组", role=role, chosen_on=START))  # type: ignore[arg-type]
    records.add(case, Preselection(day=DAY - timedelta(days=8), place="村委会", begins="上午9时", voters="村民代表"))
    for name, votes in (("李秀英", 18), ("王建国", 25)):
        records.add(case, PreselectionVotes(post="主任", name=name, votes=votes, day=DAY - timedelta(days=8)))
    stand(case)
    close_up(case)
    prepare_day(case)
    check_in(case)
    return case


def prepare_day(case: Case) -> None:
    """Records of every kind of stages 5 and 6."""
    setup.register(case, [setup.Elector(f"选民{number}", group="1组") for number in range(1, 9)])
    records.add(case, Method(ways="all", begins="上午9时", votes=1, adopted_by="election_meeting", adopted_on=DAY))
    records.add(case, Place(name="中心会场", kind="hall", booths=2))
    records.add(case, Place(name="流动票箱一", kind="mobile", staff=("选民2", "选民3"), watchers=("选民4",)))
    old = records.Writing(private={"reason": "年老", "address": "三组12号"})
    records.add(case, MobileVoter(elector="选民1", box="流动票箱一", decided_by="representatives"), old)
    records.add(case, Staff(name="选民2", role="chief_watcher", chosen_by="voters", chosen_on=DAY))
    records.add(case, Training(day=DAY - timedelta(days=2), rules_told=True))
    records.add(case, PaperOrder(what="ballots", printed=12, spoiled=1, received=11, stamped=True, seal=True))
    early = DAY - timedelta(days=6)
    records.add(case, Proxy(principal="选民5", proxy="选民6", relation="spouse", received_on=early))
    records.add(case, ScribeHelp(scribe="选民7", helped=2))


def check_in(case: Case) -> None:
    """A day with everything that can happen where ballots are handed out, to the close of the polls."""
    two = ("选民2", "选民3")
    places.begin(case, "first")
    places.open_place(case, "中心会场", "hall", 10, two)
    places.open_place(case, "流动票箱一", "mobile", 2, two)
    places.open_place(case, "二号桌", "hall", 5, paper=True)
    drawing.draw(case, 1, "流动票箱一")
    places.unlock(case, "流动票箱一", "票箱已经回来")
    drawing.draw(case, 2, "中心会场")
    drawing.undo(case, 2, "点错了人")
    drawing.draw(case, 6, "中心会场")
    records.add(case, Proxy(principal="选民3", proxy="选民4", relation="child", received_on=DAY - timedelta(days=6)))
    drawing.take_back(case, 3)
    drawing.spoil(case, "中心会场")
    places.total(case, "二号桌", 1, 0)
    places.total(case, "二号桌", 2, 0, "少加了一人")
    turnout.count_heads(case, 4, "韩立")
    for name, back in (("中心会场", 7), ("流动票箱一", 1), ("二号桌", 3)):
        places.close_place(case, name, back, ("0012",), two, "11:00")
    places.reopen_place(case, "二号桌", "还有人排队")
    places.close_place(case, "二号桌", 3, ("0013",), two, "11:20")
    places.carry(case, "流动票箱一", two, "10:30", "10:50")
    counting.close_polls(case, 5, turnout.boxes_of_day(places.here(case)))
    places.seal_rolls(case, 2, two, "镇档案室")


def gone_by_meeting(gone: Vacancy) -> Vacancy:
    """The same vacancy, with the meeting that found it."""
    return Vacancy(**{**{n: getattr(gone, n) for n in gone.__struct_fields__}, "meeting": "居民代表会议"})


def phone(number: str) -> records.Writing:
    """A telephone number beside the chain."""
    return records.Writing(private={"phone": number})


@cache
def prepared_bytes() -> bytes:
    """The case file."""
    with TemporaryDirectory() as folder, counted_tokens():
        path = Path(folder) / "case.buxuan"
        prepare_case(path).close()
        return path.read_bytes()
