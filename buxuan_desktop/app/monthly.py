"""The lines of the monthly table that one case makes, from its folded state (B07)."""

from collections.abc import Iterator

from buxuan_desktop.app.papers import held_back
from buxuan_desktop.app.results import findings_of
from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.app.stages import RESULT, where
from buxuan_desktop.app.vacancies import next_words, why_vacant
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.rounds import PostState, Round
from buxuan_desktop.domain.supervising import watch_of
from buxuan_desktop.rules.calendar.deadlines import deadline
from buxuan_desktop.words.forms import all_words

_PREPARED = 5
_HEAD = "主任"
_CLOSING = ("result-filing", "certificate-issued", "sealing", "handover-item")
_NO_WORK = (Holiday, Planned)


def lines_of(election: Election, head: str, origin: str = "case") -> Iterator[Line]:
    """One line a post, in order of rank."""
    slot = deadline(election, book_of(election.case))
    limit = slot.limit if slot else None
    complete = all(state.open_seats == 0 for state in election.posts.values())
    supervision, stage, held = watch_of(election.records).complete, stage_reached(election), _held(election)
    for title, state in election.posts.items():
        vacancies = [one for one in election.records.all(Vacancy) if one.post == title]
        current = _last_round(election, title)
        done = state.open_seats == 0
        yield Line(
            case=election.case.case,
            head=head,
            origin=origin,
            village=election.case.place,
            post=title,
            seats=state.post.seats,
            cause=vacancies[-1].cause if vacancies else "",
            vacant_on=min((one.day for one in vacancies), default=None),
            deadline=limit,
            election_day=election.election_day,
            stage=stage,
            filled=state.post.seats - state.open_seats,
            done=done,
            done_on=election.election_day if done else None,
            why="" if done else _why(election, state, current),
            registered=current.registered if current else None,
            issued=current.issued if current else None,
            recovered=current.tally.counts.recovered if current and current.closed else None,
            elected="、".join(map(election.plain, state.elected)),
            women=_women(election, state),
            one_shoulder=_one_shoulder(election, title, state),
            committee_complete=complete,
            supervision_complete=supervision,
            certificates=_certificates(election, title, state, held),
        )


def stage_reached(election: Election) -> int:
    """The furthest stage of which the case holds something, 0 to 9."""
    tags = {one.record.tag() for one in election.records.kept(Record) if not isinstance(one.record, _NO_WORK)}
    if election.rounds:
        now = where(election)
        return RESULT + 1 if now == RESULT and tags.intersection(_CLOSING) else now
    known = all_words()
    prepared = [known[tag].stage for tag in tags if tag in known and known[tag].stage <= _PREPARED]
    registered = 3 if election.voters or election.register.editions else 0
    return max([registered, *prepared])


def _last_round(election: Election, title: str) -> Round | None:
    return next((one for one in reversed(election.rounds) if title in one.titles and one.polls_closed), None)


def _why(election: Election, state: PostState, current: Round | None) -> str:
    """Why the post is not filled, from what the case itself says."""
    if any(one.post == state.post.title for one in election.voided):
        return "当选被宣布无效，职位重新空缺。"
    if current is None:
        return "还没有投票。"
    if current.declared is None:
        return "已经投票，还没有宣布结果。"
    post = next(one for one in current.declared.result.posts if one.title == state.post.title)
    if state.deferred is not None:
        return "等上面职务的票数相同有了结果以后再定。"
    return why_vacant(election, current, post) + next_words(post)


def _women(election: Election, state: PostState) -> int | None:
    """Women among the elected; None where somebody's sex is not known to the case."""
    if not state.elected:
        return 0 if state.open_seats == 0 else None
    sexes = {one.name: one.sex for one in election.voters.values() if one.sex}
    known = [name in election.women or sexes.get(election.plain(name)) for name in state.elected]
    return sum(one is True for one in known) if all(known) else None


def _one_shoulder(election: Election, title: str, state: PostState) -> bool | None:
    """Whether the secretary of the branch was elected to head the committee; None where no record names a secretary."""
    if _HEAD not in title or "副" in title or not state.elected:
        return None
    heads = [
        one.name
        for one in election.records.all(BodyMember)
        if one.body == "branch" and one.office == "head" and one.left_on is None
    ]
    return any(name in map(election.plain, state.elected) for name in heads) if heads else None


def _certificates(election: Election, title: str, state: PostState, held: set[tuple[str, str]]) -> int | None:
    """Certificates handed out as the register says; where none is kept, those that may be handed out now."""
    issued = [one.record for one in election.records.kept(Record) if one.record.tag() == "certificate-issued"]
    if issued:
        good = ("issued", "reprinted")
        names = {
            getattr(one, "name", "")
            for one in issued
            if getattr(one, "post", "") == title and getattr(one, "state", "") in good
        }
        return len(names)
    return sum((title, name) not in held for name in state.elected)


def _held(election: Election) -> set[tuple[str, str]]:
    return set(held_back(election, findings_of(election))) if any(one.declared for one in election.rounds) else set()
