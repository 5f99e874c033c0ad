"""The result of a case in the shape of result.json (fixed, design §7.2), and the comparison with what was expected."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import Finding, RoundResult
from buxuan_desktop.rules.checks.setup import check_case
from buxuan_desktop.rules.checks.winners import check_voided


class Result(msgspec.Struct, frozen=True):
    """A whole result; field for field what result.json holds."""

    format: int
    profile: str
    place: str
    ledger_head: str
    rounds: tuple[RoundResult, ...]
    findings: tuple[Finding, ...]


def result_of(election: Election, head: Head) -> Result:
    """The result of a case as declared so far; `head` is the last row of its ledger."""
    case = election.case
    declared = [one.declared for one in election.rounds if one.declared is not None]
    return Result(
        format=1,
        profile=str(case.profile["id"]),
        place=case.place,
        ledger_head=head.hash,
        rounds=tuple(one.result for one in declared),
        findings=findings_of(election),
    )


def findings_of(election: Election) -> tuple[Finding, ...]:
    """All findings: about the case, of each declared round, about winners voided later."""
    book = book_of(election.case)
    declared = [found for one in election.rounds if one.declared is not None for found in one.declared.findings]
    return (*check_case(election, book), *declared, *check_voided(election, book))


def to_json(result: Result) -> bytes:
    """The bytes of result.json: UTF-8, two spaces of indent."""
    return msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n"


def mismatches(expected: Mapping[str, Any], result: Result) -> list[str]:
    """Where a result differs from what a script expects.

    Rounds are compared by position, posts by title, tallies by name, other lists exactly; what is not named is not
    compared.
    """
    return list(_differ(expected, msgspec.json.decode(msgspec.json.encode(result)), ""))


_LONGEST_SAID = 500


def _said(value: object) -> str:
    """A value as Python writes it; what a script expects may be nested or have digits beyond all writing."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):
        return "……"
    return text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}……"


_NAMED_LISTS = {"posts": "title", "tally": "name"}


def _differ(expected: Any, found: Any, where: str) -> Sequence[str]:
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return [
            line
            for key, value in expected.items()
            for line in _differ_at(key, value, found, f"{where}.{key}" if where else str(key))
        ]
    if type(expected) is not type(found) or expected != found:
        return [f"{where}: {_said(expected)} / {_said(found)}"]
    return []


def _differ_at(key: str, value: Any, found: Mapping[str, Any], where: str) -> Sequence[str]:
    if key not in found:
        return [f"{where}: {_said(value)} / –"]
    actual = found[key]
    if key == "rounds" and isinstance(value, list):
        if len(value) > len(actual):
            return [f"{where}: {len(value)} / {len(actual)}"]
        pairs = zip(value, actual, strict=False)
        return [line for i, (one, other) in enumerate(pairs) for line in _differ(one, other, f"{where}[{i}]")]
    if key in _NAMED_LISTS and isinstance(value, list):
        return _differ_by_name(_NAMED_LISTS[key], value, actual, where)
    return _differ(value, actual, where)


def _differ_by_name(name: str, expected: Sequence[Any], found: Sequence[Mapping[str, Any]], where: str) -> list[str]:
    known = {one[name]: one for one in found}
    lines: list[str] = []
    for one in expected:
        label = one.get(name) if isinstance(one, Mapping) else None
        if not isinstance(label, str) or label not in known:
            lines.append(f"{where}: {_said(label)} / –")
        else:
            lines.extend(_differ(one, known[label], f"{where}[{label}]"))
    return lines
