"""Which rows of a register are people: not titles, totals, notes, signatures or blank lines."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from buxuan_desktop.exchange.register.folding import filled, fold_name, fold_text
from buxuan_desktop.exchange.register.heads import (
    BIRTH,
    GROUP,
    ID_NUMBER,
    NAME,
    SERIAL,
    SEX,
    Block,
    repeated_heads,
)
from buxuan_desktop.exchange.register.records import Cell, Row, Sheet

_TOTAL = re.compile(
    r"(本页|本组|本村|本社区|全村|全社区|全组|以上)?(合计|总计|小计|共计|累计|总数|总人数|人数合计)\W*[\d人名户]*\W*"
)
_NOTE = re.compile(
    r"(填表|制表|造册|登记|审核|复核|经办|负责|统计|校对)(人|员|单位|日期|时间)?[签字名()]*[::].*"
    r"|(注|说明|备注|日期|单位|盖章|电话|联系电话)[::].*|\(?(本页|此页|此处)?以下(空白|无正文)\)?|\(?以上共.*"
)
_ID_LENGTH = 18
_READ = (NAME, SEX, ID_NUMBER, BIRTH, GROUP)
_NOWHERE = 1 << 30
_PERSONAL = (SEX, ID_NUMBER, BIRTH, GROUP)


class Person(msgspec.Struct, frozen=True, gc=False):
    """One person's cells as they stand; `columns` tells where, `row` counts from 1."""

    row: int
    columns: Block
    name: str
    sex: Cell
    id_number: Cell
    birth: Cell
    group: str


_PLAIN = (NAME, SEX, ID_NUMBER, GROUP)


def plain_columns(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The columns of name, sex, ID number and group of a list with just these, as most are; () for any other."""
    only = blocks[0] if len(blocks) == 1 else {}
    return () if BIRTH in only or any(field not in only for field in _PLAIN) else tuple(only[one] for one in _PLAIN)


def people_under(sheet: Sheet, start: int, blocks: Sequence[Block]) -> Iterator[Person]:
    """The people from row `start` on, read by these blocks of columns."""
    columns = [tuple(block.get(field, _NOWHERE) for field in _READ) for block in blocks]
    for row in sheet.rows[start:]:
        for index, block in enumerate(blocks):
            person = _person(sheet, row, block, columns[index])
            known = person.id_number
            # A name beside a whole number, as in nearly every row: then nothing else need be asked.
            if (
                person.name
                and isinstance(known, str)
                and len(known) == _ID_LENGTH
                and known.isascii()
                and known.isalnum()
            ):
                yield person
                continue
            if index == 0 and repeated_heads(row[1], block):
                break
            last = blocks[index + 1] if index + 1 < len(blocks) else None
            own = _own_cells(row, block, last, first=index == 0)
            if own and _is_person(own, block):
                yield person


def _own_cells(row: Row, block: Block, following: Block | None, *, first: bool) -> dict[int, Cell]:
    """The filled cells between where this block begins and the next one does, by column."""
    begin = 0 if first else min(block.values())
    end = min(following.values()) if following else len(row[1])
    return {column: row[1][column] for column in range(begin, min(end, len(row[1]))) if filled(row[1][column])}


def _is_person(own: dict[int, Cell], block: Block) -> bool:
    name = fold_text(own.get(block[NAME], ""))
    number = fold_text(own.get(block[ID_NUMBER], "")) if ID_NUMBER in block else ""
    texts = (fold_text(own[min(own)]), name)
    if len(number) != _ID_LENGTH and any(_TOTAL.fullmatch(text) or _NOTE.fullmatch(text) for text in texts):
        return False
    if name:
        return True
    known = {field for field in _PERSONAL if block.get(field) in own}
    others = own.keys() - {block.get(SERIAL), block.get(GROUP)}
    # A group alone is a line between groups; cells outside the known columns alone are a note or a signature.
    return bool(known - {GROUP}) or bool(known and others)


def _person(sheet: Sheet, row: Row, block: Block, columns: Sequence[int]) -> Person:
    """What stands in the columns of `_READ`."""
    number, cells = row
    of_name, of_sex, of_id, of_birth, of_group = columns
    end = len(cells)
    name = cells[of_name] if of_name < end else ""
    sex = cells[of_sex] if of_sex < end else ""
    known = cells[of_id] if of_id < end else ""
    birth = cells[of_birth] if of_birth < end else ""
    group = cells[of_group] if of_group < end else ""
    if group == "" and GROUP in block:
        group = sheet.filled.get((number, block[GROUP]), "")
    # Letters alone, as most names are, are as they should be.
    plain = name if isinstance(name, str) and name.isalpha() else fold_name(name)
    return Person(number, block, plain, sex, known, birth, fold_text(group))
