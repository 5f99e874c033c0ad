"""Checks on how a case and its rounds are set up."""

from collections.abc import Iterator

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook


def check_case(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Whether the profile was the law on election day, for this kind of body; whether the term still runs (T38)."""
    case = election.case
    if not book.profile.in_force(election.election_day):
        yield finding("profile-not-in-force", book, profile=book.profile.title, day=election.election_day.isoformat())
    if book.profile.body and book.profile.body != case.body:
        yield finding("profile-other-body", book, profile=book.profile.title, body=case.body)
    if case.term_ends is not None and case.term_ends < election.election_day:
        yield finding(
            "term-ends-first",
            book,
            term_ends=case.term_ends.isoformat(),
            election_day=election.election_day.isoformat(),
        )


def check_paper(current: Round, election: Election, book: RuleBook) -> Iterator[Finding]:
    """差额 (L18 第十五条第一款), candidates who are no electors, candidates elected in the meantime (T11, T12)."""
    withdrawn = {(event.round, event.post, event.name) for event in election.voided}
    elected_before = {
        name
        for earlier in election.rounds[: current.number - 1]
        if earlier.declared
        for post in earlier.declared.result.posts
        for name in post.elected
        if (earlier.number, post.title, name) not in withdrawn
    }
    names = election.voter_names | election.told.keys()
    for post in current.posts:
        here: dict[str, str | int | None] = {"round": current.number, "post": post.title}
        if current.kind != "tie_revote" and len(post.candidates) <= post.seats:
            yield finding(
                "no-more-candidates-than-seats", book, **here, candidates=len(post.candidates), seats=post.seats
            )
        for name in post.candidates:
            if name in election.outsiders or (election.counted is None and name not in names):
                yield finding("candidate-not-elector", book, **here, name=name)
            if name in elected_before:
                yield finding("candidate-already-elected", book, **here, name=name)
