"""Forms for records, made from the records themselves and their words: what is asked, how, and what is missing."""

import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.every import RECORDS
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import spoken
from buxuan_desktop.words.amounts import yuan
from buxuan_desktop.words.forms import FormWords, words_of

KINDS = ("line", "text", "date", "number", "money", "yesno", "choice", "names")


class Field(msgspec.Struct, frozen=True):
    """One thing asked: its name in the record, how it is asked (one of KINDS), its words.

    `choices` are (code, words); `optional` may stay empty; `private` lies beside the chain; `suggest` says which names
    are offered (people, posts, or nothing).
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = True
    private: bool = False
    suggest: str = ""


class Form(msgspec.Struct, frozen=True):
    """All that is asked about a kind of record, and the fields that its list shows."""

    kind: type[Record]
    words: FormWords
    fields: tuple[Field, ...]
    columns: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(one for one in self.fields if one.name == name)


@cache
def form_of(tag: str) -> Form:
    """The form of a kind of record by its tag."""
    return form_for(RECORDS[tag], words_of(tag))


def form_for(kind: type[Record], words: FormWords) -> Form:
    """The form that a kind and its words make."""
    asked = [_asked(kind, name, hint, words) for name, hint in get_type_hints(kind).items() if name in _names(kind)]
    fields = (*asked, *(_private(name, words) for name in kind.PRIVATE))
    ordered = tuple(sorted(fields, key=lambda one: words.order.index(one.name)))
    return Form(kind, words, ordered, tuple(next(f for f in fields if f.name == name) for name in words.columns))


def read(form: Form, values: Mapping[str, object]) -> Record:
    """The record that these values make; Refusal `record-incomplete` names the first thing that is missing.

    `values` by field name: text, date, int, bool, tuple of names, or None where nothing was given.
    """
    for one in form.fields:
        if not one.optional and not one.private and values.get(one.name) in (None, "", ()):
            raise Refusal("record-incomplete", label=one.label, field=one.name)
    given = {name: value for name, value in values.items() if name in _names(form.kind) and value is not None}
    return form.kind(**given)


def told(field: Field, value: object) -> str:
    """A value as people read it in a list."""
    if value in (None, "", ()):
        return ""
    if field.kind == "money" and isinstance(value, int):
        return yuan(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return spoken(value)
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return dict(field.choices).get(str(value), str(value))


def _names(kind: type[Record]) -> tuple[str, ...]:
    return kind.__struct_fields__


def _asked(kind: type[Record], name: str, hint: Any, words: FormWords) -> Field:
    said = words.fields[name]
    plain, can_be_none = _without_none(hint)
    default = msgspec.structs.fields(kind)[_names(kind).index(name)].default
    codes = get_args(plain) if get_origin(plain) is Literal else ()
    choices = tuple((code, words.choices[name][code]) for code in codes if code)
    optional = can_be_none or default is not msgspec.NODEFAULT
    return Field(
        name,
        "money" if said.money else _how(plain, said.text),
        said.label,
        said.hint,
        choices,
        optional,
        False,
        said.suggest,
    )


def _private(name: str, words: FormWords) -> Field:
    said = words.fields[name]
    return Field(name, "text" if said.text else "line", said.label, said.hint, private=True)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [one for one in get_args(hint) if one is not type(None)]
        return rest[0], len(rest) < len(get_args(hint))
    return hint, False


def _how(plain: Any, text: bool) -> str:
    if get_origin(plain) is Literal:
        return "choice"
    if get_origin(plain) is tuple:
        return "names"
    return {date: "date", int: "number", bool: "yesno"}.get(plain, "text" if text else "line")
