"""What the columns of a sheet hold, guessed and shown before anything is taken over; people may say otherwise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from buxuan_desktop.domain.plain_text import shortened
from buxuan_desktop.exchange.register.folding import filled, fold_text, text_of
from buxuan_desktop.exchange.register.heads import (
    BIRTH,
    GROUP,
    ID_NUMBER,
    NAME,
    SERIAL,
    SEX,
    Block,
    blocks_of,
    field_of,
    find_heads,
)
from buxuan_desktop.exchange.register.records import Row, Sheet

HOUSEHOLD, GROUND = "household", "ground"
FIELDS = (NAME, SEX, ID_NUMBER, BIRTH, GROUP, HOUSEHOLD, GROUND)
"""What a column can be taken over as."""

PHONE, BANK, ADDRESS = "phone", "bank", "address"
_MORE = (
    (HOUSEHOLD, re.compile(r"(家庭)?户(编|序)?号|家庭编号")),
    (GROUND, re.compile(r"(选民|登记|人员)?(类别|类型)|登记情况")),
)
_NEVER_TAKEN = (
    (PHONE, re.compile(r".*(电话|手机|联系方式|微信).*")),
    (BANK, re.compile(r".*(银行|卡号|[账帐]号|开户|存折).*")),
    (ADDRESS, re.compile(r".*(地址|住址|门牌|住所).*")),
)
_LOOKS_LIKE = ((PHONE, re.compile(r"(\+?86)?1[3-9]\d{9}")), (BANK, re.compile(r"(62|60|40|43|45|52|53|55)\d{14,17}")))
_LOOKED_AT, _SHOWN, _LONGEST_HEAD = 200, 4, 40


class Column(msgspec.Struct, frozen=True):
    """A column from 0: its head, the field that it is taken for ("" for none), and what stands there.

    `holds` says of a column that is left out that it holds telephones, bank cards or addresses.
    """

    place: int
    head: str
    field: str
    holds: str
    samples: tuple[str, ...]


class Layout(msgspec.Struct, frozen=True):
    """How a sheet is read: index of the first row under the heads, blocks of columns, and columns besides."""

    start: int
    blocks: tuple[Block, ...]
    more: Mapping[str, int] = {}


class Look(msgspec.Struct, frozen=True):
    """A sheet before it is taken over. `layout` is None where it does not look like a register."""

    name: str
    columns: tuple[Column, ...]
    rows: int
    layout: Layout | None

    @property
    def dropped(self) -> tuple[Column, ...]:
        """Columns with something in them that nobody takes over; those that only number the rows are not among them."""
        serials = {block[SERIAL] for block in self.layout.blocks if SERIAL in block} if self.layout else set()
        return tuple(
            one for one in self.columns if not one.field and one.place not in serials and (one.head or one.samples)
        )


def look(sheet: Sheet) -> Look:
    """The sheet with its columns as they are guessed."""
    start, blocks = find_heads(sheet.rows)
    fields = {column: field for block in blocks for field, column in block.items()}
    if len(blocks) == 1:
        fields |= _more(sheet, start, set(fields))
    layout = _layout(start, tuple(blocks), fields) if blocks else None
    return _shown(sheet, start if blocks else 1, fields, layout)


def look_as(sheet: Sheet, fields: Mapping[int, str]) -> Look:
    """The sheet read as people say: field by column. Without a column of names it is left out."""
    start, guessed = find_heads(sheet.rows)
    start = start if guessed else 1
    serials = {block[SERIAL]: SERIAL for block in guessed if SERIAL in block}
    given = {column: field for column, field in fields.items() if field in FIELDS}
    told = {column: field for column, field in given.items() if field not in (HOUSEHOLD, GROUND)}
    blocks = tuple(block for block in blocks_of({**serials, **told}) if NAME in block)
    layout = _layout(start, blocks, given) if blocks else None
    return _shown(sheet, start, given, layout)


def _layout(start: int, blocks: tuple[Block, ...], fields: Mapping[int, str]) -> Layout:
    more = (
        {field: column for column, field in fields.items() if field in (HOUSEHOLD, GROUND)} if len(blocks) == 1 else {}
    )
    return Layout(start, blocks, more)


def _more(sheet: Sheet, start: int, taken: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    above = _above(sheet, start)
    for column in range(_width(sheet)):
        head = _head(above, column)
        field = next((field for field, pattern in _MORE if pattern.fullmatch(head)), "")
        if field and column not in taken and field not in found.values():
            found[column] = field
    return found


def _shown(sheet: Sheet, start: int, fields: Mapping[int, str], layout: Layout | None) -> Look:
    columns = []
    above = _above(sheet, start)
    for place in range(_width(sheet)):
        head, field = _head(above, place), fields.get(place, "")
        values = list(_values(sheet, start, place))
        if head or values:
            holds = "" if field in FIELDS else _holds(head, values)
            samples = tuple(shortened(text) for text in values[:_SHOWN])
            columns.append(Column(place, head, field if field in FIELDS else "", holds, samples))
    return Look(sheet.name, tuple(columns), max(len(sheet.rows) - start, 0), layout)


def _width(sheet: Sheet) -> int:
    return max((len(cells) for _, cells in sheet.rows[:_LOOKED_AT]), default=0)


def _above(sheet: Sheet, start: int) -> Sequence[Row]:
    """The one or two lines of heads. Looked for once, not for each column: a sheet may have 16,000."""
    above = sheet.rows[max(start - 2, 0) : start]
    return above[1:] if len(above) > 1 and not any(field_of(cell) == NAME for cell in above[0][1]) else above


def _head(above: Sequence[Row], column: int) -> str:
    """The head above a column: of two lines of heads the lower one that says anything."""
    lines = [fold_text(cells[column]) for _, cells in above if column < len(cells)]
    return next((line for line in reversed(lines) if line), "")[:_LONGEST_HEAD]


def _values(sheet: Sheet, start: int, column: int) -> Iterator[str]:
    cells = (cells[column] for _, cells in sheet.rows[start:] if column < len(cells))
    return (text_of(cell).strip() for cell in islice(filter(filled, cells), _LOOKED_AT))


def _holds(head: str, values: list[str]) -> str:
    """Telephones, bank cards or addresses by the head, else by what most cells look like."""
    by_head = next((kind for kind, pattern in _NEVER_TAKEN if pattern.fullmatch(head)), "")
    if by_head or not values:
        return by_head
    folded = [fold_text(value).replace("-", "") for value in values]
    return next(
        (
            kind
            for kind, pattern in _LOOKS_LIKE
            if 2 * sum(bool(pattern.fullmatch(one)) for one in folded) > len(folded)
        ),
        "",
    )
