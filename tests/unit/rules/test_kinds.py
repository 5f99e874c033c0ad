"""The table of kinds holds for every profile that the program brings; a copy that says otherwise is not read."""

from typing import Any

import pytest

from buxuan_desktop.app.rulebooks import copied, known
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.kinds import fits
from buxuan_desktop.rules.options import resolve
from buxuan_desktop.rules.profile import Parameter, RuleBook, from_mapping


@pytest.mark.parametrize("name", [*known("profile"), *known("overlay")])
def test_every_profile_is_read_from_its_copy(name: str) -> None:
    assert from_mapping(copied(name)).id == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("list_days", "20"),
        ("list_days", True),
        ("list_days", -1),
        ("list_days", 10**9),
        ("monthly_report_day", 31),
        ("woman_first", "yes"),
        ("negative_list", "x"),
        ("finish_by", "2020-13-01"),
        ("quorum", "x" * 5000),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, value: Any) -> None:
    assert not fits(name, value)
    data = {**copied("CN-V-2025")}
    data["parameters"] = {**data["parameters"], name: {"value": value, "status": "verified"}}
    with pytest.raises(Refusal, match="profile-unreadable"):
        from_mapping(data)


def test_a_status_of_nobody_and_a_value_that_no_option_has_are_refused() -> None:
    data = {**copied("CN-V-2025")}
    parameters = data["parameters"]
    with pytest.raises(Refusal, match="profile-unreadable"):
        from_mapping({**data, "parameters": {**parameters, "tie": {"value": "x", "status": "guessed"}}})
    odd = from_mapping({**data, "parameters": {**parameters, "quorum": {"value": ">3/2", "status": "verified"}}})
    given = {"overvote_scope": "post", "blank": "void", "same_person": "separate"}
    with pytest.raises(Refusal, match="option-value-unknown"):
        resolve(given, RuleBook(odd, (), "voters", "villagers"), 2)
    assert fits("quorum", None)
    assert Parameter().status == "unset"
