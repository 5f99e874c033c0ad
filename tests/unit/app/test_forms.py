"""Every kind of record can be asked for in words, and what is missing is named by its label."""

from datetime import date

import pytest

from buxuan_desktop.app.forms import KINDS, form_of, read, told
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.every import RECORDS
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words.forms import all_words


def test_each_kind_has_a_form_and_each_form_a_kind() -> None:
    assert set(all_words()) == set(RECORDS)


@pytest.mark.parametrize("tag", RECORDS)
def test_every_field_of_a_kind_is_asked_in_words_and_nothing_else(tag: str) -> None:
    form, kind = form_of(tag), RECORDS[tag]
    assert {one.name for one in form.fields} == {*kind.__struct_fields__, *kind.PRIVATE}
    assert set(form.words.fields) == {one.name for one in form.fields}
    assert all(one.kind in KINDS and one.label for one in form.fields)
    assert 2 <= len(form.columns) <= 7
    choices = {one.name: {code for code, _ in one.choices} for one in form.fields if one.choices}
    assert {name: set(codes) for name, codes in form.words.choices.items()} == choices
    assert not any(one.private for one in form.columns)


def test_what_is_missing_is_named_by_its_label() -> None:
    form = form_of("vacancy")
    with pytest.raises(Refusal) as refused:
        read(form, {"post": "主任", "cause": "resigned", "day": None})
    assert refused.value.data == {"label": "从哪一天起空缺", "field": "day"}


def test_values_become_the_record() -> None:
    values = {"post": "主任", "cause": "resigned", "day": date(2020, 3, 1), "members_left": 4, "women_left": None}
    assert read(form_of("vacancy"), values) == Vacancy(
        post="主任", cause="resigned", day=date(2020, 3, 1), members_left=4
    )


def test_values_are_told_in_words() -> None:
    form = form_of("body-member")
    member = BodyMember(body="committee", name="周敏", relatives=("王一", "王二"), chosen_on=date(2020, 3, 12))
    shown = {one.name: told(one, getattr(member, one.name)) for one in form.fields if not one.private}
    assert shown["body"] == "选举委员会"
    assert shown["relatives"] == "王一、王二"
    assert shown["chosen_on"] == "2020年3月12日"
    assert shown["votes"] == ""
