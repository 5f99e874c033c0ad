"""A whole small election with named people: everybody does the own part, nobody another's, and it verifies."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buxuan_desktop.app import bundles, concluding, counting, custody, doubts, records, reprinting, signing, tables
from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificates import hand_out
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.exporting import PUBLIC, export_file
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.permissions import Action, may
from buxuan_desktop.app.table_side import hand_back, take_up
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.ballot import Ballot, Box, PostMarks
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.refusal import Refusal
from tests.making import AWAY, CLOCK, DAY, HOME
from tests.naming import PEOPLE, VOTE, WHO, named, pin, sit, voting

TRIED = ("sign", "wrong", "cast", "strike", "close", "attach")
OTHER = Ballot({"主任": PostMarks(("李秀英",))})
CHIEF, WATCHER = WHO["chief_watcher"], WHO["watcher"]


def key_entry(case: Case, bundle: int, entry: int, papers: list[Ballot], teller: str, scrutineer: str) -> None:
    bundles.begin_entry(case, bundle, entry, teller, scrutineer)
    for paper in papers:
        bundles.key_sheet(case, bundle, entry, paper)
    bundles.end_entry(case, bundle, entry)


@pytest.mark.proves("C17", "C20")
def test_from_the_first_clerk_to_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "case.buxuan"
    with named(path) as case:
        records.add(case, Meeting(body="assembly", about="choose_committee", day=DAY, due=9, present=9, agreed=9))
        sit(case, "chair")
        counting.open_round(case, "first")
        counting.close_polls(case, 6, [Box("中心会场", "hall", 6, 6)])
        sit(case, "chief_teller", "watcher")
        bundles.tie(case, (4, 2))
        key_entry(case, 1, 1, [VOTE, VOTE, VOTE, OTHER], WHO["chief_teller"], WATCHER)
        tables.hand_out(case, "二号桌", {2: (1, 2)}, tmp_path / "stick.buxuan")
        sit(case, "teller", "chief_watcher")
        key_entry(case, 1, 2, [VOTE, VOTE, OTHER, OTHER], WHO["teller"], CHIEF)
        doubts.raise_objection(case, "村民甲", "第三张看错了")
        with pytest.raises(Refusal, match="role-may-not"):
            doubts.answer_objection(case, 1, "重读", ["总监票人 单志强", "选举委员会 曾丽"])
        bundles.settle(case, 1, 3, "first", "当面重读", [WHO["teller"], CHIEF])
        with take_up(tmp_path / "stick.buxuan", tmp_path / "two", CLOCK, "二号桌的人", AWAY) as second:
            for entry, people in ((1, ("甲", "乙")), (2, ("丙", "丁"))):
                second.who = f"计票人 {people[0]}、监票人 {people[1]}"
                key_entry(second, 2, entry, [VOTE, OTHER], *people)
            hand_back(second, tmp_path / "back.buxuan")
        sit(case, "chief_teller")
        merge(case, tmp_path / "back.buxuan")
        sit(case, "chief_watcher")
        doubts.answer_objection(case, 1, "已经当面重读", ["总监票人 单志强", "选举委员会 曾丽"])
        sit(case, "chief_teller", "watcher")
        with signing.countersigned(case, Action.CLOSE_COUNT, CHIEF, pin(CHIEF)):
            close_count(case, {one.code: "已经核对" for one in open_balances(case)})
        declare_result(case)
        sit(case, "clerk")
        reprinting.note_printed(case, [("主任", "王建国")])
        hand_out(case, [("主任", "王建国")], "曾丽")
        concluding.conclude(case, "归档")
        with pytest.raises(Refusal, match="case-is-concluded"):
            custody.attach(case, "补充.txt", b"x")
        head = case.file.head
    assert verify(path, head).faults == ()
    assert run(["verify", str(path), "--head", str(head)], CLOCK) == 0
    with Case.open(path, CLOCK, "", HOME) as again:
        sit(again, "clerk")
        export_file(path, tmp_path / "out", PUBLIC, again)
        archive_file(path, tmp_path / "out", CLOCK, tmp_path / "home", by=again)
        assert again.election.rounds[-1].tally.counts.valid == 6
        assert [one.why for one in again.election.access.refused] == ["role-may-not"]


@pytest.mark.proves("C17")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PEOPLE)), st.sampled_from(TRIED)),
        max_size=12,
    )
)
def test_whatever_people_try_the_case_verifies(
    tmp_path_factory: pytest.TempPathFactory, tried: list[tuple[str, str]]
) -> None:
    """Nothing that is refused leaves anything behind but its refusal."""
    path = tmp_path_factory.mktemp("tried") / "case.buxuan"
    with voting(path) as case:
        counting.cast(case, VOTE)
        for name, what in tried:
            rounds, refused = case.election.rounds[-1], len(case.election.access.refused)
            before = len(rounds.ballots), len(rounds.struck)
            allowed = may(case, Action.KEY)
            try:
                attempt(case, name, what)
            except Refusal:
                assert (len(rounds.ballots), len(rounds.struck)) == before
            else:
                assert what != "cast" or allowed
                assert what not in ("wrong", "close")
            assert what != "wrong" or len(case.election.access.refused) == refused + 1
    assert verify(path).faults == ()


def attempt(case: Case, name: str, what: str) -> None:
    if what == "sign":
        signing.sign_in(case, name, pin(name))
    elif what == "wrong":
        signing.sign_in(case, name, "000000")
    elif what == "cast":
        counting.cast(case, VOTE)
    elif what == "strike":
        with signing.countersigned(case, Action.STRIKE, name, pin(name)):
            counting.strike_last(case, "录错", name)
    elif what == "close":
        close_count(case, {one.code: "已经核对" for one in open_balances(case)})
    else:
        custody.attach(case, "说明.txt", name.encode())
