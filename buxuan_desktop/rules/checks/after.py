"""Checks on what follows the result: sealing, filing, certificates, training, acceptance (B12–B14, C20, C22, C26)."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.organising import LoserTalk, MemberTraining
from buxuan_desktop.domain.records.result_papers import CertificateIssued, ResultFiling, Sealing
from buxuan_desktop.domain.records.watching import AcceptanceRow, Expense, Inspection, Study
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.timetable import table_of
from buxuan_desktop.rules.checks.organising import organising_findings
from buxuan_desktop.rules.checks.supervising import supervising_findings
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.days import days_after
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.rules.retention import retention_of

_STANDARDS = 13
_FILED_WITH = (("township", "镇（街道）"), ("county", "县（市、区）民政部门"))


def after_findings(
    election: Election, book: RuleBook, today: date, held: Collection[tuple[str, str]] = ()
) -> Iterator[Finding]:
    """All of them; nothing before a result was declared.

    `held` are those elected, as (post, name), whose certificates a finding of the result holds back.
    """
    if not any(one.declared for one in election.rounds):
        return
    yield from _sealed(election, book)
    yield from _filed(election, book, today)
    yield from _posted(election, book)
    yield from _certificates(election, book, held)
    yield from organising_findings(election, book)
    yield from supervising_findings(election, book)
    yield from _people(election, book)
    yield from _watched(election, book)
    yield from _accepted(election, book)


def _sealed(election: Election, book: RuleBook) -> Iterator[Finding]:
    sealed = [one for one in election.records.all(Sealing) if one.what == "ballots"]
    missing = [one.number for one in election.rounds if one.declared and one.number not in {s.round for s in sealed}]
    for number in missing:
        yield finding("ballots-not-sealed", book, round=number)
    if not book.parameter("retention").is_set and any(one.keep_until is None for one in sealed):
        yield finding("retention-unset", book)
    least = retention_of(book, election.election_day).until
    for one in election.records.all(Sealing):
        if least is not None and one.keep_until is not None and one.keep_until < least:
            yield finding("retention-short", book, until=one.keep_until.isoformat(), least=least.isoformat())


def _filed(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    reports = [one for one in election.records.all(ResultFiling) if one.what == "report"]
    missing = [words for to, words in _FILED_WITH if not _to(reports, to)]
    days = book.parameter("file_days").value
    last = days_after(election.election_day, days, table_of(election)) if isinstance(days, int) else None
    for one in reports:
        if last is not None and one.sent_on > last:
            yield finding("result-filed-late", book, sent=one.sent_on.isoformat(), last=last.isoformat())
    if missing:
        late = last is not None and today > last
        by = f"最迟{last.isoformat()}{'，已经过了' if late else ''}" if last else "规则没有写期限，应当及时"
        yield finding("result-not-filed", book, to=joined(missing), by=by)
    if any(one.received_on is None for one in reports):
        yield finding("receipt-missing", book)


def _posted(election: Election, book: RuleBook) -> Iterator[Finding]:
    if not any(one.what == "result" for one in election.records.all(Posting)):
        yield finding("result-not-posted", book)


def _certificates(election: Election, book: RuleBook, held: Collection[tuple[str, str]]) -> Iterator[Finding]:
    issued = election.records.all(CertificateIssued)
    given = {one.name for one in issued if one.state != "voided"}
    elected = {election.plain(name) for name in election.elected}
    due = [name for name, post in election.elected.items() if (post, name) not in held]
    without = [plain for plain in map(election.plain, due) if plain not in given]
    if without:
        yield finding("certificate-not-issued", book, names=joined(without))
    for number, times in Counter(one.number for one in issued).items():
        if times > 1:
            yield finding("certificate-number-twice", book, number=number)
    replaced = {one.instead_of for one in issued if one.state == "reprinted"}
    for one in issued:
        if one.state == "voided" and one.number not in replaced and one.name in elected:
            yield finding("certificate-not-replaced", book, number=one.number, name=one.name)


def _people(election: Election, book: RuleBook) -> Iterator[Finding]:
    records = election.records
    if not any(one.whom in ("members", "both") for one in records.all(MemberTraining)):
        yield finding("members-not-trained", book)
    lost = [name for name in sorted(election.candidates) if name not in election.elected]
    talked = {one.name for one in records.all(LoserTalk)}
    if any(name not in talked for name in lost):
        yield finding("losers-not-talked-to", book, names=joined([name for name in lost if name not in talked]))


def _watched(election: Election, book: RuleBook) -> Iterator[Finding]:
    records = election.records
    if not records.all(Study):
        yield finding("study-missing", book)
    for one in records.all(Inspection):
        if one.found and one.mended_on is None:
            yield finding("inspection-not-mended", book, day=one.day.isoformat(), found=one.found)
    bare = sum(not one.receipt for one in records.all(Expense))
    if bare:
        yield finding("expense-without-receipt", book, number=bare)


def _accepted(election: Election, book: RuleBook) -> Iterator[Finding]:
    target = book.parameter("turnout_acceptance").value
    rows = election.records.all(AcceptanceRow)
    if not isinstance(target, int):
        return
    done = {one.standard for one in rows if one.own and one.township}
    if len(done) < _STANDARDS:
        yield finding("acceptance-open", book, done=len(done), all=_STANDARDS)
    unsigned = sum(bool((one.own and not one.own_by) or (one.township and not one.township_by)) for one in rows)
    if unsigned:
        yield finding("acceptance-unsigned", book, number=unsigned)
    short = sum(bool({one.own, one.township} & {"partly", "not_met"}) and one.repaired_on is None for one in rows)
    if short:
        yield finding("acceptance-not-repaired", book, number=short)
    first = election.rounds[0].declared
    if first is None:
        return
    reached = first.result.recovered * 100 >= target * first.result.registered
    for one in rows:
        if one.standard == "turnout" and "met" in (one.own, one.township) and not reached:
            yield finding(
                "acceptance-against-count",
                book,
                recovered=first.result.recovered,
                registered=first.result.registered,
                target=target,
            )


def _to(reports: list[ResultFiling], to: str) -> bool:
    return any(one.to == to or (to == "county" and one.to == "city") for one in reports)
