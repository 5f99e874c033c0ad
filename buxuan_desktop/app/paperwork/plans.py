"""The plan, its timetable, the method, minutes, the chair's script and the papers of the day (C14, C17, C19, C28)."""

from collections.abc import Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import house_of, meeting_about, minuted, posted, said
from buxuan_desktop.app.paperwork.voting import rules_of
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.helpers import Staff
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.records.preparation import Method, PaperOrder, Place
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.rules.calendar.timetable import timetable
from buxuan_desktop.rules.checks.calendar import calendar_findings
from buxuan_desktop.rules.checks.meetings import present_needed
from buxuan_desktop.rules.thresholds import quorum_needed
from buxuan_desktop.words import of_finding, of_step, spoken, term
from buxuan_desktop.words.papers import handing, method, minutes, plan, script


def plan_of(case: Case) -> plan.Plan:
    """The work plan with its steps, bodies and bases (B05, C14, C23)."""
    members = case.election.records.all(BodyMember)
    bodies = tuple(
        (title, _people([one for one in members if one.body == body and one.left_on is None]))
        for body, title in (("leading", "领导小组"), ("office", "办公室"), ("committee", "选举委员会"))
        if any(one.body == body for one in members)
    )
    hotlines = [one for one in case.election.records.all(Contact) if one.way == "hotline"]
    vacancies = [_vacancy(one) for one in case.election.records.all(Vacancy)]
    facts = posted(case)
    profile, overlays = case.book.profile, case.book.overlays
    bases = (*(f"《{one}》" for one in profile.sources), *(f"《{one.title}》" for one in overlays))
    return plan.Plan(
        **facts,
        bases=bases,
        vacancy="；".join(vacancies),
        steps=tuple(_steps(case)),
        bodies=bodies,
        principles=_listed(case, "principles"),
        discipline=_listed(case, "discipline"),
        addressees=str(case.book.parameter("addressees").value or ""),
        hotline=hotlines[-1].where if hotlines else "",
        issuer=house_of(case).leading if any(one.body == "leading" for one in members) else "",
    )


def timetable_of(case: Case) -> plan.Timetable:
    """The timetable with every article, and what contradicts what."""
    today = case.clock().date()
    found = [of_finding(one) for one in calendar_findings(case.election, case.book, today)]
    return plan.Timetable(
        **posted(case, "schedule"),
        steps=tuple(_steps(case)),
        contradictions=tuple(one.text for one in found),
        drawn_on=today,
    )


def method_of(case: Case) -> method.Method | None:
    """The method as drafted, with the rules of this case (C17, C28)."""
    drafted = case.election.records.last(Method)
    rules = rules_of(case)
    if drafted is None or rules is None:
        return None
    limit, options = case.book.parameter("proxy_limit").value, case.options
    election = case.election
    needed = quorum_needed(options.quorum, election.registered)
    return method.Method(
        **posted(case, "method"),
        electors=f"{election.registered}人" if election.registered else "",
        candidates="；".join(f"{title}：{'、'.join(state.post.candidates)}" for title, state in election.posts.items()),
        manner=said(drafted, "ways"),
        hours=f"{drafted.begins}至{drafted.ends}" if drafted.begins and drafted.ends else "",
        quorum=f"{term('quorum', options.quorum)}（{needed}人）" if election.registered else "",
        win={">1/2": "过半数", ">=1/2": "二分之一以上"}[options.win],
        proxy_who=str(case.book.parameter("proxy_who").value or ""),
        proxy_limit=limit if isinstance(limit, int) else None,
        mobile=str(case.book.parameter("mobile_authority").value or ""),
        rules=rules,
        adopted_by=said(drafted, "adopted_by") if drafted.adopted else "",
        adopted_on=drafted.adopted_on if drafted.adopted else None,
    )


def minutes_of(case: Case) -> Iterator[tuple[str, minutes.Minutes]]:
    """F14: one a meeting."""
    for one in case.election.records.all(Meeting):
        needed = present_needed(one, case.book)
        yield (
            f"{spoken(one.day)}{said(one, 'about')}",
            minutes.Minutes(
                **posted(case),
                name=f"{said(one, 'body')}（{said(one, 'about')}）",
                quorum=f"应到{one.due}人，至少到会{needed}人" if needed is not None else "",
                **minuted(one, said(one, "about")),
            ),
        )


def script_of(case: Case) -> script.Script | None:
    """The chair's script in the order of C19, with this case's names and numbers."""
    staff, election = case.election.records.all(Staff), case.election
    rules = rules_of(case)
    if rules is None or not any(state.post.candidates for state in election.posts.values()):
        return None
    printed = [one for one in election.records.all(PaperOrder) if one.what == "ballots"]
    limit = case.book.parameter("proxy_limit").value
    met = meeting_about(case, "method")
    heads = [one.name for one in election.records.all(BodyMember) if (one.body, one.office) == ("committee", "head")]
    return script.Script(
        **posted(case),
        chair=met.chair if met and met.chair else "".join(heads[:1]),
        registered=election.registered or None,
        quorum=quorum_needed(case.options.quorum, election.registered) if election.registered else None,
        candidates=tuple(name for state in election.posts.values() for name in state.post.candidates),
        chief_watch="、".join(_names(staff, "chief_watcher")),
        watchers=_names(staff, "watcher"),
        chief_teller="、".join(_names(staff, "chief_teller")),
        tellers=_names(staff, "teller"),
        boxes=sum(one.boxes or 1 for one in election.records.all(Place)) or None,
        ballots=sum(one.received or 0 for one in printed) or None,
        proxy_limit=limit if isinstance(limit, int) else None,
    )


def handover_of(case: Case) -> handing.BallotHandover | None:
    """Ballots from the printer to the committee against a receipt (C14)."""
    orders = [one for one in case.election.records.all(PaperOrder) if one.what == "ballots"]
    if not orders:
        return None
    lines = tuple(
        handing.Handed(
            f"选票（第{one.round}次投票）",
            one.printed,
            one.printed - one.spoiled if one.stamped else None,
            one.printed - one.spoiled if one.handed_on else None,
            one.received,
        )
        for one in orders
    )
    return handing.BallotHandover(
        **posted(case), lines=lines, when=spoken(orders[-1].handed_on) if orders[-1].handed_on else ""
    )


def heads_of(case: Case) -> handing.Heads | None:
    """The four ways of coming against the number needed (C18): numbers of the day stay with the pen."""
    election = case.election
    if not election.registered:
        return None
    needed = quorum_needed(case.options.quorum, election.registered)
    ways: tuple[tuple[str, int | None], ...] = tuple((way, None) for way in handing.WAYS)
    state = election.checkin.of(len(election.rounds))
    if state.places:
        heads = state.heads
        ways = tuple(zip(handing.WAYS, (heads.hall, heads.station, heads.proxy, heads.mobile), strict=True))
    return handing.Heads(**posted(case), registered=election.registered, needed=needed, ways=ways)


def rolls_of(case: Case) -> Iterator[tuple[str, handing.Desk]]:
    """Rolls by group to sign at the desks: the paper way of checking in."""
    voters = list(case.election.voters.values())
    for group in dict.fromkeys(one.group for one in voters):
        yield group, handing.Desk(**posted(case), group=group, lines=tuple(_roll(voters, group)))


def _roll(voters: list[VoterRegistered], group: str) -> Iterator[handing.DeskLine]:
    return (handing.DeskLine(str(one.number), one.name, one.sex) for one in voters if one.group == group)


def _listed(case: Case, name: str) -> tuple[str, ...]:
    """What every overlay says under a parameter that is a list, each once."""
    found = [source.parameters[name].value for source in case.book.overlays if name in source.parameters]
    return tuple(dict.fromkeys(text for value in found if isinstance(value, tuple | list) for text in value))


def _steps(case: Case) -> Iterator[plan.Step]:
    for slot in timetable(case.election, case.book):
        days = spoken(slot.begins) if slot.begins == slot.ends else f"{spoken(slot.begins)}至{spoken(slot.ends)}"
        yield plan.Step(days, of_step(slot.code), source="；".join(slot.cite) or term("basis", slot.basis))


def _vacancy(one: Vacancy) -> str:
    who = f"（原任{one.former}）" if one.former else ""
    return f"{one.post}{one.seats}名{who}，因{said(one, 'cause')}，自{spoken(one.day)}起空缺"


def _people(members: list[BodyMember]) -> str:
    return "、".join(f"{one.name}（{said(one, 'office').split('（')[0]}）" for one in members)


def _names(staff: list[Staff], role: str) -> tuple[str, ...]:
    return tuple(one.name for one in staff if one.role == role)
