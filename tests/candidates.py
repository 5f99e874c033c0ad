"""Records of stage 4 for the sample cases: one of every kind, as two people who stand for one seat would leave them."""

from datetime import date, timedelta

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, Donation, OfficialList, Promise, Question
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, PostChoice, Subsidised, Withdrawal
from buxuan_desktop.domain.records.persons import AgeConsent, Condition, Nominee
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion, TownshipReview, Visit

HEAD = "主任"


def stand(case: Case) -> None:
    """Nominations, reviews and the official list of a case with the post 主任; each with its private values."""
    day = case.election.election_day
    nominated = Nomination(post=HEAD, name="王建国", way="group", day=before(day, 15), nominators=31, group="一组")
    records.add(case, nominated, records.Writing(private={"nominator_names": "张三（12号）等"}))
    sheet = Nominee(name="王建国", sex="男", education="high", party="中共党员", age="fits", age_on=day)
    records.add(case, sheet, records.Writing(private={"birth": "1975-03-02", "phone": "13900002222"}))
    asked = Opinion(name="王建国", department="公安", opinion="none", letter="公函3号", day=before(day, 12))
    records.add(case, asked, records.Writing(private={"detail": "核查了户籍"}))
    for record in kinds(day):
        records.add(case, record)


def kinds(day: date) -> tuple[Record, ...]:
    """The other kinds of the stage, for an election on that day."""
    then = before(day, 8)
    return (
        Condition(text="办事公道", list="wanted", cite="方案", status="plan"),
        AgeConsent(
            name="李秀英", reason="经验丰富", reported_on=then, organisation_agreed_on=then, civil_agreed_on=then
        ),
        Nomination(post=HEAD, name="李秀英", way="self", day=before(day, 11), statement="愿意为大家办事"),
        NominationVotes(post=HEAD, name="王建国", votes=120, day=before(day, 10)),
        NominationVotes(post=HEAD, name="李秀英", votes=95, day=before(day, 10)),
        PostChoice(name="李秀英", post=HEAD, day=then),
        Withdrawal(name="孙某", day=then, reason="外出务工"),
        Subsidised(name="周敏", kind="fixed", duty="网格员", part="staff"),
        BodyDecision(name="李秀英", condition="一般不超过五十周岁", by="镇党委", decision="stands", day=then),
        Conclusion(name="李秀英", result="qualified", day=then, by="选举委员会"),
        CityFiling(name="李秀英", number="备〔2020〕7号", day=then),
        Visit(name="李秀英", day=then, visitors=("镇组织委员", "镇纪委"), heard=12),
        TownshipReview(post=HEAD, names=("王建国", "李秀英"), day=before(day, 6), by="镇选举工作领导小组"),
        OfficialList(post=HEAD, names=("王建国", "李秀英"), day=before(day, 6), posted_on=before(day, 5)),
        Promise(name="王建国", text="修好村口的路", handed_in=then, result="passed", reviewed_by="选举委员会"),
        CandidateMeeting(day=before(day, 3), called_by="both", members=12, electors=80, names=("王建国", "李秀英")),
        Question(name="王建国", question="路灯怎么办", answer="先修主路", day=before(day, 3)),
        Donation(name="王建国", what="路灯十盏", offered_on=then),
    )


def before(day: date, days: int) -> date:
    """So many days before."""
    return day - timedelta(days=days)
