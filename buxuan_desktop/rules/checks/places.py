"""Hall, stations and mobile boxes: ground, staff, who decided, what was posted (C08, C17, C34)."""

from collections.abc import Iterator
from datetime import timedelta

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.preparation import MobileVoter, Place
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook

_DECIDES = {"assembly": ("assembly",), "representatives": ("representatives",)}


def check_places(election: Election, book: RuleBook) -> Iterator[Finding]:
    """The hall and its booths, the ground of each station, the staff of each place, the mobile boxes."""
    places = election.records.all(Place)
    halls = [one for one in places if one.kind == "hall"]
    if not halls:
        yield finding("hall-missing", book)
    for one in halls:
        if not one.booths:
            yield finding("hall-without-booth", book, place=one.name)
    for one in places:
        if one.kind == "station" and not one.ground:
            yield finding("station-without-ground", book, place=one.name)
        yield from _staff_of(one, book)
    yield from _mobile(election, book)


def _staff_of(one: Place, book: RuleBook) -> Iterator[Finding]:
    if one.kind == "hall":
        return
    needed = {what: book.parameter(f"{one.kind}_{what}").value for what in ("staff", "watch")}
    # Hainan's texts count 监票人 beside the staff, the others among them; whoever is named counts once.
    everybody, watchers = len({*one.staff, *one.watchers}), len(set(one.watchers))
    staff, watch = needed["staff"], needed["watch"]
    if isinstance(staff, int) and isinstance(watch, int) and watch >= staff:
        staff += watch
    if isinstance(staff, int) and everybody < staff:
        yield finding("place-staff-few", book, place=one.name, staff=everybody, needed=staff)
    if isinstance(watch, int) and watchers < watch:
        yield finding("place-watchers-few", book, place=one.name, watchers=watchers, needed=watch)
    sends = "派员随行" in str(book.parameter("mobile_authority").value)
    if one.kind == "mobile" and sends and not one.observer:
        yield finding("mobile-observer-missing", book, place=one.name)


def _mobile(election: Election, book: RuleBook) -> Iterator[Finding]:
    voters = election.records.all(MobileVoter)
    boxes = {one.name for one in election.records.all(Place) if one.kind == "mobile"}
    for name in dict.fromkeys(one.box for one in voters if one.box not in boxes):
        yield finding("mobile-box-unknown", book, place=name)
    for one in voters:
        yield from against_mobile(one, election, book)
    undecided = [one.elector for one in voters if not _decided(one, election, book)]
    if undecided:
        yield finding("mobile-undecided", book, names="、".join(undecided))
    days = book.parameter("mobile_post_days").value
    last = election.election_day - timedelta(days if isinstance(days, int) else 0)
    posted = [one.day for one in election.records.all(Posting) if one.what == "mobile_voters"]
    if voters and not any(day <= last for day in posted):
        yield finding("mobile-unposted", book, count=len(voters), day=last.isoformat())


def against_mobile(one: MobileVoter, election: Election, book: RuleBook) -> Iterator[Finding]:
    """Why somebody cannot be on the list of a mobile box."""
    if not election.is_elector(one.elector):
        yield finding("mobile-not-elector", book, name=one.elector)


def _decided(one: MobileVoter, election: Election, book: RuleBook) -> bool:
    """Whether the body that the rules name decided it; a meeting has its minutes, which did not fail."""
    if not one.decided_by or one.decided_on is None:
        return False
    authority = str(book.parameter("mobile_authority").value or "")
    if "会议" in authority and one.decided_by not in _DECIDES:
        return False
    if one.decided_by not in _DECIDES:
        return True
    return any(
        met.about == "mobile_boxes" and met.day == one.decided_on and met.passed != "failed"
        for met in election.records.all(Meeting)
    )
