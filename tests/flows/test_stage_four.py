"""Stage 4 of plan 3 from the conditions to the eve of the vote: when all is done in order, nothing is left to find."""

from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import records
from buxuan_desktop.app.candidates import conditions, official, persons, review
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, Donation, Promise, Question
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, Subsidised, Withdrawal
from buxuan_desktop.domain.records.persons import Nominee
from buxuan_desktop.domain.records.reviews import CityFiling, Conclusion, Opinion, TownshipReview, Visit
from buxuan_desktop.rules.checks.candidates import candidate_findings
from tests.unit.app.candidates.hall import community

THREE = ("王建国", "李秀英", "赵铁柱")
SIX = ("纪检", "公安", "法院", "检察院", "扶贫", "信访")


def april(day: int) -> date:
    return date(2020, 4, day)


@pytest.mark.proves(
    "B10", "B11", "B18", "C03", "C04", "C07", "C09", "C16", "C29", "C30", "C31", "C32", "C33", "C35", "C39"
)
def test_a_stage_done_in_order_leaves_nothing_to_find(tmp_path: Path) -> None:
    with community(tmp_path, today=april(14), overlays=("S2", "S3")) as case:
        conditions.take(case, conditions.offered(case))
        records.add_all(case, [Posting(what="conditions", where="board", day=april(1))])
        for name in THREE[:2]:
            records.add(case, Nomination(post="主任", name=name, way="group", day=april(8), group="一组"))
        records.add(case, Nomination(post="主任", name="赵铁柱", way="self", day=april(10)))
        records.add_all(case, [Posting(what="self_nominees", where="board", day=april(12))])
        for name in THREE:
            persons.keep_sheet(case, Nominee(name=name, education="high"), {"birth": "1980-05-06"})
            for one in SIX:
                review.answer(case, Opinion(name=name, department=one, opinion="none", day=april(11)))
            review.keep_one(case, Visit(name=name, day=april(11), visitors=("镇组织委员",)))
            review.conclude(case, Conclusion(name=name, result="qualified", day=april(12)), {})
            review.keep_one(case, CityFiling(name=name, number=f"备{name}", day=april(12)))
        for name, votes in zip(THREE, (60, 40, 50), strict=True):
            records.add(case, NominationVotes(post="主任", name=name, votes=votes, day=april(13)))
        records.add(case, Withdrawal(name="赵铁柱", day=april(13)))
        agreed = TownshipReview(post="主任", names=THREE[:2], day=april(14), by="镇选举工作领导小组")
        records.add(case, agreed)
        official.make(case, "主任", THREE[:2])
        records.add_all(case, [Posting(what="candidates", where="board", day=april(15))])
        for name in THREE[:2]:
            records.add(case, Promise(name=name, text="修路", handed_in=april(15), result="passed"))
            records.add(case, Question(name=name, question="路灯", answer="先修主路", day=april(17)))
        records.add(case, CandidateMeeting(day=april(17), called_by="both", names=THREE[:2], members=9, electors=80))
        gift = Donation(
            name="王建国",
            what="路灯",
            offered_on=april(15),
            party_meeting_on=date(2020, 5, 2),
            meeting="assembly",
            meeting_on=date(2020, 5, 3),
        )
        records.add(case, gift)
        records.add(case, Subsidised(name="周敏", kind="fixed", part="staff"))
        assert candidate_findings(case.election, case.book, april(19)) == ()
        assert case.election.posts["主任"].post.candidates == THREE[:2]
        assert not verify(case.file.path).faults
