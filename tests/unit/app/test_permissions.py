"""Who may do what: every kind of event held against the matrix for every role, through the one place of all writes."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import appointing, bundles, counting, custody, doubts, permissions, signing, tables
from buxuan_desktop.app.acts import ACTION_OF, action_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.domain import access_events as ae
from buxuan_desktop.domain.access import ROLES
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import COVERS, MATRIX, Action, allowed
from buxuan_desktop.words.access import action_words, refusal_words, role_words
from tests.deciding import decisions_bytes
from tests.hall import hall_bytes
from tests.making import CLOCK, HOME, ledger_of, whole_bytes
from tests.naming import CHEAP, VOTE, WHO, named, named_bytes, pin, sit, unnamed, voting
from tests.preparing import prepared_bytes
from tests.registering import register_bytes
from tests.tabling import table_bytes

CODES = dict(zip("KHWwTtRIMG", ROLES, strict=True))
"""K clerk, H chair, W, w (chief) scrutineer, T, t (chief) teller, R reader, I issuer, M mobile box, G guide."""

MAY = {
    Action.NAME_PEOPLE: "K",
    Action.SET_PIN: "K",
    Action.RESET_CLERK: "KHW",
    Action.OWN_PIN: "KHWwTtRIMG",
    Action.SIGN_IN: "KHWwTtRIMG",
    Action.PREPARE: "KH",
    Action.REGISTER: "KH",
    Action.RECORDS: "KH",
    Action.UNCOVER_ID: "K",
    Action.ERASE: "K",
    Action.POLLS: "KH",
    Action.PLACES: "KIM",
    Action.ISSUE: "KIM",
    Action.HEADS: "KHI",
    Action.TELL_APART: "KHWwTt",
    Action.KEY: "Tt",
    Action.ARRANGE: "KWTt",
    Action.TABLES: "KT",
    Action.COMPARE: "KHWwTt",
    Action.STRIKE: "HWTt",
    Action.DECIDE: "HW",
    Action.EXPLAIN: "KHWT",
    Action.OBJECT: "KHWwTt",
    Action.SPOT_CHECK: "HWwTt",
    Action.CLOSE_COUNT: "KHWTt",
    Action.DECLARE: "KHWTt",
    Action.WINNERS: "KH",
    Action.CERTIFICATES: "KH",
    Action.REPRINT: "KH",
    Action.EXPORT_PUBLIC: "KH",
    Action.EXPORT_SEALED: "K",
    Action.ARCHIVE: "K",
    Action.EXTRACT: "KH",
    Action.HAND_OVER: "KH",
    Action.PASSPHRASE: "K",
    Action.RECOVER: "KHWwTtRIMG",
    Action.TAKE_UP: "KHWwTtRIMG",
    Action.CONCLUDE: "KH",
    Action.REOPEN: "KH",
}
"""The matrix once more, written by hand."""

SECOND = {
    Action.SET_PIN: "KHWwTtRIM",
    Action.RESET_CLERK: "KHW",
    Action.STRIKE: "HWw",
    Action.CLOSE_COUNT: "HW",
    Action.REPRINT: "KHW",
    Action.REOPEN: "KHW",
}
BALLOTS = (Action.KEY, Action.STRIKE, Action.DECIDE, Action.COMPARE, Action.CLOSE_COUNT, Action.DECLARE, Action.ARRANGE)


def roles(letters: str) -> set[str]:
    return {CODES[one] for one in letters}


@pytest.fixture(scope="module")
def one_of_each() -> dict[str, Event]:
    """An event of every kind that the scenes of the tests hold."""
    scenes = (whole_bytes(), table_bytes(), *hall_bytes(), decisions_bytes(), prepared_bytes(), register_bytes())
    rows = [row for content in (*scenes, named_bytes()) for row in ledger_of(content)]
    return {row.kind: decode(row.kind, row.body) for row in rows}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with named(tmp_path_factory.mktemp("matrix") / "case.buxuan") as made:
        yield made


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", list(Action))
@pytest.mark.proves("C17")
def test_the_matrix_is_what_was_written_down(action: Action, role: str) -> None:
    assert allowed(action, role) == (role in roles(MAY[action]))
    assert (role in MATRIX[action].second) == (role in roles(SECOND.get(action, "")))


def test_every_kind_of_event_has_an_action() -> None:
    assert set(ACTION_OF) == set(KINDS)
    assert set(MATRIX) == set(Action) == set(MAY)


def test_every_row_has_its_source_and_its_words() -> None:
    for action, permit in MATRIX.items():
        assert permit.source in ("law", "plan", "custom")
        assert permit.cite
        assert permit.roles
        assert action_words(action)
    assert all(map(role_words, ROLES))


def test_the_township_never_keys_decides_or_signs() -> None:
    for action in BALLOTS:
        assert "guide" not in MATRIX[action].roles
    assert all("guide" not in permit.second for permit in MATRIX.values())


def test_what_follows_covers_nothing_further() -> None:
    for covered in COVERS.values():
        assert not any(COVERS.get(one, frozenset()) - covered for one in covered)


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_of_event_by_every_role(role: str, case: Case, one_of_each: dict[str, Event]) -> None:
    sit(case, role)
    for kind, event in one_of_each.items():
        action = action_of(event, case.election)
        before = case.file.head.seq
        if role in roles(MAY[action]):
            assert permissions.why_not(case, action) is None, kind
            continue
        with pytest.raises(Refusal) as refused:
            case.record(event)
        assert refused.value.code == "role-may-not", kind
        last = case.file.last_row()
        assert last is not None
        assert (last.seq, last.kind, last.who) == (before + 1, "act-refused", WHO[role])
        assert decode(last.kind, last.body).action == action  # type: ignore[attr-defined]


def test_nothing_is_written_before_somebody_signs_in(tmp_path: Path) -> None:
    path = tmp_path / "case.buxuan"
    voting(path).close()
    with Case.open(path, CLOCK, "周敏", HOME) as again:
        with pytest.raises(Refusal) as refused:
            counting.cast(again, VOTE)
        assert refused.value.code == "not-signed-in"
        last = again.file.last_row()
        assert last is not None
        assert (last.kind, last.who) == ("act-refused", "没有签到的人")
        assert not again.election.rounds[-1].ballots


def test_a_case_without_named_people_asks_nobody(tmp_path: Path) -> None:
    with unnamed(tmp_path / "case.buxuan") as plain:
        for action in Action:
            assert permissions.may(plain, action)
            permissions.require(plain, action)
        custody.attach(plain, "说明.txt", b"x")
        assert not plain.election.access.refused


def test_an_act_that_is_no_event_is_refused_by_an_event(case: Case) -> None:
    sit(case, "guide")
    with pytest.raises(Refusal) as refused:
        permissions.require(case, Action.UNCOVER_ID)
    assert refused.value.data["roles"] == "经办人"
    assert case.election.access.refused[-1] == ae.ActRefused("uncover-id", "role-may-not", "2026-05-10T12:00+08:00")
    sit(case, "clerk")
    permissions.require(case, Action.UNCOVER_ID)


def test_a_name_that_nobody_proved_is_a_mistake_of_ours(case: Case) -> None:
    sit(case, "clerk")
    case.who = "别人"
    with pytest.raises(RuntimeError):
        custody.attach(case, "说明.txt", b"x")
    case.who = WHO["clerk"]


def test_everything_that_is_written_down_as_refused_has_words() -> None:
    calls = [node for file in (permissions, signing) for node in ast.walk(ast.parse(inspect.getsource(file)))]
    codes = {
        str(one.args[0].value)
        for one in calls
        if isinstance(one, ast.Call) and ast.unparse(one.func) == "Refusal" and isinstance(one.args[0], ast.Constant)
    }
    assert len(codes) > 10
    assert all(refusal_words(code) != code for code in codes)


def test_what_is_decided_casts_its_ballot(tmp_path: Path) -> None:
    """A decided doubt writes a ballot: the chief scrutineer, who keys none, writes it by deciding."""
    with voting(tmp_path / "case.buxuan") as counted:
        doubts.enter(counted, VOTE, "unclear-mark 看不清")
        sit(counted, "chief_watcher")
        with pytest.raises(Refusal, match="role-may-not"):
            counting.cast(counted, VOTE)
        doubts.decide(counted, 0, 1, "count", "看得清", ["总监票人 单志强", "选举委员会 曾丽"], ballot=VOTE)
        assert counted.election.rounds[-1].tally.counts.valid == 1


def test_no_table_file_and_no_paper_row_of_a_table_holds_a_pin(tmp_path: Path) -> None:
    with voting(tmp_path / "case.buxuan") as counted:
        bundles.tie(counted, (6,), "ballots")
        with pytest.raises(Refusal, match="role-may-not"):
            tables.hand_out(counted, "二号桌", {1: (1,)}, tmp_path / "two.buxuan")
        assert not (tmp_path / "two.buxuan").exists()
        sit(counted, "chief_teller")
        tables.hand_out(counted, "二号桌", {1: (1,)}, tmp_path / "two.buxuan")
        hashes = [counted.file.private(f"pin-{number}")["pin"] for number in range(1, len(WHO) + 1)]
    content = (tmp_path / "two.buxuan").read_bytes()
    assert not any(one.encode() in content for one in hashes)
    assert b"argon2" not in content
    assert b"person-named" not in content


@pytest.mark.proves("nobody-named")
def test_a_case_says_that_nobody_is_named_and_then_no_more(tmp_path: Path) -> None:
    with unnamed(tmp_path / "case.buxuan") as plain:
        for stage in (5, 6):
            assert [one.severity for one in wordings_of(plain, stage) if one.code == "nobody-named"] == ["note"]
        appointing.name_person(plain, WHO["clerk"], "clerk", pin(WHO["clerk"]), cost=CHEAP)
        assert all(one.code != "nobody-named" for stage in (5, 6) for one in wordings_of(plain, stage))
