"""What is missing or wrong before the vote: method, places, staff, mobile boxes, proxies, training, papers."""

from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.preparation import Method, PaperOrder, Training
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.places import check_places
from buxuan_desktop.rules.checks.proxies import check_proxies
from buxuan_desktop.rules.checks.staffing import check_staff
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook


def preparation_findings(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """All of it as of `today`; what can only be done on the day itself is not missed before."""
    yield from _method(election, book, today)
    yield from _assembly(election, book)
    yield from check_places(election, book)
    yield from check_staff(election, book)
    yield from check_proxies(election, book)
    yield from _training(election, book)
    yield from check_printed(election, book)


def _method(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    method = election.records.last(Method)
    if method is None:
        yield finding("method-missing", book)
    elif not method.adopted and today >= election.election_day:
        yield finding("method-not-adopted", book, day=election.election_day.isoformat())


def _assembly(election: Election, book: RuleBook) -> Iterator[Finding]:
    """A village's assembly of representatives is the committee's members and the representatives together (T15)."""
    if book.electors != "representatives" or book.body != "villagers" or election.counted is not None:
        return
    missing = [name for name in election.members if not election.is_elector(name)]
    if missing:
        yield finding("members-not-in-assembly", book, names="、".join(missing))


def _training(election: Election, book: RuleBook) -> Iterator[Finding]:
    held = [one for one in election.records.all(Training) if one.day <= election.election_day]
    if not held:
        yield finding("training-missing", book)
    elif not any(one.rules_told for one in held):
        yield finding("training-without-rules", book, day=held[-1].day.isoformat())


def check_printed(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Ballots: printed − spoiled = received; stamped and sealed; as many as there are electors at least (C14)."""
    coming = len(election.rounds) + (1 if not election.rounds or election.rounds[-1].polls_closed else 0)
    orders = [one for one in election.records.all(PaperOrder) if one.what == "ballots" and one.round == coming]
    if not orders:
        yield finding("papers-unprinted", book, round=coming)
        return
    for one in orders:
        good = one.printed - one.spoiled
        if one.received != good:
            yield finding("papers-receipt-differs", book, good=good, received=one.received or 0, round=one.round)
    if not all(one.stamped and one.seal for one in orders):
        yield finding("papers-unsealed", book, round=coming)
    ready = sum(one.received or 0 for one in orders)
    if ready < election.registered:
        yield finding("papers-too-few", book, round=coming, ready=ready, registered=election.registered)
