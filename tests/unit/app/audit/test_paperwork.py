"""Papers of an audit are filled from its records; the wall gets conclusions alone, the statistics one line a case."""

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import openpyxl
import pytest

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.audit.statistics import row_of, statistics_of, table_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import Offer, bytes_of, offers_of
from buxuan_desktop.domain.records.audit import AuditMember
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_result import AuditAnswer, AuditDraft, AuditObjection, VillagersHeard
from buxuan_desktop.domain.records.audit_work import AuditEvidence, AuditMinutes, WorkingPaper
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.words.papers import PAPERS
from buxuan_desktop.words.sheets import Grid, Sheet
from tests.auditing import FAULT, PERSON, REPORT, whole
from tests.making import CLOCK, opening

DEMANDS = (
    "A01",
    "A02",
    "A03",
    "A04",
    "A05",
    "A06",
    "A07",
    "A08",
    "A09",
    "A10",
    "A11",
    "A12",
    "A13",
    "A14",
    "A15",
    "A16",
    "A17",
    "A18",
    "A19",
    "A20",
    "A21",
    "A22",
    "A23",
    "A24",
    "A25",
    "A26",
    "A27",
    "A28",
    "A29",
    "A30",
    "A31",
)
"""All that the plan of an audit asks for."""

OPTIONS = {"overvote_scope": "post", "blank": "abstain"}
SECRETS: dict[type[Record], dict[str, str]] = {
    AuditMinutes: {"person": "魏某", "content": "问：招标了吗？\n答：没有。"},
    WorkingPaper: {"facts": "结算书多记一项", "basis": "工程管理规定", "judgement": "个人责任"},
    AuditEvidence: {"shows": "多付工程款", "source": "出纳某"},
    AuditDraft: {"draft": "初稿要点若干", "views": "韩立：同意"},
    AuditAnswer: {"opinion": "急着通路", "recheck": "金额无误"},
    VillagersHeard: {"opinions": "尽快退还"},
    AuditObjection: {"objector": "吴某", "objection": "数目不对"},
    AuditMeasure: {"person": "经手人郑某", "matter": "责令退还"},
    AuditFinding: {"person": "赵德明", "facts": "内部事实"},
}


INSIDE = ("钱某", "挪用", "不实的一件", "魏某", "郑某", "吴某", "内部事实", "初稿要点若干")
"""What is confidential, or was cleared."""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = setup.open_case(tmp_path / "case.buxuan", opening(options=OPTIONS), CLOCK, "周敏")
    records.add_all(made, whole(), [SECRETS.get(type(one), {}) for one in whole()])
    yield made
    made.close()


def said(value: object) -> str:
    if isinstance(value, str):
        return value
    parts = value if isinstance(value, tuple) else [getattr(value, f) for f in getattr(value, "__struct_fields__", ())]
    return "\n".join(map(said, parts))


def offered(case: Case, code: str) -> Offer:
    return next(one for one in offers_of(case, 1) if one.kind.code == code)


def sheet(case: Case, code: str) -> Sheet:
    return offered(case, code).sheet(True)


@pytest.mark.proves(*DEMANDS)
def test_every_paper_of_the_audit_is_filled_from_its_records(case: Case) -> None:
    offers = offers_of(case, 1)
    assert {one.kind.code for one in offers} == {code for code in PAPERS if code.startswith("AUD-")}
    assert all(one.filled for one in offers)
    for one in offers:
        words = said(one.sheet(True))
        assert "None" not in words
        assert "  " not in words
        assert bytes_of(case, [one.sheet(True)], "pdf").startswith(b"%PDF")


def test_papers_say_what_was_written_down(case: Case) -> None:
    for code, words in {
        "AUD-1": ("赵德明", "2016年7月1日至2020年1月20日", "韩立、许梅、何平、吕芳"),
        "AUD-2": (
            "农村集体经济组织审计规定",
            "群众反映任职第一年的征地补偿",
            "乡镇（街道）审计小组",
            "县长（县审计领导小组）",
        ),
        "AUD-3": ("初步调查，收集资料", "2020年2月4日"),
        "AUD-4": ("集体资产的管理使用", "登记簿"),
        "AUD-5": ("韩立", "不准吃拿卡要"),
        "AUD-6": ("魏某", "答：没有。"),
        "AUD-7": ("结算书多记一项", "个人责任"),
        "AUD-8": ("证1", "多付工程款", "复印件"),
        "AUD-9": ("全体成员参加", "初稿要点若干"),
        "AUD-10": ("尽快退还", "23"),
        "AUD-11": ("初稿要点若干",),
        "AUD-12": ("急着通路", "金额无误"),
        "AUD-13": ("修通两条村道", "愿意退还", "听取23人的意见"),
        "AUD-14": ("审计决定书", "30日内退还"),
        "AUD-15": ("2020年2月26日至2020年3月2日", "未招标，多付工程款12800.50元", "愿意退还"),
        "AUD-16": ("吴某", "县审计工作组"),
        "AUD-17": ("经手人郑某", "12800.50元", "已经办完"),
        "AUD-18": ("查出并作出结论的问题1个，金额12800.50元", "异议1件"),
        "AUD-19": ("12800.50",),
    }.items():
        found = said(sheet(case, code))
        assert [one for one in words if one not in found] == [], code


@pytest.mark.proves("A25", "A31")
def test_the_wall_gets_conclusions_alone(case: Case) -> None:
    undecided = {"state": "open", "nature": "undecided", "conclusion": "", "answer": ""}
    suspected = msgspec.structs.replace(FAULT, item="grants", **undecided)
    records.add(case, suspected, records.Writing(private={"person": "钱某", "facts": "挪用救灾款"}))
    number = records.add(case, msgspec.structs.replace(FAULT, item="debts", conclusion="以后查明不实的一件"))
    cleared = AuditFinding(item="debts", kind="fault", state="cleared", decided_by="乡纪委", decided_on=REPORT.day)
    records.correct(case, number, cleared)
    for code in ("AUD-13", "AUD-14", "AUD-15", "AUD-18", "AUD-19"):
        words = said(sheet(case, code))
        assert [one for one in INSIDE if one in words] == []
    rows = next(part for part in sheet(case, "AUD-15").parts if isinstance(part, Grid)).rows
    assert [row[0] for row in rows] == ["建设项目发包管理"]
    row = row_of(case.election)
    assert (row.faults, row.fen, row.open) == (1, 1_280_050, 1)


@pytest.mark.proves("A26")
def test_the_heads_own_telephone_goes_to_the_county_alone(case: Case) -> None:
    head = AuditMember(body="group", name="程组长", office="head", from_unit="discipline")
    records.add(case, head, records.Writing(private={"phone": "13800001111"}))
    told = {one.kind.code for one in offers_of(case, 1) if "13800001111" in said(one.sheet(True))}
    assert told == {"AUD-2"}


def test_of_several_people_each_report_has_the_persons_own_answer(case: Case) -> None:
    records.add(case, msgspec.structs.replace(PERSON, name="钱会计", post="委员"))
    records.add(case, msgspec.structs.replace(REPORT, name="钱会计"))
    mine = records.Writing(private={"person": "钱会计"})
    records.add(case, msgspec.structs.replace(FAULT, item="accounts", answer="票据已经补齐"), mine)
    answers = {one.about: said(one.sheet(True)) for one in offers_of(case, 1) if one.kind.code == "AUD-13"}
    assert "愿意退还" in answers["赵德明"]
    assert "票据已经补齐" not in answers["赵德明"]
    assert "票据已经补齐" in answers["钱会计"]
    assert "委员" in answers["钱会计"]


@pytest.mark.proves("A20", "A28")
def test_statistics_over_many_cases_name_what_could_not_be_read(case: Case, tmp_path: Path) -> None:
    others = []
    for name in ("b", "c"):
        other = setup.open_case(tmp_path / f"{name}.buxuan", opening(options=OPTIONS), CLOCK, "周敏")
        records.add(other, msgspec.structs.replace(FAULT, amount=100_000, whose="predecessor"))
        other.close()
        others.append(other.file.path)
    broken = tmp_path / "坏.buxuan"
    broken.write_bytes(b"no case")
    before = [path.read_bytes() for path in others]
    content, made = table_of(case, [*others, others[0], broken, case.file.path])
    assert [path.read_bytes() for path in others] == before
    assert [(one.faults, one.fen) for one in made.rows] == [(1, 1_280_050), (1, 100_000), (1, 100_000)]
    assert [name for name, _ in made.unread] == ["坏.buxuan"]
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["审计情况", "已经作出结论的问题个数，分开统计"]
    done, apart = ([[cell.value for cell in row] for row in page.iter_rows()] for page in book.worksheets)
    assert done[-1][:7] == ["合计", "3个", "1", "1", "1", "3", "14800.50"]
    assert apart[-1][2:5] == ["2", "1", "0"]
    records.add(case, FAULT)


@pytest.mark.proves("A20")
def test_a_rehearsal_does_not_count(case: Case, tmp_path: Path) -> None:
    played = msgspec.structs.replace(opening(options=OPTIONS), rehearsal=True)
    other = setup.open_case(tmp_path / "演练.buxuan", played, CLOCK, "周敏")
    other.close()
    made = statistics_of(case, [other.file.path])
    assert len(made.rows) == 1
    assert "演练" in made.unread[0][1]
