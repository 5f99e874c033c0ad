"""What a page of the handbook is made of, without any measure, for the screen and for paper alike."""

from typing import TypeAlias

import msgspec


class Words(msgspec.Struct, frozen=True):
    """A paragraph. Keys stand in 【】, buttons in “”."""

    text: str


class Steps(msgspec.Struct, frozen=True):
    """What is done one after the other."""

    items: tuple[str, ...]


class Points(msgspec.Struct, frozen=True):
    """What stands beside each other."""

    items: tuple[str, ...]


class Keys(msgspec.Struct, frozen=True):
    """Keys in a box, each with what it does."""

    rows: tuple[tuple[str, str], ...]


class Mind(msgspec.Struct, frozen=True):
    """What must not be forgotten."""

    text: str


class Trouble(msgspec.Struct, frozen=True):
    """What to do when something is so."""

    when: str
    do: str


class Shot(msgspec.Struct, frozen=True):
    """A picture of the real program, by its name in `resources/handbook`."""

    name: str
    caption: str


Part: TypeAlias = Words | Steps | Points | Keys | Mind | Trouble | Shot


class Section(msgspec.Struct, frozen=True):
    """A matter with its anchor; `finds` and `refuses` are the codes that it tells what to do about, `kinds` the tags of
    the records that it is about.
    """

    anchor: str
    title: str
    parts: tuple[Part, ...]
    finds: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Leaf(msgspec.Struct, frozen=True):
    """One page of the handbook; `stage` is the stage that it is about, None where it is about another thing."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    stage: int | None = None


class Handbook(msgspec.Struct, frozen=True):
    """All pages in order."""

    title: str
    leaves: tuple[Leaf, ...]
