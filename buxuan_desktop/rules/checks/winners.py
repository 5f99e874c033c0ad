"""Findings about the people elected: they hold a certificate back until the matter is settled (design §5.12)."""

from collections.abc import Iterator

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import Finding, RoundResult
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.options import Options
from buxuan_desktop.rules.profile import RuleBook


def check_winners(result: RoundResult, election: Election, book: RuleBook) -> Iterator[Finding]:
    """Relatives of sitting members (T28), sitting members who move up (T29), voided winners who win again (T45)."""
    voided = {event.name for event in election.voided}
    for post in result.posts:
        for name in post.elected:
            known = (name, election.plain(name))
            for kinship in election.kinships:
                if kinship.name in known and kinship.member in election.members:
                    yield finding(
                        "winner-related-to-member",
                        book,
                        post=post.title,
                        name=name,
                        member=kinship.member,
                        relation=kinship.relation,
                    )
            member = election.members.get(name) or election.members.get(election.plain(name))
            if member is not None:
                yield finding("winner-already-member", book, post=post.title, name=name, held=member.post)
            if name in voided and book.parameter("voided_again_void").value:
                yield finding("voided-winner-again", book, post=post.title, name=name)


def check_women(result: RoundResult, election: Election, options: Options, book: RuleBook) -> Iterator[Finding]:
    """No woman in the committee when every seat of this by-election is filled, though the case needs one (T30)."""
    if not options.woman_first or result.void_reasons or any(post.next for post in result.posts):
        return
    elected = {*election.elected, *(name for post in result.posts for name in post.elected)}
    sitting = {member.name for member in election.members.values() if member.woman}
    titles = {post.title for post in result.posts}
    waiting = any(state.waiting for title, state in election.posts.items() if title not in titles)
    if not waiting and not sitting and not elected & election.women:
        yield finding("woman-missing", book)


def check_voided(election: Election, book: RuleBook) -> Iterator[Finding]:
    """当选无效 declared after the verdict: the certificate is withdrawn, the seat is vacant again (L18 第十七条)."""
    for event in election.voided:
        yield finding("winner-voided", book, post=event.post, name=event.name, reason=event.reason)
