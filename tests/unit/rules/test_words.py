"""What findings, faults of a register and demands say: each has its words, with the numbers it is given."""

import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

from buxuan_desktop.rules.codes import STAGE_CODES

RESOURCES = Path(__file__).parents[3] / "resources"

FINDINGS = {
    "profile-not-in-force": "profile day",
    "profile-other-body": "profile body",
    "no-more-candidates-than-seats": "round post candidates seats",
    "candidate-not-elector": "round post name",
    "candidate-already-elected": "round post name",
    "issued-over-registered": "round issued registered",
    "boxes-issued-differ": "round boxes issued",
    "boxes-recovered-differ": "round boxes recovered",
    "box-recovered-over-issued": "round box issued recovered",
    "checkin-issued-differs": "round heads issued hall station mobile proxy",
    "place-papers-differ": "round place given issued spoiled returned",
    "polls-corrected": "round issued_before issued recovered_before recovered reason chair",
    "spot-check-unfinished": "round drawn unread",
    "spot-check-differs": "round bundles",
    "spot-check-several": "round bundles",
    "spot-check-agrees": "round drawn seed",
    "bundled-differs": "round boxes aside bundled",
    "papers-differ": "round printed issued unissued spoiled",
    "papers-kept": "round unissued",
    "ballots-outstanding": "round issued recovered missing",
    "void-share-high": "round void recovered percent",
    "quorum-not-met": "round registered recovered needed",
    "recovered-over-issued": "round issued recovered",
    "exactly-half-of-electors": "round registered recovered",
    "exactly-half-of-ballots": "round post name votes recovered",
    "ballots-set-aside": "round count",
    "write-in-needs-review": "round post name",
    "higher-tie-open": "round post names lower",
    "winner-related-to-member": "post name member relation",
    "winner-already-member": "post name held",
    "woman-missing": "",
    "further-election-due": "round post seats candidates",
    "tie-revote-due": "round post seats candidates",
    "renomination-due": "round post seats candidates",
    "re-election-due": "round reasons",
    "further-third-base": "round",
    "turnout-below-acceptance": "round percent target",
    "term-ends-first": "term_ends election_day",
    "winner-voided": "post name reason",
    "voided-winner-again": "post name",
    "name-uncovered": "name characters",
    "judged-otherwise-today": "ballot then now",
    "declared-otherwise-today": "round then now",
    "seats-outside-law": "seats min max",
    "third-without-vote": "round post names",
    "method-missing": "",
    "method-not-adopted": "day",
    "members-not-in-assembly": "names",
    "hall-missing": "",
    "hall-without-booth": "place",
    "station-without-ground": "place",
    "place-staff-few": "place staff needed",
    "place-watchers-few": "place watchers needed",
    "mobile-observer-missing": "place",
    "mobile-undecided": "names",
    "mobile-unposted": "count day",
    "mobile-box-unknown": "place",
    "mobile-not-elector": "name",
    "staff-roles-missing": "roles",
    "staff-not-chosen": "names",
    "staff-not-elector": "name",
    "staff-is-candidate": "name",
    "staff-is-kin": "name candidate",
    "proxy-in-representatives": "principal",
    "proxy-not-elector": "name",
    "proxy-of-oneself": "principal",
    "proxy-twice": "principal",
    "proxy-over-limit": "proxy principal limit",
    "proxy-is-candidate": "principal proxy",
    "proxy-not-near": "principal proxy",
    "proxy-passed-on": "name",
    "proxy-late": "principal day",
    "proxy-unposted": "names day",
    "proxy-approvers-few": "names",
    "proxy-and-mobile": "name",
    "scribe-over-limit": "name helped limit",
    "scribe-is-candidate": "name",
    "training-missing": "",
    "training-without-rules": "day",
    "papers-unprinted": "round",
    "papers-unsealed": "round",
    "papers-receipt-differs": "round good received",
    "papers-too-few": "round ready registered",
    "register-empty": "",
    "register-not-listed": "due",
    "register-list-late": "day due",
    "register-changed": "posted now",
    "register-relist-due": "days most",
    "objection-open": "day due",
    "objection-answer-late": "day due",
    "objection-late": "day until",
    "class-unset": "count",
    "class-consent-missing": "words count",
    "incapacity-family-untold": "day",
    "register-not-frozen": "registered",
    "register-changed-for-further": "before now",
}
REGISTER_FAULTS = [
    "id-checksum",
    "id-birth",
    "id-is-number",
    "underage",
    "name-empty",
    "name-uncovered",
    "duplicate-id",
    "duplicate-person",
    "no-register",
]


def read(*parts: str) -> dict[str, Any]:
    return tomllib.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_every_finding_has_its_words_and_only_known_placeholders() -> None:
    words = {code: table for code, table in read("words", "findings.toml").items() if code != "registers"}
    assert set(words) == set(FINDINGS) | set(STAGE_CODES)
    for code, table in words.items():
        assert set(table) == {"title", "text", "do"}, code
        assert all(table.values()), code
        if code in STAGE_CODES:
            continue  # their tests put the numbers in
        used = placeholders(table["title"]) | placeholders(table["text"]) | placeholders(table["do"])
        assert used <= set(FINDINGS[code].split()), code


def test_every_register_fault_has_its_words() -> None:
    faults = read("words", "findings.toml")["registers"]
    assert set(faults) == set(REGISTER_FAULTS)
    for code, table in faults.items():
        assert set(table) == {"text", "do"}, code
        assert all(table.values()), code
        assert placeholders(table["text"]) | placeholders(table["do"]) <= {"value", "other", "day"}, code


def test_words_use_chinese_punctuation() -> None:
    for file in ("findings.toml", "demands.toml"):
        data = (RESOURCES / "words" / file).read_text(encoding="utf-8")
        for text in re.findall(r'^(?:title|text|do) = "(.*)"$', data, re.MULTILINE):
            assert not re.search(r"[,;:!?()]", text), text


def test_demands_are_complete_without_gaps() -> None:
    demands = read("words", "demands.toml")["demands"]
    expected = [f"{plan}{n:02d}" for plan, last in (("A", 31), ("B", 20), ("C", 39)) for n in range(1, last + 1)]
    assert list(demands) == expected
    for code, demand in demands.items():
        assert set(demand) == {"text", "stage"}, code
        assert demand["text"].endswith("。"), code
        assert demand["text"].count("。") == 1, code
        assert demand["stage"] in range(10), code
        assert not code.startswith("A") or demand["stage"] == 1, code
    assert len({demand["text"] for demand in demands.values()}) == len(expected)
