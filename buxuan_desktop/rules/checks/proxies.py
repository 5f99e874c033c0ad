"""Who may vote for whom (T17 to T22, T43): what stops a proxy, and what is still to be done about it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.helpers import Proxy
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.preparation import MobileVoter
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.kin import proxies_near
from buxuan_desktop.rules.profile import RuleBook

_APPROVERS = 2


def check_proxies(election: Election, book: RuleBook) -> Iterator[Finding]:
    """All that is wrong with the proxies that hold, and what is missing."""
    held = election.records.all(Proxy)
    for place, one in enumerate(held):
        # Of two that exclude each other the later one is named.
        yield from against_proxy(one, held[:place], election, book)
    unposted = [one.principal for one in held if not _in_time(_posted(one, election), election.election_day, book)]
    if unposted:
        last = _last_day(election.election_day, book)
        yield finding("proxy-unposted", book, names="、".join(unposted), day=last.isoformat())
    few = [one.principal for one in held if len(set(one.approved_by)) < _APPROVERS]
    if few:
        yield finding("proxy-approvers-few", book, names="、".join(few))


def against_proxy(one: Proxy, others: Sequence[Proxy], election: Election, book: RuleBook) -> Iterator[Finding]:
    """Why one proxy cannot be beside those others: none of it can be mended but by another proxy."""
    if election.case.electors == "representatives" and book.parameter("proxy_in_representatives").value is False:
        yield finding("proxy-in-representatives", book, principal=one.principal)
    if one.principal == one.proxy:
        yield finding("proxy-of-oneself", book, principal=one.principal)
    for name in (one.principal, one.proxy):
        if not election.is_elector(name):
            yield finding("proxy-not-elector", book, name=name)
    yield from _among(one, others, book)
    if one.proxy in election.candidates and book.parameter("proxy_candidate_allowed").value is False:
        yield finding("proxy-is-candidate", book, principal=one.principal, proxy=one.proxy)
    near = proxies_near(book.parameter("proxy_who").value)
    if near is not None and one.relation not in near:
        yield finding("proxy-not-near", book, principal=one.principal, proxy=one.proxy)
    days = book.parameter("proxy_deadline_days").value
    if isinstance(days, int) and one.received_on > (last := election.election_day - timedelta(days)):
        yield finding("proxy-late", book, principal=one.principal, day=last.isoformat())
    if any(who.elector == one.principal for who in election.records.all(MobileVoter)):
        yield finding("proxy-and-mobile", book, name=one.principal)


def posted_in_time(one: Proxy, election: Election, book: RuleBook) -> bool:
    """Whether a proxy was posted, and as early as the rules ask (T22)."""
    return _in_time(_posted(one, election), election.election_day, book)


def _among(one: Proxy, others: Sequence[Proxy], book: RuleBook) -> Iterator[Finding]:
    if any(other.principal == one.principal for other in others):
        yield finding("proxy-twice", book, principal=one.principal)
    givers, holders = {other.principal for other in others}, {other.proxy for other in others}
    if one.proxy in givers or one.principal in holders:
        name = one.proxy if one.proxy in givers else one.principal
        yield finding("proxy-passed-on", book, name=name)
    limit = book.parameter("proxy_limit").value
    if isinstance(limit, int) and sum(other.proxy == one.proxy for other in others) >= limit:
        yield finding("proxy-over-limit", book, proxy=one.proxy, principal=one.principal, limit=limit)


def _posted(one: Proxy, election: Election) -> date | None:
    days = [p.day for p in election.records.all(Posting) if p.what == "proxies" and p.day >= one.received_on]
    return one.posted_on or min(days, default=None)


def _in_time(day: date | None, election_day: date, book: RuleBook) -> bool:
    return day is not None and day <= _last_day(election_day, book)


def _last_day(election_day: date, book: RuleBook) -> date:
    days = book.parameter("proxy_post_days").value
    return election_day - timedelta(days if isinstance(days, int) else 0)
