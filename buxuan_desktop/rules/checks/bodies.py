"""Checks on the bodies that lead and run the election (C05, C12, C14, C23, C25, B08)."""

from collections.abc import Iterator

from buxuan_desktop.domain.bodies import next_in_line, open_places, relatives_inside, sitting
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_bodies(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Everything about the bodies."""
    members = election.records.all(BodyMember)
    yield from check_committee(members, election.records.all(Meeting), book)
    yield from check_leading(election, book)
    if not any(one.what in ("law", "schedule", "election_day") for one in election.records.all(Posting)):
        yield finding("publicity-missing", book)


def check_committee(members: list[BodyMember], meetings: list[Meeting], book: RuleBook) -> Iterator[Finding]:
    """Size, offices, choice, relatives, places left open in the election committee (C05, C14; L18 Art 12)."""
    inside = sitting(members, "committee")
    if not inside:
        yield finding("committee-missing", book)
        return
    least, most = book.parameter("committee_min").value, book.parameter("committee_max").value
    number = len(inside)
    if (isinstance(least, int) and number < least) or (isinstance(most, int) and number > most):
        yield finding("committee-size", book, number=number, least=_told(least), most=_told(most))
    if number % 2 == 0:
        yield finding("committee-even", book, number=number)
    yield from _offices(inside, book)
    if not _chosen(meetings, book):
        yield finding("committee-not-chosen", book)
    for one, other in relatives_inside(members):
        yield finding("committee-related", book, name=one, other=other)
    for left in open_places(members):
        line = joined([one.name for one in next_in_line(members)])
        yield finding("committee-open-place", book, name=left.name, line=line)


def check_leading(election: Election, book: RuleBook) -> Iterator[Finding]:
    """The township's group and office, hotline and letter box, coordination, where a plan asks (C12, C23, C25)."""
    members, meetings = election.records.all(BodyMember), election.records.all(Meeting)
    if book.parameter("leading_group").is_set:
        group = sitting(members, "leading")
        heads = sum(one.office == "head" for one in group)
        missing = [
            words
            for words, there in (
                ("组长", heads == 1),
                ("副组长", any(one.office == "deputy" for one in group)),
                ("成员", any(one.office == "member" for one in group)),
                ("办公室", bool(sitting(members, "office"))),
            )
            if not there
        ]
        if missing:
            yield finding("leading-group-unset", book, missing=joined(missing))
    if book.parameter("supervision_contact").is_set:
        ways = {one.way for one in election.records.all(Contact)}
        missing = [words for way, words in (("hotline", "监督电话"), ("letter_box", "督导信箱")) if way not in ways]
        if missing:
            yield finding("contact-missing", book, missing=joined(missing))
    if book.parameter("coordination").is_set:
        met = any(one.about == "coordination" for one in meetings)
        if not met or not sitting(members, "inspection"):
            missing = [*([] if met else ["工作联系协调会"]), *([] if sitting(members, "inspection") else ["督导组"])]
            yield finding("coordination-missing", book, missing=joined(missing))


def _offices(inside: list[BodyMember], book: RuleBook) -> Iterator[Finding]:
    heads = sum(one.office == "head" for one in inside)
    deputies = sum(one.office == "deputy" for one in inside)
    wanted = book.parameter("committee_deputies").value
    if heads != 1 or (isinstance(wanted, int) and deputies != wanted):
        yield finding("committee-head", book, heads=heads, deputies=deputies, wanted=_told(wanted))


def _chosen(meetings: list[Meeting], book: RuleBook) -> bool:
    allowed = book.parameter("committee_chosen_by").value
    return any(
        one.about == "choose_committee"
        and one.passed != "failed"
        and (not isinstance(allowed, tuple | list) or one.body in allowed)
        for one in meetings
    )


def _told(value: object) -> int | str:
    return value if isinstance(value, int) else "没有规定"
