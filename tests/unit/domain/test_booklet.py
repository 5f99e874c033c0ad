"""The paper of certificates, by its two sides."""

import pytest

from buxuan_desktop.domain.booklet import A4, LARGEST, SMALLEST, paper_of, sides
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal


@pytest.mark.parametrize("paper", [A4, SMALLEST, LARGEST, (185, 260), (200, 200)])
def test_either_side_may_be_named_first(paper: tuple[int, int]) -> None:
    assert paper_of(*paper) == paper_of(*reversed(paper)) == paper


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ((104, 200), "paper-too-small", "104×200毫米的纸太小"),
        ((147, 147), "paper-too-small", "最小要105×148毫米"),
        ((0, -4), "paper-too-small", "读不清"),
        ((298, 420), "paper-too-large", "298×420毫米的纸太大"),
        ((421, 150), "paper-too-large", "最大297×420毫米（A3）"),
    ],
)
def test_what_nothing_can_be_laid_out_on_is_refused_with_its_limit(
    given: tuple[int, int], code: str, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        paper_of(*given)
    assert refused.value.code == code
    assert said in of_refusal(refused.value)


def test_sides_are_said_as_on_the_packet() -> None:
    assert sides((185, 260)) == "185×260"
