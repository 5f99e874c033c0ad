"""Papers of stage 8 from the rounds: notice 16 of each declared round, ballots of the rounds that follow (C20, F6)."""

from collections.abc import Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import house_of, posted
from buxuan_desktop.app.paperwork.voting import rules_of
from buxuan_desktop.app.vacancies import next_words
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.result import PersonTally, PostResult
from buxuan_desktop.words import round_name
from buxuan_desktop.words.papers import ballot, outcome


def results(case: Case) -> Iterator[tuple[str, outcome.Result]]:
    """Notice 16: the numbers, everybody who got votes, who is elected, what follows; one a declared round."""
    declared = [one for one in case.election.rounds if one.declared]
    for current in declared:
        assert current.declared is not None
        result, posts = current.declared.result, current.declared.result.posts
        needed = {post.needed for post in posts}
        yield (
            round_name(current.number) if len(case.election.rounds) > 1 else "",
            outcome.Result(
                **posted(case, "result"),
                registered=result.registered,
                issued=result.issued,
                recovered=result.recovered,
                valid_ballots=result.valid,
                void_ballots=result.void,
                blank_ballots=result.blank,
                valid=result.validity == "valid",
                needed=needed.pop() if len(needed) == 1 and current.kind != "tie_revote" else None,
                tallies=tuple(_tally(case, post, one) for post in posts for one in post.tally),
                next_steps=tuple(f"{post.title}{next_words(post).rstrip('。')}" for post in posts if next_words(post)),
            ),
        )


def further_ballot(case: Case) -> ballot.BallotPaper | None:
    """F6-2: the ballot of the further election that waits or is under way."""
    return _ballot(case, "further")


def tie_ballot(case: Case) -> ballot.BallotPaper | None:
    """F6-3: the ballot among those who tied."""
    return _ballot(case, "tie_revote")


def _ballot(case: Case, kind: str) -> ballot.BallotPaper | None:
    rules, posts = rules_of(case), _posts(case, kind)
    if rules is None or not posts:
        return None
    return ballot.BallotPaper(
        house=house_of(case),
        round="further" if kind == "further" else "tie",
        slates=tuple(ballot.Slate(post.title, post.seats, post.candidates) for post in posts),
        order="votes" if kind == "further" else "given",
        rules=rules,
    )


def _posts(case: Case, kind: str) -> list[Post]:
    """The posts that wait for a round of that kind; they wait until its result is declared."""
    return [
        Post(title, state.waiting.seats, state.waiting.candidates)
        for title, state in case.election.posts.items()
        if state.waiting is not None and state.waiting.kind == kind
    ]


def _tally(case: Case, post: PostResult, one: PersonTally) -> outcome.Tally:
    return outcome.Tally(post.title, case.election.plain(one.name), one.counted, one.against, one.name in post.elected)
