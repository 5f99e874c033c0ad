"""The steps of one person's review in their order, each with what it says now; the page asks for one at a time."""

from collections.abc import Iterator

import msgspec

from buxuan_desktop.app.candidates.review import Review, review_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import form_of, told
from buxuan_desktop.domain.records.reviews import BodyDecision
from buxuan_desktop.words import spoken, term

SHEET, CHECKS, DEPARTMENT, ANOTHER, DECISION = "sheet", "checks", "department", "another", "decision"
VISIT, CONCLUSION, FILING, TOWNSHIP = "visit", "conclusion", "filing", "township"


class Step(msgspec.Struct, frozen=True):
    """One step: its kind, what it is about (a department, a condition, a post), its title, its state in words.

    `mark`: done, open, bad (speaks against the person), or "" where nothing is asked for.
    """

    kind: str
    about: str
    title: str
    state: str
    mark: str = ""


def steps_of(case: Case, name: str) -> list[Step]:
    """All steps of a person's review."""
    one = review_of(case, name)
    return [
        _sheet(one),
        Step(CHECKS, "", "条件核对", f"{len(one.checks)}条条件"),
        *_departments(one),
        Step(ANOTHER, "", "另加一个部门", "方案以外的部门"),
        *_decisions(case, one),
        *_rest(one),
    ]


def first_open(steps: list[Step]) -> int:
    """The place of the first step that waits, 0 when none does."""
    return next((place for place, one in enumerate(steps) if one.mark == "open"), 0)


def summary(case: Case, name: str) -> str:
    """How far the review of a person is, in a few words."""
    one = review_of(case, name)
    if one.conclusion is not None:
        return "结论：合格" if one.conclusion.record.result == "qualified" else "结论：不合格"
    if one.open:
        return f"还有{len(one.open)}个部门没有答复"
    return "还没有写结论"


def identity(case: Case, name: str) -> str:
    """Who the person is: post, how nominated, and what the sheet says that everybody may know."""
    one = review_of(case, name)
    ways = "、".join(term("nomination_way", way) for way in one.ways)
    known = [f"{'、'.join(one.posts)}候选人人选" if one.posts else "", ways]
    if one.sheet is not None:
        form = form_of("nominee")
        known += [
            told(form.field(field), getattr(one.sheet, field)) for field in ("sex", "ethnic", "education", "party")
        ]
    return "　".join(filter(None, known))


def _sheet(one: Review) -> Step:
    if one.sheet is None:
        return Step(SHEET, "", "候选人登记", "还没有登记", "open")
    age = term("age", one.sheet.age) if one.sheet.age else "年龄没有核对"
    return Step(SHEET, "", "候选人登记", age, "done" if one.sheet.age in ("", "fits") else "bad")


def _departments(one: Review) -> Iterator[Step]:
    for row in one.rows:
        said = row.opinion
        if said is None or said.open:
            asked = f"{spoken(said.asked_on)}发函，没有答复" if said and said.asked_on else "没有答复"
            yield Step(DEPARTMENT, row.department, row.department, asked, "open")
        else:
            words = "　".join(filter(None, (term("opinion", said.opinion), said.letter)))
            mark = "bad" if said.opinion in ("bar", "policy") else "done"
            yield Step(DEPARTMENT, row.department, row.department, words, mark)


def _decisions(case: Case, one: Review) -> Iterator[Step]:
    """One for every condition of policy that a department named."""
    by = {each.condition: each for each in case.election.records.all(BodyDecision) if each.name == one.name}
    named = [row.opinion.condition for row in one.rows if row.opinion and row.opinion.opinion == "policy"]
    for text in dict.fromkeys(named):
        found = by.get(text)
        result = "" if found is None else "可以作为候选人" if found.decision == "stands" else "不作为候选人人选"
        state = f"{found.by}：{result}" if found else "还没有决定"
        yield Step(DECISION, text, f"决定：{text}", state, "done" if found else "open")


def _rest(one: Review) -> Iterator[Step]:
    done = one.visit is not None
    yield Step(
        VISIT, "", "考察", spoken(one.visit.record.day) if one.visit else "还没有记录", "done" if done else "open"
    )
    made = one.conclusion.record if one.conclusion else None
    said = "还没有写" if made is None else "合格" if made.result == "qualified" else "不合格"
    if made is not None and made.result == "unqualified":
        said += "，已书面告知" if made.told_on else "，还没有书面告知"
    bad = made is not None and made.result == "unqualified"
    yield Step(CONCLUSION, "", "审查结论", said, "bad" if bad else "done" if made else "open")
    filed = one.filing.record if one.filing else None
    yield Step(FILING, "", "市级备案", filed.number if filed else "还没有备案", "done" if filed else "open")
    for post in one.posts:
        agreed = one.township is not None and one.township.post == post
        state = f"{spoken(one.township.day)}　{one.township.by}" if one.township and agreed else "还没有审查"
        yield Step(TOWNSHIP, post, f"镇（街道）审查：{post}", state, "done" if agreed else "open")
