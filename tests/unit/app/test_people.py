"""The list that write-ins are picked from: candidates, the register, people known to be no electors."""

from datetime import date

import pytest

from buxuan_desktop.app.people import SHOWN, Person, find, people
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import CaseOpened, NamesNoted, PostsSet, RoundOpened, VoterRegistered
from buxuan_desktop.domain.folding import fold

POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("单志强", "张三", "李秀英")))
VOTERS = ("王建国", "王俊刚", "单志强", "赵铁柱", "赵铁柱", "𨶒立杰", "尉迟恭", "买买提·吐尔逊")


@pytest.fixture
def election() -> Election:
    opened = CaseOpened("c", "k", "石桥村", "villagers", "voters", date(2026, 5, 10), {"id": "x"})
    events = [opened, PostsSet(POSTS), NamesNoted(outsiders=("外来人", "张三"))]
    events += [VoterRegistered(number, name, group="二组") for number, name in enumerate(VOTERS, start=1)]
    return fold(enumerate([*events, RoundOpened(1, "first", POSTS)], start=1))


def names(found: list[Person]) -> list[str]:
    return [person.name for person in found]


def test_candidates_come_first_and_once(election: Election) -> None:
    known = people(election)
    assert names(list(known[:4])) == ["王建国", "李秀英", "单志强", "张三"]
    assert [person.name for person in known].count("王建国") == 1
    assert known[0] == Person("王建国", "候选人", 1)
    assert known[-1] == Person("外来人", "不在选民名单上")


def test_two_electors_of_one_name_are_told_apart(election: Election) -> None:
    both = find(people(election), "ztz")
    assert [(one.name, one.number) for one in both] == [("赵铁柱（4号）", 4), ("赵铁柱（5号）", 5)]
    assert both[0].note != both[1].note


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wjg", "王建国"),
        ("ＷＪＧ", "王建国"),
        ("szq", "单志强"),
        ("ycg", "尉迟恭"),
        ("mmt", "买买提·吐尔逊"),
        ("wangjung", "王俊刚"),
        ("7", "尉迟恭"),
        ("７", "尉迟恭"),
        ("0007", "尉迟恭"),
        ("王俊", "王俊刚"),
        ("立杰", "𨶒立杰"),
        ("wlr", "外来人"),
    ],
)
def test_found_by_letters_number_or_characters(election: Election, typed: str, first: str) -> None:
    assert names(find(people(election), typed))[0] == first


def test_initials_that_two_share_offer_both_the_candidate_first(election: Election) -> None:
    assert names(find(people(election), "wjg")) == ["王建国", "王俊刚"]


def test_nothing_typed_and_nobody_known_offer_nobody(election: Election) -> None:
    known = people(election)
    assert find(known, "") == find(known, "　 ") == find(known, "qqq") == find(known, "99") == []


def test_a_long_list_is_cut_where_the_screen_ends() -> None:
    crowd = [Person(f"王{character}", number=place) for place, character in enumerate("一丁七万丈三上下不与丐丑", 1)]
    assert len(find(crowd, "w")) == SHOWN
