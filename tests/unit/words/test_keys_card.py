"""The home of the keys: what stands on the card is what a ballot hears."""

import pytest

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.words.count_keys import APPROVE, CANDIDATE_KEYS, FURTHER, PAPER, TABLE, TURN, needed
from buxuan_desktop.words.keys_card import keys_card
from buxuan_desktop.words.sheets import KeyRows


def caps(sizes: tuple[int, ...]) -> list[str]:
    return [key.cap for key in needed(sizes)]


@pytest.mark.parametrize(
    ("sizes", "further", "turn"),
    [((2,), False, False), ((9,), False, False), ((10,), True, False), ((5, 5), True, True), ((8, 8, 8), False, True)],
)
def test_a_paper_has_the_keys_that_it_needs(sizes: tuple[int, ...], further: bool, turn: bool) -> None:
    assert (FURTHER.cap in caps(sizes), TURN.cap in caps(sizes)) == (further, turn)


def test_no_key_means_two_things() -> None:
    names = [name for key in (*PAPER, *TABLE) for name in key.names]
    assert len(names) == len(set(names))
    assert (*APPROVE.names, *FURTHER.names) == tuple(CANDIDATE_KEYS)


@pytest.mark.parametrize("name", [*APPROVE.names, *FURTHER.names, "x", "k"])
def test_a_draft_hears_the_keys_of_the_card(name: str) -> None:
    untouched = Draft.of([Post("委员", 20, tuple("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"))])
    assert untouched.press(name) != untouched


def test_the_card_of_a_case_has_fewer_keys_than_the_card_for_any() -> None:
    rows = [part.rows for part in keys_card((2,)).parts if isinstance(part, KeyRows)]
    every = [part.rows for part in keys_card().parts if isinstance(part, KeyRows)]
    assert set(rows[0]) < set(every[0])
    assert rows[1:] == every[1:]
    assert ("1–9", "赞成（再按取消）") in rows[0]
    assert ("F10", "这一遍录完，或者结束计票") in rows[2]
