"""Every finding is raised by facts that call for it, with its numbers, and stays away when they do not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import spot_events as se
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.domain.bundle_events import PapersAccounted
from buxuan_desktop.domain.drawing import draw
from buxuan_desktop.rules.codes import CODES, STAGE_CODES
from buxuan_desktop.rules.declare import declare
from buxuan_desktop.words import of_finding
from tests.unit.rules.hall import Hall, marks, sheet

HEAD = Post("主任", 1, ("甲", "乙"))
MEMBERS = Post("委员", 2, ("甲", "乙", "丙"))


def hall(*posts: Post, **more: Any) -> Hall:
    return Hall(*(posts or (HEAD,)), **{"count": 10, **more})


def voted(*posts: Post, issued: int | None = None, boxes: tuple[Box, ...] = (), **more: Any) -> Hall:
    """甲 has 6 of 8 ballots, 乙 has 2, of 10 electors."""
    here = hall(*posts, **more)
    title = (posts or (HEAD,))[0].title
    here.vote((sheet(**{title: "甲"}), 6), (sheet(**{title: "乙"}), 2), issued=issued, boxes=boxes)
    return here


def accounted(printed: int = 12, unissued: int = 3, profile: str = "SC-V-2025") -> Hall:
    """Nine papers issued, eight came back; one spoiled, the rest sealed."""
    here = hall(profile=profile, day=date(2026, 5, 10), same_person="separate", overvote_scope="post")
    papers = PapersAccounted(1, printed, 1, unissued, "sealed", ("总监票人",))
    here.vote((sheet(主任="甲"), 6), (sheet(主任="乙"), 2), issued=9, noted=(papers,))
    return here


def sitting(name: str, post: str = "委员", woman: bool = False) -> ev.MemberNoted:
    return ev.MemberNoted(name, post, woman)


def related() -> Hall:
    here = hall()
    here.note(sitting("丁"), ev.KinshipNoted("甲", "丁", "夫妻"), ev.KinshipNoted("甲", "无此成员", "夫妻"))
    here.note(ev.KinshipNoted("乙", "丁", "姐弟"))
    here.vote((sheet(主任="甲"), 6), (sheet(主任="乙"), 2))
    return here


def moved_up() -> Hall:
    here = hall()
    here.note(sitting("甲", "副主任"), sitting("丁"))
    here.vote((sheet(主任="甲"), 6))
    return here


def half_of_electors(**more: Any) -> Hall:
    here = hall(**more)
    here.vote((sheet(主任="甲"), 5))
    return here


def half_of_ballots(**more: Any) -> Hall:
    here = hall(**more)
    here.vote((sheet(主任="甲"), 4), (sheet(主任="乙"), 3), (sheet(), 1))
    return here


def aside() -> Hall:
    here = hall()
    here.vote((sheet(主任="甲"), 6), (sheet("not_issued", 主任="甲"), 3))
    return here


def written_in() -> Hall:
    here = hall()
    here.vote((sheet(主任=marks(write_in="丁")), 6), (sheet(主任=marks(write_in="戊")), 1))
    return here


def tied_above() -> Hall:
    here = hall(HEAD, MEMBERS, win=">=1/2", count=12)
    here.vote((sheet(主任="甲", 委员="丙"), 4), (sheet(主任="乙", 委员="丙"), 4))
    return here


def no_woman(women: tuple[str, ...] = ("乙",), **more: Any) -> Hall:
    return voted(HEAD, women=women, woman_first=True, **more)


def third() -> Hall:
    here = hall(profile="HA-2011", third_without_vote=True)
    here.vote((sheet(主任="甲"), 3), (sheet(主任="乙"), 2), (sheet(), 2))
    return here


def voided() -> Hall:
    here = voted(profile="ZJ-2020")
    here.note(ev.WinnerVoided(1, "主任", "甲", "贿选", "石桥镇人民政府"))
    return here


def voided_again() -> Hall:
    here = voided()
    here.vote((sheet(主任="甲"), 6), candidates={"主任": ("甲", "乙")})
    return here


def elected_before() -> Hall:
    here = hall(MEMBERS)
    here.vote((sheet(委员="甲"), 6), (sheet(委员="乙 丙"), 2))
    here.vote((sheet(委员="乙"), 6), kind="further", candidates={"委员": ("甲", "乙", "丙")})
    return here


def checked(number: int, missing: tuple[int, ...] = (), *, concluded: bool = True) -> Hall:
    """Three bundles of one ballot each, `number` of them drawn; those in `missing` are not found in their bundle."""
    here, seed, by = hall(count=4), "3461522416", ("丁", "戊")
    here.note(ev.RoundOpened(1, "first", (HEAD,)), ev.PollsClosed(1, 4, 3), be.BundlesTied(1, (1, 1, 1)))
    paper = {"主任": marks("甲")}
    for bundle in (1, 2, 3):
        for entry, people in ((1, by), (2, by[::-1])):
            teller, scrutineer = (f"{name}{entry}" for name in people)
            here.note(be.EntryBegun(1, bundle, entry, teller, scrutineer), be.SheetKeyed(1, bundle, entry, paper))
            here.note(be.EntryEnded(1, bundle, entry))
        here.note(ev.BallotCast(1, "valid", paper), be.BundleConfirmed(1, bundle, 1))
    frame = ((1, 1), (2, 1), (3, 1))
    places = draw(seed, frame, number)
    here.note(se.SpotDrawn(1, 1, seed, frame, places, ("己",), by))
    if concluded:
        for bundle, place in places:
            lost = bundle in missing
            here.note(se.SpotRead(1, 1, bundle, place, by, {} if lost else paper, missing=lost))
        here.note(se.SpotConcluded(1, 1, tuple(place for place in sorted(places) if place[0] in missing), by))
    here.note(ev.CountClosed(1, 3, 3, 0, 0, 0))
    here.note(declare(here.election.rounds[-1], here.election, here.book, here.options))
    return here


def one_box(issued: int | None, recovered: int | None) -> tuple[Box, ...]:
    return (Box("会场", "hall", 4, 4), Box("流动票箱", "mobile", issued, recovered))


def corrected() -> Hall:
    here = hall()
    ballots = ((sheet(主任="甲"), 6), (sheet(主任="乙"), 2))
    here.vote(*ballots, issued=8, boxes=one_box(4, 3), corrected=[(9, one_box(5, 4))])
    return here


def checked_in(returned: int) -> Hall:
    """Four ballots issued by the polls' numbers, three by the roll of a desk that was given nine."""
    here = hall(count=10)
    here.note(
        ev.RoundOpened(1, "first", (HEAD,)),
        ce.PlaceOpened(1, "一号桌", "hall", 9, paper=True),
        ce.DeskTotalled(1, "一号桌", 2, 1),
        ce.PlaceClosed(1, "一号桌", returned, ("12",), ("丁", "戊"), "11:00"),
        ev.PollsClosed(1, 10, 4),
        ev.BallotCast(1, "blank"),
        ev.CountClosed(1, 1, 0, 0, 1, 0),
    )
    here.note(declare(here.election.rounds[-1], here.election, here.book, here.options))
    return here


HERE = {"round": 1, "post": "主任"}
RAISED: dict[str, tuple[Callable[[], Hall], dict[str, Any]]] = {
    "profile-not-in-force": (
        lambda: hall(day=date(2026, 1, 1)),
        {"profile": "村民委员会组织法（2018年修正）", "day": "2026-01-01"},
    ),
    "profile-other-body": (
        lambda: hall(body="residents"),
        {"profile": "村民委员会组织法（2018年修正）", "body": "residents"},
    ),
    "term-ends-first": (
        lambda: hall(term_ends=date(2020, 4, 19)),
        {"term_ends": "2020-04-19", "election_day": "2020-04-20"},
    ),
    "no-more-candidates-than-seats": (
        lambda: voted(Post("主任", 2, ("甲", "乙"))),
        {**HERE, "candidates": 2, "seats": 2},
    ),
    "candidate-not-elector": (lambda: voted(outsiders=("乙",)), {**HERE, "name": "乙"}),
    "candidate-already-elected": (elected_before, {"round": 2, "post": "委员", "name": "甲"}),
    "issued-over-registered": (lambda: voted(issued=11), {"round": 1, "issued": 11, "registered": 10}),
    "boxes-issued-differ": (
        lambda: voted(issued=9, boxes=one_box(4, 4)),
        {"round": 1, "boxes": 8, "issued": 9},
    ),
    "boxes-recovered-differ": (lambda: voted(boxes=one_box(4, 3)), {"round": 1, "boxes": 7, "recovered": 8}),
    "box-recovered-over-issued": (
        lambda: voted(boxes=one_box(3, 4)),
        {"round": 1, "box": "流动票箱", "issued": 3, "recovered": 4},
    ),
    "checkin-issued-differs": (
        lambda: checked_in(6),
        {"round": 1, "heads": 3, "issued": 4, "hall": 2, "station": 0, "mobile": 0, "proxy": 1},
    ),
    "place-papers-differ": (
        lambda: checked_in(5),
        {"round": 1, "place": "一号桌", "given": 9, "issued": 3, "spoiled": 0, "returned": 5},
    ),
    "polls-corrected": (
        corrected,
        {
            "round": 1,
            "issued_before": 8,
            "issued": 9,
            "recovered_before": 7,
            "recovered": 8,
            "reason": "抄错",
            "chair": "王主持",
        },
    ),
    "spot-check-unfinished": (lambda: checked(2, concluded=False), {"round": 1, "drawn": 2, "unread": 2}),
    "spot-check-differs": (lambda: checked(3, (2,)), {"round": 1, "bundles": "2"}),
    "spot-check-several": (lambda: checked(3, (1, 2)), {"round": 1, "bundles": "1、2、3"}),
    "spot-check-agrees": (lambda: checked(2), {"round": 1, "drawn": 2, "seed": "3461522416"}),
    "papers-differ": (
        accounted,
        {"round": 1, "printed": 12, "issued": 9, "unissued": 3, "spoiled": 1},
    ),
    "papers-kept": (accounted, {"round": 1, "unissued": 3}),
    "ballots-outstanding": (accounted, {"round": 1, "issued": 9, "recovered": 8, "missing": 1}),
    "quorum-not-met": (half_of_electors, {"round": 1, "registered": 10, "recovered": 5, "needed": 6}),
    "recovered-over-issued": (lambda: voted(issued=7), {"round": 1, "issued": 7, "recovered": 8}),
    "exactly-half-of-electors": (half_of_electors, {"round": 1, "registered": 10, "recovered": 5}),
    "exactly-half-of-ballots": (half_of_ballots, {**HERE, "name": "甲", "votes": 4, "recovered": 8}),
    "ballots-set-aside": (aside, {"round": 1, "count": 3}),
    "write-in-needs-review": (written_in, {**HERE, "name": "丁"}),
    "higher-tie-open": (tied_above, {**HERE, "names": "甲、乙", "lower": "委员"}),
    "winner-related-to-member": (related, {"post": "主任", "name": "甲", "member": "丁", "relation": "夫妻"}),
    "winner-already-member": (moved_up, {"post": "主任", "name": "甲", "held": "副主任"}),
    "woman-missing": (no_woman, {}),
    "further-election-due": (half_of_ballots, {**HERE, "seats": 1, "candidates": "甲、乙"}),
    "tie-revote-due": (tied_above, {**HERE, "seats": 1, "candidates": "甲、乙"}),
    "renomination-due": (lambda: voted(MEMBERS), {"round": 1, "post": "委员", "seats": 1, "candidates": "乙"}),
    "re-election-due": (
        lambda: voted(issued=7, count=20),
        {"round": 1, "reasons": "quorum、recovered-over-issued"},
    ),
    "further-third-base": (half_of_ballots, {"round": 1}),
    "third-without-vote": (third, {**HERE, "names": "甲"}),
    "turnout-below-acceptance": (
        lambda: voted(overlays=("S3",), count=12),
        {"round": 1, "percent": "66.67", "target": 80},
    ),
    "winner-voided": (voided, {"post": "主任", "name": "甲", "reason": "贿选"}),
    "voided-winner-again": (voided_again, {"post": "主任", "name": "甲"}),
}


AT_THE_TABLE = {"bundled-differs", "void-share-high"}
"""Raised where papers are tied, and by this computer alone: see the decisions at the table."""


def test_the_table_names_every_code() -> None:
    assert list(RAISED) == [code for code in CODES if code not in AT_THE_TABLE | STAGE_CODES.keys()]


@pytest.mark.proves(*RAISED)
@pytest.mark.parametrize("code", RAISED)
def test_finding_is_raised_once_with_its_numbers(code: str) -> None:
    facts, data = RAISED[code]
    here = facts()
    assert here.data(code) == [data]
    found = next(one for one in here.findings() if one.code == code)
    assert found.severity == CODES[code].severity
    assert set(here.book.cite(*CODES[code].parameters)) | set(CODES[code].cite) == set(found.cite)


DAYS = ("day", "term_ends", "election_day")


@pytest.mark.parametrize("code", RAISED)
def test_its_words_hold_its_numbers(code: str) -> None:
    found = next(one for one in RAISED[code][0]().findings() if one.code == code)
    wording = of_finding(found)
    assert "{" not in wording.title + wording.text + wording.do
    for key, value in found.data.items():
        if key not in ("round", "body", "reasons"):
            year, *rest = str(value).split("-") if key in DAYS else [str(value)]
            said = f"{year}年{int(rest[0])}月{int(rest[1])}日" if rest else year
            assert said in wording.text + wording.do, key


@pytest.mark.parametrize("code", RAISED)
def test_a_plain_election_raises_nothing(code: str) -> None:
    plain = hall(count=10, term_ends=date(2020, 4, 20))
    plain.note(sitting("丁", woman=True))
    plain.vote((sheet(主任="甲"), 8), issued=8, boxes=one_box(4, 4))
    assert plain.data(code) == []


STAYS_AWAY: list[tuple[str, Callable[[], Hall]]] = [
    ("profile-not-in-force", lambda: hall(day=date(2018, 12, 29))),
    ("profile-not-in-force", lambda: hall(day=date(2025, 12, 31))),
    ("term-ends-first", lambda: hall(term_ends=date(2020, 4, 20))),
    ("issued-over-registered", lambda: voted(issued=10)),
    ("boxes-issued-differ", lambda: voted(issued=9, boxes=one_box(None, 4))),
    ("boxes-recovered-differ", lambda: voted(boxes=one_box(4, None))),
    ("place-papers-differ", lambda: checked_in(6)),
    ("papers-differ", lambda: accounted(13)),
    ("papers-kept", lambda: accounted(10, 0)),
    ("papers-kept", lambda: accounted(profile="CN-V-2025")),
    ("ballots-outstanding", lambda: voted(issued=9)),
    ("exactly-half-of-electors", lambda: half_of_electors(quorum=">2/3")),
    ("exactly-half-of-ballots", lambda: half_of_ballots(win=">=1/2")),
    ("woman-missing", lambda: no_woman(women=("甲",))),
    ("woman-missing", lambda: voted(women=("乙",))),
    ("woman-missing", lambda: no_woman(issued=7)),
    ("winner-voided", voted),
    ("turnout-below-acceptance", lambda: voted(overlays=("S3",), count=10)),
    ("write-in-needs-review", voted),
    ("higher-tie-open", half_of_ballots),
]


@pytest.mark.parametrize(("code", "facts"), STAYS_AWAY, ids=[f"{n}-{code}" for n, (code, _) in enumerate(STAYS_AWAY)])
def test_finding_stays_away(code: str, facts: Callable[[], Hall]) -> None:
    assert facts().data(code) == []


@pytest.mark.proves("no-more-candidates-than-seats")
def test_a_re_vote_among_the_tied_may_have_as_few_names_as_it_likes() -> None:
    here = tied_above()
    here.vote((sheet(主任="甲"), 7), kind="tie_revote", candidates={"主任": ("甲",)})
    assert here.data("no-more-candidates-than-seats") == []


@pytest.mark.proves("candidate-not-elector")
def test_with_a_register_of_names_a_candidate_stands_on_it() -> None:
    here = hall(count=0)
    here.election.counted = None
    here.note(*(ev.VoterRegistered(number, name) for number, name in enumerate(("甲", "丙", "丁"), start=1)))
    here.vote((sheet(主任="甲"), 2))
    assert here.data("candidate-not-elector") == [{**HERE, "name": "乙"}]


@pytest.mark.proves("T28", "winner-related-to-member")
def test_a_relative_of_a_sitting_member_holds_the_certificate() -> None:
    found = next(one for one in related().findings() if one.code == "winner-related-to-member")
    assert (CODES[found.code].holds, found.severity) == (True, "stop")
    assert found.cite == ("《中华人民共和国民法典》第一千零四十五条",)


@pytest.mark.proves("T29", "winner-already-member")
def test_a_sitting_member_who_moves_up_leaves_a_vacancy() -> None:
    found = next(one for one in moved_up().findings() if one.code == "winner-already-member")
    assert CODES[found.code].holds
    assert "空缺" in of_finding(found).do


@pytest.mark.proves("T30", "woman-missing")
def test_a_woman_is_missed_only_when_every_seat_is_filled() -> None:
    here = hall(HEAD, MEMBERS, women=("丙",), woman_first=True, count=12)
    here.vote((sheet(主任="甲", 委员="甲 乙"), 8))
    assert here.next("委员") is not None
    assert here.data("woman-missing") == []
    here.note(sitting("丁", woman=True))
    here.vote((sheet(委员="戊"), 8), kind="first", candidates={"委员": ("戊", "丙")})
    assert here.data("woman-missing") == []


@pytest.mark.proves("T30", "woman-missing")
def test_a_post_on_another_paper_still_waits() -> None:
    here = hall(HEAD, MEMBERS, women=("丙",), woman_first=True, count=12)
    here.vote((sheet(主任="甲"), 8), posts=["主任"])
    assert here.data("woman-missing") == []
    here.vote((sheet(委员="乙 丁"), 8), posts=["委员"])
    assert here.data("woman-missing") == [{}]


@pytest.mark.proves("T45", "voided_again_void", "voided-winner-again")
def test_a_voided_winner_may_win_again_where_no_text_forbids_it() -> None:
    here = voted()
    here.note(ev.WinnerVoided(1, "主任", "甲", "贿选", "石桥镇人民政府"))
    here.vote((sheet(主任="甲"), 6), candidates={"主任": ("甲", "乙")})
    assert (here.post("主任").elected, here.data("voided-winner-again")) == (("甲",), [])


@pytest.mark.proves("T36", "T39", "turnout-below-acceptance", "turnout_acceptance")
@pytest.mark.parametrize(
    ("registered", "percent"), [(10, None), (11, "72.73"), (12, "66.67"), (15, "53.33"), (800, None)]
)
def test_the_target_of_the_acceptance_is_no_rule_of_validity(registered: int, percent: str | None) -> None:
    here = hall(count=registered, overlays=("S3",))
    here.vote((sheet(主任="甲"), registered * 4 // 5 if percent is None else 8))
    assert here.last.validity == "valid"
    assert [one["percent"] for one in here.data("turnout-below-acceptance")] == ([percent] if percent else [])


@pytest.mark.proves("T2")
def test_the_quorum_is_of_ballots_recovered_and_not_of_ballots_issued() -> None:
    here = voted(count=16, issued=16)
    assert (here.last.recovered, here.last.void_reasons) == (8, ("quorum",))


@pytest.mark.proves("T5", "box_rule")
def test_a_box_with_too_many_ballots_changes_no_result() -> None:
    here = voted(boxes=one_box(3, 4), issued=8)
    assert (here.last.validity, here.post("主任").elected) == ("valid", ("甲",))


@pytest.mark.proves("T37")
def test_an_exact_number_is_reached_and_more_than_it_is_not() -> None:
    exactly, more = hall(count=20, quorum=">=2/3"), hall(count=12, quorum=">2/3")
    exactly.vote((sheet(主任="甲"), 14))
    more.vote((sheet(主任="甲"), 8))
    assert (exactly.last.quorum_needed, exactly.last.validity) == (14, "valid")
    assert (more.last.quorum_needed, more.last.validity) == (9, "void")


@pytest.mark.proves("T38", "term-ends-first", "by_election_by")
def test_the_term_is_the_present_committees() -> None:
    late = hall(term_ends=date(2020, 4, 19))
    assert "第十九条" in next(one for one in late.findings() if one.code == "term-ends-first").cite[0]
