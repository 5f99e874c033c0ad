"""What is done in each stage of a case: kinds of records and pages of their own, in the order of the work, as data."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from buxuan_desktop.app import preparing
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.words import Wording, of_finding
from buxuan_desktop.words.forms import all_words


class Section(msgspec.Struct, frozen=True):
    """One matter of a stage: a page of its own, or the records of a kind (`tag`)."""

    title: str
    lead: str
    page: str = ""
    tag: str = ""


OWN_PAGES: dict[int, tuple[Section, ...]] = {}
"""Pages of their own by stage; each comes before the records of its stage."""

Check = Callable[[Case], Iterator[Finding]]
CHECKS: dict[int, tuple[Check, ...]] = {5: (preparing.findings,)}
"""What looks at a stage, by stage; each check says what is missing or contradicts itself."""


def sections_of(stage: int) -> tuple[Section, ...]:
    """The sections of a stage: pages of their own first, then kinds of records."""
    kinds = tuple(
        Section(words.title, words.lead, tag=tag) for tag, words in all_words().items() if words.stage == stage
    )
    return (*OWN_PAGES.get(stage, ()), *kinds)


def kept_in(case: Case, section: Section) -> int:
    """How many records of the section's kind hold; 0 for a page of its own."""
    from buxuan_desktop.app.forms import form_of

    return sum(1 for _ in case.election.records.kept(form_of(section.tag).kind)) if section.tag else 0


def wordings_of(case: Case, stage: int) -> Sequence[Wording]:
    """What the checks of a stage found, in words: what must be settled first, then warnings, then notes."""
    found = [one for check in CHECKS.get(stage, ()) for one in check(case)]
    order = ("stop", "warn", "note")
    return [of_finding(one) for one in sorted(found, key=lambda one: order.index(one.severity))]
