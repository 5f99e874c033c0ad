"""Keeping records in a case file: private values and files beside the chain, and a file that still verifies."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.vacancies import DayChange
from buxuan_desktop.domain.refusal import Refusal

DAY = date(2020, 4, 20)
HEAD = BodyMember(body="committee", name="周敏", office="head")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opening = setup.Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        overlays=("S3",),
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper="here",
    )
    with setup.open_case(tmp_path / "case.buxuan", opening, standing_at(DAY), "周敏") as made:
        yield made


def test_a_telephone_number_lies_beside_the_chain_and_goes_when_it_is_erased(case: Case) -> None:
    number = records.add(case, HEAD, records.Writing(private={"phone": "13800001111"}))
    kept = case.election.records.get(number)
    assert kept is not None
    assert records.private_of(case, kept) == {"phone": "13800001111"}
    assert b"13800001111" not in b"".join(row[4] for row in case.file.stored())
    assert not verify(case.file.path).faults
    case.file.db.execute("DELETE FROM private")
    case.file.db.conn.commit()
    assert verify(case.file.path).faults


def test_a_value_that_the_record_does_not_call_private_is_refused(case: Case) -> None:
    with pytest.raises(Refusal, match="record-private"):
        records.add(case, HEAD, records.Writing(private={"id_number": "1"}))
    assert len(case.election.records) == 0


def test_a_correction_keeps_both_wordings_and_the_same_again_writes_nothing(case: Case) -> None:
    number = records.add(case, HEAD, records.Writing(private={"phone": "1"}))
    head = case.file.head
    assert not records.correct(case, number, HEAD, records.Writing(private={"phone": "1"}))
    assert case.file.head == head
    other = BodyMember(body="committee", name="周敏", office="deputy")
    assert records.correct(case, number, other, records.Writing(private={"phone": "2"}, reason="写错"))
    kept = case.election.records.get(number)
    assert kept is not None
    assert (kept.record, kept.before != ()) == (other, True)
    assert records.private_of(case, kept) == {"phone": "2"}
    assert not verify(case.file.path).faults


def test_a_photo_is_kept_by_its_hash(case: Case) -> None:
    posting = Posting(what="electors", where="board", day=DAY)
    number = records.add(case, posting, records.Writing(files=(records.File("公告栏.jpg", b"photo"),)))
    kept = case.election.records.get(number)
    assert kept is not None
    assert case.file.blob(kept.files[0]) == b"photo"
    assert [one.name for one in case.election.attachments] == ["公告栏.jpg"]
    with pytest.raises(Refusal, match="file-too-large"):
        records.add(case, posting, records.Writing(files=(records.File("a", b"0" * (records.MAX_FILE + 1)),)))


def test_withdrawing_asks_for_a_reason(case: Case) -> None:
    number = records.add(case, HEAD)
    with pytest.raises(Refusal, match="reason-missing"):
        records.withdraw(case, number, " ")
    records.withdraw(case, number, "重复登记")
    assert case.election.records.get(number) is None
    with pytest.raises(Refusal, match="record-gone"):
        records.withdraw(case, number, "再来一次")


def test_a_pasted_list_is_one_transaction(case: Case) -> None:
    before = case.file.head.seq
    people = [BodyMember(body="leading", name=name) for name in ("甲", "乙", "丙")]
    assert records.add_all(case, people) == 3
    assert case.file.head.seq == before + 3
    assert case.election.records.all(BodyMember) == people


@pytest.mark.proves("C25")
def test_another_election_day_holds_only_once_it_is_approved(case: Case) -> None:
    later = date(2020, 4, 27)
    number = records.add(case, DayChange(day=later, reason="疫情"))
    assert case.election.election_day == DAY
    approved = DayChange(day=later, reason="疫情", approved_by="镇领导小组", approved_on=date(2020, 4, 10))
    records.correct(case, number, approved)
    assert case.election.election_day == later
