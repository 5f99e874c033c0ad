"""The words of the forms for records, from `resources/words/forms/*.toml`: one table a kind, by its tag."""

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec

from buxuan_desktop.paths import resource


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one field is called; `text` asks for several lines, `money` for yuan (kept in fen).

    `suggest` offers people or posts.
    """

    label: str
    hint: str = ""
    text: bool = False
    money: bool = False
    suggest: str = ""


class FormWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of record is called, for whom it is, where its matter stands in law or plan (demand numbers).

    `fields` in the order in which they are asked; `columns` are those a list shows, `carry` those that a new record
    takes over from the last one; `files` offers to attach photos.
    `page` is a page of its own that they are written on.
    """

    title: str
    one: str
    lead: str
    stage: int
    columns: tuple[str, ...]
    fields: Mapping[str, FieldWords]
    demands: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    carry: tuple[str, ...] = ()
    files: bool = False
    page: str = ""
    choices: Mapping[str, Mapping[str, str]] = {}

    @property
    def order(self) -> tuple[str, ...]:
        """The names of the fields in the order in which they are asked."""
        return tuple(self.fields)


@cache
def all_words() -> Mapping[str, FormWords]:
    """All forms by tag."""
    found: dict[str, FormWords] = {}
    for path in sorted(resource("words", "forms").glob("*.toml")):
        with path.open("rb") as source:
            found |= msgspec.convert(tomllib.load(source), dict[str, FormWords])
    return found


def words_of(tag: str) -> FormWords:
    """The words of a kind of record."""
    return all_words()[tag]


@cache
def survey_words() -> FormWords:
    """The words of the survey of gaps, which is kept in no case."""
    with resource("words", "survey.toml").open("rb") as source:
        return msgspec.convert(tomllib.load(source)["gap"], FormWords)
