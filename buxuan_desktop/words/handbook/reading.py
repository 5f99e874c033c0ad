"""From the handbook's plain text to its parts; a line that breaks the rules below raises ValueError with its number.

    # title of the page           ## title of a section {anchor}
    stage: 3                      finds: code code    refuses: code    kinds: tag
    1. a step                     - a point
    | key | what it does |        ! what must not be forgotten
    ? when this is so             : what to do then
    ![what it shows](picture)     @keys, the keys of the counting table
Everything else is a paragraph.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from buxuan_desktop.words.count_keys import PAPER, TABLE
from buxuan_desktop.words.handbook.parts import (
    Keys,
    Leaf,
    Mind,
    Part,
    Points,
    Section,
    Shot,
    Steps,
    Trouble,
    Words,
)

_HEAD = re.compile(r"## (.+) \{([a-z-]+)\}")
_KEYED = re.compile(r"(stage|finds|refuses|kinds): (.+)")
_STEP = re.compile(r"\d+\. (.+)")
_ROW = re.compile(r"\| (.+?) \| (.+?) \|")
_SHOT = re.compile(r"!\[(.+)\]\(([a-z0-9-]+)\)")


def read_leaf(text: str) -> Leaf:
    """One page."""
    head, *rest = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    title, *lead = [line for line in head.splitlines() if line]
    if not title.startswith("# ") or not rest:
        raise ValueError(f"no page: {title}")
    keyed = dict(_keyed(lead))
    said = "".join(line for line in lead if not _KEYED.fullmatch(line))
    stage = int(keyed["stage"]) if "stage" in keyed else None
    return Leaf(title.removeprefix("# "), said, tuple(map(_section, rest)), stage)


def _section(text: str) -> Section:
    first, *lines = text.splitlines()
    head = _HEAD.fullmatch(first)
    if head is None:
        raise ValueError(f"no section: {first}")
    keyed = dict(_keyed(lines))
    parts = tuple(_parts([line for line in lines if not _KEYED.fullmatch(line)]))
    codes = [tuple(keyed.get(name, "").split()) for name in ("finds", "refuses", "kinds")]
    return Section(head[2], head[1], parts, *codes)


def _keyed(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if found := _KEYED.fullmatch(line):
            yield found[1], found[2]


def _kind(line: str) -> str:
    """The kind of a line: what it is read by. Lines of one kind that follow each other belong together."""
    if _STEP.fullmatch(line):
        return "step"
    if _SHOT.fullmatch(line):
        return "shot"
    return line[:1] if line[:2] in ("- ", "| ", "! ", "? ", ": ") else line if line == "@keys" else "words"


def _parts(lines: Sequence[str]) -> Iterator[Part]:
    told = [line for line in lines if line]
    for kind, group in groupby(_joined(told), _kind):
        yield from _MAKERS[kind](list(group))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """A question with its answer on one line, so that two troubles in a row stay two."""
    for line in lines:
        if line.startswith(": "):
            continue
        if line.startswith("? "):
            answer = lines[lines.index(line) + 1] if lines.index(line) + 1 < len(lines) else ""
            if not answer.startswith(": "):
                raise ValueError(f"nothing is said to do: {line}")
            yield f"{line}\n{answer}"
        else:
            yield line


def _steps(lines: list[str]) -> Iterator[Part]:
    yield Steps(tuple(line.partition(". ")[2] for line in lines))


def _points(lines: list[str]) -> Iterator[Part]:
    yield Points(tuple(line[2:] for line in lines))


def _rows(lines: list[str]) -> Iterator[Part]:
    found = [_ROW.fullmatch(line) for line in lines]
    if None in found:
        raise ValueError(f"no row of keys: {lines}")
    yield Keys(tuple((one[1], one[2]) for one in found if one))


def _troubles(lines: list[str]) -> Iterator[Part]:
    for line in lines:
        when, _, answer = line.partition("\n: ")
        yield Trouble(when[2:], answer)


def _shots(lines: list[str]) -> Iterator[Part]:
    for line in lines:
        if found := _SHOT.fullmatch(line):
            yield Shot(found[2], found[1])


_MAKERS: dict[str, Callable[[list[str]], Iterator[Part]]] = {
    "step": _steps,
    "-": _points,
    "|": _rows,
    "?": _troubles,
    "shot": _shots,
    "!": lambda lines: (Mind(line[2:]) for line in lines),
    "words": lambda lines: (Words(line) for line in lines),
    "@keys": lambda _: iter((Keys(tuple((key.cap, key.does.rstrip("…")) for key in (*PAPER, *TABLE))),)),
}
