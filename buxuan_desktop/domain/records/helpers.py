"""Who serves at the vote, who votes for whom, who writes for whom (C08, C17, C19; F4, F12)."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record

Relation = Literal["", "spouse", "parent", "child", "sibling", "grandparent", "grandchild", "other", "none"]
"""How two people are related; the first six are near relations (民法典第一千零四十五条)."""

NEAR: frozenset[str] = frozenset(("spouse", "parent", "child", "sibling", "grandparent", "grandchild"))


class Staff(Record, frozen=True, tag="staff"):
    """One person of the staff with a role; an elector, no candidate, and no such kin as the rules name (T42).

    `candidate` is the candidate to whom the person is related, `relation` how; `place` is where the person serves.
    """

    name: str
    role: Literal[
        "chair",
        "chief_watcher",
        "watcher",
        "chief_teller",
        "teller",
        "reader",
        "issuer",
        "scribe",
        "mobile",
        "guard",
    ]
    place: str = ""
    chosen_by: Literal["", "voters", "assembly", "representatives", "committee"] = ""
    chosen_on: date | None = None
    candidate: str = ""
    relation: Relation = ""


class Proxy(Record, frozen=True, tag="proxy"):
    """One elector asks another in writing to vote: `principal` gives the ballot, `proxy` draws it (F4; T17 to T22)."""

    principal: str
    proxy: str
    relation: Relation
    received_on: date
    reason: Literal["", "work", "business", "living", "visiting", "study", "other"] = ""
    posted_on: date | None = None
    approved_by: tuple[str, ...] = ()


class ScribeHelp(Record, frozen=True, tag="scribe-help"):
    """How many people one scribe wrote for in a round; what was written is nowhere (domain.md §11 row 26)."""

    scribe: str
    helped: int
    round: int = 1
    place: str = ""
