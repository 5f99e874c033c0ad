"""A finding that another version of the program wrote, or another hand: said by its code, never a traceback."""

import pytest

from buxuan_desktop.domain.result import Finding
from buxuan_desktop.words import of_finding, title_of


@pytest.mark.parametrize("code", ["no-such-code", "", "\u202e"])
def test_a_code_that_this_program_lacks_is_named(code: str) -> None:
    worded = of_finding(Finding(code, "warn", ("某法第一条",), {"round": 1}))
    assert worded.title == title_of(code)
    assert (worded.code, worded.severity, worded.cite) == (code, "warn", ("某法第一条",))
    assert "\u202e" not in worded.text
    assert "{" not in worded.text + worded.do


def test_a_finding_without_its_numbers_is_named_too() -> None:
    assert "quorum-not-met" in of_finding(Finding("quorum-not-met", "stop")).text
