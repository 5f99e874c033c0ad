"""What stands on a paper: texts, facts and tables, without any measure, for PDF, .docx and .xlsx alike (design §8)."""

from typing import Literal, TypeAlias

import msgspec

Align: TypeAlias = Literal["left", "centre", "right"]
Kind: TypeAlias = Literal["notice", "letter", "document", "form", "list", "minutes", "ballot"]

OFFICIAL_KINDS = frozenset({"notice", "letter", "document"})
"""Kinds set in the style of official documents; the others are working papers and carry a stamp."""
OWN_LAYOUT = "本项目自拟格式，不是官方统一表式。"


class Para(msgspec.Struct, frozen=True):
    """A paragraph; `indent` moves its first line by two characters."""

    text: str
    indent: bool = True
    strong: bool = False
    align: Align = "left"


class Heading(msgspec.Struct, frozen=True):
    """A heading of the first (一、) or second level (（一）)."""

    text: str
    level: Literal[1, 2] = 1


class Fact(msgspec.Struct, frozen=True):
    """A labelled cell of a form. An empty value is room for the pen.

    `wide` takes a whole row; `lines` is the room to write, in lines.
    """

    label: str
    value: str = ""
    wide: bool = False
    lines: int = 1


class Facts(msgspec.Struct, frozen=True):
    """Labelled cells in a frame, `per_row` abreast."""

    facts: tuple[Fact, ...]
    per_row: int = 2


class Column(msgspec.Struct, frozen=True):
    """A column: its title, its share of the width, how its cells stand."""

    title: str
    share: float = 1
    align: Align = "centre"


def columns(words: str) -> tuple[Column, ...]:
    """Columns by title, with a share after a colon: `姓名:2 性别`; `>` sets prose at the left."""
    found = []
    for word in words.split():
        title, _, share = word.partition(":")
        left = share.endswith(">")
        found.append(Column(title, float(share.rstrip(">") or 1), "left" if left else "centre"))
    return tuple(found)


class Grid(msgspec.Struct, frozen=True):
    """A table whose head comes again on each page.

    `spare` rows are empty for the pen. `abreast` lays rows side by side, that many on a line. `roomy` rows are high
    enough to sign in. `foot` rows close the table in bold.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    spare: int = 0
    abreast: int = 1
    roomy: bool = False
    caption: str = ""
    foot: tuple[tuple[str, ...], ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """A question with boxes to tick; `chosen` are the places of the ticked ones."""

    question: str
    options: tuple[str, ...]
    chosen: tuple[int, ...] = ()


class Lines(msgspec.Struct, frozen=True):
    """Ruled lines to write on."""

    number: int


class Sign(msgspec.Struct, frozen=True):
    """A line to sign: by whom, and the printed name when it is known.

    `how` says what is put there where it is no name: a seal, or "" for a date.
    """

    role: str
    name: str = ""
    how: Literal["签名", "盖章", ""] = "签名"

    @property
    def label(self) -> str:
        """What stands over the line."""
        return f"{self.role}（{self.how}）" if self.how else self.role


class Signs(msgspec.Struct, frozen=True):
    """Lines to sign, `per_row` abreast."""

    signs: tuple[Sign, ...]
    per_row: int = 3


class Turn(msgspec.Struct, frozen=True):
    """What follows begins on a new page."""


class KeyRows(msgspec.Struct, frozen=True):
    """Keys of the keyboard, each with what it does, in `size` points, `abreast` on a line; on paper alone."""

    rows: tuple[tuple[str, str], ...]
    size: float = 13
    abreast: int = 1


class BallotPost(msgspec.Struct, frozen=True):
    """One post on a ballot: its candidates in order, and the empty rows for others."""

    title: str
    seats: int
    candidates: tuple[str, ...] = ()
    write_ins: int = 1


class BallotFace(msgspec.Struct, frozen=True):
    """The face of a ballot: posts from top to bottom, then how it is filled in."""

    posts: tuple[BallotPost, ...]
    instructions: tuple[str, ...] = ()
    seal: str = ""


Part: TypeAlias = Para | Heading | Facts | Grid | Choice | Lines | Signs | Turn | KeyRows | BallotFace


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One paper. `head` is a line over the title in the same type, `subtitle` stands under it, `number` is its 文号,
    `addressee` begins a letter.

    `issuer` and `date` close it, `note` follows in small type. `own_layout` says on the paper that its layout is this
    project's own, because no official form could be seen.
    """

    title: str
    kind: Kind
    head: str = ""
    number: str = ""
    subtitle: str = ""
    addressee: str = ""
    parts: tuple[Part, ...] = ()
    issuer: str = ""
    date: str = ""
    note: str = ""
    landscape: bool = False
    own_layout: bool = True

    @property
    def official(self) -> bool:
        """Whether it is set as an official document."""
        return self.kind in OFFICIAL_KINDS
