"""Findings that go with the verdict of a round: why it is void, boundaries, what comes next."""

from collections.abc import Iterator

from buxuan_desktop.domain.result import Finding, PostResult
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.options import Options
from buxuan_desktop.rules.outcome import Outcome
from buxuan_desktop.rules.profile import RuleBook

_DUE = {
    "further_election": "further-election-due",
    "tie_revote": "tie-revote-due",
    "renominate": "renomination-due",
}


def check_verdict(current: Round, outcome: Outcome, options: Options, book: RuleBook) -> Iterator[Finding]:
    """What the chair must be able to say about this round, with the numbers."""
    result, number = outcome.result, current.number
    if "quorum" in result.void_reasons:
        yield finding(
            "quorum-not-met",
            book,
            round=number,
            registered=result.registered,
            recovered=result.recovered,
            needed=result.quorum_needed,
        )
    if "recovered-over-issued" in result.void_reasons:
        yield finding("recovered-over-issued", book, round=number, issued=result.issued, recovered=result.recovered)
    if options.quorum == ">1/2" and 2 * result.recovered == result.registered and "quorum" in result.void_reasons:
        yield finding(
            "exactly-half-of-electors", book, round=number, registered=result.registered, recovered=result.recovered
        )
    foreign = result.set_aside - current.table.sheets_aside
    if foreign:
        yield finding("ballots-set-aside", book, round=number, count=foreign)
    if result.void_reasons:
        yield finding("re-election-due", book, round=number, reasons=joined(result.void_reasons))
    else:
        for post in result.posts:
            yield from _check_post(current, outcome, post, book)
    target = book.parameter("turnout_acceptance").value
    if isinstance(target, int) and result.recovered * 100 < target * result.registered:
        # Half rounded up, as the report prints it (T36); whether the target is missed was decided with integers.
        hundredths = (result.recovered * 20000 + result.registered) // (2 * result.registered)
        text = f"{hundredths // 100}.{hundredths % 100:02d}"
        yield finding("turnout-below-acceptance", book, round=number, percent=text, target=target)


def _check_post(current: Round, outcome: Outcome, post: PostResult, book: RuleBook) -> Iterator[Finding]:
    here: dict[str, str | int | None] = {"round": current.number, "post": post.title}
    recovered = outcome.result.recovered
    for person in post.tally:
        if current.kind == "first" and 0 < 2 * person.counted == recovered and person.counted < post.needed:
            yield finding("exactly-half-of-ballots", book, **here, name=person.name, votes=person.counted,
                          recovered=recovered)  # fmt: skip
        if person.write_in and person.name in post.elected:
            yield finding("write-in-needs-review", book, **here, name=person.name)
    if post.title in outcome.by_third:
        yield finding("third-without-vote", book, **here, names=joined(outcome.by_third[post.title]))
    if post.next is None:
        return
    data: dict[str, str | int | None] = {
        **here,
        "seats": post.next.seats,
        "candidates": joined(post.next.candidates),
    }
    if post.next.kind == "further_election":
        yield finding("further-third-base", book, round=current.number)
    yield finding(_DUE[post.next.kind], book, **data)
    if post.next.kind == "tie_revote":
        below = [other.title for other in outcome.result.posts][outcome.result.posts.index(post) + 1 :]
        held = [title for title in below if any(one.elected for one in outcome.result.posts if one.title == title)]
        if held:
            yield finding("higher-tie-open", book, **here, names=joined(post.next.candidates), lower=joined(held))
