"""Events as canonical JSON: one event, one body, for ever."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.domain.codec import decode, encode
from buxuan_desktop.domain.events import BallotCast, CaseOpened, NamesNoted
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from tests.deciding import decisions_bytes
from tests.hall import hall_bytes
from tests.making import DAY, ledger_of, whole_bytes
from tests.naming import named_bytes
from tests.preparing import prepared_bytes
from tests.registering import register_bytes
from tests.tabling import UNSEEN, table_bytes

WHOLE = (
    whole_bytes(),
    table_bytes(),
    *hall_bytes(),
    decisions_bytes(),
    prepared_bytes(),
    register_bytes(),
    named_bytes(),
)
NAMES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=6)


def test_every_kind_of_event_comes_back_as_it_was() -> None:
    rows = [row for content in WHOLE for row in ledger_of(content)]
    assert {row.kind for row in rows} == set(KINDS) - UNSEEN
    for row in rows:
        event = decode(row.kind, row.body)
        assert type(event) is KINDS[row.kind]
        assert encode(event) == row.body


def test_bodies_are_sorted_compact_and_without_defaults() -> None:
    for row in (row for content in WHOLE for row in ledger_of(content)):
        plain = json.loads(row.body)
        assert row.body == json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert encode(BallotCast(1, "blank")) == '{"round":1,"verdict":"blank"}'
    marks = {"主任": PostMarks(("王",)), "乙": PostMarks(against=("李",))}
    assert encode(BallotCast(1, "valid", marks)) == (
        '{"marks":{"主任":{"for":["王"]},"乙":{"against":["李"]}},"round":1,"verdict":"valid"}'
    )


@given(st.lists(NAMES, max_size=4))
def test_names_are_kept_character_for_character(names: list[str]) -> None:
    event = NamesNoted(tuple(names))
    body = encode(event)
    assert decode(NamesNoted.KIND, body) == event
    assert json.loads(body).get("outsiders", []) == names


@pytest.mark.parametrize("name", ["\0", "王\0国", "\\\0", "\\\\\0x", "\ud83d", "王\udc00"])
def test_half_characters_and_nul_are_refused(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        encode(NamesNoted((name,)))
    assert refused.value.code == "text-unusable"
    str(refused.value).encode()


@pytest.mark.parametrize(
    "name", ["\\u0000", "\\\\u0000", "a\\\\\\u0000b", "\x01\x1f\x7f\u2028\ufeff", '"\\/\n\r\t', "👨‍👩‍👧𠮷"]
)
def test_what_only_looks_like_it_is_not(name: str) -> None:
    assert decode(NamesNoted.KIND, encode(NamesNoted((name,)))) == NamesNoted((name,))


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("moon-landing", "{}", "event-unknown"),
        ("", "{}", "event-unknown"),
        ("names-noted", "", "event-unreadable"),
        ("names-noted", "[]", "event-unreadable"),
        ("names-noted", '{"outsiders":[1]}', "event-unreadable"),
        ("names-noted", '{"insiders":[]}', "event-unreadable"),
        ("ballot-cast", '{"round":"1","verdict":"valid"}', "event-unreadable"),
        ("ballot-cast", '{"round":1}', "event-unreadable"),
    ],
)
def test_what_no_program_wrote_is_refused(kind: str, body: str, code: str) -> None:
    with pytest.raises(IllegalEvent) as refused:
        decode(kind, body)
    assert refused.value.code == code


def test_bytes_are_read_like_text() -> None:
    body = '{"outsiders":["王"]}'
    assert decode(b"names-noted", body.encode()) == decode("names-noted", body)
    with pytest.raises(IllegalEvent, match="event-unreadable"):
        decode(b"names-noted", b'{"outsiders":["\xff"]}')
    with pytest.raises(IllegalEvent) as refused:
        decode(b"moon\xff", b"{}")
    assert refused.value.data == {"kind": "moon\\xff"}


def test_a_day_is_a_day() -> None:
    event = CaseOpened("c", "k", "村", "villagers", "voters", DAY, {})
    assert '"election_day":"2026-05-10"' in encode(event)
