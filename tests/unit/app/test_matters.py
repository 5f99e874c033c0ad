"""The register of matters: shut without its passphrase, numbers alone for others, nobody judges the own case."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from buxuan_desktop.app import matters, records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import offers_of
from buxuan_desktop.app.paperwork.standards import known_of
from buxuan_desktop.app.stage_checks import CHECKS
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange import encrypted
from tests.making import DAY, counting_case, enter, finish

WORDS = "一个又长又好记的口令"
MATTER = Matter(received_on=DAY, way="hotline", about="bribery", handler="镇纪委甲", until=DAY + timedelta(days=7))
PRIVATE = {"said": "张某某挨家送烟", "concerns": "张某某、李某某", "from_whom": "匿名电话6612345", "answer": "退了烟"}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with counting_case(tmp_path / "case.buxuan") as made:
        yield made


@pytest.fixture
def register(case: Case) -> matters.Register:
    return matters.unlock(case, WORDS, WORDS)


@pytest.mark.proves("C12", "F18")
def test_nothing_said_lies_readable_in_the_file(case: Case, register: matters.Register) -> None:
    number = register.write(0, MATTER, PRIVATE)
    raw = case.file.path.read_bytes()
    assert not any(text.encode() in raw for text in ("送烟", "张某某", "6612345"))
    assert not matters.is_new(case)
    assert matters.unlock(case, WORDS).values_of(number) == register.values_of(number)
    assert register.values_of(number)["said"] == PRIVATE["said"]
    assert verify(case.file.path).faults == ()
    with pytest.raises(Refusal, match="passphrase-wrong"):
        matters.unlock(case, "别的一个口令")


def test_a_passphrase_is_long_and_said_twice(case: Case) -> None:
    with pytest.raises(Refusal, match="passphrase-short"):
        matters.unlock(case, "短", "短")
    with pytest.raises(Refusal, match="passphrase-differs"):
        matters.unlock(case, WORDS, WORDS + "。")


@pytest.mark.proves("C12")
def test_whom_it_concerns_neither_handles_nor_writes_it(case: Case, register: matters.Register) -> None:
    with pytest.raises(Refusal, match="matter-concerns-handler"):
        register.write(0, replace(MATTER, handler="李某某"), PRIVATE)
    with pytest.raises(Refusal, match="matter-concerns-writer"):
        register.write(0, MATTER, {**PRIVATE, "concerns": case.who})
    with pytest.raises(Refusal, match="matter-empty"):
        register.write(0, MATTER, {"said": " "})
    assert case.election.records.all(Matter) == []


def test_plain_words_are_never_written(case: Case) -> None:
    with pytest.raises(Refusal, match="record-not-encrypted"):
        records.add(case, MATTER, records.Writing(private={"said": "张某某挨家送烟"}))


def test_a_correction_keeps_what_stood_there(case: Case, register: matters.Register) -> None:
    number = register.write(0, MATTER, PRIVATE)
    assert register.write(number, MATTER, PRIVATE) == 0
    assert register.write(number, MATTER, {**PRIVATE, "said": "张某某送烟两条"}) == number
    assert register.values_of(number)["said"] == "张某某送烟两条"
    assert register.values_of(number + 1) == {}
    assert verify(case.file.path).faults == ()


@pytest.mark.proves("C12", "matter-overdue", "bribery-not-circulated")
def test_bribery_goes_by_a_standard_to_its_circular(case: Case, register: matters.Register) -> None:
    with pytest.raises(Refusal, match="matter-standard-missing"):
        register.write(0, replace(MATTER, found="confirmed"), PRIVATE)
    with pytest.raises(Refusal, match="matter-circular-early"):
        register.write(0, replace(MATTER, circulated_on=DAY), PRIVATE)
    with pytest.raises(Refusal, match="matter-answer-undated"):
        register.write(0, replace(MATTER, state="answered"), PRIVATE)
    with pytest.raises(Refusal, match="matter-answer-undated"):
        register.write(0, replace(MATTER, state="transferred"), PRIVATE)
    late = replace(MATTER, until=DAY - timedelta(days=1), found="confirmed", standard="某文件第三条")
    number = register.write(0, late, PRIVATE)
    assert _codes(case) == {"matter-overdue", "bribery-not-circulated"}
    done = replace(late, state="answered", answered_on=DAY, circulated_on=DAY, circular="临纪通〔2026〕1号")
    register.write(number, done, PRIVATE)
    assert _codes(case) == set()


def test_others_are_told_numbers_alone(case: Case, register: matters.Register) -> None:
    register.write(0, MATTER, PRIVATE)
    register.write(0, replace(MATTER, about="clan", state="transferred", sent_to="县纪委"), PRIVATE)
    assert matters.counts_of(case) == {"bribery": {"open": 1}, "clan": {"transferred": 1}}
    enter(case)
    finish(case)
    assert known_of(case)["letters"] == "收到2件，已答复、移交1件"
    assert known_of(case)["punished"] == ""
    papers = [repr(one.sheet(True)) for stage in range(10) for one in offers_of(case, stage)]
    assert sum("群众反映事项件数" in one for one in papers) == 1
    assert not any(words in one for one in papers for words in ("送烟", "张某某", "镇纪委甲", "m1."))


NEW = "换过以后的新口令"


@pytest.mark.proves("C12")
def test_another_passphrase_shuts_all_there_ever_was_and_loses_nothing(case: Case, register: matters.Register) -> None:
    first = register.write(0, MATTER, PRIVATE)
    register.write(first, MATTER, {**PRIVATE, "said": "送烟两条"})
    gone = register.write(0, MATTER, {"said": "登记错了"})
    records.withdraw(case, gone, "重复")
    before = {ref: dict(case.file.private(ref)) for ref in case.election.records.shut}
    assert len(before) == 3
    seq = case.file.head.seq
    register.change_passphrase(WORDS, NEW, NEW)
    assert case.file.head.seq == seq + 1
    assert register.values_of(first)["said"] == "送烟两条"
    raw = case.file.path.read_bytes()
    for ref, names in before.items():
        after = case.file.private(ref)
        assert after.keys() == names.keys()
        for name, old in names.items():
            assert matters.salt_of(after[name]) != matters.salt_of(old)
            assert old.encode() not in raw
    with pytest.raises(Refusal, match="passphrase-wrong"):
        matters.unlock(case, WORDS)
    assert verify(case.file.path).faults == ()
    number = matters.unlock(case, NEW).write(0, MATTER, {"said": "又一件"})
    path = case.file.path
    case.close()
    with Case.open(path, case.clock, "周敏", case.keeper) as again:
        opened = matters.unlock(again, NEW)
        assert [opened.values_of(one)["said"] for one in (first, number)] == ["送烟两条", "又一件"]
        vault = encrypted.Vault(NEW, encrypted.salt_of(again.file.private("record/1/1")["said"]))
        belongs = f"{again.election.case.case}/matter/said"
        history = [vault.open(again.file.private(ref)["said"], belongs) for ref in before]
        assert sorted(history) == sorted([PRIVATE["said"], "送烟两条", "登记错了"])


def test_what_is_refused_or_breaks_off_leaves_the_old_passphrase(
    case: Case, register: matters.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = register.write(0, MATTER, PRIVATE)
    before = case.file.path.read_bytes()
    for given, code in (
        ((NEW, NEW, NEW), "passphrase-old-wrong"),
        ((WORDS, "短", "短"), "passphrase-short"),
        ((WORDS, NEW, WORDS), "passphrase-differs"),
        ((WORDS, WORDS, WORDS), "passphrase-same"),
    ):
        with pytest.raises(Refusal, match=code):
            register.change_passphrase(*given)
    with monkeypatch.context() as broken:
        broken.setattr(type(case.file), "keep_private", lambda *_: (_ for _ in ()).throw(OSError("power")))
        with pytest.raises((OSError, Refusal)):
            register.change_passphrase(WORDS, NEW, NEW)
    assert case.file.path.read_bytes() == before
    assert register.values_of(number)["said"] == PRIVATE["said"]
    assert matters.unlock(case, WORDS).values_of(number)["said"] == PRIVATE["said"]
    assert verify(case.file.path).faults == ()


def test_before_anything_is_written_another_can_be_chosen(case: Case, register: matters.Register) -> None:
    register.change_passphrase("", NEW, NEW)
    register.write(0, MATTER, PRIVATE)
    assert matters.unlock(case, NEW)


def _codes(case: Case) -> set[str]:
    found = {one.code for check in CHECKS[2] for one in check(case)}
    return found & {"matter-overdue", "bribery-not-circulated"}
