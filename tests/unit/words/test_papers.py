import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from buxuan_desktop.words.papers import PAPERS, PaperKind, of_stage
from buxuan_desktop.words.papers.assistance import MobileVoters, Visited, mobile_voters
from buxuan_desktop.words.papers.ballot import FURTHER, MANY, SAMPLE, TIE, ballot
from buxuan_desktop.words.papers.ballot_words import BallotRules, instructions, void_items
from buxuan_desktop.words.papers.base import House, Seats
from buxuan_desktop.words.papers.candidates import CandidateList, official_candidates
from buxuan_desktop.words.papers.minutes import Minutes, minutes
from buxuan_desktop.words.papers.nomination import Conditions, conditions
from buxuan_desktop.words.papers.outcome import Result, Tally, result
from buxuan_desktop.words.papers.registration import Elector, ElectorGroup, ElectorList, elector_list
from buxuan_desktop.words.papers.review import Opinion, Review, review
from buxuan_desktop.words.sheets import BallotFace, Grid, Para, Sheet, Signs
from tests.closing_up import ENDING

ROOT = Path(__file__).parents[3]
DEMANDS = tomllib.loads((ROOT / "resources/words/demands.toml").read_text(encoding="utf-8"))["demands"]
NOTICES = (*(f"F8-{number}" for number in range(1, 20)), "F8-1-1", "F8-2-1", "F8-6-1", "F8-7-1", "F8-8-1")
FORMS = (
    "F2-1",
    "F2-2",
    "F2-3",
    "F2-4",
    "F4",
    "F5-1",
    "F5-2",
    "F5-3",
    "F5-4",
    "F5-5",
    "F5-6",
    "F5-7",
    "F5-8",
    "F6",
    "F6-2",
    "F6-3",
)
OTHERS = ("F10", "F12", "F13", "F14", "PLAN", "TIME", "METHOD", "SCRIPT", "HAND-1", "HAND-2", "HAND-3")
AUDIT = tuple(f"AUD-{number}" for number in range(1, 20))
LAST = (*ENDING, "TRAIL", "SUMMARY", "ROLES")

every = pytest.mark.parametrize("kind", PAPERS.values(), ids=PAPERS)


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    fields = getattr(value, "__struct_fields__", ())
    return [text for field in fields for text in texts(getattr(value, field))]


def said(sheet: Sheet) -> str:
    return "\n".join(texts(sheet))


@pytest.mark.proves("C27", "F2", "F4", "F5", "F6", "F8", "F10", "F12", "F13", "F14")
def test_every_paper_of_the_catalogue_is_there() -> None:
    assert set(PAPERS) == {*NOTICES, *FORMS, *OTHERS, *AUDIT, *LAST}
    assert [kind for stage in range(10) for kind in of_stage(stage)] == list(PAPERS.values())


@every
def test_a_paper_composes_filled_and_empty(kind: PaperKind) -> None:
    for record in (kind.sample, kind.empty):
        sheet = kind.compose(record)
        assert sheet.title
        assert sheet.parts
        assert not any("\n" in text for text in texts(sheet))
        assert "None" not in said(sheet)
        assert not any("{" in text or "  " in text for text in texts(sheet))


@every
def test_what_it_answers_is_a_demand_and_what_it_says_of_itself_is_true(kind: PaperKind) -> None:
    assert kind.demands
    assert set(kind.demands) <= set(DEMANDS)
    sheet = kind.compose(kind.sample)
    if sheet.kind in ("form", "list", "minutes"):
        assert sheet.own_layout is not kind.official
    assert ("a3" in kind.formats) == (sheet.kind == "notice" or kind.code == "TIME")
    if "xlsx" in kind.formats:
        assert any(isinstance(part, Grid) for part in sheet.parts)
    if sheet.kind == "ballot":
        assert kind.formats == ("pdf",)


@every
def test_a_line_to_sign_asks_for_one_thing(kind: PaperKind) -> None:
    sheet = kind.compose(kind.empty)
    labels = [sign.label for part in sheet.parts if isinstance(part, Signs) for sign in part.signs]
    assert not [one for one in labels if re.search("(签名|盖章）|日期)（签名）", one)]


@every
def test_an_empty_paper_has_room_for_the_pen_and_no_facts_of_the_sample(kind: PaperKind) -> None:
    empty = said(kind.compose(kind.empty))
    assert "＿" in empty
    assert not any(fact in empty for fact in ("柳湾", "临河", "王建国", "2020", "周敏"))
    assert "村（居）民" in empty


@every
def test_words_follow_the_body(kind: PaperKind) -> None:
    house = House(place="柳湾村", township="临河镇", body="villagers", seats=(Seats("委员", 2),))
    village = said(kind.compose(replace(kind.empty, house=house)))
    assert "居民" not in village
    assert "柳湾村" in village or "村民" in village


@every
def test_rows_are_as_wide_as_their_tables(kind: PaperKind) -> None:
    for record in (kind.sample, kind.empty):
        grids = [part for part in kind.compose(record).parts if isinstance(part, Grid)]
        assert all(len(row) == len(grid.columns) for grid in grids for row in (*grid.rows, *grid.foot))


@pytest.mark.proves("C08")
def test_who_votes_at_a_mobile_box_is_posted_without_the_illness() -> None:
    record = MobileVoters(people=(Visited("一号箱", "丁一", "男", "一组"),))
    grid = next(part for part in mobile_voters(record).parts if isinstance(part, Grid))
    assert [column.title for column in grid.columns] == ["序号", "票箱", "姓名", "性别", "组别"]
    assert not any(word in said(mobile_voters(record)) for word in ("病", "残", "原因"))


@pytest.mark.proves("C06", "C15")
def test_the_posted_register_has_a_year_of_birth_only_where_names_need_it() -> None:
    plain = ElectorList(groups=(ElectorGroup("一组", (Elector("1", "丁一", "男"), Elector("2", "王甲", "女"))),))
    grid = next(part for part in elector_list(plain).parts if isinstance(part, Grid))
    assert [column.title for column in grid.columns] == ["序号", "姓名", "性别"]
    assert (grid.abreast, grid.caption) == (3, "一组")
    noted = ElectorList(groups=(ElectorGroup("一组", (Elector("1", "丁一", "男", "1970年生"),)),))
    grid = next(part for part in elector_list(noted).parts if isinstance(part, Grid))
    assert grid.rows == (("1", "丁一", "男", "1970年生"),)


@pytest.mark.proves("F6", "C17")
def test_a_ballot_says_what_the_rules_of_the_case_say() -> None:
    seats = (Seats("主任", 1),)
    whole = "".join(instructions(BallotRules(overvote_scope="ballot", blank="abstain"), seats))
    assert "应选主任1名。所选人数等于或者少于应选人数的有效，多于的整张作废。" in whole
    assert "视为弃权" in whole
    part = "".join(instructions(BallotRules(overvote_scope="post", blank="void", against=""), seats))
    assert "该项职务的票作废" in part
    assert "什么都不划、也不写的，作废" in part
    assert "反对" not in part
    silent = "".join(instructions(BallotRules(), seats))
    assert "作废" not in silent
    assert "弃权" not in silent
    named = "".join(instructions(BallotRules(writein_no_mark="approval", stray_mark="void_ballot"), seats))
    assert "只写姓名没有划的，也算赞成" in named
    assert "写上自己姓名、号码或者别的记号的作废" in named
    both = (*seats, Seats("委员", 2))
    assert "只计最高的一项" in "".join(instructions(BallotRules(same_person="highest_only"), both))
    assert "只计最高的一项" not in "".join(instructions(BallotRules(same_person="highest_only"), seats))


@pytest.mark.proves("F6")
def test_ballots_of_later_rounds_say_which_round_and_whose_order() -> None:
    first, further, tie = ballot(SAMPLE), ballot(FURTHER), ballot(TIE)
    assert [sheet.title[-6:] for sheet in (first, further, tie)] == ["员会补选选票", "另行选举选票", "再次投票选票"]
    assert "候选人以上一次投票得票多少为序" in further.subtitle
    faces = [sheet.parts[0] for sheet in (first, further, tie)]
    assert [face.posts[0].write_ins for face in faces if isinstance(face, BallotFace)] == [1, 1, 0]
    assert "另选他人" not in said(tie)
    assert [ballot(paper).landscape for paper in (SAMPLE, MANY)] == [False, True]
    assert all(not sheet.number and not sheet.issuer for sheet in (first, further, tie))


@pytest.mark.proves("C17")
def test_rules_on_void_ballots_quote_what_they_stand_on() -> None:
    rules = BallotRules(
        overvote_scope="post", wrong_symbol="committee", sources=(("overvote_scope", "某办法第三十条"),)
    )
    items = void_items(rules, several=False)
    assert ("所选人数多于应选人数的，该项职务的部分作废，其余部分有效", "（某办法第三十条）") in items
    assert ("不按规定的符号划写的，由选举委员会认定", "") in items
    assert len(void_items(BallotRules(), several=False)) == 2


@pytest.mark.proves("C16")
def test_official_candidates_passed_the_review_and_stand_in_a_named_order() -> None:
    words = said(official_candidates(CandidateList(order="以得票多少为序", reviewed_by="镇选举工作领导小组")))
    assert "经镇选举工作领导小组审查，下列人员通过资格审查" in words
    assert "以得票多少为序" in words


@pytest.mark.proves("C33")
def test_conditions_have_what_is_looked_for_apart_from_what_bars() -> None:
    words = said(conditions(Conditions(wanted=("办事公道",), bars=("被开除党籍",), bars_cite="某法第十八条")))
    order = ["一、应当具备的条件", "办事公道", "二、不得作为候选人的情形", "被开除党籍", "（依据：某法第十八条）"]
    assert [words.index(part) for part in order] == sorted(words.index(part) for part in order)
    assert "三、" not in words


@pytest.mark.proves("C20")
def test_a_void_election_elects_nobody_on_its_notice() -> None:
    words = said(result(Result(valid=False, tallies=(Tally("主任", "王建国", 3),), next_steps=("另定日期重新选举",))))
    assert "选举无效" in words
    assert "当选，任期" not in words
    assert "另定日期重新选举。" in words


@pytest.mark.proves("C04", "B11")
def test_a_review_has_a_row_for_each_department_also_for_the_silent_ones() -> None:
    sheet = review(Review(departments=("纪检", "公安", "法院"), opinions=(Opinion("公安", "无"),)))
    grid = next(part for part in sheet.parts if isinstance(part, Grid))
    assert [row[0] for row in grid.rows] == ["公安", "纪检", "法院"]


def test_minutes_keep_paragraphs_and_show_the_share_of_those_due() -> None:
    sheet = minutes(Minutes(due=45, present=38, discussion="甲说。\n\n乙说。"))
    assert [part.text for part in sheet.parts if isinstance(part, Para)] == ["甲说。", "乙说。"]
    assert "84.44%" in said(sheet)


@pytest.mark.parametrize(
    ("electors", "word"), [("voters", "选民"), ("households", "户代表"), ("representatives", "居民代表")]
)
def test_papers_speak_to_those_who_vote(electors: str, word: str) -> None:
    for code in ("F8-1", "F8-4", "F8-16", "HAND-2", "SCRIPT"):
        kind = PAPERS[code]
        house = replace(kind.sample.house, electors=electors)
        words = said(kind.compose(replace(kind.sample, house=house)))
        assert word in words
        assert "选民" not in words or electors == "voters"
