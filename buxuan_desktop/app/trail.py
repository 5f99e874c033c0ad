"""The five links 提名、审查、考察、竞职、投票 as the ledger tells them: what was written, when, by whom (C25, C35)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import form_of, told
from buxuan_desktop.domain.checkin_events import HeadsCounted, PlaceOpened
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.events import (
    CountClosed,
    Event,
    PollsClosed,
    PollsCorrected,
    ResultDeclared,
    RoundOpened,
    WinnerVoided,
)
from buxuan_desktop.domain.record_events import RecordKept, RecordWithdrawn
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, OfficialList, Promise, Question
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, PostChoice, Withdrawal
from buxuan_desktop.domain.records.reviews import (
    BodyDecision,
    CityFiling,
    Conclusion,
    Opinion,
    TownshipReview,
    Visit,
)
from buxuan_desktop.words import round_name, spoken

NOMINATION, REVIEW, VISIT, CAMPAIGN, VOTE = "nomination", "review", "visit", "campaign", "vote"
"""The links in their order."""

_SHOWN: Mapping[type[Record], tuple[str, tuple[str, ...]]] = {
    Nomination: (NOMINATION, ("post", "name", "way", "day")),
    NominationVotes: (NOMINATION, ("post", "name", "votes", "day")),
    PostChoice: (NOMINATION, ("name", "post", "day")),
    Withdrawal: (NOMINATION, ("name", "post", "day")),
    Opinion: (REVIEW, ("name", "department", "day")),
    BodyDecision: (REVIEW, ("name", "by", "day")),
    Conclusion: (REVIEW, ("name", "by", "day")),
    CityFiling: (REVIEW, ("name", "number", "day")),
    TownshipReview: (REVIEW, ("post", "names", "by", "day")),
    OfficialList: (REVIEW, ("post", "names", "day")),
    Visit: (VISIT, ("name", "visitors", "day")),
    Promise: (CAMPAIGN, ("name", "handed_in", "reviewed_on")),
    CandidateMeeting: (CAMPAIGN, ("day", "place", "chair", "names")),
    Question: (CAMPAIGN, ("name", "day")),
}
"""The link of a kind of record, and which of its fields the trail tells: that a step was taken, not what was found."""


class Step(msgspec.Struct, frozen=True):
    """One row: its link, seq, time and writer, what it says, and whether it corrects or withdraws another."""

    link: str
    seq: int
    at: str
    who: str
    what: str
    change: str = ""


def trail_of(case: Case) -> Iterator[Step]:
    """All steps of the five links in the order of the ledger; rows of single ballots and check-ins are left alone."""
    known: dict[int, Record] = {}
    wanted = {kind.KIND.encode() for kind in _KINDS}
    for seq, at, who, kind, body, *_ in case.file.stored():
        if kind in wanted:
            step = _step(decode(kind, body), known)
            if step is not None:
                link, what, change = step
                yield Step(link, seq, _moment(at.decode()), who.decode(), what, change)


def _step(event: Event, known: dict[int, Record]) -> tuple[str, str, str] | None:
    if isinstance(event, RecordKept):
        known[event.number] = event.record
        return _said(event.record, f"更正第{event.replaces}行" if event.replaces else "")
    if isinstance(event, RecordWithdrawn):
        held = known.get(event.number)
        return _said(held, f"撤销第{event.replaces}行") if held is not None else None
    return VOTE, _VOTE[type(event)](event), ""


def _said(record: Record, change: str) -> tuple[str, str, str] | None:
    if type(record) not in _SHOWN:
        return None
    link, names = _SHOWN[type(record)]
    form = form_of(record.tag())
    told_of = (told(form.field(name), getattr(record, name)) for name in names)
    return link, f"{form.words.one}：{'，'.join(filter(None, told_of))}", change


def _moment(at: str) -> str:
    when = datetime.fromisoformat(at)
    return f"{spoken(when.date())} {when:%H:%M}"


def _opened(event: RoundOpened) -> str:
    posts = "、".join(f"{post.title}{post.seats}名" for post in event.posts)
    return f"{round_name(event.round)}开始：{posts}"


def _polls(event: PollsClosed) -> str:
    return f"{round_name(event.round)}截止：登记{event.registered}名，发出选票{event.issued}张"


def _corrected(event: PollsCorrected) -> str:
    return f"{round_name(event.round)}更正登记和发票数：登记{event.registered}名，发出{event.issued}张；{event.reason}"


def _counted(event: CountClosed) -> str:
    return f"{round_name(event.round)}计票结束：收回{event.recovered}张，有效{event.valid}张，无效{event.void}张"


def _declared(event: ResultDeclared) -> str:
    names = "、".join(f"{post.title}{name}" for post in event.result.posts for name in post.elected)
    valid = "选举有效" if event.result.validity == "valid" else "选举无效"
    return f"{round_name(event.round)}宣布结果：{valid}，{f'{names}当选' if names else '没有人当选'}"


def _heads(event: HeadsCounted) -> str:
    return f"{round_name(event.round)}清点人数"


def _place(event: PlaceOpened) -> str:
    return f"{round_name(event.round)}：{event.place}开始发票"


def _voided(event: WinnerVoided) -> str:
    return f"{event.by}宣布{event.name}当选{event.post}无效"


_VOTE: Mapping[type[Event], Callable[..., str]] = {
    RoundOpened: _opened,
    PlaceOpened: _place,
    HeadsCounted: _heads,
    PollsClosed: _polls,
    PollsCorrected: _corrected,
    CountClosed: _counted,
    ResultDeclared: _declared,
    WinnerVoided: _voided,
}
"""What a row of the vote is told as."""

_KINDS: tuple[type[Event], ...] = (*_VOTE, RecordKept, RecordWithdrawn)
