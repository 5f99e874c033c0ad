"""Beginning a case in one go, and holding the polls of its rounds: what is chosen, asked, found, and written."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.rulebooks import book_for, known, load
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import (
    ElectorsCounted,
    Event,
    NamesNoted,
    PollsClosed,
    PostsSet,
    RoundOpened,
    VoterRegistered,
)
from buxuan_desktop.domain.folding import fold
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.checks.balances import check_balances
from buxuan_desktop.rules.checks.setup import check_case, check_paper
from buxuan_desktop.rules.options import ALLOWED
from buxuan_desktop.rules.thresholds import quorum_needed
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.keys import new_key

SUFFIX = ".buxuan"
_LISTS_ARE_PRINTED_IN = "song"
_NOT_IN_A_NAME = '\\/:*?"<>|'
_LONGEST_PLACE = 60
_BEFORE_THE_COUNT = frozenset(
    {"issued-over-registered", "box-recovered-over-issued", "checkin-issued-differs", "place-papers-differ"}
)


class RuleChoice(msgspec.Struct, frozen=True):
    """A profile or overlay to choose: whether it is for this body, whether it is in force on election day."""

    id: str
    title: str
    fits: bool
    in_force: bool
    effective_from: date | None
    effective_to: date | None


class Ahead(msgspec.Struct, frozen=True):
    """A round that can be held now: its kind, its posts, those whose candidates must be named anew.

    `again`: the round before was void (重新选举); `open`: it is open already and only its polls must close.
    """

    kind: str
    posts: tuple[Post, ...]
    renominated: tuple[str, ...] = ()
    again: bool = False
    open: bool = False


class Question(msgspec.Struct, frozen=True):
    """An option that a case must answer or may change: `given` is what a law or plan says (None: nobody does)."""

    option: str
    values: tuple[str | bool, ...]
    given: str | bool | None
    cite: str


def rule_choices(kind: str, body: str, day: date) -> tuple[RuleChoice, ...]:
    """All profiles (`profile`) or overlays (`overlay`): those for this body and day first, national before local."""
    made = []
    for name in known(kind):
        rule = load(name)
        fits = rule.body in ("", body)
        made.append(RuleChoice(name, rule.title, fits, rule.in_force(day), rule.effective_from, rule.effective_to))
    return tuple(sorted(made, key=lambda one: (not (one.fits and one.in_force), not one.fits, _local(one.id), one.id)))


def questions(opening: setup.Opening, posts: int) -> tuple[Question, ...]:
    """What this case is asked (design §5.8), with what a law or plan says.

    Over-votes and blank ballots always, one person in several posts, and what a law lets a case switch on.
    """
    book = book_for(opening.profile, opening.overlays, opening.electors, opening.body)
    names = ["overvote_scope", "blank", *(["same_person"] if posts > 1 else [])]
    names += [name for name in ("woman_first", "third_without_vote") if book.parameter(name).is_set]
    asked = []
    for name in names:
        parameter = book.parameter(name)
        given = parameter.value if isinstance(parameter.value, (str, bool)) else None
        asked.append(Question(name, ALLOWED[name], given, parameter.cite))
    return tuple(asked)


def check_posts(posts: Sequence[Post]) -> None:
    """Refusal for no post, a post without title or seats or listed twice, a candidate without name or listed twice."""
    if not posts:
        raise Refusal("posts-unusable")
    titles: set[str] = set()
    for post in posts:
        if not post.title or post.title in titles:
            raise Refusal("post-title-unusable", post=post.title)
        titles.add(post.title)
        if post.seats < 1:
            raise Refusal("number-too-small", value=post.seats)
        if "" in post.candidates:
            raise Refusal("name-empty")
        if len(set(post.candidates)) != len(post.candidates):
            raise Refusal("candidate-twice", post=post.title)


def look_over(
    opening: setup.Opening,
    posts: Sequence[Post],
    outsiders: Sequence[str] = (),
    electors: int | Sequence[setup.Elector] = 0,
) -> tuple[Finding, ...]:
    """What the checks find in a case that is not yet begun; none of it prevents beginning (C10, B06).

    Candidates are looked for among the electors only when these are a list.
    """
    check_posts(posts)
    draft: list[Event] = [setup.opened_by(opening), PostsSet(tuple(posts)), NamesNoted(tuple(outsiders))]
    if isinstance(electors, int):
        draft.append(ElectorsCounted(electors))
    else:
        draft.extend(VoterRegistered(number, one.name) for number, one in enumerate(electors, start=1))
    election = fold(enumerate(draft, start=1))
    book = book_for(opening.profile, opening.overlays, opening.electors, opening.body)
    paper = Round(RoundOpened(1, "first", tuple(posts)), election.outsiders)
    return (*check_case(election, book), *check_paper(paper, election, book))


def undrawable(names: Sequence[str]) -> Mapping[str, str]:
    """Names with characters that no bundled font can print, each with those characters by code point."""
    from buxuan_desktop.documents import uncovered  # fonts are slow to load

    found = {name: uncovered(name, _LISTS_ARE_PRINTED_IN) for name in names}
    return {name: "、".join(f"U+{ord(c):04X}" for c in missing) for name, missing in found.items() if missing}


def propose_path(folder: Path, place: str, day: date) -> Path:
    """Where a new case is kept: `place-date.buxuan` in `folder`, with a number when that is taken."""
    clean = "".join("_" if c in _NOT_IN_A_NAME or not c.isprintable() else c for c in place.strip())
    stem = f"{clean[:_LONGEST_PLACE].strip(' .') or '补选'}-{day.isoformat()}"
    path, number = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{SUFFIX}", number + 1
    return path


def begin(
    path: Path,
    opening: setup.Opening,
    posts: Sequence[Post],
    electors: int | Sequence[setup.Elector],
    clock: Clock,
    who: str,
    *,
    outsiders: Sequence[str] = (),
    women: Sequence[str] = (),
    vacancies: Sequence[Vacancy] = (),
    passphrase: str = "",
) -> Case:
    """A new case with its posts and electors, written in one transaction: whole in the file, or no file.

    `electors` is their number or the list of them; `vacancies` are known from the survey of gaps; with a `passphrase`
    the file lies under it from its first byte on. Refusal for all that
    `setup.check_opening` and `check_posts` refuse, and `file-exists`: nothing is overwritten.
    """
    check_posts(posts)
    setup.check_opening(opening, len(posts))
    counted, private = _electors(electors)
    events = [setup.opened_by(opening), PostsSet(tuple(posts)), *counted]
    if outsiders or women:
        events.append(NamesNoted(tuple(outsiders), tuple(women)))
    events.extend(RecordKept(number, one) for number, one in enumerate(vacancies, start=1))
    _make_folder(path.parent)
    key = new_key(passphrase) if passphrase else None
    case = Case(CaseFile.create(path, key), Election(), clock, who, opening.keeper)
    try:
        case.record(*events, before_commit=lambda: case.file.keep_private(private))
    except BaseException:
        case.close()
        path.unlink(missing_ok=True)
        raise
    return case


def _electors(electors: int | Sequence[setup.Elector]) -> tuple[Sequence[Event], Sequence[setup.Private]]:
    """The electors as events, with what is private about them."""
    return ([ElectorsCounted(electors)], []) if isinstance(electors, int) else setup.listed(electors)


def rounds_ahead(election: Election) -> tuple[Ahead, ...]:
    """The rounds that posts wait for, one of each kind; none while a round is being counted or when all are filled."""
    last = election.rounds[-1] if election.rounds else None
    if last is not None and last.declared is None:
        return () if last.polls_closed else (Ahead(last.kind, last.posts, open=True),)
    waiting = [(title, state.waiting) for title, state in election.posts.items() if state.waiting is not None]
    made = []
    for kind in dict.fromkeys(need.kind for _, need in waiting):
        mine = [(title, need) for title, need in waiting if need.kind == kind]
        posts = tuple(Post(title, need.seats, need.candidates) for title, need in mine)
        renominated = tuple(title for title, need in mine if need.renominated)
        made.append(Ahead(kind, posts, renominated, again=any(_was_void(election, title) for title, _ in mine)))
    return tuple(made)


def ballots_needed(case: Case, registered: int | None = None) -> int:
    """Ballots that must be recovered for a round to be valid (C18, C20), of `registered` electors or the case's own."""
    return quorum_needed(case.options.quorum, case.election.registered if registered is None else registered)


def findings_of_day(case: Case, issued: int, boxes: Sequence[Box], registered: int | None = None) -> list[Finding]:
    """What the day's numbers show before any ballot is counted: too many issued, a box with more than it was given."""
    rounds = case.election.rounds
    number = len(rounds) + (0 if rounds and rounds[-1].declared is None else 1)
    draft = Round(RoundOpened(number, "first", ()), frozenset())
    electors = case.election.registered if registered is None else registered
    draft.checkin = rounds[-1].checkin if rounds and not rounds[-1].polls_closed else None
    draft.close_polls(PollsClosed(number, electors, issued, tuple(boxes)))
    return [found for found in check_balances(draft, case.book) if found.code in _BEFORE_THE_COUNT]


def hold_polls(
    case: Case,
    kind: str,
    issued: int,
    boxes: Sequence[Box],
    chair: str,
    *,
    titles: Sequence[str] | None = None,
    candidates: Mapping[str, Sequence[str]] | None = None,
    registered: int | None = None,
) -> None:
    """Open the round, unless an earlier try has, and close its polls; the rows name the chair who confirmed the time.

    `registered` is the number of electors on the day, where the case keeps only their number. Refusal as in
    `counting.open_round`. When closing the polls is refused the round stays open, and the same call may be made again.
    """
    at_table = case.who
    case.who = f"{at_table}（主持人{chair}确认日期时间）"
    try:
        if registered is not None:
            case.record(*setup.counted_anew(case, registered))
        if not case.election.rounds or case.election.rounds[-1].polls_closed:
            counting.open_round(case, kind, titles, candidates)
        counting.close_polls(case, issued, boxes)
    finally:
        case.who = at_table


def _was_void(election: Election, title: str) -> bool:
    """Whether the last declared round with this post was void."""
    for current in reversed(election.rounds):
        for post in current.declared.result.posts if current.declared else ():
            if post.title == title:
                return post.status == "void"
    return False


def _local(name: str) -> bool:
    return not name.startswith("CN-")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("disk-fault", path=str(folder), detail=error.strerror or str(error)) from error
