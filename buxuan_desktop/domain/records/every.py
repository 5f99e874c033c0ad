"""All kinds of records, as one union that a ledger row is read by; a new kind is added here and nowhere else."""

from typing import TypeAlias, get_args

from buxuan_desktop.domain.records.audit import AuditFiling, AuditMember, AuditObject, AuditPlan
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_result import (
    AuditAnswer,
    AuditDraft,
    AuditObjection,
    AuditPosting,
    AuditReport,
    VillagersHeard,
)
from buxuan_desktop.domain.records.audit_work import AuditEvidence, AuditItem, AuditMinutes, AuditStep, WorkingPaper
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, Donation, OfficialList, Promise, Question
from buxuan_desktop.domain.records.electors import ClassConsent, Incapacity, ListObjection
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp, Staff
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, PostChoice, Subsidised, Withdrawal
from buxuan_desktop.domain.records.organising import (
    Duty,
    HandoverItem,
    LoserTalk,
    MemberTraining,
    SelfRule,
    SubCommittee,
    WatchMember,
)
from buxuan_desktop.domain.records.persons import AgeConsent, Condition, Nominee
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, PaperOrder, Place, Training
from buxuan_desktop.domain.records.representatives import Preselection, PreselectionVotes, Representative
from buxuan_desktop.domain.records.result_papers import CertificateIssued, CodeChange, ResultFiling, Sealing
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion, TownshipReview, Visit
from buxuan_desktop.domain.records.standing_bodies import SubMeeting, WatchSeats
from buxuan_desktop.domain.records.vacancies import CaseFacts, DayChange, Dispute, Resignation, Vacancy
from buxuan_desktop.domain.records.watching import AcceptanceRow, Expense, Inspection, Study

AnyRecord: TypeAlias = (
    AuditMember
    | AuditObject
    | AuditPlan
    | AuditFiling
    | AuditFinding
    | AuditMeasure
    | AuditDraft
    | AuditAnswer
    | VillagersHeard
    | AuditReport
    | AuditPosting
    | AuditObjection
    | AuditStep
    | AuditItem
    | WorkingPaper
    | AuditEvidence
    | AuditMinutes
    | BodyMember
    | Contact
    | Planned
    | Holiday
    | OfficialList
    | Promise
    | CandidateMeeting
    | Question
    | Donation
    | Incapacity
    | ClassConsent
    | ListObjection
    | Staff
    | Proxy
    | ScribeHelp
    | Matter
    | Meeting
    | Posting
    | Nomination
    | NominationVotes
    | PostChoice
    | Withdrawal
    | Subsidised
    | HandoverItem
    | Duty
    | SubCommittee
    | SubMeeting
    | SelfRule
    | WatchMember
    | WatchSeats
    | MemberTraining
    | LoserTalk
    | Condition
    | Nominee
    | AgeConsent
    | Method
    | Place
    | MobileVoter
    | Training
    | PaperOrder
    | Representative
    | Preselection
    | PreselectionVotes
    | Sealing
    | ResultFiling
    | CertificateIssued
    | CodeChange
    | Opinion
    | BodyDecision
    | Conclusion
    | CityFiling
    | Visit
    | TownshipReview
    | CaseFacts
    | Vacancy
    | Resignation
    | Dispute
    | DayChange
    | Study
    | Inspection
    | Expense
    | AcceptanceRow
)

RECORDS: dict[str, type[Record]] = {kind.tag(): kind for kind in get_args(AnyRecord)}
