"""After the result: what is sealed, filed, handed out, organised, accepted; each gap is said with its numbers."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.organising import (
    Duty,
    LoserTalk,
    MemberTraining,
    SelfRule,
    SubCommittee,
    WatchMember,
)
from buxuan_desktop.domain.records.result_papers import CertificateIssued, CodeChange, ResultFiling, Sealing
from buxuan_desktop.domain.records.standing_bodies import SubMeeting, WatchSeats
from buxuan_desktop.domain.records.watching import AcceptanceRow, Expense, Inspection, Study
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.after import after_findings
from buxuan_desktop.words import of_finding
from tests.unit.rules.hall import Hall, sheet

DAY, LATER = date(2020, 4, 20), date(2020, 4, 22)
ALL_STANDARDS = "lawful elected turnout organised booth announced certificate archive supervised letters"
SEALED = Sealing(what="ballots", day=DAY, keep_until=date(2023, 4, 20))
FILED = tuple(ResultFiling(what="report", to=to, sent_on=LATER, received_on=LATER) for to in ("township", "county"))  # type: ignore[arg-type]
CERTIFICATE = CertificateIssued(number="1", name="甲", post="主任", day=LATER)
CODE = CodeChange(organisation="居委会", representative="甲", handed_in=LATER)
DUTY = Duty(name="甲", post="主任", duty="全面")
SYSTEMS = tuple(SelfRule(kind=kind, name=kind) for kind in ("decision", "management", "supervision"))  # type: ignore[arg-type]
MET = Meeting(body="joint", about="division", day=LATER)
POSTED = Posting(what="result", where="board", day=DAY)
WATCH_POSTED = Posting(what="watch_committee", where="board", day=LATER)
ONLY_MEMBERS = MemberTraining(whom="members", day=LATER)
SIX = ("mediation", "security", "culture_health", "youth", "women", "relief")
SUBS = tuple(SubCommittee(kind=kind, head="甲") for kind in SIX)  # type: ignore[arg-type]
TRAINED = MemberTraining(whom="both", day=LATER)
MET_SUBS = tuple(
    SubMeeting(kind=kind, day=LATER, due=5, present=4, quorum=">1/2", agreed=3, passed="passed")  # type: ignore[arg-type]
    for kind in SIX
)
WATCH = (WatchSeats(seats=1), WatchMember(name="钱", office="head"))
TALKED = LoserTalk(name="乙", day=LATER, by="周敏")
STUDIED = Study(day=DAY, what="discipline")
ACCEPTED = tuple(
    AcceptanceRow(standard=one, own="met", own_by="周敏", township="met", township_by="镇检查组")  # type: ignore[arg-type]
    for one in f"{ALL_STANDARDS} punished systems development".split()
)
WHOLE: tuple[Record, ...] = (
    SEALED,
    *FILED,
    CERTIFICATE,
    CODE,
    DUTY,
    *SYSTEMS,
    MET,
    POSTED,
    *SUBS,
    *MET_SUBS,
    *WATCH,
    TRAINED,
    TALKED,
    STUDIED,
    *ACCEPTED,
)


def found(records: tuple[Record, ...], ballots: int = 8, profile: str = "CN-U-2018") -> list[Finding]:
    hall = Hall(Post("主任", 1, ("甲", "乙")), count=10, profile=profile, overlays=("S3",), body="residents", day=DAY)
    hall.vote((sheet(主任="甲"), ballots))
    for number, record in enumerate(records, start=1):
        hall.note(RecordKept(number, record))  # type: ignore[arg-type]
    said = list(after_findings(hall.election, hall.book, LATER))
    assert all("{" not in "".join(of_finding(one)[2:5]) for one in said)
    return said


def without(*gone: Record) -> tuple[Record, ...]:
    return tuple(one for one in WHOLE if one not in gone)


@pytest.mark.proves("B12", "B13", "B14", "B15", "B16", "B20", "C20", "C21", "C22", "C26", "C36", "C38", "handover-note")
def test_what_was_done_leaves_only_the_note_on_handing_over() -> None:
    assert [one.code for one in found(WHOLE)] == ["handover-note"]


GAPS = [
    "ballots-not-sealed",
    "retention-unset",
    "result-not-filed",
    "receipt-missing",
    "result-not-posted",
    "certificate-not-issued",
    "certificate-number-twice",
    "certificate-not-replaced",
    "code-change-missing",
    "duties-not-divided",
    "division-not-minuted",
    "sub-committees-missing",
    "sub-committee-head-outside",
    "sub-committees-not-met",
    "sub-meeting-numbers",
    "sub-meeting-numbers",
    "sub-meeting-quorum",
    "sub-meeting-no-majority",
    "watch-seats-unknown",
    "watch-short",
    "watch-short",
    "watch-place-open",
    "watch-no-head",
    "watch-choice-unrecorded",
    "watch-not-posted",
    "watch-relative",
    "members-not-trained",
    "watch-not-trained",
    "losers-not-talked-to",
    "study-missing",
    "inspection-not-mended",
    "expense-without-receipt",
    "acceptance-open",
    "acceptance-not-repaired",
    "acceptance-unsigned",
]


def gaps() -> Iterator[tuple[Record, ...]]:
    yield without(SEALED)
    yield (*without(SEALED), Sealing(what="ballots", day=DAY))
    yield without(FILED[1])
    yield (*without(FILED[1]), ResultFiling(what="report", to="county", sent_on=LATER))
    yield without(POSTED)
    yield without(CERTIFICATE)
    yield (*WHOLE, CertificateIssued(number="1", name="甲", post="主任", day=LATER, state="reprinted"))
    yield (*WHOLE, CertificateIssued(number="0", name="甲", post="主任", day=LATER, state="voided"))
    yield without(CODE)
    yield without(SYSTEMS[0])
    yield without(MET)
    yield without(SUBS[0])
    yield (*without(SUBS[0]), SubCommittee(kind=SIX[0], head="外人"))  # type: ignore[arg-type]
    yield without(MET_SUBS[0])
    yield (*WHOLE, SubMeeting(kind="women", day=LATER, due=4, present=5))
    yield (*WHOLE, SubMeeting(kind="women", day=LATER, present=5, agreed=5, against=1))
    yield (*WHOLE, SubMeeting(kind="women", day=LATER, due=6, present=3, quorum=">1/2"))
    yield (*WHOLE, SubMeeting(kind="women", day=LATER, present=4, agreed=2, passed="passed"))
    yield without(WATCH[0])
    yield (*WHOLE, WatchSeats(seats=3))
    yield (*WHOLE, WatchSeats(seats=2), WatchMember(name="孙", left_on=LATER))
    yield (*without(WATCH[0]), WatchMember(name="孙", left_on=LATER))
    yield (*without(WATCH[1]), WatchMember(name="孙"))
    yield (*WHOLE, WatchMember(name="孙", how="by_election", chosen_on=LATER), WATCH_POSTED)
    yield (*WHOLE, WatchMember(name="孙", follows="钱", chosen_on=LATER, chosen_by="代表会议"))
    yield (*WHOLE, WatchMember(name="孙", relative_of="甲"))
    yield without(TRAINED)
    yield (*without(TRAINED), ONLY_MEMBERS)
    yield without(TALKED)
    yield without(STUDIED)
    yield (*WHOLE, Inspection(day=LATER, by="督导组", about="fraud", found="名单漏贴"))
    yield (*WHOLE, Expense(day=LATER, what="茶水", fen=100))
    yield without(ACCEPTED[0])
    by = {"own_by": "周敏", "township_by": "镇检查组"}
    yield (*without(ACCEPTED[0]), AcceptanceRow(standard="lawful", own="partly", township="partly", **by))
    yield (*without(ACCEPTED[0]), AcceptanceRow(standard="lawful", own="met", township="met", own_by="周敏"))


THEREWITH = {"watch-place-open": {"watch-seats-unknown"}, "members-not-trained": {"watch-not-trained"}}
"""What cannot be missing without the other."""


@pytest.mark.proves(*GAPS)
@pytest.mark.parametrize(("code", "records"), list(zip(GAPS, gaps(), strict=True)))
def test_each_gap_is_said_alone(code: str, records: tuple[Record, ...]) -> None:
    assert {one.code for one in found(records)} - {"handover-note"} - THEREWITH.get(code, set()) == {code}


@pytest.mark.proves("retention-short", "result-filed-late", "C20", "B14")
def test_a_keeping_too_short_and_a_late_report_are_named_where_the_profile_sets_a_number() -> None:
    late = ResultFiling(what="report", to="county", sent_on=DAY + timedelta(8), received_on=DAY + timedelta(8))
    short = (*without(SEALED, FILED[1]), replace(SEALED, keep_until=date(2020, 12, 31)), late)
    codes = [one.code for one in found(short, profile="SC-V-2025")]
    assert "result-filed-late" in codes
    codes = [one.code for one in found(short, profile="HA-2011")]
    assert "retention-short" in codes
    for profile in ("SC-V-2025", "HA-2011"):
        assert not {"retention-short", "result-filed-late"} & {one.code for one in found(WHOLE, profile=profile)}


@pytest.mark.proves("B16", "watch-relative")
def test_a_member_who_stayed_does_not_sit_in_the_supervisory_committee() -> None:
    hall = Hall(
        Post("主任", 1, ("甲", "乙")), count=10, profile="CN-U-2018", overlays=("S3",), body="residents", day=DAY
    )
    hall.note(ev.MemberNoted("丙", "委员"))
    hall.vote((sheet(主任="甲"), 8))
    hall.note(RecordKept(1, WatchMember(name="丙")))
    assert "watch-relative" in [one.code for one in after_findings(hall.election, hall.book, LATER)]


@pytest.mark.proves("acceptance-against-count", "C22", "T39")
@pytest.mark.parametrize(("ballots", "said"), [(7, True), (8, False)])
def test_the_count_stands_against_a_claimed_turnout(ballots: int, said: bool) -> None:
    assert ("acceptance-against-count" in [one.code for one in found(WHOLE, ballots)]) == said


def test_before_a_result_nothing_is_asked() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙")), count=10)
    hall.note(ev.MemberNoted("丙", "委员"))
    assert list(after_findings(hall.election, hall.book, DAY)) == []
