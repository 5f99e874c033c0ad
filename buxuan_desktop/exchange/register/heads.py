"""Which column holds what, guessed from the heads; where the list begins, and whether a sheet is a register at all."""

import re
from collections.abc import Mapping, Sequence

from buxuan_desktop.exchange.register.folding import fold_text
from buxuan_desktop.exchange.register.records import Cell, Row

NAME, SEX, ID_NUMBER, BIRTH, GROUP, SERIAL = "name", "sex", "id_number", "birth", "group", "serial"

Block = Mapping[str, int]
"""Field -> column from 0. A printed list may have several blocks side by side."""

_REMARK = re.compile(r"\([^)]*\)|\[[^]]*\]|[*:]")
_HEADS = (
    (NAME, re.compile(r"(选民|村民|居民|村居民|参选人|登记人|人员)?(姓名|名字)")),
    (SEX, re.compile(r"性别|男/?女")),
    (
        ID_NUMBER,
        re.compile(
            r"(选民|本人)?(公民|居民|有效)?(身份证|身份证?(件)?号|身份证?(件)?号码|证件号|证件号码|身份证件?编号)"
        ),
    ),
    (BIRTH, re.compile(r"出生(日期|年月|年月日|时间|日)?|生日")),
    (GROUP, re.compile(r"(所在|所属)?(村|居|村居|村/居|村、居)?民?(小组|组)(别|名|名称|号|编号)?|村组(别)?")),
    (SERIAL, re.compile(r"序号|编号|序|号|NO\.?", re.IGNORECASE)),
)
_ROWS_BEFORE_HEADS = 60


def field_of(cell: Cell) -> str:
    """The field that a column head names, "" if none: spaces, full-width forms and bracketed remarks do not count."""
    if not isinstance(cell, str) or not cell or len(cell) > 40:
        return ""
    plain = _REMARK.sub("", fold_text(cell))
    return next((field for field, head in _HEADS if head.fullmatch(plain)), "")


def find_heads(rows: Sequence[Row], limit: int = _ROWS_BEFORE_HEADS) -> tuple[int, list[dict[str, int]]]:
    """Index in `rows` of the first row under the heads, and their blocks; (0, []) if the sheet is no register.

    Title rows above are skipped; of non-blank rows the first `limit` are looked at.
    """
    for index, (_, cells) in enumerate(rows[:limit]):
        fields = _fields(cells)
        if NAME not in fields.values():
            continue
        below = _second_line(fields, rows[index + 1][1]) if index + 1 < len(rows) else {}
        blocks = [block for block in blocks_of({**below, **fields}) if _enough(block)]
        if blocks:
            return index + (2 if below else 1), blocks
    return 0, []


def repeated_heads(cells: Sequence[Cell], block: Block) -> bool:
    """Whether the row repeats the heads, as printed pages do."""
    column = block[NAME]
    cell = cells[column] if column < len(cells) else ""
    # Asked of every row: a head of names has one of these in it, of which folding makes 名.
    return isinstance(cell, str) and ("名" in cell or "㈴" in cell or "㊔" in cell) and field_of(cell) == NAME


def _fields(cells: Sequence[Cell]) -> dict[int, str]:
    found = ((column, field_of(cell)) for column, cell in enumerate(cells))
    return {column: field for column, field in found if field}


def _second_line(fields: Mapping[int, str], below: Sequence[Cell]) -> dict[int, str]:
    """Heads of a second line, where the first line's are merged: nothing stands under the name, heads elsewhere."""
    under_name = [below[column] for column, field in fields.items() if field == NAME and column < len(below)]
    return {} if any(cell != "" for cell in under_name) else _fields(below)


def blocks_of(fields: Mapping[int, str]) -> list[dict[str, int]]:
    """The blocks, from left to right: where a number or name comes again after a name, the next begins."""
    blocks: list[dict[str, int]] = [{}]
    for column, field in sorted(fields.items()):
        if field in (NAME, SERIAL) and field in blocks[-1] and NAME in blocks[-1]:
            blocks.append({})
        blocks[-1].setdefault(field, column)
    return blocks


def _enough(block: Block) -> bool:
    """Whether a block counts: a name and either an ID number, a birth date, or both sex and group.

    Less is as well a list of officials or telephones, and reading one would add electors that do not exist.
    """
    return NAME in block and (ID_NUMBER in block or BIRTH in block or (SEX in block and GROUP in block))
