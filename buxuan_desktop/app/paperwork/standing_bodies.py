"""Papers of the bodies beside the committee from the records: minutes of sub-committees, the supervisory one."""

from collections.abc import Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import minuted, posted, said
from buxuan_desktop.domain.records.standing_bodies import SubMeeting, WatchSeats
from buxuan_desktop.domain.supervising import Watch, watch_of
from buxuan_desktop.rules.thresholds import quorum_needed
from buxuan_desktop.words import spoken
from buxuan_desktop.words.papers import standing_bodies


def sub_minutes(case: Case) -> Iterator[tuple[str, standing_bodies.SubMinutes]]:
    """The minutes of each meeting of a sub-committee (C21)."""
    for one in case.election.records.all(SubMeeting):
        sub = said(one, "kind")
        yield (
            f"{spoken(one.day)}{sub}",
            standing_bodies.SubMinutes(
                **posted(case),
                sub=sub,
                name=f"{sub}会议",
                quorum=_quorum(one),
                **minuted(one, "决议事项"),
            ),
        )


def _quorum(one: SubMeeting) -> str:
    if not one.quorum or one.due is None:
        return said(one, "quorum")
    return f"{said(one, 'quorum')}：应到{one.due}人，至少到会{quorum_needed(one.quorum, one.due)}人"


def watch_table(case: Case) -> standing_bodies.WatchTable | None:
    """Who sits in the supervisory committee, and which seats stand empty (B16)."""
    watch, decided = watch_of(case.election.records), case.election.records.last(WatchSeats)
    if not (watch.sitting or watch.left or decided):
        return None
    ordered = sorted(watch.sitting, key=lambda one: one.office != "head")
    members = tuple(
        standing_bodies.Seated(
            said(one, "office"), one.name, one.sex, said(one, "how"), one.chosen_on, one.chosen_by, one.follows
        )
        for one in ordered
    )
    return standing_bodies.WatchTable(
        **posted(case, "watch_committee"),
        seats=watch.seats,
        decided_by=decided.decided_by if decided else "",
        decided_on=decided.decided_on if decided else None,
        sitting=len(watch.sitting),
        members=members,
        gaps=tuple(_gaps(watch, decided)),
    )


def _gaps(watch: Watch, decided: WatchSeats | None) -> Iterator[standing_bodies.Gap]:
    """Seats that somebody left come first; what is short beyond them was never filled."""
    left = watch.unfollowed if watch.empty is None else watch.unfollowed[-watch.empty :] if watch.empty else []
    yield from (standing_bodies.Gap(f"{one.name}离开以后没有补上", one.left_on) for one in left)
    never = (watch.empty or 0) - len(left)
    if never > 0:
        yield standing_bodies.Gap(f"一直没有配齐，缺{never}人", decided.decided_on if decided else None)
