"""One keeper at a time, in every order of handovers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.custody import Custody
from buxuan_desktop.domain.events import HandedOver, HandoverCancelled, TakenOver
from buxuan_desktop.domain.refusal import IllegalEvent

TOKENS, KEEPERS = st.sampled_from(("t1", "t2")), st.sampled_from(("甲机", "乙机"))
STEPS = st.lists(
    st.one_of(
        st.builds(HandedOver, TOKENS, st.just("镇里")),
        st.builds(TakenOver, TOKENS, KEEPERS),
        st.builds(HandoverCancelled, TOKENS, st.just("丢失")),
    ),
    max_size=12,
)


@given(STEPS)
def test_at_most_one_writes_and_a_refused_step_changes_nothing(steps: list[HandedOver | TakenOver]) -> None:
    custody = Custody()
    custody.open("甲机")
    for step in steps:
        before = (custody.keeper, custody.pending)
        try:
            custody.apply(step)
        except IllegalEvent:
            assert (custody.keeper, custody.pending) == before
            continue
        writers = [keeper for keeper in ("甲机", "乙机") if custody.may_write(keeper)]
        if isinstance(step, HandedOver):
            assert (writers, custody.pending) == ([], step)
        else:
            assert before[1] is not None
            assert before[1].token == step.token
            assert writers == [step.keeper if isinstance(step, TakenOver) else before[0]]


def test_the_steps_that_are_refused() -> None:
    custody = Custody()
    custody.open("甲机")
    for step in (TakenOver("t", "乙机"), HandoverCancelled("t", "丢失")):
        with pytest.raises(IllegalEvent, match="no-such-handover"):
            custody.apply(step)
    custody.apply(HandedOver("t", "镇里"))
    with pytest.raises(IllegalEvent, match="handed-over-already"):
        custody.apply(HandedOver("u", "县里"))
    with pytest.raises(IllegalEvent, match="no-such-handover"):
        custody.apply(TakenOver("u", "乙机"))
    custody.apply(TakenOver("t", "乙机"))
    assert custody.may_write("乙机")
    assert not custody.may_write("甲机")
