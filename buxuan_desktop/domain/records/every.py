"""All kinds of records, as one union that a ledger row is read by; a new kind is added here and nowhere else."""

from typing import TypeAlias, get_args

from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp, Staff
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, PaperOrder, Place, Training
from buxuan_desktop.domain.records.vacancies import DayChange, Dispute, Resignation, Vacancy

_Case: TypeAlias = Vacancy | Resignation | Dispute | DayChange | BodyMember | Contact | Meeting | Posting
_Day: TypeAlias = Method | Place | MobileVoter | Staff | Training | PaperOrder | Proxy | ScribeHelp
AnyRecord: TypeAlias = _Case | _Day

RECORDS: dict[str, type[Record]] = {kind.tag(): kind for kind in get_args(AnyRecord)}
