"""Keeping an audit: verdicts wait for who may decide, what is cleared is sealed, and all of it at a glance."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.audit.overview import lay_out_items, overview_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.record_lists import values_of
from buxuan_desktop.app.stage_checks import CHECKS
from buxuan_desktop.app.stage_sections import sections_of
from buxuan_desktop.domain.auditing import ITEMS
from buxuan_desktop.domain.records.audit import AuditMember
from buxuan_desktop.domain.records.audit_findings import AuditFinding
from buxuan_desktop.domain.records.audit_work import AuditItem, AuditStep
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.refusal import Refusal
from tests.auditing import BEGIN, FAULT, PERSON, PLAN, PRAISE, whole
from tests.making import CLOCK, opening

OPTIONS = {"overvote_scope": "post", "blank": "abstain"}
SUSPECTED = AuditFinding(
    item="grants", kind="fault", whose="incumbent", bearer="person", nature="undecided", office="government", amount=500
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = setup.open_case(tmp_path / "case.buxuan", opening(options=OPTIONS), CLOCK, "周敏")
    yield made
    made.close()


def refused(case: Case, record: Record) -> str:
    with pytest.raises(Refusal) as told:
        records.add(case, record)
    return told.value.code


@pytest.mark.proves("A23", "A24")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": "open"}, "audit-conclusion-early"),
        ({"state": "open", "conclusion": "", "answer": "", "nature": "fraud"}, "audit-fraud-undecided"),
        ({"decided_by": " "}, "audit-decider-missing"),
        ({"decided_on": None}, "audit-decider-missing"),
        ({"nature": "undecided"}, "audit-nature-undecided"),
        ({"conclusion": ""}, "audit-conclusion-missing"),
        ({"state": "cleared"}, "audit-cleared-with-words"),
        ({"state": "cleared", "conclusion": "", "answer": ""}, "audit-cleared-with-words"),
    ],
)
def test_no_verdict_before_the_body_that_may_decide(case: Case, change: dict[str, Any], code: str) -> None:
    assert refused(case, msgspec.structs.replace(FAULT, **change)) == code
    records.add(case, FAULT)


@pytest.mark.proves("A17", "A18")
def test_nobody_audits_oneself(case: Case) -> None:
    records.add(case, PERSON)
    member = AuditMember(body="group", name=PERSON.name)
    assert refused(case, member) == "audit-of-oneself"
    records.add(case, msgspec.structs.replace(member, body="county_leading", name="县长"))
    records.add(case, msgspec.structs.replace(member, name="何平"))
    assert refused(case, msgspec.structs.replace(PERSON, name="何平")) == "audit-of-oneself"


@pytest.mark.proves("A23", "A29")
def test_whom_it_concerns_is_beside_the_chain_and_sealed_when_cleared(case: Case) -> None:
    secret = {"person": "钱某", "facts": "挪用救灾款"}
    number = records.add(case, SUSPECTED, records.Writing(private=secret))
    assert secret.items() <= values_of(case, number).items()
    assert not any("钱某" in row.body or "挪用" in row.body for row in case.file.rows())
    cleared = AuditFinding(
        item="grants", kind="fault", state="cleared", decided_by="乡纪委", decided_on=BEGIN, office="government"
    )
    records.correct(case, number, cleared, records.Writing(private=secret))
    assert not secret.keys() & values_of(case, number).keys()
    held = case.election.records.get(number)
    assert held is not None
    assert held.private == ()
    assert case.file.private(f"record/{number}/1") == secret
    assert not records.correct(case, number, cleared, records.Writing(private=secret))


@pytest.mark.proves("A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11")
def test_ten_items_are_laid_out_once_with_questions_and_papers(case: Case) -> None:
    records.add(case, AuditItem(item="debts", questions="自己写的"))
    assert lay_out_items(case) == 9
    assert lay_out_items(case) == 0
    kept = case.election.records.all(AuditItem)
    assert [one.item for one in kept] == ["debts", *(one for one in ITEMS if one != "debts")]
    assert kept[0].questions == "自己写的"
    assert all(one.questions and one.wanted for one in kept[1:])
    assert overview_of(case).laid_out


@pytest.mark.proves("A13", "A23", "A24", "A30")
def test_the_overview_adds_up_by_class(case: Case) -> None:
    records.add_all(case, whole())
    records.add(case, SUSPECTED)
    records.add(case, msgspec.structs.replace(FAULT, amount=100, item="accounts"))
    seen = overview_of(case)
    assert [(one.title, one.count, one.fen) for one in seen.sums] == [
        ("现任　个人　铺张浪费", 2, 1_280_150),
        ("现任　个人　待认定", 1, 500),
    ]
    assert (seen.achievements, seen.waiting, seen.due, seen.paid) == (1, 1, 1_280_050, 1_280_050)
    assert (seen.begins, seen.ends) == (PLAN.back_to, PLAN.ends)
    assert [(one.title, one.fen) for one in seen.items if one.faults] == [
        ("财务收支", 100),
        ("建设项目发包管理", 1_280_050),
        ("上级划拨和社会捐赠资金", 500),
    ]
    assert seen.missing == ()
    assert {one.state for one in seen.steps} == {"done"}


def test_the_last_word_on_a_step_holds(case: Case) -> None:
    day = case.clock().date()
    records.add(case, AuditStep(step="survey", begins=day))
    assert [one.state for one in overview_of(case).steps][:2] == ["here", "none"]
    records.add(case, AuditStep(step="survey", begins=day, done_on=day))
    assert overview_of(case).steps[0].state == "done"


@pytest.mark.proves("A16")
def test_the_stage_has_its_page_and_its_checks(case: Case) -> None:
    assert sections_of(1)[0].page == "audit"
    assert len(sections_of(1)) == 18
    (found,) = [one for check in CHECKS[1] for one in check(case)]
    assert found.code == "audit-open" or found.severity == "stop"


def test_achievements_need_a_conclusion_too(case: Case) -> None:
    assert refused(case, msgspec.structs.replace(PRAISE, conclusion="")) == "audit-conclusion-missing"
    records.add(case, PRAISE)
