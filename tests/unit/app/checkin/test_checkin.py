"""The desk: who stands there, what is drawn in one step, and what is said when it may not be."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from buxuan_desktop.app import balances, closing, counting, records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places, turnout
from buxuan_desktop.app.preparing import day_findings
from buxuan_desktop.app.report_day import facts_of_the_day
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.checkin import Heads
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, PaperOrder, Place
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from buxuan_desktop.domain.voter_code import voter_code
from buxuan_desktop.rules.checks.balances import place_apart
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, DAY, opening

EARLY = DAY - timedelta(days=6)
HALL, BOX, STATION = "中心会场", "流动票箱一", "三组投票站"
TWO = ("甲监票", "乙监票")
Make = Callable[..., Case]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Case] = []

    def make(profile: str = "CN-V-2025", voters: int = 20, **more: object) -> Case:
        given = opening(profile=profile, options={"overvote_scope": "post", "blank": "abstain"}, **more)
        case = setup.open_case(tmp_path / "case.buxuan", given, CLOCK, "周敏")
        made.append(case)
        setup.set_posts(case, (Post("主任", 1, ("王建国", "李秀英")),))
        listed = [setup.Elector(f"选民{n}", group="三组" if n > 15 else "一组") for n in range(1, voters + 1)]
        setup.register(case, listed)
        return case

    yield make
    for case in made:
        case.close()


def proxy(principal: int, by: int = 9, **more: object) -> Proxy:
    given = {"relation": "spouse", "received_on": EARLY, "posted_on": EARLY, "approved_by": TWO}
    return Proxy(principal=f"选民{principal}", proxy=f"选民{by}", **(given | more))  # type: ignore[arg-type]


def begin(case: Case, *kept: Proxy) -> Case:
    for one in kept:
        records.add(case, one)
    places.begin(case, "first")
    places.open_place(case, HALL, "hall", 20)
    return case


def close_all(case: Case, names: Sequence[str] = (HALL,), returned: int | None = None) -> None:
    for name in names:
        places.close_place(case, name, returned, ("0012",), TWO, "11:00")


def refused(doing: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as told:
        doing()
    assert "{" not in of_refusal(told.value)
    return told.value.code


@pytest.mark.proves("T18", "T21", "C08", "C19")
def test_own_and_three_principals_ballots_are_handed_out_in_one_step_and_one_event(make: Make) -> None:
    case = begin(make(), *(proxy(number) for number in (1, 2, 3)))
    before = case.file.head.seq
    person = drawing.look(case, 9)
    assert [one.name for one in person.principals] == ["选民1", "选民2", "选民3"]
    assert person.ballots == 4
    assert drawing.draw(case, 9, HALL) == 4
    assert case.file.head.seq == before + 1
    assert turnout.turnout(case).heads == Heads(hall=1, proxy=3)
    assert drawing.look(case, 1).by == "选民9"
    assert refused(lambda: drawing.draw(case, 1, HALL)) == "drawn-by-proxy"
    assert refused(lambda: drawing.draw(case, 9, HALL)) == "drawn-already"


@pytest.mark.proves("T21")
def test_a_principal_who_turns_up_first_takes_the_proxy_back_in_the_same_step(make: Make) -> None:
    case = begin(make(), proxy(1), proxy(2))
    assert drawing.look(case, 1).gave_to == "选民9"
    assert drawing.draw(case, 1, HALL) == 1
    assert [one.state for one in drawing.look(case, 9).principals] == ["drawn", "ready"]
    assert drawing.draw(case, 9, HALL) == 2
    assert turnout.turnout(case).heads == Heads(hall=2, proxy=1)


def test_a_proxy_that_is_taken_back_is_not_drawn_and_the_principal_draws(make: Make) -> None:
    case = begin(make(), proxy(1))
    drawing.take_back(case, 1)
    assert drawing.look(case, 1).gave_to == ""
    assert [one.state for one in drawing.look(case, 9).principals] == ["back"]
    assert drawing.draw(case, 9, HALL) == 1
    assert drawing.draw(case, 1, HALL) == 1
    assert refused(lambda: drawing.take_back(case, 5)) == "proxy-unknown"


def test_a_holder_comes_again_for_the_principals_alone(make: Make) -> None:
    case = begin(make(), proxy(1))
    assert drawing.draw(case, 9, HALL, own=True) == 2
    assert drawing.undo(case, 9, "多发了") == 2
    assert drawing.draw(case, 9, HALL, own=False) == 1
    assert drawing.draw(case, 9, HALL) == 1
    assert turnout.turnout(case).heads == Heads(hall=1, proxy=1)
    assert drawing.undo(case, 9, "本人没有领") == 1
    assert turnout.turnout(case).heads == Heads(proxy=1)
    assert refused(lambda: drawing.undo(case, 9, " ")) == "reason-missing"
    assert refused(lambda: drawing.undo(case, 3, "没有")) == "checkin-not-there"


@pytest.mark.proves("T19")
def test_a_proxy_who_became_a_candidate_draws_no_principals_ballot(make: Make) -> None:
    case = make()
    records.add(case, proxy(1))
    setup.set_posts(case, (Post("主任", 1, ("选民9", "李秀英")),))
    begin(case)
    assert [one.state for one in drawing.look(case, 9).principals] == ["proxy-is-candidate"]
    assert drawing.draw(case, 9, HALL) == 1


@pytest.mark.proves("T22")
def test_an_unposted_proxy_is_void_where_the_rules_ask_for_posting(make: Make) -> None:
    case = begin(make("SH-2020"), proxy(1, posted_on=None), proxy(2, posted_on=DAY - timedelta(days=2)))
    assert [one.state for one in drawing.look(case, 9).principals] == ["proxy-unposted", "ready"]
    assert drawing.draw(case, 9, HALL) == 2


@pytest.mark.proves("T43", "C17")
def test_a_mobile_box_takes_its_list_with_it(make: Make) -> None:
    case = make()
    records.add(case, Place(name=BOX, kind="mobile", staff=TWO))
    records.add(case, Place(name=HALL, kind="hall"))
    assert refused(lambda: (places.begin(case, "first"), places.open_place(case, BOX, "mobile"))) == "mobile-list-empty"
    for number in (4, 5):
        records.add(case, MobileVoter(elector=f"选民{number}", box=BOX))
    assert [one.name for one in places.prepared(case)] == [BOX, HALL]
    places.open_place(case, BOX, "mobile", 3, TWO)
    places.open_place(case, HALL, "hall")
    assert drawing.look(case, 4).place == BOX
    assert refused(lambda: drawing.draw(case, 4, HALL)) == "locked-elsewhere"
    assert refused(lambda: drawing.draw(case, 1, BOX)) == "not-on-mobile-list"
    drawing.draw(case, 4, BOX)
    places.unlock(case, BOX, "票箱已回")
    drawing.draw(case, 5, HALL)
    assert turnout.turnout(case).heads == Heads(hall=1, mobile=1)


@pytest.mark.proves("C34")
def test_a_stations_groups_draw_there_but_principals_are_left_to_their_proxies(make: Make) -> None:
    case = make()
    records.add(case, Place(name=STATION, kind="station", ground="scattered", groups=("三组",)))
    begin(case, proxy(20))
    places.open_place(case, STATION, "station", 5)
    assert refused(lambda: drawing.draw(case, 16, HALL)) == "locked-elsewhere"
    drawing.draw(case, 16, STATION)
    assert drawing.draw(case, 9, HALL) == 2
    assert turnout.turnout(case).heads == Heads(hall=1, station=1, proxy=1)


@pytest.mark.proves("C18", "T2")
def test_the_first_gate_is_people_and_the_second_ballots(make: Make) -> None:
    case = begin(make(), proxy(1))
    drawing.draw(case, 9, HALL)
    few = turnout.count_heads(case, 9, "韩立")
    assert not turnout.enough_people(case, few), "ten of twenty are not more than half"
    assert turnout.enough_people(case, turnout.count_heads(case, 10, "韩立"))
    assert refused(lambda: turnout.count_heads(case, 10, " ")) == "chair-missing"
    now = turnout.turnout(case)
    assert (now.needed, now.missing, now.percent) == (11, 9, "10.00")
    assert turnout.phone_line(case) == (
        "临河镇柳湾村，第一次投票，登记20人，到12时00分已领票2人（会场本人1人、委托1人），占10.00%，还差9人。"
    )


def test_desks_on_paper_give_totals_and_their_numbers_can_be_mended(make: Make) -> None:
    case = begin(make())
    places.open_place(case, "二号桌", "hall", 9, paper=True)
    places.total(case, "二号桌", 4, 1)
    assert refused(lambda: places.total(case, "二号桌", 5, 1)) == "reason-missing"
    places.total(case, "二号桌", 5, 1, "少加了一人")
    assert turnout.turnout(case).heads == Heads(hall=5, proxy=1)


@pytest.mark.proves("T41", "C20")
def test_the_day_becomes_the_numbers_of_the_close(make: Make) -> None:
    case = make()
    records.add(case, Place(name=STATION, kind="station", ground="traffic"))
    begin(case)
    places.open_place(case, STATION, "station", 5, TWO)
    for number in (1, 2, 3):
        drawing.draw(case, number, HALL)
    drawing.draw(case, 16, STATION)
    drawing.spoil(case, HALL, 2)
    close_all(case, (HALL, STATION), 4)
    state = places.here(case)
    assert [place_apart(one) for one in state.places.values()] == [11, 0]
    assert [one.data["place"] for one in day_findings(case) if one.code == "place-papers-differ"] == [HALL]
    assert refused(lambda: counting.close_polls(case, 4)) == "box-not-arrived"
    assert refused(lambda: places.carry(case, STATION, TWO, "10:00", "10:40", whole=False)) == "seal-needs-note"
    places.carry(case, STATION, TWO, "10:00", "10:40")
    assert turnout.to_account(case) == turnout.Accounted(None, 2, None)
    records.add(case, PaperOrder(what="ballots", printed=31, spoiled=1, received=30))
    assert turnout.to_account(case) == turnout.Accounted(30, 2, 13)
    boxes = turnout.boxes_of_day(state)
    assert boxes == (Box(HALL, "hall", 3), Box(STATION, "station", 1))
    assert turnout.papers_of_day(state) == turnout.PapersOfDay(25, 2, 8)
    counting.close_polls(case, 4, boxes)
    assert not verify(case.file.path).faults
    told = {line.code: (line.sum, line.state) for line in balances.lines(case)}
    assert told["heads"] == ("3 ＋ 1 ＋ 0 ＋ 0 ＝ 4，发出 4", balances.FITS)
    assert told[f"place:{STATION}"] == ("5 ＝ 1 ＋ 0 ＋ 4", balances.FITS)
    assert told[f"place:{HALL}"] == ("20 ＝ 3 ＋ 2 ＋ 4", balances.DIFFERS)


@pytest.mark.proves("C08")
def test_after_the_polls_nobody_can_look_up_who_came(make: Make) -> None:
    case = begin(make())
    drawing.draw(case, 1, HALL)
    close_all(case)
    with pytest.raises(IllegalEvent, match="polls-still-open"):
        counting.cast(case, Ballot({"主任": PostMarks(("王建国",))}))
    counting.close_polls(case, 1)
    assert refused(lambda: drawing.look(case, 1)) == "checkin-over"
    assert refused(lambda: drawing.draw(case, 2, HALL)) == "checkin-over"
    assert refused(lambda: drawing.undo(case, 1, "错")) == "checkin-over"
    places.seal_rolls(case, 2, TWO, "镇档案室")
    counting.cast(case, Ballot({"主任": PostMarks(("王建国",))}))
    closing.close_count(case, {found.code: "说明" for found in closing.open_balances(case)})


def test_a_certificate_of_this_case_is_read_and_another_refused(make: Make) -> None:
    case = begin(make())
    text = voter_code(case.election.case.case, 12)
    assert text == "BX1:CCCCCCCC:12"
    assert drawing.scanned(case, f" {text.lower()} ") == 12
    assert drawing.scanned(case, "选民12") is None
    assert refused(lambda: drawing.scanned(case, "BX1:dddddddd:12")) == "certificate-foreign"


def test_without_a_round_nothing_is_handed_out(make: Make) -> None:
    case = make()
    assert refused(lambda: places.open_place(case, HALL, "hall")) == "checkin-not-begun"
    assert refused(lambda: turnout.count_heads(case, 3, "韩立")) == "checkin-not-begun"
    assert refused(lambda: drawing.look(case, 1)) == "checkin-not-begun"


@pytest.mark.proves("T26")
def test_proxies_hold_on_in_a_further_round_and_everybody_may_draw_again(make: Make) -> None:
    case = begin(make(voters=4), proxy(1, 3), proxy(2, 4))
    for number in (3, 4):
        drawing.draw(case, number, HALL)
    close_all(case)
    counting.close_polls(case, 4)
    counting.cast_many(case, [(Ballot({"主任": PostMarks((name,))}), 2) for name in ("王建国", "李秀英")])
    closing.close_count(case, {found.code: "说明" for found in closing.open_balances(case)})
    closing.declare_result(case)
    places.begin(case, "further")
    places.open_place(case, HALL, "hall", 4)
    assert turnout.turnout(case).heads.total == 0
    assert drawing.draw(case, 3, HALL) == 2


@pytest.mark.proves("T40")
def test_a_household_draws_one_ballot_through_its_representative(make: Make) -> None:
    case = make("CN-U-2025", voters=3, electors="households", body="residents")
    begin(case)
    assert drawing.draw(case, 1, HALL) == 1
    assert refused(lambda: drawing.draw(case, 1, HALL)) == "drawn-already"
    now = turnout.turnout(case)
    assert (now.registered, now.heads.total, now.needed) == (3, 1, 2), "N is the households' representatives"


@pytest.mark.proves("B14", "C20")
def test_the_report_takes_place_manner_proxies_and_scribes_from_what_was_written_down(make: Make) -> None:
    case = make()
    records.add(case, Place(name=HALL, kind="hall", address="社区文化广场", booths=3))
    records.add(case, Method(ways="assembly_mobile"))
    begin(case, proxy(1))
    drawing.draw(case, 9, HALL)
    records.add(case, ScribeHelp(scribe="选民3", helped=2))
    close_all(case)
    counting.close_polls(case, 2)
    current = case.election.rounds[-1]
    assert facts_of_the_day(case.election, current) == {
        "venue": "社区文化广场",
        "manner": "中心会场和流动票箱",
        "booths": 3,
        "scribes": 2,
        "proxies": 1,
    }
