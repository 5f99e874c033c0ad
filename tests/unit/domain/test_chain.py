"""The hash chain: its fixed formula, and that nothing in a row can change unseen."""

import hashlib
import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.chain import EMPTY, GENESIS, Entry, Head, Row, Stored, body_hash, link, unbroken
from buxuan_desktop.domain.refusal import IllegalEvent
from tests.making import stored

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ENTRIES = st.lists(st.builds(Entry, TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=8)


def linked(head: Head, entries: list[Entry]) -> list[Row]:
    return [Row._make(row) for row in link(head, entries)]


def first_break(rows: Iterable[Stored]) -> tuple[object, object] | None:
    """The seq of the row that breaks the chain, and what does not fit."""
    try:
        list(unbroken(rows, read))
    except IllegalEvent as broken:
        return broken.data["row"], broken.data["what"]
    return None


def read(kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    return kind, body


@given(ENTRIES)
def test_the_formula_is_the_one_that_others_can_compute(entries: list[Entry]) -> None:
    prev = "0" * 64
    for number, (row, entry) in enumerate(zip(linked(EMPTY, entries), entries, strict=True), start=1):
        body = hashlib.sha256(entry.body.encode()).hexdigest()
        array = [prev, number, entry.at, entry.who, entry.kind, body]
        text = json.dumps(array, ensure_ascii=False, separators=(",", ":"))
        # JSON leaves open how a control character is written; ours are the short forms, and \u00xx in lower case.
        assert row == Row(number, *entry, prev, hashlib.sha256(text.encode()).hexdigest())
        prev = row.hash


def test_a_known_chain() -> None:
    one, two = linked(EMPTY, [Entry("t", "谁", "k", "{}"), Entry("t", "谁", "k", "{}")])
    assert one.prev == GENESIS
    assert two.prev == one.hash
    assert one.hash == hashlib.sha256(f'["{GENESIS}",1,"t","谁","k","{body_hash("{}")}"]'.encode()).hexdigest()
    assert two.head == Head(2, two.hash)
    assert str(two.head) == f"2:{two.hash}"


@given(ENTRIES, st.integers(0, 7))
def test_linking_in_parts_is_linking_at_once(entries: list[Entry], cut: int) -> None:
    whole = linked(EMPTY, entries)
    first = linked(EMPTY, entries[:cut])
    rest = linked(first[-1].head if first else EMPTY, entries[cut:])
    assert first + rest == whole
    assert first_break(map(stored, whole)) is None


@given(ENTRIES, st.data())
def test_any_change_of_any_field_is_found_at_its_row(entries: list[Entry], data: st.DataObject) -> None:
    rows = linked(EMPTY, entries)
    at = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from(("at", "who", "kind", "body", "prev", "hash")))
    new = data.draw(TEXTS.filter(lambda text: text != getattr(rows[at], field)))
    rows[at] = rows[at]._replace(**{field: new})
    assert first_break(map(stored, rows)) == (at + 1, "prev" if field == "prev" else "hash")


@given(ENTRIES.filter(lambda entries: len(entries) > 1), st.data())
def test_a_row_left_out_or_moved_is_found(entries: list[Entry], data: st.DataObject) -> None:
    rows = linked(EMPTY, entries)
    at = data.draw(st.integers(0, len(rows) - 2))
    assert first_break(map(stored, rows[:at] + rows[at + 1 :])) == (at + 1, "seq")
    swapped = [*rows[:at], rows[at + 1]._replace(seq=at + 1), rows[at]._replace(seq=at + 2), *rows[at + 2 :]]
    assert first_break(map(stored, swapped)) == (at + 1, "prev")


@pytest.mark.parametrize("value", ["k", None, 1, b"\xff"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_field_that_is_no_text_is_found(place: int, value: object) -> None:
    (row,) = map(stored, linked(EMPTY, [Entry("t", "w", "k", "{}")]))
    twisted = [*row]
    twisted[place] = value  # type: ignore[call-overload]
    assert first_break([tuple(twisted)]) == (1, "type")  # type: ignore[list-item]


@pytest.mark.parametrize("value", ["{}", None, 1])
def test_a_body_that_is_no_text_is_found(value: object) -> None:
    ((*before, _, prev, own),) = map(stored, linked(EMPTY, [Entry("t", "w", "k", "{}")]))
    assert first_break([(*before, value, prev, own)]) == (1, "type")  # type: ignore[list-item]


def test_what_chains_is_given_on_before_the_break_is_told() -> None:
    rows = linked(EMPTY, [Entry("t", "w", "k", "{}")] * 3)
    rows[2] = rows[2]._replace(who="x")
    chained = unbroken(map(stored, rows), read)
    assert [next(chained)[0][0], next(chained)[0][0]] == [1, 2]
    with pytest.raises(IllegalEvent) as broken:
        next(chained)
    assert (broken.value.code, broken.value.data) == ("chain-broken", {"row": 3, "what": "hash"})


def test_rows_that_are_alike_are_read_once_and_none_that_does_not_chain() -> None:
    asked: list[tuple[bytes, bytes]] = []
    rows = linked(
        EMPTY, [Entry(at, "w", kind, "{}") for at, kind in ("1k", "2k", "2m", "2k")] + [Entry("2", "w", "k", "x")]
    )
    rows[-1] = rows[-1]._replace(who="x")
    made = []
    with pytest.raises(IllegalEvent):
        made.extend(event for _, event in unbroken(map(stored, rows), lambda *given: asked.append(given) or [given]))  # type: ignore[func-returns-value]
    assert asked == [(b"k", b"{}"), (b"m", b"{}")]
    assert made[0] is made[1] is made[3]
    assert made[2] == [(b"m", b"{}")]
