"""What is missing or wrong before the vote: each finding from the smallest facts that make it, and where it is not."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp, Staff
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, PaperOrder, Place, Training
from buxuan_desktop.rules.checks.preparation import preparation_findings
from buxuan_desktop.rules.codes import CODES
from buxuan_desktop.rules.codes_preparation import PREPARATION_CODES
from buxuan_desktop.words import of_finding
from tests.unit.rules.hall import Hall

DAY = date(2026, 4, 20)
EARLY = DAY - timedelta(days=10)
DIRECTOR = Post("主任", 1, ("甲", "乙"))
NAMES = ("甲", "乙", *(f"选民{number}" for number in range(1, 9)))


def case_of(*kept: Record, profile: str = "SC-V-2025", **more: Any) -> Hall:
    made = Hall(DIRECTOR, profile=profile, day=DAY, **more)
    # Names instead of a number: the list says who can serve.
    made.election.counted = None
    made.note(*(ev.VoterRegistered(number, name) for number, name in enumerate(NAMES, start=1)))
    made.note(*(RecordKept(place, one) for place, one in enumerate(kept, start=1)))  # type: ignore[arg-type]
    return made


def found(here: Hall, code: str, today: date = DAY) -> list[dict[str, Any]]:
    return [dict(one.data) for one in preparation_findings(here.election, here.book, today) if one.code == code]


def proxy(principal: str = "选民1", by: str = "选民2", **more: Any) -> Proxy:
    given = {"relation": "spouse", "received_on": EARLY, "posted_on": EARLY, "approved_by": ("选民7", "选民8")}
    return Proxy(principal=principal, proxy=by, **(given | more))  # type: ignore[arg-type]


def proxies(number: int, by: str = "选民8") -> Sequence[Proxy]:
    return [proxy(f"选民{one}", by) for one in range(1, number + 1)]


def box(**more: Any) -> Place:
    given = {"staff": ("选民1", "选民2", "选民3"), "watchers": ("选民1", "选民2"), "observer": "韩"}
    return Place(name="流动票箱一", kind="mobile", **(given | more))  # type: ignore[arg-type]


def old(elector: str = "选民1", **more: Any) -> MobileVoter:
    given = {"box": "流动票箱一", "decided_by": "representatives", "decided_on": EARLY}
    return MobileVoter(elector=elector, **(given | more))


def ballots(printed: int = 10, **more: Any) -> PaperOrder:
    given = {"what": "ballots", "received": printed, "stamped": True, "seal": True}
    return PaperOrder(printed=printed, **(given | more))


def assembly() -> Hall:
    made = case_of(profile="CN-V-2025", electors="representatives")
    made.note(ev.MemberNoted("丙", "委员"), ev.MemberNoted("选民1", "委员"))
    return made


DECIDED = Meeting(body="representatives", about="mobile_boxes", day=EARLY, passed="passed")
POSTED = Posting(what="mobile_voters", where="board", day=EARLY)
METHOD = Method(ways="assembly")
TELLER = Staff(name="选民1", role="teller", chosen_by="voters")

FOUND: dict[str, tuple[Callable[[], Hall], dict[str, Any]]] = {
    "method-missing": (case_of, {}),
    "method-not-adopted": (lambda: case_of(METHOD), {"day": "2026-04-20"}),
    "members-not-in-assembly": (assembly, {"names": "丙"}),
    "hall-missing": (case_of, {}),
    "hall-without-booth": (lambda: case_of(Place(name="会场", kind="hall")), {"place": "会场"}),
    "station-without-ground": (lambda: case_of(Place(name="三组", kind="station")), {"place": "三组"}),
    "place-staff-few": (
        lambda: case_of(box(staff=("选民1", "选民2"))),
        {"place": "流动票箱一", "staff": 2, "needed": 3},
    ),
    "place-watchers-few": (
        lambda: case_of(box(watchers=("选民1",))),
        {"place": "流动票箱一", "watchers": 1, "needed": 2},
    ),
    "mobile-observer-missing": (lambda: case_of(box(observer=""), profile="HI-2025"), {"place": "流动票箱一"}),
    "mobile-undecided": (lambda: case_of(box(), old()), {"names": "选民1"}),
    "mobile-unposted": (
        lambda: case_of(box(), old(), DECIDED, profile="HI-2025"),
        {"count": 1, "day": "2026-04-17"},
    ),
    "mobile-box-unknown": (lambda: case_of(old()), {"place": "流动票箱一"}),
    "mobile-not-elector": (lambda: case_of(old("外人")), {"name": "外人"}),
    "staff-roles-missing": (
        lambda: case_of(TELLER, box()),
        {"roles": "chief_watcher、watcher、chief_teller、mobile"},
    ),
    "staff-not-chosen": (lambda: case_of(Staff(name="选民1", role="teller")), {"names": "选民1"}),
    "staff-not-elector": (lambda: case_of(Staff(name="外人", role="teller")), {"name": "外人"}),
    "staff-is-candidate": (lambda: case_of(Staff(name="甲", role="teller")), {"name": "甲"}),
    "staff-is-kin": (
        lambda: case_of(Staff(name="选民1", role="teller", candidate="甲", relation="sibling")),
        {"name": "选民1", "candidate": "甲"},
    ),
    "proxy-in-representatives": (
        lambda: case_of(proxy(), profile="CN-U-2025", electors="representatives", body="residents"),
        {"principal": "选民1"},
    ),
    "proxy-not-elector": (lambda: case_of(proxy("外人")), {"name": "外人"}),
    "proxy-of-oneself": (lambda: case_of(proxy("选民1", "选民1")), {"principal": "选民1"}),
    "proxy-twice": (lambda: case_of(proxy(), proxy(by="选民3")), {"principal": "选民1"}),
    "proxy-over-limit": (
        lambda: case_of(*proxies(4)),
        {"proxy": "选民8", "principal": "选民4", "limit": 3},
    ),
    "proxy-is-candidate": (lambda: case_of(proxy(by="甲")), {"principal": "选民1", "proxy": "甲"}),
    "proxy-not-near": (
        lambda: case_of(proxy(relation="none"), profile="CN-V-2018"),
        {"principal": "选民1", "proxy": "选民2"},
    ),
    "proxy-passed-on": (lambda: case_of(proxy(), proxy("选民2", "选民3")), {"name": "选民2"}),
    "proxy-late": (
        lambda: case_of(proxy(received_on=DAY - timedelta(days=4)), profile="SH-2020"),
        {"principal": "选民1", "day": "2026-04-15"},
    ),
    "proxy-unposted": (
        lambda: case_of(proxy(posted_on=DAY - timedelta(days=1)), profile="SH-2020"),
        {"names": "选民1", "day": "2026-04-18"},
    ),
    "proxy-approvers-few": (lambda: case_of(proxy(approved_by=("选民7",))), {"names": "选民1"}),
    "proxy-and-mobile": (lambda: case_of(old(), proxy()), {"name": "选民1"}),
    "scribe-over-limit": (
        lambda: case_of(ScribeHelp(scribe="选民1", helped=2), ScribeHelp(scribe="选民1", helped=2), profile="HI-2025"),
        {"name": "选民1", "helped": 4, "limit": 3},
    ),
    "scribe-is-candidate": (lambda: case_of(ScribeHelp(scribe="乙", helped=1)), {"name": "乙"}),
    "training-missing": (case_of, {}),
    "training-without-rules": (lambda: case_of(Training(day=EARLY)), {"day": EARLY.isoformat()}),
    "papers-unprinted": (case_of, {"round": 1}),
    "papers-unsealed": (lambda: case_of(ballots(seal=False)), {"round": 1}),
    "papers-receipt-differs": (lambda: case_of(ballots(12, spoiled=1)), {"round": 1, "good": 11, "received": 12}),
    "papers-too-few": (lambda: case_of(ballots(9)), {"round": 1, "ready": 9, "registered": 10}),
}


def test_the_table_names_every_code() -> None:
    assert list(FOUND) == list(PREPARATION_CODES)


@pytest.mark.proves(*FOUND, "C08", "C14", "C17", "C34", "T17", "T18", "T19", "T20", "T15", "T22", "T42", "T43")
@pytest.mark.parametrize("code", FOUND)
def test_it_is_found_once_with_its_facts_and_said_in_words(code: str) -> None:
    facts, data = FOUND[code]
    here = facts()
    assert found(here, code) == [data]
    one = next(one for one in preparation_findings(here.election, here.book, DAY) if one.code == code)
    assert one.severity == CODES[code].severity
    said = of_finding(one)
    assert "{" not in said.title + said.text + said.do


READY = (
    Method(ways="all", adopted_by="election_meeting", adopted_on=DAY),
    Place(name="会场", kind="hall", booths=2),
    Place(
        name="三组", kind="station", ground="scattered", staff=("选民4", "选民5", "选民6"), watchers=("选民4", "选民5")
    ),
    box(),
    DECIDED,
    POSTED,
    old("选民3"),
    *(Staff(name="选民1", role=role, chosen_by="voters") for role in ("chief_watcher", "watcher", "chief_teller")),
    *(Staff(name="选民2", role=role, chosen_by="assembly") for role in ("teller", "mobile")),
    proxy("选民4", "选民5", relation="none"),
    proxy("选民6", "选民5"),
    proxy("选民7", "选民5"),
    Training(day=EARLY, rules_told=True),
    ballots(12, spoiled=1, received=11),
    ScribeHelp(scribe="选民8", helped=5),
)


def test_nothing_is_found_where_everything_is_done() -> None:
    here = case_of(*READY)
    assert list(preparation_findings(here.election, here.book, DAY)) == []


def test_a_method_is_adopted_on_the_day_itself_and_not_missed_before() -> None:
    here = case_of(METHOD)
    assert found(here, "method-not-adopted", EARLY) == []
    here = case_of(Method(ways="assembly", adopted_by="committee", adopted_on=EARLY))
    assert found(here, "method-not-adopted") == [{"day": "2026-04-20"}], "a committee adopts nothing"


@pytest.mark.proves("T18")
def test_in_hebei_the_third_principal_is_one_too_many() -> None:
    assert found(case_of(*proxies(3)), "proxy-over-limit") == []
    assert found(case_of(*proxies(3), profile="HE-2020"), "proxy-over-limit")[0]["limit"] == 2


@pytest.mark.proves("T20")
@pytest.mark.parametrize(
    ("profile", "relation", "stopped"),
    [
        ("CN-V-2018", "none", True),
        ("CN-V-2018", "grandchild", False),
        ("CN-V-2025", "none", False),
        ("CN-U-2025", "none", False),
        ("ZJ-2020", "other", True),
        ("ZJ-2020", "sibling", False),
        ("CN-U-2018", "none", False),
    ],
)
def test_who_may_be_a_proxy_is_a_matter_of_profile(profile: str, relation: str, stopped: bool) -> None:
    assert bool(found(case_of(proxy(relation=relation), profile=profile), "proxy-not-near")) is stopped


@pytest.mark.proves("T42")
@pytest.mark.parametrize(
    ("profile", "relation", "stopped"),
    [
        ("BJ-2012", "sibling", False),
        ("BJ-2012", "grandchild", True),
        ("ZJ-2020", "sibling", True),
        ("ZJ-2020", "grandparent", False),
        ("SC-V-2025", "grandparent", True),
        ("SC-V-2025", "other", False),
        ("TJ-2019", "spouse", False),
    ],
)
def test_whose_kin_may_not_count_is_a_matter_of_profile(profile: str, relation: str, stopped: bool) -> None:
    teller = Staff(name="选民1", role="teller", candidate="甲", relation=relation)  # type: ignore[arg-type]
    assert bool(found(case_of(teller, profile=profile), "staff-is-kin")) is stopped


@pytest.mark.proves("C17")
def test_hainan_asks_for_two_and_two_and_an_observer() -> None:
    here = case_of(box(staff=("选民1", "选民2", "选民3")), profile="HI-2025")
    assert found(here, "place-staff-few") == [{"place": "流动票箱一", "staff": 3, "needed": 4}]
    whole = box(staff=("选民1", "选民2", "选民3", "选民4"))
    assert found(case_of(whole, profile="HI-2025"), "place-staff-few") == []
