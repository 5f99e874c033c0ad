"""Election = fold(events): the same state bit by bit or at once, and no event out of turn."""

import pytest

from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Post, PostMarks
from buxuan_desktop.domain.chain import Row
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.folding import apply, fold
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.tally import RoundTally
from tests.deciding import decisions_bytes
from tests.hall import hall_bytes
from tests.making import ledger_of, whole_bytes
from tests.naming import named_bytes
from tests.preparing import prepared_bytes
from tests.registering import register_bytes
from tests.tabling import UNSEEN, table_bytes

ROWS = ledger_of(whole_bytes())
EVENTS = [(row.seq, decode(row.kind, row.body)) for row in ROWS]
AT = {row.kind: row.seq for row in reversed(ROWS)}
"""Where each kind of event comes first."""


TABLE = [(row.seq, decode(row.kind, row.body)) for row in ledger_of(table_bytes())]
HALL, AWAY = ([(row.seq, decode(row.kind, row.body)) for row in ledger_of(content)] for content in hall_bytes())
DECISIONS = [(row.seq, decode(row.kind, row.body)) for row in ledger_of(decisions_bytes())]
BEFORE = [(row.seq, decode(row.kind, row.body)) for row in ledger_of(prepared_bytes())]
NAMED = [(row.seq, decode(row.kind, row.body)) for row in ledger_of(named_bytes())]
REGISTER = [(row.seq, decode(row.kind, row.body)) for row in ledger_of(register_bytes())]
SCENES = {
    "register to handover": EVENTS,
    "counting table": TABLE,
    "many tables": HALL,
    "table file": AWAY,
    "decisions": DECISIONS,
    "before the vote": BEFORE,
    "register": REGISTER,
    "people named": NAMED,
}
whole = pytest.mark.parametrize("events", SCENES.values(), ids=SCENES)


def state(thing: object) -> object:
    """All that can be told apart of a state, down to plain values; totals as they are once somebody looks."""
    if isinstance(thing, RoundTally):
        return thing.counts, {title: vars(post) for title, post in thing.posts.items()}
    if isinstance(thing, dict):
        return {key: state(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [state(one) for one in thing]
    if hasattr(thing, "__dict__"):
        return {key: state(value) for key, value in vars(thing).items()}
    return thing


def up_to(kind: str) -> Election:
    """The state just before the first event of that kind."""
    return fold(EVENTS[: AT[kind] - 1])


@whole
def test_bit_by_bit_is_at_once(events: list[tuple[int, ev.Event]]) -> None:
    election = Election()
    for number, (seq, event) in enumerate(events, start=1):
        apply(election, seq, event)
        if number % 7 == 0:
            assert state(election) == state(fold(events[:number])), number
            for one in election.rounds:
                assert one.tally.posts is not None
    assert state(election) == state(fold(events))


@whole
def test_looking_changes_nothing(events: list[tuple[int, ev.Event]]) -> None:
    looked_at = Election()
    for seq, event in events:
        apply(looked_at, seq, event)
        state(looked_at)
    assert state(looked_at) == state(fold(events))


def test_every_kind_can_be_folded() -> None:
    assert {event.KIND for scene in SCENES.values() for _, event in scene} == set(KINDS) - UNSEEN


def test_a_case_begins_with_its_opening_and_only_once() -> None:
    for _, event in EVENTS[1:]:
        with pytest.raises(IllegalEvent, match="case-not-opened"):
            apply(Election(), 1, event)
    with pytest.raises(IllegalEvent, match="case-not-opened"):
        _ = fold([]).case
    with pytest.raises(IllegalEvent, match="case-opened-twice"):
        fold([EVENTS[0], (2, EVENTS[0][1])])


@pytest.mark.parametrize(
    ("before", "event", "code"),
    [
        ("polls-closed", ev.BallotCast(1, "blank"), "polls-still-open"),
        ("count-closed", ev.BallotCast(2, "blank"), "no-such-round"),
        ("count-closed", ev.BallotCast(0, "blank"), "no-such-round"),
        ("count-closed", ev.BallotCast(1, "valid", {"会计": PostMarks(("王",))}), "post-not-on-paper"),
        ("result-declared", ev.BallotCast(1, "blank"), "count-closed-already"),
        ("result-declared", ev.BallotStruck(1, AT["ballot-cast"] + 1, "错", "监"), "count-closed-already"),
        ("count-closed", ev.BallotStruck(1, 1, "错", "监"), "ballot-not-there"),
        ("count-closed", ev.BallotStruck(1, AT["ballot-cast"], "", "监"), "strike-needs-reason"),
        ("count-closed", ev.BallotStruck(1, AT["ballot-cast"], "错", ""), "strike-needs-reason"),
        ("count-closed", ev.CountClosed(1, 1, 1, 0, 0, 0), "close-differs"),
        ("count-closed", ev.RoundOpened(2, "first", ()), "round-still-open"),
        ("round-opened", ev.RoundOpened(2, "first", ()), "round-out-of-order"),
        ("round-opened", ev.RoundOpened(1, "further", (Post("主任", 1),)), "post-not-waiting"),
        ("round-opened", ev.RoundOpened(1, "first", (Post("会计", 1),)), "post-not-waiting"),
        ("round-opened", ev.PollsClosed(1, 12, 12), "no-such-round"),
        ("round-opened", ev.PostsSet((Post("甲", 1), Post("甲", 1))), "posts-unusable"),
        ("round-opened", ev.PostsSet((Post("甲", 0),)), "posts-unusable"),
        ("polls-closed", ev.PostsSet((Post("甲", 1),)), "round-begun-already"),
        ("polls-closed", ev.NamesNoted(), "round-begun-already"),
        ("ballot-cast", ev.PollsClosed(1, 12, 12), "polls-closed-already"),
        ("polls-closed", ev.PollsCorrected(1, 1, 12, 12, "错", "主持"), "polls-not-closed"),
        ("count-closed", ev.PollsCorrected(1, AT["polls-closed"], 12, 12, "错", "主持"), "correction-names-other"),
        ("count-closed", ev.PollsCorrected(1, AT["polls-corrected"], 12, 12, "", "主持"), "correction-needs-reason"),
        ("count-closed", ev.PollsCorrected(1, AT["polls-corrected"], 12, 12, "错", ""), "correction-needs-reason"),
        ("count-closed", ev.PollsCorrected(1, AT["polls-corrected"], 11, 12, "错", "主持"), "registered-differs"),
        (
            "result-declared",
            ev.PollsCorrected(1, AT["polls-corrected"], 12, 12, "错", "主持"),
            "count-closed-numbers-stand",
        ),
        ("round-opened", ev.VoterRegistered(1, "重号"), "voter-number-twice"),
        ("winner-voided", ev.WinnerVoided(1, "主任", "没当选的人", "错", "局"), "not-elected"),
        ("winner-voided", ev.WinnerVoided(1, "会计", "王建国", "错", "局"), "not-elected"),
        ("taken-over", ev.HandedOver("t", "别处"), "handed-over-already"),
        ("taken-over", ev.TakenOver("别的凭据", "x"), "no-such-handover"),
    ],
)
def test_an_event_out_of_turn_is_refused_and_changes_nothing(before: str, event: ev.Event, code: str) -> None:
    election = up_to(before)
    kept = state(up_to(before))
    with pytest.raises(IllegalEvent) as refused:
        apply(election, 10_000, event)
    assert refused.value.code == code
    assert state(election) == kept


def test_a_result_is_declared_once_and_only_after_the_count() -> None:
    declared = next(event for _, event in EVENTS if isinstance(event, ev.ResultDeclared))
    with pytest.raises(IllegalEvent, match="result-out-of-order"):
        apply(up_to("count-closed"), 10_000, declared)
    with pytest.raises(IllegalEvent, match="result-out-of-order"):
        apply(fold(EVENTS[: AT["result-declared"]]), 10_000, declared)


def test_a_struck_ballot_cannot_be_struck_again_and_counts_no_more() -> None:
    struck = next(event for _, event in EVENTS if isinstance(event, ev.BallotStruck))
    before, after = up_to("ballot-struck"), fold(EVENTS[: AT["ballot-struck"]])
    with pytest.raises(IllegalEvent, match="ballot-not-there"):
        apply(after, 10_000, struck)
    one, other = before.rounds[0].tally.counts, after.rounds[0].tally.counts
    assert sum((one.valid, one.void, one.blank, one.set_aside)) - 1 == sum(
        (other.valid, other.void, other.blank, other.set_aside)
    )
    assert after.rounds[0].last_ballot != struck.ballot


def test_a_correction_takes_the_place_of_the_numbers_that_it_names() -> None:
    before, after = up_to("polls-corrected").rounds[0], fold(EVENTS[: AT["polls-corrected"]]).rounds[0]
    assert (before.issued, before.boxes[0].recovered) == (12, 12)
    assert (after.issued, after.boxes[0].recovered) == (12, 10)
    assert [type(one) for one in after.stated.values()] == [ev.PollsClosed, ev.PollsCorrected]
    again = ev.PollsCorrected(1, AT["polls-corrected"], 12, 11, "又错", "主持")
    election = fold(EVENTS[: AT["polls-corrected"]])
    apply(election, 10_000, again)
    assert (election.rounds[0].issued, election.rounds[0].boxes) == (11, ())


def test_a_voided_winner_opens_the_vacancy_again() -> None:
    voided = next(event for _, event in EVENTS if isinstance(event, ev.WinnerVoided))
    before, after = up_to("winner-voided").posts[voided.post], fold(EVENTS[: AT["winner-voided"]]).posts[voided.post]
    assert voided.name in before.elected
    assert voided.name not in after.elected
    assert after.open_seats == before.open_seats + 1
    assert after.waiting is not None


def test_rows_and_events_are_the_same_story() -> None:
    assert all(isinstance(row, Row) for row in ROWS)
    assert fold(EVENTS).registered == 12
    assert fold([EVENTS[0], (2, ev.ElectorsCounted(500))]).registered == 500
