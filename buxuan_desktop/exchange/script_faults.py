"""What the two readers of a script say in English (tomllib where, msgspec what), in plain Chinese."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from buxuan_desktop.domain.refusal import Refusal

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<where>[^`]*)`)?$", re.DOTALL)
_FIELD = re.compile(r"(missing required|contains unknown) field `([^`]*)`")
_TYPE = re.compile(r"Expected `(.*?)`, got `(.*?)`")
_CHOICE = re.compile(r"Invalid enum value '(.*)'", re.DOTALL)
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "str": "文字",
        "int": "整数",
        "float": "小数",
        "bool": "真假值",
        "date": "日期",
        "datetime": "日期带时间",
        "time": "时间",
        "array": "列表",
        "object": "表",
    }
)


def place_of(message: str) -> str:
    """Where a text stops being TOML."""
    found = _PLACE.search(message)
    if found:
        return f"第{found[1]}行第{found[2]}个字附近看不懂"
    return "到末尾还没有写完" if "at end of document" in message else message


def shape_refusal(message: str) -> Refusal:
    """A refusal that says in which place the script's shape is wrong, and how."""
    found = _AT.match(message)
    what, where = (found["what"], found["where"] or "$") if found else (message, "$")
    where = where.removeprefix("$").removeprefix(".")
    field = _FIELD.search(what)
    if field:
        code = "key-missing" if field[1] == "missing required" else "key-unknown"
        return Refusal(code, where=where, key=field[2])
    return Refusal("value-unusable", where=where, detail=_plain(what))


def _plain(what: str) -> str:
    if found := _TYPE.search(what):
        wanted = [_TYPES.get(one, one) for one in found[1].split(" | ") if one != "null"]
        return f"应是{'或者'.join(wanted)}，写的是{_TYPES.get(found[2], found[2])}"
    if found := _CHOICE.search(what):
        return f"没有“{found[1]}”这一种"
    return what.replace("`", "")
