"""Signing in, the counting table, the locked screen, two signatures, and PINs of people who forgot them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from buxuan_desktop.app import appointing, concluding, counting, custody, permissions, reprinting, signing
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, open_balances
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.extracts import extract_file
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain import access_events as ae
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, HOME
from tests.naming import CHEAP, PEOPLE, VOTE, WHO, close, named, named_bytes, pin, sit, unnamed, voting

CLERK, CHAIR, CHIEF, WATCHER, TELLER = (WHO[r] for r in ("clerk", "chair", "chief_watcher", "watcher", "teller"))


def refused(doing: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as found:
        doing()
    assert "{" not in of_refusal(found.value)
    return found.value


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = named(tmp_path / "case.buxuan")
    yield made
    made.close()
    assert not verify(made.file.path).faults


def test_the_first_named_is_a_clerk_and_sits_there(tmp_path: Path) -> None:
    with unnamed(tmp_path / "case.buxuan") as made:
        assert refused(lambda: appointing.name_person(made, TELLER, "teller", pin(TELLER), cost=CHEAP)).code == (
            "first-is-clerk"
        )
        assert refused(lambda: appointing.name_person(made, CLERK, "clerk", "", cost=CHEAP)).code == "pin-unusable"
        appointing.name_person(made, CLERK, "clerk", pin(CLERK), cost=CHEAP)
        assert (made.seat, made.who) == ((CLERK,), CLERK)


@pytest.mark.parametrize(
    ("name", "role", "typed", "code"),
    [
        ("", "teller", "135790", "person-name-unusable"),
        ("张3", "teller", "135790", "person-name-unusable"),
        ("王建国", "teller", "135790", "seat-candidate"),
        ("新人", "teller", "12", "pin-unusable"),
        ("新人", "teller", "", "pin-unusable"),
        (TELLER, "teller", "", "person-named-already"),
        (CLERK, "chair", "", "last-clerk"),
    ],
)
def test_who_cannot_be_named(case: Case, name: str, role: str, typed: str, code: str) -> None:
    assert refused(lambda: appointing.name_person(case, name, role, typed, cost=CHEAP)).code == code


def test_the_last_clerk_stays_and_others_go(case: Case) -> None:
    assert refused(lambda: appointing.relieve(case, CLERK, "不干了")).code == "last-clerk"
    assert refused(lambda: appointing.relieve(case, TELLER, " ")).code == "reason-missing"
    appointing.relieve(case, TELLER, "病了")
    assert refused(lambda: sit(case, "teller")).code == "person-not-named"
    appointing.name_person(case, "新人", "clerk", "975319", cost=CHEAP)
    appointing.relieve(case, CLERK, "调走")
    assert case.seat == ()
    assert refused(lambda: custody.attach(case, "a.txt", b"a")).code == "not-signed-in"


def test_who_was_relieved_comes_back_with_two_signatures_alone(case: Case) -> None:
    """Else a clerk could take anybody's signature by relieving and naming the person again."""
    appointing.relieve(case, CHIEF, "换人")
    again = lambda: appointing.name_person(case, CHIEF, "chief_watcher", "975319", cost=CHEAP)  # noqa: E731
    assert refused(again).code == "second-needed"
    with signing.countersigned(case, Action.SET_PIN, CHAIR, pin(CHAIR)):
        again()
    signing.sign_in(case, CHIEF, "975319")


def test_a_role_changes_and_the_pin_stays(case: Case) -> None:
    appointing.name_person(case, WATCHER, "chief_watcher", cost=CHEAP)
    signing.sign_in(case, WATCHER, pin(WATCHER))
    assert case.election.access.people[WATCHER].role == "chief_watcher"


def test_two_sit_at_the_table_by_their_own_pins(case: Case) -> None:
    both = (TELLER, pin(TELLER), WATCHER, pin(WATCHER))
    signing.take_table(case, *both)
    assert (case.seat, case.who) == ((TELLER, WATCHER), f"计票人 {TELLER}、监票人 {WATCHER}")
    assert (
        refused(lambda: signing.take_table(case, TELLER, pin(TELLER), TELLER, pin(TELLER))).code == "seats-one-person"
    )
    assert refused(lambda: signing.take_table(case, CLERK, pin(CLERK), WATCHER, pin(WATCHER))).code == "seat-role"
    guide = WHO["guide"]
    assert refused(lambda: signing.take_table(case, TELLER, pin(TELLER), guide, pin(guide))).code == "seat-role"
    assert refused(lambda: signing.take_table(case, *both[:3], "000000")).code == "pin-wrong"
    assert case.seat == (TELLER, WATCHER)


def test_wrong_pins_are_events_and_wait_also_in_a_program_started_anew(tmp_path: Path) -> None:
    path, now = tmp_path / "case.buxuan", [CLOCK()]
    named(path).close()
    with Case.open(path, lambda: now[0], "周敏", HOME) as case:
        said = [of_refusal(refused(lambda: signing.sign_in(case, TELLER, "000000"))) for _ in range(3)]
        assert "再输一次" in said[1]
        assert "请等到 12时02分" in said[2]
        assert [one.why for one in case.election.access.refused[-3:]] == ["pin-wrong"] * 3
    with Case.open(path, lambda: now[0], "周敏", HOME) as case:
        assert refused(lambda: sit(case, "teller")).code == "pin-wait"
        sit(case, "watcher")
        now[0] += timedelta(minutes=2)
        sit(case, "teller")
        refused(lambda: signing.sign_in(case, TELLER, "000000"))
        assert signing.waiting(case, TELLER) is None
    assert not verify(path).faults


def test_locked_nothing_is_written_and_whoever_sat_there_goes_on(tmp_path: Path) -> None:
    with voting(tmp_path / "case.buxuan") as case:
        signing.lock(case)
        assert refused(lambda: counting.cast(case, VOTE)).code == "locked"
        assert refused(lambda: signing.unlock(case, WATCHER, "000000")).code == "pin-wrong"
        assert case.locked
        signing.unlock(case, WATCHER, pin(WATCHER))
        assert case.seat == (TELLER, WATCHER)
        counting.cast(case, VOTE)
        signing.lock(case)
        signing.unlock(case, CHIEF, pin(CHIEF))
        assert (case.seat, case.who) == ((CHIEF,), CHIEF)


def test_a_struck_ballot_is_signed_by_two(tmp_path: Path) -> None:
    with voting(tmp_path / "case.buxuan") as case:
        counting.cast(case, VOTE)
        strike = lambda: counting.strike_last(case, "录错", WATCHER)  # noqa: E731
        assert refused(strike).code == "second-needed"
        for name, code in ((TELLER, "second-same"), (CLERK, "second-may-not"), (WHO["guide"], "second-may-not")):
            with pytest.raises(Refusal, match=code), signing.countersigned(case, Action.STRIKE, name, pin(name)):
                strike()
        with pytest.raises(Refusal, match="pin-wrong"), signing.countersigned(case, Action.STRIKE, WATCHER, "000000"):
            strike()
        with signing.countersigned(case, Action.CLOSE_COUNT, CHIEF, pin(CHIEF)):
            assert refused(strike).code == "second-needed"
        with signing.countersigned(case, Action.STRIKE, WATCHER, pin(WATCHER)):
            strike()
        assert [row.kind for row in case.file.rows()][-2:] == ["countersigned", "ballot-struck"]
        assert refused(lambda: counting.strike_last(case, "录错", WATCHER)).code == "no-ballot-to-strike"


def test_a_count_is_closed_by_two(tmp_path: Path) -> None:
    with voting(tmp_path / "case.buxuan") as case:
        for _ in range(6):
            counting.cast(case, VOTE)
        explained = {one.code: "已经核对" for one in open_balances(case)}
        assert refused(lambda: close_count(case, explained)).code == "second-needed"
        with (
            pytest.raises(Refusal, match="second-may-not"),
            signing.countersigned(case, Action.CLOSE_COUNT, WATCHER, pin(WATCHER)),
        ):
            close_count(case, explained)
        close(case)
        assert case.election.rounds[-1].declared is not None
    assert not verify(tmp_path / "case.buxuan").faults


def test_a_certificate_is_printed_again_by_two(tmp_path: Path) -> None:
    who = [("主任", "王建国")]
    with voting(tmp_path / "case.buxuan") as case:
        for _ in range(6):
            counting.cast(case, VOTE)
        close(case)
        assert refused(lambda: reprinting.note_printed(case, who)).code == "role-may-not"
        sit(case, "clerk")
        assert reprinting.action_for(case, who) == Action.CERTIFICATES
        reprinting.note_printed(case, who)
        assert reprinting.action_for(case, who) == Action.REPRINT
        assert refused(lambda: reprinting.note_printed(case, who)).code == "reason-missing"
        assert refused(lambda: reprinting.note_printed(case, who, "卡纸")).code == "second-needed"
        with signing.countersigned(case, Action.REPRINT, CHAIR, pin(CHAIR)):
            reprinting.note_printed(case, who, "卡纸")
        assert case.election.access.printed["主任", "王建国"] == 2
    assert not verify(tmp_path / "case.buxuan").faults


def test_without_named_people_printing_is_no_event(tmp_path: Path) -> None:
    with unnamed(tmp_path / "case.buxuan") as case:
        head = case.file.head
        reprinting.note_printed(case, [("主任", "王建国")])
        assert case.file.head == head


def test_a_concluded_case_is_opened_again_by_two(case: Case) -> None:
    assert refused(lambda: concluding.reopen(case, "漏了")).code == "second-needed"
    concluding.conclude(case)
    assert refused(lambda: custody.attach(case, "a.txt", b"a")).code == "case-is-concluded"
    sit(case, "clerk")
    assert refused(lambda: concluding.reopen(case, "")).code == "reason-missing"
    with signing.countersigned(case, Action.REOPEN, CHAIR, pin(CHAIR)):
        concluding.reopen(case, "漏了一份收条")
    custody.attach(case, "a.txt", b"a")


def test_without_named_people_two_names_open_it_again(tmp_path: Path) -> None:
    with unnamed(tmp_path / "case.buxuan") as case:
        concluding.conclude(case)
        assert refused(lambda: concluding.reopen(case, "漏了")).code == "needs-two-names"
        assert refused(lambda: concluding.reopen(case, "漏了", ("甲", "甲"))).code == "needs-two-names"
        concluding.reopen(case, "漏了", ("甲", "乙"))


def test_a_round_without_a_result_is_not_concluded(tmp_path: Path) -> None:
    with voting(tmp_path / "case.buxuan") as case:
        sit(case, "clerk")
        assert refused(lambda: concluding.conclude(case)).code == "round-still-open"


def test_one_changes_the_own_pin_and_the_old_hash_is_gone(case: Case) -> None:
    old = case.election.access.people[CLERK].pin
    assert refused(lambda: appointing.change_own_pin(case, CLERK, "000000", "975319", cost=CHEAP)).code == "pin-wrong"
    appointing.change_own_pin(case, CLERK, pin(CLERK), "975319", cost=CHEAP)
    assert case.file.private(f"pin-{old}") == {}
    signing.sign_in(case, CLERK, "975319")


def test_a_forgotten_pin_is_set_by_the_clerk_and_one_more(case: Case) -> None:
    reset = lambda: appointing.reset_pin(case, TELLER, "975319", "忘了", cost=CHEAP)  # noqa: E731
    assert refused(reset).code == "second-needed"
    with signing.countersigned(case, Action.SET_PIN, WATCHER, pin(WATCHER)):
        reset()
    signing.sign_in(case, TELLER, "975319")
    assert refused(reset).code == "role-may-not"


def test_a_clerks_forgotten_pin_is_set_by_chair_and_chief_scrutineer(case: Case) -> None:
    sit(case, "chair")
    reset = lambda: appointing.reset_pin(case, CLERK, "975319", "忘了", cost=CHEAP)  # noqa: E731
    assert refused(reset).code == "second-needed"
    with signing.countersigned(case, Action.RESET_CLERK, CHIEF, pin(CHIEF)):
        reset()
    signing.sign_in(case, CLERK, "975319")


def test_only_where_no_two_can_a_clerks_pin_is_recovered_on_two_names(tmp_path: Path) -> None:
    path = tmp_path / "case.buxuan"
    with unnamed(path) as case:
        appointing.name_person(case, CLERK, "clerk", pin(CLERK), cost=CHEAP)
    with Case.open(path, CLOCK, "", HOME) as case:
        recover = lambda *by: appointing.recover_pin(case, CLERK, "975319", "忘了", by, cost=CHEAP)  # noqa: E731
        for by in (("甲", "甲"), ("甲", ""), (CLERK, "甲")):
            assert refused(lambda by=by: recover(*by)).code == "needs-two-others"
        recover("曾丽", "单志强")
        assert [one.by for one in case.election.access.recovered] == [("曾丽", "单志强")]
        signing.sign_in(case, CLERK, "975319")
    assert not verify(path).faults


def test_where_two_can_nobody_recovers(case: Case) -> None:
    assert refused(lambda: appointing.recover_pin(case, CLERK, "975319", "忘了", ("甲", "乙"), cost=CHEAP)).code == (
        "pin-needs-no-recovery"
    )
    assert refused(lambda: appointing.recover_pin(case, TELLER, "975319", "忘了", ("甲", "乙"), cost=CHEAP)).code == (
        "pin-needs-no-recovery"
    )


def test_refusals_fold_and_verify(tmp_path: Path) -> None:
    path = tmp_path / "named.buxuan"
    path.write_bytes(named_bytes())
    found = verify(path)
    assert found.faults == ()


@pytest.mark.proves("C17")
def test_no_export_and_no_extract_holds_a_pin(tmp_path: Path) -> None:
    path = tmp_path / "named.buxuan"
    path.write_bytes(named_bytes())
    with Case.open(path, CLOCK, "", HOME) as case:
        hashes = [case.file.private(f"pin-{n}").get("pin", "") for n in range(1, case.election.access.pins + 1)]
        signing.sign_in(case, WHO["clerk"], "135791")
        for kind in (PUBLIC, SEALED):
            export_file(path, tmp_path / "out", kind, case)
        extract_file(path, tmp_path / "out", CLOCK, tmp_path / "home", case)
    assert sum(map(bool, hashes)) == len(PEOPLE) - 2 + 1
    out = [one.read_bytes() for one in (tmp_path / "out").rglob("*") if one.is_file()]
    assert len(out) > 8
    assert not any(one.encode() in content for one in hashes if one for content in out)
    assert not any(b"argon2" in content for content in out)
    public = [one.read_text(encoding="utf-8") for one in (tmp_path / "out" / "公开").glob("*.jsonl")]
    assert public
    assert not any(kind in text for text in public for kind in ("person-named", "act-refused", "signed-in"))


def test_signatures_out_of_their_place_are_no_ledger(tmp_path: Path) -> None:
    """What the program never writes is no case either: a close whose second signature is missing or elsewhere."""
    with voting(tmp_path / "case.buxuan") as case:
        seq = counting.cast(case, VOTE)
        election, next_ = case.election, case.file.head.seq + 1
        struck = ev.BallotStruck(1, seq, "录错", WATCHER)
        with pytest.raises(IllegalEvent, match="second-signature-missing"):
            apply(election, next_, struck)
        apply(election, next_, ae.Countersigned("strike-ballot", WATCHER))
        with pytest.raises(IllegalEvent, match="second-signature-missing"):
            apply(election, next_ + 2, struck)
        apply(election, next_ + 1, struck)


def test_may_asks_and_writes_nothing(case: Case) -> None:
    sit(case, "guide")
    head = case.file.head
    assert not permissions.may(case, Action.KEY)
    assert case.file.head == head
