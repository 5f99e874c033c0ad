"""A spot check as folded: what was drawn, what the record held there, what the paper says."""

from collections.abc import Iterable, Mapping

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import NOT_ISSUED, VOID_REASONS, PostMarks
from buxuan_desktop.domain.bundles import Bundle, content
from buxuan_desktop.domain.drawing import Place
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.spot_events import SpotConcluded, SpotDrawn, SpotRead

SET_ASIDE, VOID = "set_aside", "void"


class SpotCheck:
    """One spot check. `records` is what counted at each drawn place when it was drawn, `counts` how often each bundle
    had been counted by then.
    """

    def __init__(self, drawn: SpotDrawn, records: Mapping[Place, BallotCast], counts: Mapping[int, int]) -> None:
        self.drawn = drawn
        self.records = records
        self.counts = counts
        self.reads: dict[Place, SpotRead] = {}
        self.concluded: SpotConcluded | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """The places in the order in which hands go through the bundles."""
        return tuple(sorted(self.drawn.places))

    @property
    def unread(self) -> tuple[Place, ...]:
        """Places whose paper nobody has read."""
        return tuple(place for place in self.places if place not in self.reads)

    def apart(self, joined: Iterable[be.NamesJoined]) -> tuple[Place, ...]:
        """Places in which paper and record differ, names that were joined by decision taken as one."""
        known = tuple(joined)
        return tuple(
            place
            for place in self.places
            if (read := self.reads.get(place)) is not None and _differ(read, self.records[place], known)
        )


def frame_of(bundles: Iterable[Bundle]) -> tuple[tuple[int, int], ...]:
    """What can be drawn from: confirmed bundles counted ballot by ballot and not just now counted again."""
    return tuple(
        (bundle.number, len(bundle.ballots))
        for bundle in bundles
        if bundle.confirmed and not bundle.recounting and bundle.ballots
    )


def _differ(read: SpotRead, cast: BallotCast, joined: Iterable[be.NamesJoined]) -> bool:
    """A paper that nobody could read proves nothing that was recorded, so it differs."""
    if read.missing or read.doubt:
        return True
    keyed_void = cast.why if cast.why in VOID_REASONS else ""
    names = tuple(joined)
    return _shown(read.marks, read.void, names) != _shown(cast.marks, keyed_void, names)


def _shown(marks: Mapping[str, PostMarks], void: str, joined: Iterable[be.NamesJoined]) -> object:
    """What a paper shows; why it is void on sight is a matter of words, whether it was issued is none."""
    if void:
        return SET_ASIDE if void == NOT_ISSUED else VOID
    now = dict(marks)
    for event in joined:
        if event.post in now:
            now[event.post] = _renamed(now[event.post], event)
    return content(now, "")


def _renamed(marks: PostMarks, event: be.NamesJoined) -> PostMarks:
    names = (event.into if name in event.names else name for name in marks.write_in)
    return PostMarks(marks.approve, marks.against, tuple(dict.fromkeys(names)))
