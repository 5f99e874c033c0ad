"""The sheet of totals: empty is zero, differing fields are named, what cannot be is refused."""

from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.figures import Field, apart, fields, from_fields, impossible

POSTS = (Post("主任", 1, ("甲", "乙")), Post("委员", 2, ("丙",)))
some_fields: st.SearchStrategy[Field] = st.one_of(
    st.tuples(st.sampled_from(("valid", "void", "blank", "set_aside")), st.just(""), st.just("")),
    st.tuples(st.sampled_from(("void_here", "blank_here")), st.sampled_from(("主任", "委员")), st.just("")),
    st.tuples(st.sampled_from(("for", "against")), st.sampled_from(("主任", "委员")), st.sampled_from(("甲", "戊"))),
)
sheets = st.dictionaries(some_fields, st.integers(0, 9), max_size=8)


@given(sheets, sheets)
def test_fields_come_back_and_differences_are_named(one: dict[Field, int], other: dict[Field, int]) -> None:
    first, second = from_fields(one), from_fields(other)
    assert fields(first) == {field: number for field, number in one.items() if number}
    assert set(apart(first, second)) == {f for f in {*one, *other} if one.get(f, 0) != other.get(f, 0)}
    assert (first == second) == (apart(first, second) == [])


def test_an_empty_field_is_zero() -> None:
    assert from_fields({("void", "", ""): 0, ("for", "主任", "甲"): 0}) == from_fields({})


GOOD: dict[Field, int] = {("valid", "", ""): 5, ("void", "", ""): 1, ("for", "主任", "甲"): 4, ("for", "委员", "丙"): 5}


def test_what_cannot_be_is_named() -> None:
    assert impossible(from_fields(GOOD), POSTS, 6) == []
    assert ("valid", "", "") in impossible(from_fields(GOOD), POSTS, 7)
    assert impossible(from_fields({**GOOD, ("for", "主任", "乙"): 2}), POSTS, 6) == [
        ("for", "主任", "甲"),
        ("for", "主任", "乙"),
    ]
    assert impossible(from_fields({**GOOD, ("against", "主任", "甲"): 2}), POSTS, 6) == [("against", "主任", "甲")]
    assert impossible(from_fields({**GOOD, ("blank_here", "主任", ""): 6}), POSTS, 6)
    assert impossible(from_fields({**GOOD, ("for", "副主任", "甲"): 1}), POSTS, 6)
    assert impossible(from_fields({**GOOD, ("against", "委员", "丙"): -1}), POSTS, 6) == [("against", "委员", "丙")]
