"""Records: numbers, corrections by name, withdrawals; what does not fit is refused and changes nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.codec import decode, encode
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.record_events import PrivateResealed, RecordKept, RecordWithdrawn
from buxuan_desktop.domain.records.bodies import Contact
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.records.vacancies import Dispute
from buxuan_desktop.domain.refusal import IllegalEvent

HOTLINE = Contact(way="hotline", where="6612345", keeper="周敏")
QUARREL = Dispute(matter="宅基地", found_on=date(2020, 3, 1), keeper="司法所")


def test_a_record_reads_back_from_its_ledger_row_and_names_its_kind() -> None:
    event = RecordKept(1, HOTLINE, sealed={"phone": "0" * 64})
    body = encode(event)
    assert '"is":"contact"' in body
    assert decode("record-kept", body) == event


def test_a_choice_that_equals_its_default_is_written_as_it_reads_back() -> None:
    typed = "".join(["o", "pen"])
    body = encode(RecordKept(1, Dispute(matter="宅基地", found_on=date(2020, 3, 1), keeper="司法所", state=typed)))  # type: ignore[arg-type]
    assert "open" not in body
    assert encode(decode("record-kept", body)) == body


def test_a_correction_names_what_it_corrects_and_the_earlier_wording_is_remembered() -> None:
    book = Records()
    book.keep(5, RecordKept(1, HOTLINE))
    mended = Contact(way="hotline", where="6612346", keeper="周敏")
    book.keep(9, RecordKept(1, mended, replaces=5))
    (kept,) = book.kept(Contact)
    assert (kept.record, kept.seq, kept.before, kept.ref) == (mended, 9, (5,), "record/1/2")


@pytest.mark.parametrize(
    "event",
    [
        RecordKept(1, HOTLINE, replaces=4),
        RecordKept(1, HOTLINE),
        RecordKept(1, QUARREL, replaces=5),
        RecordKept(3, HOTLINE),
        RecordKept(2, HOTLINE, replaces=5),
    ],
)
def test_what_does_not_name_the_last_wording_or_skips_a_number_is_refused(event: RecordKept) -> None:
    book = Records()
    book.keep(5, RecordKept(1, HOTLINE))
    with pytest.raises(IllegalEvent):
        book.keep(9, event)
    assert book.all(Contact) == [HOTLINE]
    assert book.next_number == 2


def test_a_withdrawn_number_is_never_used_again() -> None:
    book = Records()
    book.keep(5, RecordKept(1, HOTLINE))
    for wrong in (RecordWithdrawn(1, 4, "重复"), RecordWithdrawn(1, 5, ""), RecordWithdrawn(2, 5, "重复")):
        with pytest.raises(IllegalEvent):
            book.withdraw(wrong)
    book.withdraw(RecordWithdrawn(1, 5, "重复"))
    assert len(book) == 0
    assert book.next_number == 2
    with pytest.raises(IllegalEvent):
        book.keep(7, RecordKept(1, HOTLINE))


def test_only_what_was_encrypted_is_shut_anew_and_all_of_it() -> None:
    book = Records()
    matter = Matter(received_on=date(2026, 4, 1), way="visit", about="clan", handler="甲")
    book.keep(5, RecordKept(1, matter, sealed={"said": "a", "answer": "b"}))
    book.keep(6, RecordKept(2, HOTLINE, sealed={"phone": "c"}))
    for wrong in ({"record/1/1": {"said": "d"}}, {"record/2/1": {"phone": "d"}}, {"record/3/1": {"said": "d"}}):
        with pytest.raises(IllegalEvent):
            book.reseal(PrivateResealed(wrong))
    book.reseal(PrivateResealed({"record/1/1": {"said": "d", "answer": "e"}}))
    assert book.sealed == {("record/1/1", "said"): "d", ("record/1/1", "answer"): "e", ("record/2/1", "phone"): "c"}


@given(st.lists(st.tuples(st.sampled_from(["add", "correct", "withdraw"]), st.integers(0, 9)), max_size=30))
def test_after_any_steps_each_number_stands_as_written_last(steps: list[tuple[str, int]]) -> None:
    book, model, last = Records(), {}, 0
    for seq, (what, pick) in enumerate(steps, start=1):
        record = Contact(way="visit", where=str(seq), keeper="甲")
        if what == "add":
            last += 1
            book.keep(seq, RecordKept(last, record))
            model[last] = (seq, record)
        elif model:
            number = sorted(model)[pick % len(model)]
            if what == "correct":
                book.keep(seq, RecordKept(number, record, replaces=model[number][0]))
                model[number] = (seq, record)
            else:
                book.withdraw(RecordWithdrawn(number, model.pop(number)[0], "撤销"))
    assert {one.number: (one.seq, one.record) for one in book.kept(Contact)} == model
