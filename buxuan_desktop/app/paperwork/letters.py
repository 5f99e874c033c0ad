"""Letters about one person of stage 4: reasons for the unqualified, reports on age."""

from collections.abc import Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.candidates import OTHERS, born_of, post_of
from buxuan_desktop.app.paperwork.facts import posted
from buxuan_desktop.app.records import private_of
from buxuan_desktop.domain.records.persons import AgeConsent, Condition
from buxuan_desktop.domain.records.reviews import BodyDecision, Conclusion
from buxuan_desktop.words import spoken
from buxuan_desktop.words.papers import told


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
