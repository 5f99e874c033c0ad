"""What the audit found and what followed: kept apart by period, bearer and kind (A23, A24, A29, A30, T46).

Whom a finding concerns and what it says lie beside the chain. `conclusion` and `answer` are what may be posted, and
stand in the chain only once the body that may decide has decided.
"""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.audit_work import Item
from buxuan_desktop.domain.records.base import Record


class AuditFinding(Record, frozen=True, tag="audit-finding"):
    """One achievement or fault; amounts in fen.

    `whose` is the period it belongs to (before, in or after the time of who is audited), `bearer` who answers for it,
    `nature` a mistake or fraud; `office` tells village cadres from those of party and government (A29). While it is
    open its nature may stay undecided. A cleared finding is sealed: its private values are kept with the earlier
    wording and shown nowhere.
    """

    PRIVATE: ClassVar = ("person", "facts")
    item: Item
    kind: Literal["achievement", "fault"]
    begins: date | None = None
    ends: date | None = None
    whose: Literal["", "predecessor", "incumbent", "successor"] = ""
    bearer: Literal["", "person", "collective"] = ""
    nature: Literal["", "undecided", "mistake", "fraud", "waste"] = ""
    office: Literal["", "village", "government"] = ""
    amount: int | None = None
    state: Literal["open", "concluded", "cleared"] = "open"
    decided_by: str = ""
    decided_on: date | None = None
    conclusion: str = ""
    answer: str = ""

    @property
    def sealed(self) -> bool:
        """Whether what it says is shown nowhere any more."""
        return self.state == "cleared"


class AuditMeasure(Record, frozen=True, tag="audit-measure"):
    """What is to follow: paid back or made good, discipline, handed to justice, put right; until it is done (A24).

    `amount` and `paid` in fen. `item` is the one whose findings it follows from.
    """

    PRIVATE: ClassVar = ("person", "matter")
    kind: Literal["repay", "compensate", "party_discipline", "discipline", "justice", "rectify"]
    by: str
    day: date
    office: Literal["", "village", "government"] = ""
    item: Item | None = None
    amount: int | None = None
    due: date | None = None
    paid: int | None = None
    letter: str = ""
    sent_on: date | None = None
    received_by: str = ""
    state: Literal["open", "partly", "done", "dropped"] = "open"
    done_on: date | None = None
