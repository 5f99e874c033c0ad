"""What the hall sees: the board's numbers as one frozen record read from the folded case; no window in it."""

from collections.abc import Iterator

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin.turnout import Turnout, turnout
from buxuan_desktop.app.counting import in_boxes
from buxuan_desktop.app.first_pass import FirstPass
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.tally import PostTally
from buxuan_desktop.rules.thresholds import line
from buxuan_desktop.words import round_name, term

VOTING, COUNTING, CLOSED = "voting", "counting", "closed"
OTHERS, FROM_ABOVE = "另选他人", "上面职务计入"


class BoardRow(msgspec.Struct, frozen=True):
    """One line of 正: `votes` are those that count by the rules.

    `kind` is `candidate`; `others`, all written in, together; `from_above`, votes that count downwards for people who
    are no candidates here, together; `written`, one written-in name after the count is closed.
    """

    name: str
    votes: int
    kind: str = "candidate"


class BoardPost(msgspec.Struct, frozen=True):
    """A post with its seats in this round and its lines in ballot order."""

    title: str
    seats: int
    rows: tuple[BoardRow, ...]

    @property
    def most(self) -> int:
        """The most votes in one line."""
        return max((row.votes for row in self.rows), default=0)


class BoardState(msgspec.Struct, frozen=True):
    """The current round as the hall may see it.

    `turnout` are those who drew a ballot, while voting goes on.
    `reading` names the bundle being keyed, `unchecked` says that first entries are in the numbers.

    `phase` is voting, counting or closed. `recovered` is the sum of the boxes, None when a box's number is not known;
    `needed` the line if all of them are counted (R, void and blank ballots included), None while R is unknown.
    """

    place: str
    title: str
    round_name: str
    kind: str
    win: str
    phase: str
    rehearsal: bool
    counted: int
    valid: int
    void: int
    blank: int
    recovered: int | None
    needed: int | None
    posts: tuple[BoardPost, ...]
    reading: str = ""
    unchecked: bool = False
    turnout: Turnout | None = None


def board_of(case: Case, first: FirstPass | None = None) -> BoardState | None:
    """The board of the current round; None before the first round is opened.

    With `first` the first entries of unconfirmed bundles are in it, and it says that these are not checked yet.
    """
    if not case.election.rounds:
        return None
    current = case.election.rounds[-1]
    bundled = bool(current.table.bundles) and current.closed is None
    together = first.over(case, current) if first is not None and bundled else None
    tally = together or current.tally
    counts = tally.counts
    opened = case.election.case
    win = case.options.win
    base = counts.recovered if current.closed else _to_be_counted(current)
    return BoardState(
        place=opened.place,
        title=_title(opened.place, term("body", opened.body), current.posts),
        round_name=round_name(current.number),
        kind=current.kind,
        win=win,
        phase=CLOSED if current.closed else COUNTING if current.polls_closed else VOTING,
        rehearsal=opened.rehearsal,
        counted=counts.recovered,
        valid=counts.valid,
        void=counts.void,
        blank=counts.blank,
        recovered=in_boxes(current),
        needed=None if base is None else line(current.kind, win, base),
        posts=tuple(_post(post, current, tally.posts[post.title]) for post in current.posts),
        reading=_reading(current) if bundled else "",
        unchecked=together is not None and counts != current.tally.counts,
        turnout=None if current.polls_closed or current.checkin is None else turnout(case),
    )


def _reading(current: Round) -> str:
    """The bundle whose papers are being keyed, and how many are confirmed."""
    bundles = current.table.bundles
    done = f"已确认 {sum(one.confirmed for one in bundles.values())} / {len(bundles)} 捆"
    for number, bundle in bundles.items():
        for place, entry in bundle.count.entries.items():
            if not entry.ended and not entry.begun.table and (not bundle.confirmed or bundle.recounting):
                return f"正在录第 {number} 捆第{'一二'[place - 1]}遍　{done}"
    return done


def _title(place: str, body: str, posts: tuple[Post, ...]) -> str:
    committee = place if place.endswith("委员会") else f"{place}{body}"
    return f"{committee}{posts[0].title if len(posts) == 1 else ''}补选"


def _to_be_counted(current: Round) -> int | None:
    """R if nothing more turns up: at least what is counted already, whatever the boxes said."""
    boxes = in_boxes(current)
    return None if boxes is None else max(boxes, current.tally.counts.recovered)


def _post(post: Post, current: Round, tally: PostTally) -> BoardPost:
    rows = [BoardRow(name, tally.counted[name]) for name in post.candidates]
    rows.extend(_written(post, tally) if current.closed else _together(post, tally))
    return BoardPost(post.title, post.seats, tuple(rows))


def _written(post: Post, tally: PostTally) -> Iterator[BoardRow]:
    for person in tally.people(post.candidates):
        if person.write_in:
            yield BoardRow(person.name, person.counted, "written")


def _together(post: Post, tally: PostTally) -> Iterator[BoardRow]:
    """Nobody's name before the close; what merely counts downwards was not written here and stands apart."""
    listed = frozenset(post.candidates)
    here = sum(votes for name, votes in tally.approve.items() if name not in listed)
    all_votes = sum(votes for name, votes in tally.counted.items() if name not in listed)
    yield BoardRow(OTHERS, here, "others")
    if all_votes > here:
        yield BoardRow(FROM_ABOVE, all_votes - here, "from_above")
