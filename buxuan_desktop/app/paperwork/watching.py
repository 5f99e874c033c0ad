"""Papers of stage 9 about watching: forms 17 and 18, study, expenses, the five links, the summary (C12, C22, C25)."""

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.matters import counts_of
from buxuan_desktop.app.paperwork.facts import posted, said
from buxuan_desktop.app.paperwork.standards import known_of
from buxuan_desktop.app.paperwork.summing_up import after, faults, result, work
from buxuan_desktop.app.trail import CAMPAIGN, NOMINATION, REVIEW, VISIT, VOTE, trail_of
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.records.watching import AcceptanceRow, Expense, Inspection, Study
from buxuan_desktop.words.forms import words_of
from buxuan_desktop.words.papers import summary as texts
from buxuan_desktop.words.papers import watching


def acceptance(case: Case) -> watching.Acceptance | None:
    """Form 17: every standard with what the case knows, and what village and township say of it."""
    if not any(one.declared for one in case.election.rounds):
        return None
    kept = {one.standard: one for one in case.election.records.all(AcceptanceRow)}
    known = known_of(case)
    scores = [one.score for one in kept.values() if one.score is not None]
    return watching.Acceptance(
        **posted(case),
        rows=tuple(
            _standard(text, known.get(code, ""), kept.get(code))  # type: ignore[call-overload]
            for code, text in words_of("acceptance").choices["standard"].items()
        ),
        total=sum(scores) if scores else None,
    )


def checks(case: Case) -> watching.Checks | None:
    """Form 18."""
    rows = tuple(
        watching.Check(
            one.day, one.by, said(one, "about"), one.found, one.mend, one.until, one.mended_on, one.checked_by
        )
        for one in case.election.records.all(Inspection)
    )
    return watching.Checks(**posted(case), checks=rows) if rows else None


def counts(case: Case) -> watching.Counts | None:
    """How many matters came in, by kind and state; nothing of what was said (C12)."""
    found = counts_of(case)
    choices = words_of("matter").choices
    states = choices["state"]
    rows = tuple(
        (words, tuple(found[kind].get(state, 0) for state in states))
        for kind, words in choices["about"].items()
        if kind in found
    )
    return watching.Counts(**posted(case), states=tuple(states.values()), rows=rows) if rows else None


def sessions(case: Case) -> watching.Sessions | None:
    """The sessions on discipline (C36)."""
    rows = tuple(
        watching.Session(one.day, said(one, "what"), one.whom, one.due, one.present, one.led_by, one.note)
        for one in case.election.records.all(Study)
    )
    return watching.Sessions(**posted(case), sessions=rows) if rows else None


def expenses(case: Case) -> watching.Expenses | None:
    """What the election cost (C12)."""
    rows = tuple(
        watching.Spent(one.day, one.what, said(one, "kind"), one.fen, one.paid_by, one.approved_by, one.receipt)
        for one in case.election.records.all(Expense)
    )
    return watching.Expenses(**posted(case), spent=rows) if rows else None


def trail(case: Case) -> watching.Trail | None:
    """The five links as the ledger tells them (C25, C35)."""
    steps = tuple(trail_of(case))
    if not steps:
        return None
    links = tuple(
        (
            title,
            tuple(watching.Step(one.seq, one.at, one.who, one.what, one.change) for one in steps if one.link == link),
        )
        for title, link in zip(watching.LINKS, (NOMINATION, REVIEW, VISIT, CAMPAIGN, VOTE), strict=True)
    )
    return watching.Trail(**posted(case), links=links)


def summary(case: Case) -> texts.Summary | None:
    """The summary, once a result was declared."""
    if not any(one.declared for one in case.election.rounds):
        return None
    gaps = case.election.records.all(Vacancy)
    vacancy = "；".join(
        f"{f'原{one.post}{one.former}' if one.former else one.post}因{said(one, 'cause')}，缺{one.post}{one.seats}名"
        for one in gaps
    )
    facts = {**posted(case), "posted_on": None}
    return texts.Summary(
        **facts, vacancy=vacancy, result=result(case), work=work(case), faults=faults(case), after=after(case)
    )


def _standard(text: str, known: str, row: AcceptanceRow | None) -> watching.Standard:
    if row is None:
        return watching.Standard(text, known)
    own = "　".join(filter(None, (said(row, "own"), row.own_by)))
    township = "　".join(filter(None, (said(row, "township"), row.township_by)))
    return watching.Standard(text, known, own, township, row.score, row.found, row.repair, row.repaired_on)
