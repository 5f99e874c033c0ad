"""A case as it stands before the vote, made of records alone; no file, no clock."""

from datetime import date
from typing import Any

from buxuan_desktop.app import setup
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import PostsSet, VoterRegistered
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record

DAY = date(2020, 4, 20)


def standing(
    *records: Record,
    posts: tuple[Post, ...] = (),
    voters: tuple[str, ...] = (),
    profile: str = "CN-U-2018",
    overlays: tuple[str, ...] = ("S3",),
    body: str = "residents",
    day: date = DAY,
    **changes: Any,
) -> Election:
    """The state of a case with these records; numbers in the order in which they are given."""
    election = Election()
    opening = setup.Opening(
        place="柳湾", body=body, profile=profile, electors="voters", election_day=day, overlays=overlays, **changes
    )
    apply(election, 1, setup.opened_by(opening))
    seq = 1
    if posts:
        seq += 1
        apply(election, seq, PostsSet(posts))
    for number, name in enumerate(voters, start=1):
        seq += 1
        apply(election, seq, VoterRegistered(number, name))
    for number, record in enumerate(records, start=1):
        seq += 1
        apply(election, seq, RecordKept(number, record))  # type: ignore[arg-type]
    return election
