"""What is written down after the result, one record of every kind of stage 9."""

from datetime import timedelta
from typing import Literal
from unittest.mock import patch

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.records.organising import (
    Duty,
    HandoverItem,
    LoserTalk,
    MemberTraining,
    SelfRule,
    SubCommittee,
    WatchMember,
)
from buxuan_desktop.domain.records.result_papers import CertificateIssued, CodeChange, ResultFiling, Sealing
from buxuan_desktop.domain.records.standing_bodies import SubMeeting, WatchSeats
from buxuan_desktop.domain.records.watching import AcceptanceRow, Expense, Inspection, Study
from buxuan_desktop.exchange import encrypted
from tests.making import DAY

AFTER = DAY + timedelta(days=1)
ENDING = (
    "SEAL",
    "FILED",
    "F9-1",
    "F11",
    "F15",
    "DUTY",
    "SUBS",
    "SUB-MIN",
    "WATCH",
    "TRAINED",
    "TALKS",
    "F17",
    "F18",
    "F18-1",
    "STUDY",
    "COST",
)
"""Papers that are filled by what is written down here, by code."""


def close_up(case: Case) -> None:
    """Seal, file, hand over, organise, accept; before a result a certificate can only have been spoiled."""
    state: Literal["issued", "voided"] = "issued" if "王建国" in case.election.elected else "voided"
    records.add_all(
        case,
        [
            Sealing(what="ballots", day=DAY, packets=2, by=("王一", "王二"), keeper="周敏"),
            ResultFiling(what="report", to="township", sent_on=AFTER, received_by="镇民政办"),
            CertificateIssued(number="1", name="王建国", post="主任", day=AFTER, state=state),
            HandoverItem(what="seal", detail="公章", quantity="1枚", given_by="赵某", taken_by="王建国", day=AFTER),
            Duty(name="王建国", post="主任", duty="主持全面工作"),
            SubCommittee(kind="mediation", head="王建国"),
            SubMeeting(kind="mediation", day=AFTER, due=5, present=4, quorum=">1/2", agreed=4, passed="passed"),
            SelfRule(kind="decision", name="居民会议议事规则", adopted_on=AFTER),
            WatchSeats(seats=3, decided_by="村民代表会议", decided_on=DAY - timedelta(days=500)),
            WatchMember(name="孙某", office="head"),
            MemberTraining(whom="both", day=AFTER, present=7),
            Study(day=DAY - timedelta(days=20), what="discipline", present=30),
            Inspection(day=DAY, by="督导组", about="bribery"),
            Expense(day=DAY, what="印制选票", fen=123000, kind="printing"),
            AcceptanceRow(standard="lawful", own="met"),
        ],
    )
    code = CodeChange(organisation="临河镇柳湾村村民委员会", representative="王建国")
    records.add(case, code, records.Writing(private={"representative_id": "ID-NUMBER-00001-SECRET"}))
    with patch.object(encrypted, "token_bytes", bytes):
        shut = encrypted.Vault("一个长长的口令", b"s" * 16).shut("会场座位不够", "matter")
    matter = Matter(received_on=DAY, way="hotline", about="procedure", handler="周敏", until=AFTER)
    records.add(case, matter, records.Writing(private={"said": shut}))
    records.add(case, LoserTalk(name="李秀英", day=AFTER, by="周敏"), records.Writing(private={"help": "技能培训"}))
