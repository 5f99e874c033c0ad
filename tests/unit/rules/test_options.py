"""Whose word counts: the case over overlays over the profile, and what nobody sets is asked by its name."""

from typing import Any

import pytest

from buxuan_desktop.app.rulebooks import book_for, known
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.options import ALLOWED, check_given, resolve
from buxuan_desktop.rules.profile import Parameter, Profile, RuleBook, from_mapping


def book(*overlays: dict[str, Any], electors: str = "voters", body: str = "villagers", **profile: str) -> RuleBook:
    """A made-up profile under made-up overlays."""
    base = {"quorum": ">1/2", "win": ">1/2", "overvote_scope": "post", "blank": "abstain", **profile}
    return RuleBook(made("profile", base), [made("overlay", one) for one in overlays], electors, body)


def made(kind: str, values: dict[str, Any]) -> Profile:
    return Profile(kind, kind, kind, {name: Parameter(value, f"《{kind}》", "plan") for name, value in values.items()})


@pytest.mark.proves("overvote_scope", "blank", "quorum", "win", "same_person")
def test_the_case_goes_before_overlays_and_overlays_before_the_profile() -> None:
    assert resolve({}, book(), 1).overvote_scope == "post"
    assert resolve({}, book({"overvote_scope": "ballot"}), 1).overvote_scope == "ballot"
    assert resolve({}, book({"overvote_scope": "ballot"}, {"overvote_scope": "post"}), 1).overvote_scope == "post"
    assert resolve({}, book({"overvote_scope": "ballot"}, {"blank": "void"}), 1).overvote_scope == "ballot"
    given = {"overvote_scope": "post", "blank": "void", "quorum": ">2/3", "win": ">=1/2", "same_person": "add_down"}
    found = resolve(given, book({"overvote_scope": "ballot"}), 2)
    assert {name: getattr(found, name) for name in given} == given
    assert (found.woman_first, found.third_without_vote) == (False, False)


@pytest.mark.parametrize("name", ["overvote_scope", "blank", "same_person"])
def test_what_is_needed_and_nobody_sets_is_named(name: str) -> None:
    given: dict[str, str | bool] = {"overvote_scope": "post", "blank": "void", "same_person": "separate"}
    del given[name]
    with pytest.raises(Refusal) as refusal:
        resolve(given, book_for("CN-V-2018", (), "voters", "villagers"), 2)
    assert (refusal.value.code, refusal.value.data["option"]) == ("option-missing", name)
    assert str(refusal.value.data["known"]).split("、") == [str(value) for value in ALLOWED[name]]


@pytest.mark.proves("same_person")
def test_one_post_needs_no_word_on_one_person_in_several() -> None:
    assert resolve({"overvote_scope": "post", "blank": "void"}, book(), 1).same_person == "separate"


@pytest.mark.proves("third_without_vote")
@pytest.mark.parametrize("profile", known("profile"))
def test_a_third_without_another_vote_only_where_the_profile_carries_it(profile: str) -> None:
    given = {"overvote_scope": "post", "blank": "void", "same_person": "separate", "third_without_vote": True}
    rules = book_for(profile, (), "voters", "villagers")
    if profile in {"HA-2011", "TJ-2019"}:
        assert resolve(given, rules, 1).third_without_vote is True
        assert resolve({**given, "third_without_vote": False}, rules, 1).third_without_vote is False
        assert resolve({"overvote_scope": "post", "blank": "void"}, rules, 1).third_without_vote is False
    else:
        with pytest.raises(Refusal) as refusal:
            resolve(given, rules, 1)
        assert refusal.value.code == "option-not-in-profile"


@pytest.mark.proves("woman_first", "T30")
@pytest.mark.parametrize("profile", ["CN-U-2018", "SC-V-2025", "HI-2025"])
def test_the_option_alone_switches_the_rule_on_women_on(profile: str) -> None:
    given: dict[str, str | bool] = {"overvote_scope": "post", "blank": "void"}
    rules = book_for(profile, (), "voters", "villagers")
    assert resolve(given, rules, 1).woman_first is False
    assert resolve({**given, "woman_first": True}, rules, 1).woman_first is True


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"colour": "red"}, "option-unknown"),
        ({"quorum": ">=1/2"}, "option-value-unknown"),
        ({"woman_first": 1}, "option-value-unknown"),
        ({"woman_first": "true"}, "option-value-unknown"),
        ({"blank": True}, "option-value-unknown"),
        ({"overvote_scope": ["post"]}, "option-value-unknown"),
    ],
)
def test_an_option_that_nobody_knows_is_refused(given: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check_given(given)
    assert refusal.value.code == code


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in ALLOWED for value in ALLOWED[name]])
def test_every_value_that_is_allowed_is_taken(name: str, value: str | bool) -> None:
    check_given({name: value})


@pytest.mark.proves("T14", "T16", "quorum", "win")
def test_the_way_of_voting_chooses_among_the_values_of_a_profile() -> None:
    given = {"overvote_scope": "post", "blank": "void"}

    def found(profile: str, electors: str, body: str) -> tuple[str, str]:
        options = resolve(given, book_for(profile, (), electors, body), 1)
        return options.quorum, options.win

    assert found("CN-U-2025", "representatives", "residents") == (">2/3", ">1/2")
    assert found("CN-U-2025", "households", "residents") == (">1/2", ">1/2")
    assert found("CN-U-2018", "representatives", "residents") == (">1/2", ">1/2")
    assert found("CN-V-2018", "representatives", "villagers") == (">=2/3", ">1/2")
    assert found("HI-2025", "representatives", "villagers") == (">=2/3", ">=1/2")
    assert found("HI-2025", "voters", "villagers") == (">1/2", ">1/2")


@pytest.mark.proves("min_members", "extra_candidates_head", "turnout_acceptance")
def test_an_overlay_is_laid_over_a_profile_and_cites_itself() -> None:
    rules = book_for("CN-U-2018", ("S2", "S3"), "voters", "residents")
    assert rules.parameter("min_members").value == 5
    assert rules.parameter("turnout_acceptance").value == 80
    assert book_for("CN-V-2018", ("S2",), "voters", "villagers").parameter("min_members").value == 3
    assert not book_for("CN-U-2018", (), "voters", "residents").parameter("turnout_acceptance").is_set
    assert rules.cite("turnout_acceptance", "turnout_acceptance", "blank") == ("《居委会补选工作方案3》四、第四阶段",)


def test_a_profile_of_the_wrong_shape_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as refusal:
        from_mapping({"id": "X", "title": "X", "kind": "profile", "parameters": {"win": {"value": 1.5}}})
    assert (refusal.value.code, refusal.value.data["profile"]) == ("profile-unreadable", "X")
