"""What a certificate says (domain form F9; the wording is the project's own, no national one is known)."""

import datetime
from typing import Literal

import msgspec

from buxuan_desktop.domain.booklet import A4, Paper

# never: refuse what cannot be drawn; uncovered: leave those characters' places blank; name: the whole name.
Handwriting = Literal["never", "uncovered", "name"]


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """One certificate.

    `place`: village or community; `committee`: 村民委员会 or 居民委员会; `electors`: by whom elected, as
    全体有选举权的居民.
    `term_ends`: only where it is known, never reckoned (T38). `issuer`, `number`, `issue_date` and the days left
    unknown print as blanks for the pen. `rehearsal`: marked as practice. `filed`: marked as a copy on file, that is
    no certificate. `overprint`: frame, title and the place for a photo stand on the booklet already; `right` and
    `down` move the print, in mm. `paper`: short and long side in mm, checked by `domain.booklet.paper_of`.
    """

    name: str
    honorific: str = "同志"
    place: str = ""
    committee: str = "居民委员会"
    electors: str = "全体有选举权的居民"
    by_election: bool = True
    election_day: datetime.date | None = None
    term: str = ""
    post: str = ""
    term_ends: datetime.date | None = None
    issuer: str = ""
    number: str = ""
    issue_date: datetime.date | None = None
    landscape: bool = True
    photo: bool = False
    handwriting: Handwriting = "never"
    rehearsal: bool = False
    filed: bool = False
    overprint: bool = False
    right: int = 0
    down: int = 0
    paper: Paper = A4
