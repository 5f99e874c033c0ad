"""Letters about one person: reasons for the unqualified, reports on age, proxies, who is not registered."""

from collections.abc import Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.candidates import OTHERS, born_of, post_of
from buxuan_desktop.app.paperwork.facts import number_of, posted, said
from buxuan_desktop.app.records import private_of
from buxuan_desktop.app.register.posting import days_now
from buxuan_desktop.domain.records.electors import Incapacity
from buxuan_desktop.domain.records.helpers import Proxy
from buxuan_desktop.domain.records.persons import AgeConsent, Condition
from buxuan_desktop.domain.records.reviews import BodyDecision, Conclusion
from buxuan_desktop.words import spoken
from buxuan_desktop.words.papers import assistance, proxy_letter, told

_REASONS = {"work": 0, "business": 1, "living": 2, "visiting": 3}
"""The places of the form's reasons; what it has no box for is 其他."""
_OTHER = len(proxy_letter.REASONS) - 1


def reasons(case: Case) -> Iterator[tuple[str, told.Reasons]]:
    """One letter for everybody who was found unqualified (B11)."""
    for kept in case.election.records.kept(Conclusion):
        one = kept.record
        if one.result == "unqualified":
            yield (
                one.name,
                told.Reasons(
                    **{**posted(case), "posted_on": one.told_on},
                    name=one.name,
                    post=post_of(case, one.name),
                    concluded_on=one.day,
                    ground=one.condition,
                    ground_cite=_ground(case, one),
                    reasons=private_of(case, kept).get("reasons", ""),
                ),
            )


def age_reports(case: Case) -> Iterator[tuple[str, told.AgeReport]]:
    """One report for everybody who is proposed over the age limit (C11)."""
    limit = case.book.parameter("age_limit")
    for one in case.election.records.all(AgeConsent):
        yield (
            one.name,
            told.AgeReport(
                **{**posted(case), "posted_on": one.reported_on},
                name=one.name,
                post=post_of(case, one.name),
                born=born_of(case, one.name),
                limit=limit.value if isinstance(limit.value, int) else None,
                reason=one.reason,
                letter=one.letter,
                cite=limit.cite,
            ),
        )


def proxy_letters(case: Case) -> Iterator[tuple[str, proxy_letter.ProxyLetter]]:
    """Form 4 for everybody who has another vote: to be signed by both (C08, C19)."""
    limit, who = case.book.parameter("proxy_limit"), case.book.parameter("proxy_who").value
    for one in case.election.records.all(Proxy):
        yield (
            one.principal,
            proxy_letter.ProxyLetter(
                **posted(case, "proxies"),
                principal=one.principal,
                principal_number=number_of(case, one.principal),
                holder=one.proxy,
                holder_number=number_of(case, one.proxy),
                relation=said(one, "relation"),
                reason=_REASONS.get(one.reason, _OTHER) if one.reason else None,
                limit=limit.value if isinstance(limit.value, int) else None,
                who=str(who or ""),
                written_on=one.received_on,
                cite=limit.cite,
            ),
        )


def not_registered(case: Case) -> Iterator[tuple[str, assistance.NotRegistered]]:
    """The decision that somebody is not registered, for the family alone; no name in any title (C15)."""
    days = case.book.parameter("answer_days").value
    for place, kept in enumerate(case.election.records.kept(Incapacity), start=1):
        name = private_of(case, kept).get("name", "")
        if name and kept.record.lifted_on is None:
            yield (
                f"第{place}份",
                assistance.NotRegistered(
                    **{**posted(case), "posted_on": kept.record.family_told},
                    name=name,
                    confirmed_on=kept.record.day,
                    objection_until=days_now(case).object_until,
                    answer_days=days if isinstance(days, int) else None,
                ),
            )


def _ground(case: Case, one: Conclusion) -> str:
    """The article of a bar by law, or the decision on a condition of policy."""
    records = case.election.records
    decided = [each for each in records.all(BodyDecision) if (each.name, each.condition) == (one.name, one.condition)]
    if decided:
        return f"{decided[-1].by}{spoken(decided[-1].day)}决定　{decided[-1].letter}".rstrip("　")
    cites = [each.cite for each in records.all(Condition) if each.text == one.condition and each.list not in OTHERS]
    bars = case.book.parameter("negative_list")
    law = isinstance(bars.value, tuple) and one.condition in bars.value
    return cites[-1] if cites else bars.cite if law else ""
