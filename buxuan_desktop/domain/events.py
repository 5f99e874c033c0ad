"""What happened, as frozen records with stable kinds; the body of a ledger row is an event as canonical JSON.

A kind once released keeps its name and its fields for ever; a new field has a default. A correction is a new event
that names the old one by its `seq`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import msgspec

from buxuan_desktop.domain.ballot import Box, Judgement, Post, PostMarks
from buxuan_desktop.domain.result import Finding, NextStep, RoundResult


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of all events; `KIND` is the name in the ledger."""

    KIND: ClassVar[str] = ""


class CaseOpened(Event, frozen=True):
    """A case begins: where, which body, by which rules; profile and overlays are copied whole into the case.

    `keeper` names the installation that may write; `electors` is voters, households or representatives. `table` is
    set in the file of one counting table, which is handed out by the main case and handed back (`domain.tables`).
    """

    KIND: ClassVar[str] = "case-opened"
    case: str
    keeper: str
    place: str
    body: str
    electors: str
    election_day: date
    profile: Mapping[str, Any]
    overlays: tuple[Mapping[str, Any], ...] = ()
    options: Mapping[str, str | bool] = {}
    term_ends: date | None = None
    rehearsal: bool = False
    table: str = ""


class PostsSet(Event, frozen=True):
    """The vacant posts in order of rank, with seats to fill and official candidates in ballot order (B06, C10)."""

    KIND: ClassVar[str] = "posts-set"
    posts: tuple[Post, ...]


class ElectorsCounted(Event, frozen=True):
    """The number of electors on the list when no list of names is kept in the case (N)."""

    KIND: ClassVar[str] = "electors-counted"
    count: int


class NamesNoted(Event, frozen=True):
    """Names that are known not to be electors (`outsiders`), and names of women for the rule on women members."""

    KIND: ClassVar[str] = "names-noted"
    outsiders: tuple[str, ...] = ()
    women: tuple[str, ...] = ()


class VoterRegistered(Event, frozen=True, gc=False):
    """One elector on the list (F2); `sealed` holds SHA-256 of salt and value for each field kept in `private`.

    `ground` is the registration class by its code in the rules, `household` the household's number. Who comes on the
    list after it was posted has a `gain`, one of `registering.GAINS`.
    """

    KIND: ClassVar[str] = "voter-registered"
    number: int
    name: str
    sex: str = ""
    group: str = ""
    sealed: Mapping[str, str] = {}
    ground: str = ""
    household: str = ""
    gain: str = ""


class MemberNoted(Event, frozen=True):
    """A member of the committee who stays in office; `woman` for the rule on women members."""

    KIND: ClassVar[str] = "member-noted"
    name: str
    post: str
    woman: bool = False


class KinshipNoted(Event, frozen=True):
    """A near relation (民法典第一千零四十五条) between a person and a sitting member."""

    KIND: ClassVar[str] = "kinship-noted"
    name: str
    member: str
    relation: str


class RoundOpened(Event, frozen=True):
    """A round of voting on one paper; `kind` is first, further or tie_revote."""

    KIND: ClassVar[str] = "round-opened"
    round: int
    kind: str
    posts: tuple[Post, ...]


class PollsClosed(Event, frozen=True):
    """Voting and check-in of a round are over: electors on the day, ballots issued, boxes as opened and counted."""

    KIND: ClassVar[str] = "polls-closed"
    round: int
    registered: int
    issued: int
    boxes: tuple[Box, ...] = ()


class PollsCorrected(Event, frozen=True):
    """Numbers of closed polls had been keyed wrongly: `polls` is the seq of the event whose numbers these replace.

    That is the close of the polls or an earlier correction; with a reason, and the chair who confirmed the numbers.
    """

    KIND: ClassVar[str] = "polls-corrected"
    round: int
    polls: int
    registered: int
    issued: int
    reason: str
    chair: str
    boxes: tuple[Box, ...] = ()


class BallotCast(Event, frozen=True, gc=False):
    """A cast vote record: the marks on one ballot, and the judgement given then with the rule's code.

    It carries no elector, no box and no number (nobody can be tied to a ballot); its `at` is no finer than a minute.
    """

    KIND: ClassVar[str] = "ballot-cast"
    round: int
    verdict: str
    marks: Mapping[str, PostMarks] = {}
    why: str = ""
    void_posts: tuple[str, ...] = ()
    fell: Mapping[str, tuple[str, ...]] = {}
    added: Mapping[str, tuple[str, ...]] = {}

    @property
    def judgement(self) -> Judgement:
        """The judgement alone, to hold against what today's rules would say."""
        return Judgement(self.verdict, self.why, self.void_posts, self.fell, self.added)

    @property
    def unread(self) -> tuple[str, ...]:
        """Void posts without a mark: nobody could read them (domain.md §11 row 18)."""
        return tuple(title for title in self.void_posts if title not in self.marks)


class BallotStruck(Event, frozen=True):
    """An entered ballot is withdrawn: `ballot` is its seq; with a reason and the scrutineer who watched."""

    KIND: ClassVar[str] = "ballot-struck"
    round: int
    ballot: int
    reason: str
    scrutineer: str


class CountClosed(Event, frozen=True):
    """The count of a round is closed: both counters agree on these numbers, open balances are explained."""

    KIND: ClassVar[str] = "count-closed"
    round: int
    recovered: int
    valid: int
    void: int
    blank: int
    set_aside: int
    explained: Mapping[str, str] = {}


class ResultDeclared(Event, frozen=True):
    """The verdict of a round as read out, with the findings of that moment; `deferred` are later steps of a post."""

    KIND: ClassVar[str] = "result-declared"
    round: int
    result: RoundResult
    findings: tuple[Finding, ...] = ()
    deferred: Mapping[str, NextStep] = {}


class WinnerVoided(Event, frozen=True):
    """当选无效 declared by the competent body (L18 Art 17): the certificate is withdrawn, the seat is vacant again."""

    KIND: ClassVar[str] = "winner-voided"
    round: int
    post: str
    name: str
    reason: str
    by: str


class HoldReleased(Event, frozen=True):
    """What held a certificate back is settled: the finding's code, whose certificate, by whom and why (T27, T28)."""

    KIND: ClassVar[str] = "hold-released"
    code: str
    post: str
    name: str
    reason: str
    by: str


class HandedOver(Event, frozen=True):
    """The case goes to another computer: after this only the copy that takes over with the same token may write."""

    KIND: ClassVar[str] = "handed-over"
    token: str
    to: str


class TakenOver(Event, frozen=True):
    """Another computer has taken the case over and keeps it now."""

    KIND: ClassVar[str] = "taken-over"
    token: str
    keeper: str


class HandoverCancelled(Event, frozen=True):
    """The handover did not happen (the copy was lost): this computer keeps the case after all."""

    KIND: ClassVar[str] = "handover-cancelled"
    token: str
    reason: str


class CopyTakenUp(Event, frozen=True):
    """A copy goes on as the case, because the file it was made of is lost or damaged; `keeper` writes from now on.

    With the reason and who watched. Whatever the lost file held beyond this row has to be entered again.
    """

    KIND: ClassVar[str] = "copy-taken-up"
    keeper: str
    reason: str
    by: str


class PrivateErased(Event, frozen=True):
    """Private values were deleted after retention; the chain stays valid, since it holds only their hashes."""

    KIND: ClassVar[str] = "private-erased"
    refs: tuple[str, ...]
    reason: str


class FileAttached(Event, frozen=True):
    """A file was attached: its name, its bytes by SHA-256 in `blob`, its size in bytes."""

    KIND: ClassVar[str] = "file-attached"
    name: str
    sha256: str
    size: int
