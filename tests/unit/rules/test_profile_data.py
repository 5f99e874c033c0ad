"""The rule profiles, read as the data they are."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

RESOURCES = Path(__file__).parents[3] / "resources"

PROFILES = [
    "CN-V-2018",
    "CN-V-2025",
    "CN-U-2018",
    "CN-U-2025",
    "JS-2019",
    "GS-2025",
    "SC-V-2025",
    "SC-U-2025",
    "HI-2025",
    "ZJ-2020",
    "SH-2020",
    "BJ-2012",
    "TJ-2019",
    "HE-2020",
    "HA-2011",
]
OVERLAYS = ["S1", "S2", "S3"]
RESIDENTS = {"CN-U-2018", "CN-U-2025", "SC-U-2025"}

PARAMETERS = [
    "seats_min",
    "seats_max",
    "seats_odd",
    "term_years",
    "min_members",
    "committee_min",
    "committee_max",
    "committee_odd",
    "assembly_quorum",
    "meeting_quorum",
    "committee_chosen_by",
    "committee_deputies",
    "leading_group",
    "supervision_contact",
    "coordination",
    "principles",
    "discipline",
    "addressees",
    "finish_by",
    "quorum",
    "win",
    "further_threshold",
    "third_without_vote",
    "tie",
    "further_days",
    "by_election_months",
    "by_election_condition",
    "list_days",
    "relist_after_days",
    "objection_days",
    "answer_days",
    "selfnom_days",
    "selfnom_list_days",
    "nominee_days",
    "candidate_days",
    "place_days",
    "extra_candidates_head",
    "extra_candidates_member",
    "nominators",
    "proxy_who",
    "proxy_limit",
    "proxy_candidate_allowed",
    "proxy_in_representatives",
    "proxy_deadline_days",
    "proxy_post_days",
    "station_staff",
    "station_watch",
    "mobile_staff",
    "mobile_watch",
    "mobile_authority",
    "mobile_post_days",
    "scribe_limit",
    "recovered_vs",
    "box_rule",
    "overvote_scope",
    "same_person",
    "woman_first",
    "writein_no_mark",
    "stray_mark",
    "unreadable_part",
    "wrong_symbol",
    "doubtful_ballot",
    "blank",
    "forged_excluded",
    "unissued_papers",
    "denominator",
    "writein_review",
    "review_days",
    "teller_kin",
    "winner_kin",
    "certificate_by",
    "certificate_days",
    "announce",
    "file_days",
    "handover_days",
    "retention",
    "audit_publish",
    "audit_days",
    "audit_before",
    "audit_before_days",
    "audit_boards",
    "audit_leave_days",
    "audit_representatives",
    "audit_answer_days",
    "audit_county_office",
    "by_election_by",
    "negative_list",
    "review_departments",
    "nomination_ways",
    "joint_nominators",
    "committee_leaves",
    "township_review",
    "city_filing",
    "visit",
    "promise_review",
    "meeting_called_by",
    "subsidised_take_part",
    "education_head",
    "separate_papers",
    "turnout_acceptance",
    "approval_for_change",
    "deadline_months",
    "monthly_report_day",
    "age_rule",
    "voided_again_void",
    "electors_word",
    "attendance_gate",
    "organised_by",
    "age_usual_max",
    "age_limit",
    "age_born_from",
]

WHOLE_NUMBERS = {name for name in PARAMETERS if re.search(r"_(min|max|days|months|years|limit|members|day)$", name)} | {
    "station_staff",
    "station_watch",
    "mobile_staff",
    "mobile_watch",
    "extra_candidates_head",
    "turnout_acceptance",
    "committee_deputies",
    "joint_nominators",
    "age_limit",
    "audit_boards",
    "audit_representatives",
}
YES_NO = {
    "voided_again_void",
    "seats_odd",
    "committee_odd",
    "third_without_vote",
    "proxy_candidate_allowed",
    "proxy_in_representatives",
    "woman_first",
    "forged_excluded",
    "separate_papers",
    "approval_for_change",
    "city_filing",
    "visit",
    "promise_review",
    "subsidised_take_part",
}
LISTS = {
    "principles",
    "discipline",
    "negative_list",
    "review_departments",
    "committee_chosen_by",
    "organised_by",
    "nomination_ways",
}
CHOICES = {
    "quorum": {">1/2", ">2/3", ">=2/3"},
    "assembly_quorum": {">1/2"},
    "meeting_quorum": {">=2/3"},
    "win": {">1/2", ">=1/2"},
    "attendance_gate": {">1/2"},
    "further_threshold": {"1/3"},
    "tie": {"revote"},
    "recovered_vs": {"issued", "voters"},
    "box_rule": {"box"},
    "overvote_scope": {"ballot", "post"},
    "same_person": {"void_ballot", "highest_only", "add_down", "separate"},
    "unreadable_part": {"post", "ballot", "committee"},
    "wrong_symbol": {"post", "ballot"},
    "doubtful_ballot": {"committee"},
    "unissued_papers": {"sealed", "destroyed"},
    "stray_mark": {"void_ballot"},
    "blank": {"abstain", "void"},
    "denominator": {"recovered"},
    "electors_word": {"村民", "居民"},
    "committee_leaves": {"member", "member_or_relative"},
    "township_review": {"before_list", "after_votes"},
    "meeting_called_by": {"both"},
    "education_head": {"high"},
    "audit_before": {"vote", "committee"},
}

# Design section 5 item 2, and item 8 with domain.md: what each profile says, spelled out.
QUORUM_OF_REPRESENTATIVES = {
    "CN-U-2025": ">2/3",
    "SC-U-2025": ">2/3",
    "CN-V-2018": ">=2/3",
    "CN-V-2025": ">=2/3",
    "SC-V-2025": ">=2/3",
    "ZJ-2020": ">=2/3",
    "HI-2025": ">=2/3",
}
OVERVOTE = {"SC-V-2025": "ballot", "SC-U-2025": "ballot", "ZJ-2020": "ballot", "HA-2011": "ballot", "HI-2025": "post"}
SAME_PERSON = {"HI-2025": "add_down", "ZJ-2020": "void_ballot", "HE-2020": "add_down"}
IN_FORCE_FROM = {
    "CN-V-2018": date(2018, 12, 29),
    "CN-U-2018": date(2018, 12, 29),
    "CN-V-2025": date(2026, 1, 1),
    "CN-U-2025": date(2026, 1, 1),
    "SC-V-2025": date(2026, 1, 1),
    "SC-U-2025": date(2026, 1, 1),
    "JS-2019": date(2019, 12, 1),
}


def read(*parts: str) -> dict[str, Any]:
    return tomllib.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))


def rules(profile: str) -> dict[str, Any]:
    return read("rules", f"{profile}.toml")


def entries(profile: str) -> list[tuple[str, dict[str, Any]]]:
    """Every entry of a profile with its parameter, variants by electors and by body included."""
    found: list[tuple[str, dict[str, Any]]] = []
    for name, entry in rules(profile)["parameters"].items():
        found.append((name, entry))
        for variants in ("by_electors", "by_body"):
            found.extend((name, entry) for entry in entry.get(variants, {}).values())
    return found


def value_fits(name: str, value: object) -> bool:
    if name in WHOLE_NUMBERS:
        return type(value) is int and value > 0
    if name in YES_NO:
        return type(value) is bool
    if name in LISTS:
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)
    return isinstance(value, str) and bool(value) and value in CHOICES.get(name, {value})


def test_exactly_these_files() -> None:
    assert {path.stem for path in (RESOURCES / "rules").glob("*.toml")} == {*PROFILES, *OVERLAYS}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_complete_in_itself(profile: str) -> None:
    data = rules(profile)
    assert (data["id"], data["kind"]) == (profile, "profile")
    assert data["body"] == ("residents" if profile in RESIDENTS else "villagers")
    assert data["title"]
    assert data["sources"]
    assert type(data["effective_from"]) is date
    assert list(data["parameters"]) == PARAMETERS
    assert data["parameters"]["electors_word"]["value"] == ("居民" if profile in RESIDENTS else "村民")


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_an_overlay_sets_only_what_its_plan_says(overlay: str) -> None:
    data = rules(overlay)
    assert (data["id"], data["kind"], data["body"]) == (overlay, "overlay", "")
    assert set(data["parameters"]) < set(PARAMETERS)
    assert not {"quorum", "win", "overvote_scope", "same_person", "blank"} & set(data["parameters"])
    assert {entry["status"] for _, entry in entries(overlay)} == {"plan"}
    assert all(entry["cite"].startswith(f"《居委会补选工作方案{overlay[1]}》") for _, entry in entries(overlay))


@pytest.mark.parametrize("profile", [*PROFILES, *OVERLAYS])
def test_every_entry_is_well_formed(profile: str) -> None:
    for name, entry in entries(profile):
        status = entry["status"]
        assert status in {"verified", "plan", "custom", "unset"}, name
        assert set(entry) <= {"value", "cite", "status", "by_electors", "by_body"}, name
        if status == "unset":
            assert set(entry) == {"status"}, name
            continue
        assert value_fits(name, entry["value"]), (name, entry["value"])
        assert entry["cite"] == "" if status == "custom" else entry["cite"], name


@pytest.mark.parametrize("profile", PROFILES)
def test_a_verified_entry_names_an_article_of_a_source(profile: str) -> None:
    titles = [re.sub("（.*", "", source) for source in rules(profile)["sources"]]
    for name, entry in entries(profile):
        if entry["status"] == "verified":
            assert any(entry["cite"].startswith(title) for title in titles), (name, entry["cite"])
            assert name == "electors_word" or re.search("第[一二三四五六七八九十]+条", entry["cite"]), (
                name,
                entry["cite"],
            )


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.proves("quorum", "win")
def test_quorum_and_winning_line_are_those_of_the_design(profile: str) -> None:
    parameters = rules(profile)["parameters"]
    quorum, win = parameters["quorum"], parameters["win"]
    assert (quorum["value"], win["value"]) == (">1/2", ">1/2")
    by_electors = {mode: entry["value"] for mode, entry in quorum.get("by_electors", {}).items()}
    representatives = QUORUM_OF_REPRESENTATIVES.get(profile)
    assert by_electors == ({"representatives": representatives} if representatives else {})
    win_by_electors = {mode: entry["value"] for mode, entry in win.get("by_electors", {}).items()}
    assert win_by_electors == ({"representatives": ">=1/2"} if profile == "HI-2025" else {})


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.proves("overvote_scope", "same_person", "blank", "woman_first", "third_without_vote")
def test_how_a_ballot_is_read_is_set_only_where_a_text_says_so(profile: str) -> None:
    parameters = rules(profile)["parameters"]
    assert parameters["overvote_scope"].get("value") == OVERVOTE.get(profile)
    assert parameters["same_person"].get("value") == SAME_PERSON.get(profile)
    assert parameters["blank"]["status"] == "unset"
    woman = False if profile in {"SC-V-2025", "SC-U-2025", "HI-2025"} else None
    assert parameters["woman_first"].get("value") is woman
    third = False if profile in {"HA-2011", "TJ-2019"} else None
    assert parameters["third_without_vote"].get("value") is third
    assert parameters["forged_excluded"].get("value") is (True if profile == "HI-2025" else None)


@pytest.mark.parametrize("profile", PROFILES)
def test_profiles_are_dated(profile: str) -> None:
    data = rules(profile)
    if profile in IN_FORCE_FROM:
        assert data["effective_from"] == IN_FORCE_FROM[profile]
    assert data.get("effective_to") == (date(2025, 12, 31) if profile in {"CN-V-2018", "CN-U-2018"} else None)


@pytest.mark.proves("turnout_acceptance", "deadline_months", "min_members", "approval_for_change")
def test_the_plans_numbers() -> None:
    one, two, three = ({n: e["value"] for n, e in rules(s)["parameters"].items()} for s in OVERLAYS)
    assert one["audit_days"] == 5
    assert (two["deadline_months"], two["monthly_report_day"]) == (2, 1)
    by_body = rules("S2")["parameters"]["min_members"]["by_body"]
    assert {body: entry["value"] for body, entry in by_body.items()} == {"villagers": 3, "residents": 5}
    days = [three[name] for name in ("list_days", "selfnom_days", "selfnom_list_days", "candidate_days")]
    assert days == [20, 10, 7, 5]
    assert (three["proxy_limit"], three["mobile_staff"], three["extra_candidates_head"]) == (3, 3, 1)
    assert (three["turnout_acceptance"], three["approval_for_change"]) == (80, True)
    assert "信访" in three["review_departments"]


CLASSES = ("resident", "away", "newcomer", "worker", "short_worker")
NEEDS = {"stated", "application", "consent", "committee", "recommendation"}


@pytest.mark.parametrize("profile", [*PROFILES, *OVERLAYS])
@pytest.mark.proves("C06", "C15")
def test_registration_classes_have_conditions_and_a_source(profile: str) -> None:
    classes = rules(profile).get("registration_classes", [])
    assert bool(classes) == (profile not in {"CN-U-2018", "S1", "S3"}), "the 2018 law on residents has no registration"
    codes = [one["code"] for one in classes]
    assert codes == sorted(codes, key=CLASSES.index)
    for one in classes:
        assert set(one) <= {"code", "words", "conditions", "needs", "body", "cite", "status"}
        assert one["words"]
        assert one["conditions"]
        assert set(one.get("needs", [])) <= NEEDS
        assert one["cite"]
        assert one["status"] == ("plan" if profile in OVERLAYS else "verified")


@pytest.mark.proves("C06")
def test_who_is_not_at_home_needs_what_the_law_asks() -> None:
    by_code = {one["code"]: one for one in rules("CN-V-2018")["registration_classes"]}
    assert by_code["newcomer"]["needs"] == ["application", "consent"]
    assert by_code["away"]["needs"] == ["stated"]
    assert "居住一年以上" in "".join(by_code["newcomer"]["conditions"])
    assert "从事村务工作" in "".join(rules("CN-V-2025")["registration_classes"][2]["conditions"])
    assert rules("CN-U-2025")["registration_classes"][2]["needs"] == ["application", "committee"]
