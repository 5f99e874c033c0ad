"""The rehearsal script, format 1 (fixed, design §7.1): TOML in, checked records out. Nothing runs here."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

import msgspec

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.incoming import TooLarge, read_whole
from buxuan_desktop.exchange.script_faults import place_of, shape_refusal

_MOST_BALLOTS = 1_000_000
_MOST_BYTES = 64 * 2**20
# tomllib's time grows with the square of the parts of a key; no script has more than three.
_LONG_KEY = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){40}""",
)
_ELSEWHERE = re.compile(r"[\\/]{2}")
_MOST_NUMBER = 2**53
"""Numbers up to here are numbers to every program that reads the case or the result."""


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Marks(_Record, frozen=True, kw_only=True):
    """The marks in one post as a table; a plain list stands for approvals."""

    approve: tuple[str, ...] = msgspec.field(default=(), name="for")
    against: tuple[str, ...] = ()
    write_in: tuple[str, ...] = ()


class ScriptBallot(_Record, frozen=True, kw_only=True):
    """Sheets marked alike; `void` says why a whole sheet is void."""

    times: int = 1
    marks: Mapping[str, tuple[str, ...] | Marks] = {}
    void: Literal["unreadable", "damaged", "not_issued", "identifying_mark", "other"] | None = None


class ScriptBox(_Record, frozen=True, kw_only=True):
    """A ballot box with the ballots issued there and recovered from it."""

    name: str
    kind: Literal["hall", "station", "mobile"] = "hall"
    issued: int | None = None
    recovered: int | None = None


class ScriptRound(_Record, frozen=True, kw_only=True):
    """A round: kind, the posts on its paper, ballots issued, boxes, ballots."""

    kind: Literal["first", "further", "tie_revote"]
    posts: tuple[str, ...] | None = None
    candidates: Mapping[str, tuple[str, ...]] = {}
    issued: int | None = None
    recovered: int | None = None
    boxes: tuple[ScriptBox, ...] = ()
    ballots: tuple[ScriptBallot, ...] = ()


class ScriptPost(_Record, frozen=True, kw_only=True):
    """A vacant post with its candidates in ballot order."""

    title: str
    seats: int
    candidates: tuple[str, ...] = ()


class ScriptRegister(_Record, frozen=True, kw_only=True):
    """The electors, by number or by file, and the names that need a note."""

    count: int | None = None
    file: str | None = None
    outsiders: tuple[str, ...] = ()
    women: tuple[str, ...] = ()


class ScriptCase(_Record, frozen=True, kw_only=True):
    """The case: place, body, profile, overlays, way of voting, day, options."""

    place: str
    body: str
    profile: str
    electors: str
    election_day: date
    overlays: tuple[str, ...] = ()
    term_ends: date | None = None
    options: Mapping[str, str | bool | int | float] = {}


class Script(_Record, frozen=True, kw_only=True):
    """A whole script; `expect` has the shape of result.json and is compared as far as it names things."""

    format: int
    case: ScriptCase
    register: ScriptRegister
    posts: tuple[ScriptPost, ...]
    rounds: tuple[ScriptRound, ...] = ()
    expect: Mapping[str, Any] = {}


def read_script(path: Path) -> Script:
    """Read and check a script; Refusal with what is wrong and where, for everything that §7.1 calls unusable."""
    try:
        text = read_whole(path, _MOST_BYTES).decode().removeprefix("\ufeff")
        if _LONG_KEY.search(text):
            raise Refusal("script-not-toml", path=str(path), detail="键名太长")
        data = tomllib.loads(text)
    except TooLarge:
        raise Refusal("script-too-large", path=str(path), most=_MOST_BYTES >> 20) from None
    except OSError as error:
        raise Refusal("script-missing", path=str(path), detail=error.strerror or "") from None
    except MemoryError:
        raise Refusal("script-not-toml", path=str(path), detail="嵌套太深") from None
    except UnicodeDecodeError:
        raise Refusal("script-not-utf8", path=str(path)) from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise Refusal("script-not-toml", path=str(path), detail=place_of(str(error))) from None
    return parse_script(data)


def parse_script(data: Mapping[str, Any]) -> Script:
    """The checked script of parsed TOML."""
    if data.get("format") != 1 or isinstance(data.get("format"), (bool, float)):
        raise Refusal("script-format", found=shown(data.get("format", "……")))
    try:
        script = msgspec.convert(data, Script, builtin_types=(date, datetime, time))
    except (msgspec.ValidationError, RecursionError, OverflowError) as error:
        raise shape_refusal(str(error)) from None
    for where, problem in _problems(script):
        raise Refusal(problem[0], where=where, **problem[1])
    return script


Problem = tuple[str, dict[str, object]]


def shown(value: object) -> str:
    """A value of a script in a sentence; a hexadecimal number may have more digits than Python writes."""
    try:
        return str(value)
    except ValueError:
        return "……"


def _out_of_bounds(where: str, value: int | None) -> Iterator[tuple[str, Problem]]:
    if value is not None and value < 0:
        yield where, ("number-too-small", {"value": shown(value)})
    if value is not None and value > _MOST_NUMBER:
        yield where, ("number-too-large", {"value": shown(value)})


def _problems(script: Script) -> Iterator[tuple[str, Problem]]:
    register = script.register
    if (register.count is None) == (register.file is None):
        yield "register", ("register-count-or-file", {})
    if not script.posts:
        yield "posts", ("posts-unusable", {})
    # Two slashes lead to another computer, or to a device.
    if register.file is not None and (not register.file or "\0" in register.file or _ELSEWHERE.match(register.file)):
        yield "register.file", ("value-unusable", {"detail": "文件名"})
    yield from _out_of_bounds("register.count", register.count)
    for key, names in (("outsiders", register.outsiders), ("women", register.women)):
        yield from _empty_names(f"register.{key}", names)
    yield from _post_problems(script)
    ballots = 0
    for index, current in enumerate(script.rounds):
        yield from _round_problems(f"rounds[{index}]", current)
        ballots += sum(ballot.times for ballot in current.ballots)
        if ballots > _MOST_BALLOTS:
            yield f"rounds[{index}]", ("too-many-ballots", {"most": _MOST_BALLOTS})


def _post_problems(script: Script) -> Iterator[tuple[str, Problem]]:
    titles: set[str] = set()
    for index, post in enumerate(script.posts):
        where = f"posts[{index}]"
        if not post.title or post.title in titles:
            yield where, ("post-title-unusable", {"post": post.title})
        titles.add(post.title)
        if post.seats == 0:
            yield f"{where}.seats", ("number-too-small", {"value": post.seats})
        yield from _out_of_bounds(f"{where}.seats", post.seats)
        yield from _candidate_problems(f"{where}.candidates", post.title, post.candidates)


def _candidate_problems(where: str, title: str, names: tuple[str, ...]) -> Iterator[tuple[str, Problem]]:
    yield from _empty_names(where, names)
    if len(set(names)) != len(names):
        yield where, ("candidate-twice", {"post": title})


def _round_problems(where: str, current: ScriptRound) -> Iterator[tuple[str, Problem]]:
    numbers = [("issued", current.issued), ("recovered", current.recovered)]
    numbers += [(f"boxes[{i}].issued", box.issued) for i, box in enumerate(current.boxes)]
    numbers += [(f"boxes[{i}].recovered", box.recovered) for i, box in enumerate(current.boxes)]
    numbers += [(f"ballots[{i}].times", ballot.times) for i, ballot in enumerate(current.ballots)]
    for key, value in numbers:
        yield from _out_of_bounds(f"{where}.{key}", value)
    yield from _out_of_bounds(f"{where}.boxes", sum(box.issued or 0 for box in current.boxes))
    if current.issued is None and (not current.boxes or any(box.issued is None for box in current.boxes)):
        yield where, ("issued-missing", {})
    for title, names in current.candidates.items():
        yield from _candidate_problems(f"{where}.candidates", title, names)
    for index, ballot in enumerate(current.ballots):
        yield from _ballot_problems(f"{where}.ballots[{index}]", ballot)
    if current.recovered is not None:
        here = sum(ballot.times for ballot in current.ballots if ballot.void != "not_issued")
        if here != current.recovered:
            yield f"{where}.recovered", ("recovered-differs", {"given": current.recovered, "counted": here})


def _ballot_problems(where: str, ballot: ScriptBallot) -> Iterator[tuple[str, Problem]]:
    for title, given in ballot.marks.items():
        if isinstance(given, tuple):
            if "" in given:
                yield f"{where}.marks", ("name-empty", {})
            continue
        yield from _empty_names(f"{where}.marks", (*given.approve, *given.against, *given.write_in))
        both = {*given.approve, *given.write_in} & {*given.against}
        if both:
            yield f"{where}.marks", ("name-for-and-against", {"post": title, "name": "、".join(sorted(both))})


def _empty_names(where: str, names: tuple[str, ...]) -> Iterator[tuple[str, Problem]]:
    if "" in names:
        yield where, ("name-empty", {})
