"""Codes to what people read: plain Chinese from `resources/words/*.toml`."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from buxuan_desktop.domain.identity import masked, without_numbers
from buxuan_desktop.domain.plain_text import one_line, visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.paths import resource
from buxuan_desktop.words.amounts import yuan

if TYPE_CHECKING:
    from buxuan_desktop.domain.result import Finding


_OF_NUMBERS = frozenset({"id-checksum", "id-is-number", "duplicate-id"})


class Wording(NamedTuple):
    """A finding as people read it: what it is called, what is so, what to do, and the articles."""

    code: str
    severity: str
    title: str
    text: str
    do: str
    cite: tuple[str, ...]


@cache
def _table(name: str) -> Mapping[str, Any]:
    import tomllib  # slow to load, and the first window says nothing out of a table

    with resource("words", f"{name}.toml").open("rb") as source:
        return tomllib.load(source)


def term(group: str, code: str) -> str:
    """A fixed word from `terms.toml`, by its group (severity, next, …) and code."""
    return str(_table("terms")[group][code])


def ready_item(item: str, what: str) -> str:
    """What is usually asked about an item of an audit: its `questions`, or the papers `wanted`; a line each."""
    return str(_table("audit")[item][what]).strip()


def of_export(group: str, code: str, **facts: object) -> str:
    """A word or text of an export from `exports.toml`, by its group and code, with its facts filled in."""
    return str(_table("exports")[group][code]).format(**facts)


def of_archive(group: str, code: str, **facts: object) -> str:
    """A word or text of packages from `archive.toml`, by its group and code, with its facts filled in."""
    return str(_table("archive")[group][code]).format(**facts)


def of_rollup(group: str, code: str, **facts: object) -> str:
    """A word or text of the monthly table from `rollup.toml`, by its group and code."""
    return str(_table("rollup")[group][code]).format(**facts)


def rollup_codes(field: str) -> Mapping[str, str]:
    """The words of a field's codes in the monthly table; empty where a field has no codes."""
    if field == "cause":
        from buxuan_desktop.words.forms import words_of

        return words_of("vacancy").choices["cause"]
    found: Mapping[str, str] = _table("rollup").get(f"code_{field}", {})
    return found


def of_finding(finding: "Finding") -> Wording:
    """The wording of a finding with its numbers filled in; of one that another program wrote, its code at least."""
    try:
        return _worded(finding)
    except KeyError:
        text = term("foreign_finding", "text").format(code=visible(finding.code))
        title, do = (term("foreign_finding", part) for part in ("title", "do"))
        return Wording(finding.code, finding.severity, title, text, do, finding.cite)


def _worded(finding: "Finding") -> Wording:
    table = _table("findings")[finding.code]
    facts = {key: _fact(key, value) for key, value in finding.data.items()}
    return Wording(
        finding.code,
        finding.severity,
        table["title"],
        table["text"].format(**facts),
        table["do"].format(**facts),
        finding.cite,
    )


def title_of(code: str) -> str:
    """What a finding is called, by its code."""
    return str(_table("findings").get(code, _table("terms")["foreign_finding"])["title"])


def of_doubt(group: str, code: str, what: str = "") -> str:
    """Words about doubtful ballots: `kinds` (title, hint, practice), `choices`, `rules`, or a single sentence."""
    table = _table("doubts")
    if not code:
        return str(table[group])
    return str(table[group][code][what] if what else table[group][code])


def told_doubt(doubt: str) -> str:
    """A doubt as the ledger keeps it, in words: its kind, and what the teller said."""
    from buxuan_desktop.rules.doubts import OTHER, kind_of  # the first window has no rules to wait for

    kind, note = kind_of(doubt)
    if kind == OTHER and note:
        return note
    title = of_doubt("kinds", kind, "title")
    return f"{title}　{note}" if note else title


def ready_reasons(choice: str) -> tuple[str, ...]:
    """Sentences to pick as the reason of a decision, so that nobody needs an input method."""
    return tuple(_table("doubts")["reasons"][choice])


def of_register_fault(code: str, **facts: object) -> str:
    """What a fault of the register is and what to do, in one line; an ID number is masked, its cell tells which."""
    table = _table("findings")["registers"][code]
    value = str(facts.get("value", ""))
    facts["value"] = masked(value) if code in _OF_NUMBERS else without_numbers(value)
    return f"{table['text'].format(**facts)}{table['do'].format(**facts)}"


def of_refusal(refusal: Refusal) -> str:
    """What was refused, what is safe and what to do, in one line."""
    table = _table("refusals")
    text = str(table.get(refusal.code, table["unknown"])).format_map(_Facts(refusal.code, refusal.data))
    where = refusal.data.get("where")
    line = f"{where}：{text}" if where else text
    return one_line(line)


def of_step(code: str) -> str:
    """What a row of the timetable is called: an item that can be planned, or one that only follows."""
    from buxuan_desktop.words.forms import words_of  # forms are words of their own, read when they are wanted

    return words_of("planned").choices["item"].get(code) or term("calendar", code)


def of_fault(code: str, row: int, detail: str) -> str:
    """What does not verify, with the ledger row when there is one."""
    where = f"第{row}条记录：" if row else ""
    return f"{where}{term('fault', code)}（{one_line(detail)}）。" if detail else f"{where}{term('fault', code)}。"


def round_name(number: int) -> str:
    """A round as people call it: 第一次投票."""
    digits = "零一二三四五六七八九十"
    if number <= 10:
        return f"第{digits[number]}次投票"
    return f"第{number}次投票"


def spoken(day: date) -> str:
    """A date as people read it: 2020年4月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


class _Facts(dict[str, object]):
    """Facts of a refusal in words; a fact that a sentence names but nobody gave reads as an empty place."""

    def __init__(self, code: str, data: Mapping[str, object]) -> None:
        super().__init__({key: _told(key, value) for key, value in data.items()}, code=code)

    def __missing__(self, key: str) -> str:
        return ""


_CODED = {"kind": "round_kind", "body": "body", "then": "verdict", "now": "verdict", "way": "nomination_way"}
_AUDIT = {
    "audit_items": "audit_item",
    "audit_steps": "audit_step",
    "audit_units": "audit_unit",
    "audit_bodies": "audit_body",
    "audit_board": "audit_board",
    "audit_filings": "audit_filing",
    "audit_parts": "audit_part",
}
_ITEMS = ("item", "first", "second")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _told(key: str, value: object) -> object:
    """A fact as people read it: codes by their word, days in Chinese; anything else as it is."""
    text = str(value)
    if key in _CODED and text in _table("terms")[_CODED[key]]:
        return term(_CODED[key], text)
    if key in _ITEMS and not text.isdigit():
        return of_step(text)
    if key == "sub":
        from buxuan_desktop.words.forms import words_of  # as in of_step

        return words_of("sub-meeting").choices["kind"][text]
    day = _DAY.fullmatch(text)
    return f"{int(day[1])}年{int(day[2])}月{int(day[3])}日" if day else value


def _fact(key: str, value: str | int | None) -> str:
    if key == "round" and isinstance(value, int):
        return round_name(value)
    if key == "reasons":
        return "、".join(term("void_reason", code) for code in str(value).split("、"))
    if key == "roles":
        return "、".join(term("staff_role", code) for code in str(value).split("、"))
    if key == "fen" and isinstance(value, int):
        return yuan(value)
    if key in _AUDIT and value:
        return "、".join(term(_AUDIT[key], code) for code in str(value).split("、"))
    return "无" if value in (None, "") else visible(str(_told(key, value)))
