"""The joint review: no conclusion before all have answered, no bar unknown to the law, reasons for the refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import records
from buxuan_desktop.app.candidates import persons, review
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork import candidates, letters
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.candidacies import Promise
from buxuan_desktop.domain.records.persons import AgeConsent, Condition, Nominee
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion, Visit
from buxuan_desktop.domain.refusal import Refusal
from tests.unit.app.candidates.hall import EARLY, SIX, community, nominate, pass_review

WANG, POLICY, BAR = "王建国", "涉嫌违纪违规违法", "因犯罪受过刑事处罚"
QUALIFIED = Conclusion(name=WANG, result="qualified", day=EARLY)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with community(tmp_path, overlays=("S2", "S3")) as made:
        nominate(made)
        yield made


@pytest.fixture
def law(tmp_path: Path) -> Iterator[Case]:
    """The same under the law of 2025, which has bars."""
    with community(tmp_path, profile="CN-U-2025", overlays=("S2",)) as made:
        nominate(made)
        yield made


def answered(case: Case, kind: str = "none", condition: str = "", department: str = "公安") -> None:
    for one in SIX:
        here = one == department
        said = Opinion(name=WANG, department=one, opinion=kind if here else "none", condition=condition if here else "")  # type: ignore[arg-type]
        review.answer(case, said)


@pytest.mark.proves("B11", "C04", "department-open")
def test_no_conclusion_while_a_department_is_open(case: Case) -> None:
    for one in SIX[:-1]:
        review.answer(case, Opinion(name=WANG, department=one, opinion="none"))
    review.answer(case, Opinion(name=WANG, department="信访", asked_on=EARLY))
    with pytest.raises(Refusal) as refused:
        review.conclude(case, QUALIFIED, {})
    assert (refused.value.code, refused.value.data["departments"]) == ("review-open", "信访")
    review.answer(case, Opinion(name=WANG, department="信访", opinion="none"))
    review.conclude(case, QUALIFIED, {})
    assert review.review_of(case, WANG).conclusion is not None


@pytest.mark.proves("B11", "C03")
def test_only_what_the_law_names_is_a_bar(law: Case) -> None:
    with pytest.raises(Refusal, match="bar-not-by-law"):
        review.answer(law, Opinion(name=WANG, department="公安", opinion="bar", condition=POLICY))
    review.answer(law, Opinion(name=WANG, department="公安", opinion="bar", condition=BAR, basis="第十八条"))
    with pytest.raises(Refusal, match="review-barred"):
        review.conclude(law, QUALIFIED, {})
    out = Conclusion(name=WANG, result="unqualified", day=EARLY, condition=BAR)
    with pytest.raises(Refusal, match="reasons-missing"):
        review.conclude(law, out, {})
    number = review.conclude(law, out, {"reasons": "某年某月某判决"})
    told = Conclusion(name=WANG, result="unqualified", day=EARLY, condition=BAR, told_on=EARLY, answered_on=EARLY)
    assert review.conclude(law, told, {"reasons": "某年某月某判决", "answer": "判决已经撤销"}) == number
    assert "判决".encode() not in b"".join(row[4] for row in law.file.stored())
    assert not verify(law.file.path).faults
    assert WANG in review.persons(law)


@pytest.mark.parametrize("kind", ["bar", "policy"])
@pytest.mark.proves("C04")
def test_petitioning_is_never_a_reason(case: Case, kind: str) -> None:
    records.add(case, Condition(text="组织上访", list="law", cite="某办法第一条"))
    with pytest.raises(Refusal, match="petition-is-no-reason"):
        review.answer(case, Opinion(name=WANG, department="信访", opinion=kind, condition="组织上访"))  # type: ignore[arg-type]


@pytest.mark.proves("B11", "C03", "policy-undecided")
def test_a_condition_of_policy_waits_for_the_competent_bodys_decision(case: Case) -> None:
    answered(case, "policy", POLICY)
    assert review.review_of(case, WANG).waiting == (POLICY,)
    with pytest.raises(Refusal, match="review-policy-undecided"):
        review.conclude(case, QUALIFIED, {})
    decided = BodyDecision(name=WANG, condition=POLICY, by="镇党委", decision="stands_not", day=EARLY, letter="5号")
    number = records.add(case, decided)
    with pytest.raises(Refusal, match="review-decided-otherwise"):
        review.conclude(case, QUALIFIED, {})
    records.correct(case, number, BodyDecision(name=WANG, condition=POLICY, by="镇党委", decision="stands", day=EARLY))
    review.conclude(case, QUALIFIED, {})
    check = next(one for one in review.checks_of(case, WANG) if one.text == POLICY)
    assert (check.departments, check.decision) == (("公安",), "stands")


def test_unqualified_needs_a_ground_in_law_or_a_decision(case: Case) -> None:
    answered(case, "objection")
    with pytest.raises(Refusal, match="unqualified-without-ground"):
        review.conclude(
            case, Conclusion(name=WANG, result="unqualified", day=EARLY, condition="群众有看法"), {"reasons": "x"}
        )


@pytest.mark.proves("B18")
def test_the_filing_closes_the_review(case: Case) -> None:
    filing = CityFiling(name=WANG, number="备7号", day=EARLY)
    with pytest.raises(Refusal, match="review-open"):
        review.keep_one(case, filing)
    answered(case)
    with pytest.raises(Refusal, match="filing-before-conclusion"):
        review.keep_one(case, filing)
    review.conclude(case, QUALIFIED, {})
    number = review.keep_one(case, filing)
    assert review.keep_one(case, CityFiling(name=WANG, number="备8号", day=EARLY)) == number
    review.keep_one(case, Visit(name=WANG, day=EARLY, visitors=("镇组织委员",)), {"detail": "走访三户"})
    found = review.review_of(case, WANG)
    assert found.filing is not None
    assert found.filing.record.number == "备8号"
    assert found.visit is not None


def test_all_departments_are_asked_at_once_and_only_once(case: Case) -> None:
    assert review.ask_all(case, WANG, EARLY) == 6
    assert review.ask_all(case, WANG, EARLY) == 0
    assert [row.open for row in review.rows_of(case, WANG)] == [True] * 6


def test_what_a_department_adds_lies_beside_the_chain(case: Case) -> None:
    review.answer(case, Opinion(name=WANG, department="公安", opinion="none"), "户籍已核")
    assert "户籍已核".encode() not in b"".join(row[4] for row in case.file.stored())


@pytest.mark.proves("C11")
def test_the_age_is_checked_and_the_birth_date_forgotten_by_the_chain(case: Case) -> None:
    assert persons.known_birth(case, WANG) == "1980-01-01"
    assert persons.known_sex(case, WANG) == "男"
    persons.keep_sheet(case, Nominee(name=WANG, education="high"), {"birth": "1968.3.5"})
    sheet = persons.sheet_of(case, WANG)
    assert sheet is not None
    assert (sheet.record.age, sheet.record.age_on) == ("between", case.election.election_day)
    assert b"1968-03-05" not in b"".join(row[4] for row in case.file.stored())
    assert persons.known_birth(case, WANG) == "1968-03-05"
    assert not persons.keep_sheet(case, Nominee(name=WANG, education="high"), {"birth": "1968-03-05"})
    with pytest.raises(Refusal, match="birth-unreadable"):
        persons.keep_sheet(case, Nominee(name=WANG), {"birth": "去年"})


def test_what_offends_is_no_promise_that_passes(case: Case) -> None:
    with pytest.raises(Refusal, match="promise-offends"):
        records.add(case, Promise(name=WANG, text="他不行", handed_in=EARLY, attacks=True, result="passed"))


def test_the_review_of_a_person_names_what_is_lacking(case: Case) -> None:
    pass_review(case, WANG)
    found = review.review_of(case, WANG)
    assert (found.posts, found.ways, found.open) == (("主任",), ("all",), ())
    assert {one.code for one in found.lacking} == {"age-not-checked", "city-filing-missing", "visit-missing"}


@pytest.mark.proves("B11")
def test_whoever_is_refused_gets_a_letter_with_the_ground_and_the_reasons(law: Case) -> None:
    review.answer(law, Opinion(name=WANG, department="公安", opinion="bar", condition=BAR))
    out = Conclusion(name=WANG, result="unqualified", day=EARLY, condition=BAR)
    review.conclude(law, out, {"reasons": "某年某月某判决"})
    ((name, letter),) = list(letters.reasons(law))
    assert (name, letter.ground, letter.reasons) == (WANG, BAR, "某年某月某判决")
    assert "第十八条" in letter.ground_cite
    ((_, form),) = [one for one in candidates.reviews(law) if one[0] == WANG]
    assert (form.opinions[0].opinion, form.conclusion) == (f"属于法律规定的情形；{BAR}", "不合格")


@pytest.mark.proves("C11")
def test_the_report_on_age_is_a_letter_to_both_bodies(case: Case) -> None:
    persons.keep_sheet(case, Nominee(name=WANG), {"birth": "1960-05-06"})
    records.add(case, AgeConsent(name=WANG, reason="经验丰富", reported_on=EARLY, letter="报9号"))
    ((_, report),) = list(letters.age_reports(case))
    assert (report.born, report.limit, report.post, report.letter) == ("1960年5月", 55, "主任", "报9号")
