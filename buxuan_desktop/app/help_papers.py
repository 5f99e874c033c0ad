"""The handbook and the card of keys as papers: they need no case; with one the card has the keys of its ballots."""

from functools import cache, partial

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import sizes_of
from buxuan_desktop.app.printing import Job
from buxuan_desktop.documents import render_sheets
from buxuan_desktop.documents.handbook import render_handbook
from buxuan_desktop.words.handbook import TITLE, handbook
from buxuan_desktop.words.keys_card import TITLE as CARD
from buxuan_desktop.words.keys_card import keys_card


def handbook_job() -> Job:
    """The whole handbook with its pictures."""
    return Job("使用手册.pdf", _book, TITLE, "handbook")


@cache
def _book() -> bytes:
    """Its pictures take two seconds, once."""
    return render_handbook(handbook())


def keys_job(case: Case | None) -> Job:
    """The card of keys, A4; with a case only the keys that its ballots need."""
    sheet = keys_card(sizes_of(case.election) if case is not None else ())
    return Job("按键卡.pdf", partial(render_sheets, [sheet]), CARD, "keys")
