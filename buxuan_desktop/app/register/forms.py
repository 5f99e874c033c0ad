"""Registration forms (F2, C06, C14) for everybody, a group, or single electors: what the list knows filled in."""

from collections.abc import Iterable
from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import posted
from buxuan_desktop.app.printing import stamp_of
from buxuan_desktop.app.register.cards import in_order
from buxuan_desktop.app.register.lines import births, id_numbers
from buxuan_desktop.documents import Uncovered, render_sheets
from buxuan_desktop.domain.identity import masked
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words.papers.register_forms import CLASSES, Registered, registration_form


def forms_of(case: Case, numbers: Iterable[int] | None = None) -> list[Registered]:
    """The forms of these electors (of all without `numbers`), by group and number; Refusal where there are none.

    An ID number stands there masked: the person writes it down, and the committee compares.
    """
    house, born, known = posted(case), births(case), id_numbers(case)
    codes = [one.code for one in case.book.classes]
    words = tuple(one.words for one in case.book.classes)
    return [
        Registered(
            **house,
            name=one.name,
            sex=one.sex,
            born=_day(born.get(one.number)),
            id_number=masked(known.get(one.number, "")),
            household=one.household,
            group=one.group,
            classes=words or CLASSES,
            sort=codes.index(one.ground) if one.ground in codes else None,
        )
        for one in in_order(case, numbers)
    ]


def forms_pdf(case: Case, records: Iterable[Registered]) -> bytes:
    """One page a person; Refusal `cards-uncovered` for a name that no bundled font can draw."""
    try:
        sheets = [registration_form(one) for one in records]
        return render_sheets(sheets, stamp_of(case.election, case.file, case.clock))
    except Uncovered as error:
        names = "、".join(visible(name) for name, _ in error.items)
        raise Refusal("cards-uncovered", names=names) from None


def _day(birth: str | None) -> date | None:
    return date.fromisoformat(birth) if birth else None
