"""The hash chain: its fixed formula, and that nothing in a row can change unseen."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.chain import EMPTY, GENESIS, Entry, Head, Row, body_hash, first_break, link, unbroken
from buxuan_desktop.domain.refusal import IllegalEvent

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ENTRIES = st.lists(st.builds(Entry, TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=8)


@given(ENTRIES)
def test_the_formula_is_the_one_that_others_can_compute(entries: list[Entry]) -> None:
    prev = "0" * 64
    for number, (row, entry) in enumerate(zip(link(EMPTY, entries), entries, strict=True), start=1):
        body = hashlib.sha256(entry.body.encode()).hexdigest()
        array = [prev, number, entry.at, entry.who, entry.kind, body]
        text = json.dumps(array, ensure_ascii=False, separators=(",", ":"))
        # JSON leaves open how a control character is written; ours are the short forms, and \u00xx in lower case.
        assert row == Row(number, *entry, prev, hashlib.sha256(text.encode()).hexdigest())
        prev = row.hash


def test_a_known_chain() -> None:
    one, two = link(EMPTY, [Entry("t", "谁", "k", "{}"), Entry("t", "谁", "k", "{}")])
    assert one.prev == GENESIS
    assert two.prev == one.hash
    assert one.hash == hashlib.sha256(f'["{GENESIS}",1,"t","谁","k","{body_hash("{}")}"]'.encode()).hexdigest()
    assert two.head == Head(2, two.hash)
    assert str(two.head) == f"2:{two.hash}"


@given(ENTRIES, st.integers(0, 7))
def test_linking_in_parts_is_linking_at_once(entries: list[Entry], cut: int) -> None:
    whole = list(link(EMPTY, entries))
    first = list(link(EMPTY, entries[:cut]))
    rest = list(link(first[-1].head if first else EMPTY, entries[cut:]))
    assert first + rest == whole
    assert first_break(whole) is None


@given(ENTRIES, st.data())
def test_any_change_of_any_field_is_found_at_its_row(entries: list[Entry], data: st.DataObject) -> None:
    rows = list(link(EMPTY, entries))
    at = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from(("at", "who", "kind", "body", "prev", "hash")))
    new = data.draw(TEXTS.filter(lambda text: text != getattr(rows[at], field)))
    rows[at] = rows[at]._replace(**{field: new})
    found = first_break(rows)
    assert found is not None
    assert found.seq == at + 1
    assert found.what == ("prev" if field == "prev" else "hash")


@given(ENTRIES.filter(lambda entries: len(entries) > 1), st.data())
def test_a_row_left_out_or_moved_is_found(entries: list[Entry], data: st.DataObject) -> None:
    rows = list(link(EMPTY, entries))
    at = data.draw(st.integers(0, len(rows) - 2))
    assert first_break(rows[:at] + rows[at + 1 :]) == (at + 1, "seq")
    swapped = [*rows[:at], rows[at + 1]._replace(seq=at + 1), rows[at]._replace(seq=at + 2), *rows[at + 2 :]]
    assert first_break(swapped) == (at + 1, "prev")


@pytest.mark.parametrize("value", [b"k", None, 1])
def test_a_field_that_is_no_text_is_found(value: object) -> None:
    (row,) = link(EMPTY, [Entry("t", "w", "k", "{}")])
    assert first_break([row._replace(kind=value)]) == (1, "type")  # type: ignore[arg-type]


def test_what_chains_is_given_on_before_the_break_is_told() -> None:
    rows = list(link(EMPTY, [Entry("t", "w", "k", "{}")] * 3))
    rows[2] = rows[2]._replace(who="x")
    chained = unbroken(rows)
    assert [next(chained).seq, next(chained).seq] == [1, 2]
    with pytest.raises(IllegalEvent) as broken:
        next(chained)
    assert (broken.value.code, broken.value.data) == ("chain-broken", {"row": 3, "what": "hash"})
