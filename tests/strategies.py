"""Random usable rehearsal scripts, small enough that ties and boundaries are frequent, and a writer of TOML for them.

The rounds after the first are found by asking the second opinion what each post waits for.
"""

import json
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.oracle import OPTIONS, PROFILES, expected, resolve, waiting

TITLES = ("主任", "副主任", "委员")
NAMES = ("甲一", "乙 二", "𠮷三", "丁四", "·戊", "丁四 ")
OUTSIDER = "外来人"
Script = dict[str, Any]


@st.composite
def scripts(draw: st.DrawFn, *, most_rounds: int = 4, open_readings: bool = False) -> Script:
    """A usable script without [expect]. With open_readings also such as the letter of the design leaves open."""
    script = draw(beginnings())
    parameters = resolve(script)
    for _ in range(draw(st.integers(1, most_rounds))):
        waits = waiting(script, parameters)
        if not waits:
            break
        script["rounds"].append(draw(rounds(script, waits)))
        notes: list[str] = []
        expected(script, parameters, notes)
        if notes and not open_readings:
            script["rounds"].pop()
            break
    return script


@st.composite
def beginnings(draw: st.DrawFn) -> Script:
    """Everything but the rounds."""
    titles = TITLES[: draw(st.integers(1, 3))]
    profile = draw(st.sampled_from(sorted(PROFILES)))
    electors = draw(st.sampled_from(("voters", "voters", "households", "representatives")))
    case: Script = {
        "place": "石桥村",
        "body": "residents" if "-U-" in profile else "villagers",
        "profile": profile,
        "electors": electors,
        "election_day": date(2026, 5, 10),
        "options": draw(options(profile, len(titles))),
    }
    register: Script = {"count": draw(st.sampled_from((9, 12, 6, 10, 7, 8, 15, 20)))}
    if draw(st.booleans()):
        register["outsiders"] = [OUTSIDER]
    if draw(st.booleans()):
        register["women"] = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
    posts = [{"title": t, "seats": draw(st.integers(1, 4)), "candidates": draw(candidates())} for t in titles]
    return {"format": 1, "case": case, "register": register, "posts": posts, "rounds": []}


def candidates() -> st.SearchStrategy[list[str]]:
    many = st.lists(st.sampled_from(NAMES), unique=True, min_size=2, max_size=5)
    few = st.lists(st.sampled_from(NAMES), unique=True, max_size=1)
    return st.one_of(many, many, many, few)


@st.composite
def options(draw: st.DrawFn, profile: str, posts: int) -> Script:
    """What has to be set is set; of the rest some."""
    chosen: Script = {"blank": draw(st.sampled_from(OPTIONS["blank"]))}
    if "overvote_scope" not in PROFILES[profile] or draw(st.booleans()):
        chosen["overvote_scope"] = draw(st.sampled_from(OPTIONS["overvote_scope"]))
    if (posts > 1 and "same_person" not in PROFILES[profile]) or draw(st.booleans()):
        chosen["same_person"] = draw(st.sampled_from(OPTIONS["same_person"]))
    if draw(st.booleans()):
        chosen["woman_first"] = draw(st.booleans())
    if draw(st.booleans()):
        chosen["win"] = draw(st.sampled_from((">=1/2", ">=1/2", ">1/2")))
    if draw(st.integers(0, 4)) == 0:
        chosen["quorum"] = draw(st.sampled_from(OPTIONS["quorum"]))
    return chosen


@st.composite
def rounds(draw: st.DrawFn, script: Script, waits: Script) -> Script:
    """One more round of a kind that some post waits for, on one paper or on one of several."""
    kind = draw(st.sampled_from(sorted({state["kind"] for state in waits.values()})))
    ready = [title for title in TITLES if title in waits and waits[title]["kind"] == kind]
    round_: Script = {"kind": kind}
    if draw(st.integers(0, 4)) == 0:
        ready = [title for title in ready if draw(st.booleans())] or ready
        round_["posts"] = ready
    given = {t: draw(candidates()) for t in ready if waits[t]["candidates"] is None}
    if kind != "tie_revote" and draw(st.integers(0, 5)) == 0:
        given[ready[0]] = draw(candidates())
    if given:
        round_["candidates"] = given
    seats = {title: waits[title]["seats"] for title in ready}
    groups = draw(st.lists(ballots(seats), min_size=0 if draw(st.integers(0, 9)) == 0 else 1, max_size=4))
    groups += draw(blocs(seats))
    recovered = sum(group.get("times", 1) for group in groups if group.get("void") != "not_issued")
    round_["ballots"] = groups
    if draw(st.booleans()):
        round_["recovered"] = recovered
    give_out(round_, max(0, recovered + draw(st.sampled_from((0, 1, 3, 0, 1, 3, 0, 2, -1)))), draw(st.booleans()))
    return round_


@st.composite
def blocs(draw: st.DrawFn, seats: dict[str, int]) -> list[Script]:
    """Up to three groups with full slates, often of equal size: what brings people past the line, and ties."""
    groups: list[Script] = []
    times = draw(st.integers(2, 6))
    for _ in range(draw(st.sampled_from((2, 3, 1, 2, 0)))):
        people = draw(st.permutations(NAMES))
        slates: Script = {}
        for title, n in seats.items():
            slates[title], people = people[:n], people[n:] + people[:n]
        groups.append({"times": times + draw(st.sampled_from((0, 0, 1))), "marks": slates})
    return groups


def give_out(round_: Script, issued: int, boxed: bool) -> None:
    """Say what was issued, by the round itself or by its boxes."""
    if not boxed:
        round_["issued"] = issued
        return
    round_["boxes"] = [
        {"name": "中心会场", "kind": "hall", "issued": issued - issued // 3, "recovered": issued},
        {"name": "流动票箱一", "kind": "mobile", "issued": issued // 3, "recovered": 0},
    ]


@st.composite
def ballots(draw: st.DrawFn, seats: dict[str, int]) -> Script:
    """A group of equal ballots for these posts (title -> seats of this round)."""
    group: Script = {}
    times = draw(st.sampled_from((1, 2, 3, 4, 5, 1, 2, 0)))
    if times != 1 or draw(st.booleans()):
        group["times"] = times
    sort = draw(st.integers(0, 9))
    if sort == 0:
        group["void"] = draw(st.sampled_from(("unreadable", "damaged", "not_issued", "identifying_mark", "other")))
    if sort == 1:
        return group
    group["marks"] = {title: draw(marks(n)) for title, n in seats.items() if draw(st.integers(0, 4))}
    return group


@st.composite
def marks(draw: st.DrawFn, seats: int) -> Any:
    """One post on one ballot: seldom too many names, never one name for and against."""
    people = [*NAMES, OUTSIDER]
    fewest = draw(st.sampled_from((1, 1, 0)))
    most = seats + draw(st.sampled_from((0, 0, 1)))
    approved = draw(st.lists(st.sampled_from(people), unique=True, min_size=fewest, max_size=min(most, len(people))))
    if draw(st.booleans()):
        return approved + approved[: draw(st.integers(0, 1))]
    split = draw(st.integers(0, len(approved)))
    both = approved[: draw(st.integers(0, 1))]
    against = [name for name in people if name not in approved]
    table = {
        "for": approved[:split],
        "write_in": approved[split:] + (both if split else []),
        "against": draw(st.lists(st.sampled_from(against), unique=True, max_size=2)) if against else [],
    }
    return {key: value for key, value in table.items() if value}


def to_toml(script: Script) -> str:
    """The script as TOML that reads back to an equal dict; lists of tables and deeper tables are written inline."""
    lines = [f"{word(key)} = {inline(value)}" for key, value in script.items() if not big(value)]
    for key, value in script.items():
        if isinstance(value, dict):
            lines += [f"[{word(key)}]", *(f"{word(k)} = {inline(v)}" for k, v in value.items())]
        elif big(value):
            for item in value:
                lines += [f"[[{word(key)}]]", *(f"{word(k)} = {inline(v)}" for k, v in item.items())]
    return "\n".join(lines) + "\n"


def big(value: Any) -> bool:
    """Is it written with a header of its own?"""
    return isinstance(value, dict) or (isinstance(value, list) and value != [] and isinstance(value[0], dict))


def inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return word(value)
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return "{ " + ", ".join(f"{word(k)} = {inline(v)}" for k, v in value.items()) + " }"


def word(text: str) -> str:
    """A basic string; what JSON escapes, TOML escapes alike, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
