"""Papers of stage 5 from the records: where and when, staff, mobile box, proxies, scribes, ballot and void rules."""

from collections.abc import Iterator
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import house_of, number_of, posted, said, sex_of
from buxuan_desktop.domain.checkin import PlaceState
from buxuan_desktop.domain.records.helpers import Proxy, Staff
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, Place, Training
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.options import Options
from buxuan_desktop.words.papers import assistance, ballot, outcome, staff_forms, voting
from buxuan_desktop.words.papers.ballot_words import BallotRules

_RULES = ("overvote_scope", "blank", "same_person", "writein_no_mark", "stray_mark", "wrong_symbol", "unreadable_part")


def place_time(case: Case) -> voting.PlaceTime | None:
    """Notice 10: hall, stations with their ground, mobile boxes with their way (C15, C17, C34)."""
    places = case.election.records.all(Place)
    method = case.election.records.last(Method)
    if not places:
        return None
    halls = [one for one in places if one.kind == "hall"]
    hall = halls[0] if halls else None
    hours = _hours(hall.opens, hall.closes) if hall else ""
    return voting.PlaceTime(
        **posted(case, "place_time"),
        hall=hall.address or hall.name if hall else "",
        hours=hours or (_hours(method.begins, method.ends) if method else ""),
        stations=tuple(
            voting.Station(one.name, one.address, _hours(one.opens, one.closes), said(one, "ground"))
            for one in places
            if one.kind == "station"
        ),
        routes=tuple(
            voting.Route(one.name, _hours(one.opens, one.closes), one.route) for one in places if one.kind == "mobile"
        ),
        count_place=hall.address or hall.name if hall else "",
    )


def staff_list(case: Case) -> voting.WorkerList | None:
    """Notice 11: who serves in which role (C17)."""
    staff = case.election.records.all(Staff)
    if not staff:
        return None
    people = tuple(voting.Worker(said(one, "role"), one.name, sex_of(case, one.name)) for one in staff)
    chosen = {said(one, "chosen_by") for one in staff if one.chosen_by}
    return voting.WorkerList(**posted(case, "staff"), chosen_by="、".join(sorted(chosen)), people=people)


def staff_form(case: Case) -> staff_forms.StaffForm | None:
    """F12: the same people, with elector's number and what was checked."""
    staff = case.election.records.all(Staff)
    if not staff:
        return None
    training = case.election.records.last(Training)
    people = tuple(
        staff_forms.Staff(
            said(one, "role"),
            one.name,
            sex_of(case, one.name),
            number_of(case, one.name),
            said(one, "chosen_by"),
            "是候选人" if one.name in case.election.candidates else "不是候选人",
        )
        for one in staff
    )
    return staff_forms.StaffForm(
        **posted(case),
        people=people,
        trained_on=training.day if training else None,
        trained_by=training.trainer if training else "",
    )


def mobile_voters(case: Case) -> assistance.MobileVoters | None:
    """Notice 12: who votes at a mobile box, without any reason (C08)."""
    voters = case.election.records.all(MobileVoter)
    if not voters:
        return None
    boxes = [one for one in case.election.records.all(Place) if one.kind == "mobile"]
    return assistance.MobileVoters(
        **posted(case, "mobile_voters"),
        decided_by=said(voters[0], "decided_by"),
        decided_on=voters[0].decided_on,
        people=tuple(
            assistance.Visited(one.box, one.elector, sex_of(case, one.elector), _group(case, one.elector))
            for one in voters
        ),
        staff=tuple((one.name, "、".join(one.staff)) for one in boxes),
    )


def mobile_forms(case: Case) -> Iterator[tuple[str, staff_forms.MobileBox]]:
    """F13: each mobile box with the people on its way, and what the day wrote down of it."""
    boxes = [one for one in case.election.records.all(Place) if one.kind == "mobile"]
    opened = case.election.checkin.of(len(case.election.rounds)).places
    for box in boxes:
        visits = tuple(
            staff_forms.Visit(one.elector, number_of(case, one.elector))
            for one in case.election.records.all(MobileVoter)
            if one.box == box.name
        )
        facts = _mobile_day(opened[box.name]) if box.name in opened else {}
        record = staff_forms.MobileBox(
            **posted(case), box=box.name, staff=box.staff, way=box.route, visits=visits, **facts
        )
        yield (box.name if len(boxes) > 1 else ""), record


def _mobile_day(place: PlaceState) -> dict[str, Any]:
    """Ballots out and back, seals, times; what has not happened yet stays with the pen."""
    closed, carried = place.closed, place.carried
    return {
        "drawn": place.opened.ballots,
        "issued": place.issued + place.spoiled if closed else None,
        "spare": closed.returned if closed else None,
        "seal": "、".join(closed.seals) if closed else "",
        "left_at": carried.left if carried else "",
        "back_at": carried.arrived if carried else "",
    }


def proxies(case: Case) -> assistance.ProxyList | None:
    """Notice 13: who votes for whom."""
    given = case.election.records.all(Proxy)
    if not given:
        return None
    limit, who = case.book.parameter("proxy_limit").value, case.book.parameter("proxy_who").value
    return assistance.ProxyList(
        **posted(case, "proxies"),
        proxies=tuple(assistance.Proxy(one.principal, one.proxy, said(one, "relation")) for one in given),
        limit=limit if isinstance(limit, int) else None,
        who=str(who or ""),
    )


def scribes(case: Case) -> assistance.ScribeList | None:
    """Notice 14: who writes for others."""
    staff = [one for one in case.election.records.all(Staff) if one.role == "scribe"]
    if not staff:
        return None
    limit = case.book.parameter("scribe_limit").value
    people = tuple(assistance.Scribe(one.name, sex_of(case, one.name), one.place) for one in staff)
    return assistance.ScribeList(
        **posted(case, "scribes"), scribes=people, limit=limit if isinstance(limit, int) else None
    )


def void_rules(case: Case) -> outcome.VoidRules | None:
    """Notice 15: when a ballot is void, by the rules of this case."""
    rules = rules_of(case)
    method = case.election.records.last(Method)
    if rules is None:
        return None
    adopted = said(method, "adopted_by") if method and method.adopted else ""
    return outcome.VoidRules(**posted(case, "void_rules"), rules=rules, adopted_by=adopted)


def ballot_paper(case: Case) -> ballot.BallotPaper | None:
    """F6: the ballot of the first round, once there are candidates."""
    rules, posts = rules_of(case), [state.post for state in case.election.posts.values()]
    if rules is None or not any(post.candidates for post in posts):
        return None
    return ballot.BallotPaper(
        house=house_of(case),
        on=case.election.election_day,
        slates=tuple(ballot.Slate(post.title, post.seats, post.candidates) for post in posts),
        rules=rules,
    )


def rules_of(case: Case) -> BallotRules | None:
    """The rules of reading in words of the paper; None while one that is needed is not decided."""
    try:
        options: Options = case.options
    except Refusal:
        return None
    found: dict[str, Any] = {}
    for name in _RULES:
        value = getattr(options, name, None)
        if value is None:
            value = case.book.parameter(name).value
        if isinstance(value, str):
            found[name] = value
    cites = tuple((name, cite) for name in _RULES for cite in case.book.cite(name)[:1])
    return BallotRules(**found, sources=cites)


def _hours(begins: str, ends: str) -> str:
    return f"{begins}至{ends}" if begins and ends else begins


def _group(case: Case, name: str) -> str:
    number = case.election.numbers.get(name)
    return "" if number is None else case.election.voters[number].group
