"""A register as offices send it, 3,000 rows with every fault in known cells: `python tests/dirty.py FILE SEED`.

Titles, totals, heads of two lines, repeated heads, blank rows, notes, columns in another order on every sheet, spaces
and full-width digits are no faults; telephones and bank cards are to be left out.
"""

import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import openpyxl

from buxuan_desktop.domain.identity import check_digit

DAY = date(2026, 5, 10)
ROWS = 3000
SHEETS = ("一组", "二组", "三组", "东头", "流动人口")
FAULTS = (
    "id-checksum",
    "id-checksum-15",
    "id-birth",
    "id-birth-column",
    "id-is-number",
    "underage",
    "name-empty",
    "name-uncovered",
    "duplicate-id",
    "duplicate-person",
)
EACH = 12
"""How often each fault is put in."""

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹曾单仇区查"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志玉兰文乐"
_FIELDS = ("序号", "姓名", "性别", "身份证号码", "出生日期", "村民小组", "联系电话", "银行卡号")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


class Found(NamedTuple):
    """Where a fault must be found, and which."""

    sheet: str
    cell: str
    code: str


class Person(NamedTuple):
    """One row before it is written."""

    name: str
    sex: str
    number: object
    birth: object
    group: str


class Dirty:
    """The sheets and what must be found in them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sheets: dict[str, list[list[object]]] = {}
        self.expected: set[Found] = set()
        self.electors = 0
        self._numbers: list[str] = []
        self._unnumbered: list[Person] = []
        self._serial = 0
        wanted = [fault for fault in FAULTS for _ in range(EACH)]
        places = self.chance.sample(range(200, ROWS), len(wanted))
        self._faults = dict(zip(sorted(places), self.chance.sample(wanted, len(wanted)), strict=True))
        for place, name in enumerate(SHEETS):
            self._sheet(name, ROWS // len(SHEETS), place)

    def save(self, path: Path) -> None:
        """Write the workbook."""
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in self.sheets.items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for cell in sheet["D"]:
                cell.number_format = "General"
        notes = made.create_sheet("填表说明")
        notes.append(["本表由村民小组长填写"])
        made.save(path)

    def _sheet(self, name: str, people: int, place: int) -> None:
        order = list(_FIELDS)
        self.chance.shuffle(order)
        rows: list[list[object]] = [[f"临河镇柳湾村{name}选民登记表"], []]
        if place % 2:
            rows.append([head if head in ("序号", "姓名") else "基本情况" for head in order])
            rows.append(["" if head in ("序号", "姓名") else head for head in order])
        else:
            rows.append([f" {head[0]} {head[1:]}" for head in order])
        self.sheets[name] = rows
        for count in range(people):
            if count % 97 == 96:
                rows.append([])
                rows.append(list(order))
            self._row(name, rows, order)
        rows.append(["合计", f"{people}人"])
        rows.append(["制表人：周敏　　审核：赵主任"])
        self.electors += people

    def _row(self, name: str, rows: list[list[object]], order: list[str]) -> None:
        self._serial += 1
        fault = self._faults.get(self._serial, "")
        person = self._sound()
        head, code = "", ""
        if fault:
            person, head, code = _MAKERS[fault](self, person)
        elif self._serial % 5 == 0:
            person = person._replace(number=self._spelled(str(person.number)))
        values = {
            "序号": self._serial,
            "姓名": person.name if fault else self._padded(person.name),
            "性别": person.sex,
            "身份证号码": person.number,
            "出生日期": person.birth,
            "村民小组": person.group,
            "联系电话": f"139{self._serial:08d}",
            "银行卡号": f"6222021234567{self._serial:06d}",
        }
        rows.append([values[one] for one in order])
        if fault:
            column = openpyxl.utils.get_column_letter(order.index(head) + 1)
            self.expected.add(Found(name, f"{column}{len(rows)}", code))

    def _sound(self) -> Person:
        name = "".join((self.chance.choice(_SURNAMES), *self.chance.choices(_GIVEN, k=self.chance.randint(1, 2))))
        born = date(1935, 1, 1) + timedelta(days=self.chance.randrange(26_000))
        number = self._number(born)
        self._numbers.append(number)
        sex = "男" if int(number[16]) % 2 else "女"
        birth = self.chance.choice([born.isoformat(), f"{born.year}年{born.month}月{born.day}日", "", born])
        return Person(name, sex, number, birth, f"{self.chance.randint(1, 9)}组")

    def _number(self, born: date, region: str = "510123") -> str:
        body = f"{region[:4]}{self._serial // 1000:02d}{born:%Y%m%d}{self._serial % 1000:03d}"
        return body + check_digit(body)

    def _padded(self, name: str) -> str:
        return self.chance.choice([name, f"{name} ", "　".join(name) if len(name) == 2 else name])

    def _spelled(self, number: str) -> str:
        return self.chance.choice([number.translate(_FULL), f" {number}", f"'{number}", number.lower()])


def _checksum(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    number = str(person.number)
    wrong = next(digit for digit in "0123456789" if digit != number[17])
    return person._replace(number=number[:17] + wrong), "身份证号码", "id-checksum"


def _fifteen(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    number = str(person.number)
    return person._replace(number=number[:6] + number[8:17]), "身份证号码", "id-checksum"


def _no_such_day(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    body = f"{str(person.number)[:6]}19810230{dirty._serial % 1000:03d}"
    return person._replace(number=body + check_digit(body), birth=""), "身份证号码", "id-birth"


def _other_birth(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    return person._replace(birth="1901-01-01"), "身份证号码", "id-birth"


def _as_number(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    return person._replace(number=float(str(person.number)[:17] + "0")), "身份证号码", "id-is-number"


def _young(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    born = DAY.replace(year=DAY.year - 18) + timedelta(days=1)
    return person._replace(number=dirty._number(born), birth=""), "身份证号码", "underage"


def _nameless(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    return person._replace(name=dirty.chance.choice(["", " ", "　"])), "姓名", "name-empty"


def _private_use(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    return person._replace(name=f"{person.name[0]}\ue863"), "姓名", "name-uncovered"


def _same_number(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    earlier = dirty.chance.choice(dirty._numbers[:150])
    return person._replace(number=earlier, birth=""), "身份证号码", "duplicate-id"


def _same_person(dirty: Dirty, person: Person) -> tuple[Person, str, str]:
    """The same name, birth date and group as somebody before, both without a number."""
    return Person("丁重复", "男", "", "1960-06-06", "3组"), "姓名", "duplicate-person"


_MAKERS: dict[str, Callable[[Dirty, Person], tuple[Person, str, str]]] = {
    "id-checksum": _checksum,
    "id-checksum-15": _fifteen,
    "id-birth": _no_such_day,
    "id-birth-column": _other_birth,
    "id-is-number": _as_number,
    "underage": _young,
    "name-empty": _nameless,
    "name-uncovered": _private_use,
    "duplicate-id": _same_number,
    "duplicate-person": _same_person,
}


def first_of_doubles(dirty: Dirty) -> Found:
    """The first 丁重复 is no fault: only those after it are."""
    twice = [one for one in dirty.expected if one.code == "duplicate-person"]
    order = {name: place for place, name in enumerate(SHEETS)}
    return min(twice, key=lambda one: (order[one.sheet], int("".join(filter(str.isdigit, one.cell)))))


def lines(dirty: Dirty) -> Iterator[str]:
    """What must be found, one a line."""
    for one in sorted(dirty.expected):
        yield f"{one.sheet}!{one.cell}: {one.code}"


if __name__ == "__main__":
    made = Dirty(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    made.save(Path(sys.argv[1]))
    sys.stdout.write("\n".join(lines(made)) + "\n")
