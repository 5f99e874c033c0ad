"""The register's history: numbers stay, every N is kept, nothing changes under a count."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.setup import opened_by
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.folding import apply, fold
from buxuan_desktop.domain.records.electors import Incapacity
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.registering import GAINS, LOSSES
from tests.making import DAY, ledger_of, opening
from tests.registering import register_bytes

START = [opened_by(opening()), *(ev.VoterRegistered(n, f"选民{n}", group="1组") for n in range(1, 5))]
POSTED = reg.RegisterPublished(1, DAY, 4, "groups", "公开栏", DAY)


def after(*events: ev.Event) -> Election:
    return fold(enumerate([*START, *events], start=1))


def refused(code: str, *events: ev.Event) -> None:
    *before, last = events
    election = after(*before)
    with pytest.raises(IllegalEvent, match=code):
        apply(election, 99, last)


@pytest.mark.proves("T24", "C06")
def test_a_death_after_the_list_was_posted_keeps_both_numbers() -> None:
    election = after(POSTED, reg.ElectorStruck(2, "died"), reg.RegisterFrozen(DAY, 3))
    assert election.registered == 3
    assert election.register.published == POSTED
    assert election.register.frozen == reg.RegisterFrozen(DAY, 3)
    assert election.register.struck[2].elector.name == "选民2"
    assert sorted(election.voters) == [1, 3, 4]
    assert "选民2" not in election.voter_names


def test_a_number_is_never_given_twice() -> None:
    refused("voter-number-twice", reg.ElectorStruck(2, "error"), ev.VoterRegistered(2, "别人"))
    election = after(reg.ElectorStruck(4, "error"))
    assert election.register.highest == 4


@pytest.mark.proves("C06")
def test_who_comes_after_the_list_says_why() -> None:
    refused("register-gain-unknown", POSTED, ev.VoterRegistered(5, "新人"))
    election = after(POSTED, *(ev.VoterRegistered(5 + n, f"新人{n}", gain=gain) for n, gain in enumerate(GAINS)))
    assert election.registered == 4 + len(GAINS)
    assert len(election.register.since) == len(GAINS)


def test_a_changed_line_keeps_its_number() -> None:
    election = after(reg.ElectorChanged(1, 1, "王新", "写错", "女", "2组", sealed={"id_number": "0" * 64}))
    assert election.voters[1].name == "王新"
    assert (election.voters[1].sex, election.voters[1].group) == ("女", "2组")
    assert "选民1" not in election.voter_names
    assert "王新" in election.women
    assert election.register.sealed == {("voter/1/1", "id_number"): "0" * 64}
    refused("elector-change-unusable", reg.ElectorChanged(1, 2, "王新", "写错"))


def test_a_name_goes_only_with_its_last_bearer() -> None:
    twins = ev.VoterRegistered(5, "选民1", group="2组")
    election = after(twins, reg.ElectorStruck(1, "duplicate"))
    assert "选民1" in election.voter_names
    assert not election.namesakes.shared


def test_namesakes_are_found_anew_after_a_change() -> None:
    election = after()
    assert not election.namesakes.shared
    apply(election, 6, reg.ElectorChanged(2, 1, "选民1", "写错", "", "2组"))
    assert election.namesakes.shared == {"选民1": ("选民1（1组）", "选民1（2组）")}


@pytest.mark.parametrize("event", [reg.ElectorStruck(1, "died"), ev.VoterRegistered(5, "新人", gain="turned-18")])
def test_a_frozen_list_stays_until_it_is_opened_with_a_reason(event: ev.Event) -> None:
    frozen = reg.RegisterFrozen(DAY, 4)
    refused("register-frozen", POSTED, frozen, event)
    refused("register-not-frozen", POSTED, frozen, reg.RegisterUnfrozen("", ("赵",)))
    assert after(POSTED, frozen, reg.RegisterUnfrozen("补登", ("赵",)), event).registered in (3, 5)


def test_nothing_changes_between_the_polls_and_the_verdict() -> None:
    polls = (ev.RoundOpened(1, "first", ()), ev.PollsClosed(1, 4, 4))
    refused("register-in-use", *polls, reg.ElectorStruck(1, "died"))
    refused("register-in-use", reg.RegisterFrozen(DAY, 4), *polls, reg.RegisterUnfrozen("x", ("赵",)))


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("registered-differs", reg.RegisterPublished(1, DAY, 5, "groups", "公开栏", DAY)),
        ("registered-differs", reg.RegisterFrozen(DAY, 3)),
        ("edition-unusable", reg.RegisterPublished(2, DAY, 4, "groups", "公开栏", DAY)),
        ("edition-unusable", reg.RegisterPublished(1, DAY, 4, "luck", "公开栏", DAY)),
        ("register-loss-unknown", reg.ElectorStruck(1, "disliked")),
        ("no-such-elector", reg.ElectorStruck(9, "died")),
        ("elector-not-struck", reg.ElectorRestored(1, "错了")),
        ("register-import-differs", reg.RegisterImported("a.xlsx", 4, 2)),
    ],
)
def test_what_does_not_fit_is_refused(code: str, event: ev.Event) -> None:
    refused(code, event)


def test_posting_again_needs_a_reason_and_a_later_day() -> None:
    refused("edition-unusable", POSTED, reg.RegisterPublished(2, DAY, 4, "groups", "公开栏", DAY))
    earlier = DAY.replace(day=1)
    refused("edition-before-last", POSTED, reg.RegisterPublished(2, earlier, 4, "groups", "公开栏", DAY, "改了"))
    election = after(
        POSTED, reg.ElectorStruck(1, "died"), reg.RegisterPublished(2, DAY, 3, "groups", "栏", DAY, "改了")
    )
    assert [one.registered for one in election.register.editions] == [4, 3]
    assert election.register.since == []


@pytest.mark.proves("C15")
def test_no_event_says_who_is_ill_or_who_objected(tmp_path: Path) -> None:
    for row in ledger_of(register_bytes()):
        for secret in ("医院", "证明", "儿子", "漏了我父亲", "孙某某"):
            assert secret not in row.body
    election = fold((row.seq, decode(row.kind, row.body)) for row in ledger_of(register_bytes()))
    (held,) = election.records.kept(Incapacity)
    assert set(held.private) == {"name", "basis"}


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["strike", "restore", "change"])), max_size=30))
def test_names_and_numbers_stay_in_step(steps: list[tuple[int, str]]) -> None:
    election = after()
    for place, (number, what) in enumerate(steps, start=10):
        change = election.register.changes[number] + 1
        event: ev.Event = {
            "strike": reg.ElectorStruck(number, LOSSES[0]),
            "restore": reg.ElectorRestored(number, "错了"),
            "change": reg.ElectorChanged(number, change, f"选民{number % 2}", "改"),
        }[what]
        before = dict(election.voters)
        try:
            apply(election, place, event)
        except IllegalEvent:
            assert election.voters == before
        assert election.voter_names == {voter.name for voter in election.voters.values()}
        assert election.voters.keys() | election.register.struck.keys() == {1, 2, 3, 4}
        assert not election.voters.keys() & election.register.struck.keys()
