"""Closing a count and declaring the result: two counters must agree before a verdict is spoken (design §3)."""

from collections.abc import Mapping

from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.explanations import explained as kept_explanations
from buxuan_desktop.domain.events import CountClosed, HoldReleased, ResultDeclared, WinnerVoided
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.balances import broken_identities, check_balances
from buxuan_desktop.rules.checks.spot import open_spots
from buxuan_desktop.rules.declare import declare
from buxuan_desktop.store.beside import counted_beside
from buxuan_desktop.store.recount import NOTHING, differences, from_fold


def open_balances(case: Case) -> list[Finding]:
    """What needs an explanation before the close: balances that do not fit (domain.md §12), spot checks left open."""
    current = case.election.rounds[-1]
    return [*check_balances(current, case.book), *open_spots(current, case.book)]


def close_count(case: Case, explained: Mapping[str, str] | None = None) -> None:
    """Close the count of the current round.

    The file is opened anew, folded from its first row, and counted a second time by SQL. Refusal `counters-differ`
    or `identity-broken` stops everything; `balance-unexplained` names a balance that needs its explanation (those
    kept on the page of balances count), and what `CountingTable.check_finished` names keeps the count open: a bundle,
    a doubt, a recount, an objection.
    """
    current = case.election.rounds[-1]
    if case.election.case.table:
        raise Refusal("only-at-main", table=case.election.case.table)
    current.table.check_finished()
    with case.file.reader() as reader, reader.still(), counted_beside(reader.image()) as counting:
        again = fold_file(reader).round(current.number)
        second = counting().rounds.get(current.number, NOTHING)
    apart = differences(from_fold(current.tally), second) or differences(from_fold(again.tally), second)
    if apart:
        raise Refusal("counters-differ", round=current.number, detail="；".join(apart))
    broken = broken_identities(current)
    if broken:
        raise Refusal("identity-broken", round=current.number, detail="；".join(broken))
    reasons = {**kept_explanations(case), **(explained or {})}
    for finding in open_balances(case):
        if not reasons.get(finding.code, "").strip():
            raise Refusal("balance-unexplained", round=current.number, finding=finding.code)
    counts = current.tally.counts
    case.record(
        CountClosed(
            current.number, counts.recovered, counts.valid, counts.void, counts.blank, counts.set_aside, reasons
        )
    )


def declare_result(case: Case) -> ResultDeclared:
    """Declare the result of the closed round; what comes next is what the posts wait for from now on."""
    current = case.election.rounds[-1]
    if current.closed is None:
        raise Refusal("count-still-open", round=current.number)
    event = declare(current, case.election, case.book, case.options)
    case.record(event)
    return event


def void_winner(case: Case, post: str, name: str, reason: str, by: str) -> None:
    """当选无效 declared by the competent body: withdraw the certificate, open the vacancy again (L18 Art 17)."""
    number = next(
        (one.number for one in reversed(case.election.rounds) if one.declared and _won(one.declared, post, name)), 0
    )
    if not number:
        raise Refusal("not-elected", post=post, name=name)
    if not reason.strip() or not by.strip():
        raise Refusal("reason-needed")
    case.record(WinnerVoided(number, post, name, reason.strip(), by.strip()))


def release_hold(case: Case, code: str, post: str, name: str, reason: str, by: str) -> None:
    """Settle a finding that holds a certificate back, as the competent body decided (T27 review, T28 relatives)."""
    if not reason.strip() or not by.strip():
        raise Refusal("reason-needed")
    case.record(HoldReleased(code, post, name, reason.strip(), by.strip()))


def _won(declared: ResultDeclared, post: str, name: str) -> bool:
    return any(one.title == post and name in one.elected for one in declared.result.posts)
