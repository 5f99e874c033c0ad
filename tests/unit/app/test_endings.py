"""What follows the result on paper: filled from a declared case, with the ledger's own rows behind it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from buxuan_desktop.app import counting, records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import Offer, bytes_of, jobs_of, offers_of
from buxuan_desktop.app.paperwork.standards import known_of
from buxuan_desktop.app.paperwork.writing import write_all
from buxuan_desktop.app.stage_checks import CHECKS
from buxuan_desktop.app.trail import NOMINATION, VOTE, trail_of
from buxuan_desktop.app.uncovering import uncover_record
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.domain.records.nominations import Nomination
from buxuan_desktop.domain.records.result_papers import CodeChange, ResultFiling
from buxuan_desktop.words.papers import PAPERS
from tests.closing_up import AFTER, ENDING, close_up
from tests.making import CLOCK, DAY, ballot, counting_case, enter, finish, opening


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with counting_case(Path(tmp_path_factory.mktemp("ended")) / "case.buxuan") as made:
        number = records.add(made, Nomination(post="主任", name="王建国", way="ten", day=DAY, nominators=10))
        records.correct(made, number, Nomination(post="主任", name="王建国", way="group", day=DAY))
        records.withdraw(made, number, "登记错了")
        enter(made)
        finish(made)
        close_up(made)
        yield made


def offer(case: Case, stage: int, code: str) -> Offer:
    (found,) = [one for one in offers_of(case, stage) if one.kind.code == code]
    return found


def said(case: Case, stage: int, code: str) -> str:
    content = bytes_of(case, [offer(case, stage, code).sheet(True)], "pdf")
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "")


@pytest.mark.proves("B12", "C20", "C21", "C22")
def test_every_paper_of_the_end_is_filled_and_drawn(case: Case) -> None:
    filled = {one.kind.code for one in offers_of(case, 9) if one.filled}
    assert {*ENDING, "F8-17", "TRAIL", "SUMMARY"} == filled == {one.code for one in PAPERS.values() if one.stage == 9}
    for job in jobs_of(case, (8, 9)):
        assert job.render().startswith(b"%PDF"), job.name


@pytest.mark.proves("C21", "B16")
def test_minutes_and_the_supervisory_committee_are_told_with_their_numbers(case: Case) -> None:
    words = said(case, 9, "SUB-MIN")
    assert "过半数：应到5人，至少到会3人" in words
    assert "80.00%" in words
    table = offer(case, 9, "WATCH").record
    assert (table.seats, table.sitting) == (3, 1)
    assert [one.why for one in table.gaps] == ["一直没有配齐，缺2人"]
    assert known_of(case)["systems"] == "居民会议议事规则；下属委员会1个，有会议记录1份"


@pytest.mark.proves("B12", "certificate-not-issued", "T27")
def test_a_held_certificate_stands_under_what_holds_it_and_not_among_those_to_hand_out(tmp_path: Path) -> None:
    with counting_case(tmp_path / "held.buxuan") as held:
        counting.cast_many(held, [(ballot("王建国", "张三", write_in=("选民1",)), 8), (ballot("王建国", "张三"), 4)])
        finish(held)
        waiting = {one.code: one for check in CHECKS[9] for one in check(held)}
        assert waiting["certificate-not-issued"].data["names"] == "王建国"
        assert waiting["write-in-needs-review"].data["name"] == "选民1"
        assert waiting["winner-related-to-member"].data["name"] == "张三"


@pytest.mark.proves("C20", "F8")
def test_the_notice_of_the_result_says_what_was_declared(case: Case) -> None:
    words = said(case, 8, "F8-16")
    declared = case.election.rounds[0].declared
    assert declared is not None
    assert f"收回{declared.result.recovered}张" in words
    for name, post in case.election.elected.items():
        assert f"{name}（{post}）" in words
    assert not offer(case, 8, "F6-3").filled


@pytest.mark.proves("C20", "F6")
def test_the_ballot_of_a_further_election_has_the_posts_that_wait(case: Case) -> None:
    waiting = {title: state.waiting for title, state in case.election.posts.items() if state.waiting is not None}
    assert {one.kind for one in waiting.values()} == {"further"}
    record = offer(case, 8, "F6-2").record
    assert {one.post: (one.seats, one.candidates) for one in record.slates} == {
        title: (one.seats, one.candidates) for title, one in waiting.items()
    }


@pytest.mark.proves("C22", "F17")
def test_turnout_is_told_as_acceptance_and_people_say_whether_it_is_met(case: Case) -> None:
    declared = case.election.rounds[0].declared
    assert declared is not None
    known = known_of(case)
    assert f"收回{declared.result.recovered}张" in known["turnout"]
    assert known["turnout"].endswith("不影响选举是否有效")
    rows = offer(case, 9, "F17").record.rows
    assert len(rows) == 13
    assert [one.own for one in rows if one.own] == ["达到"]
    assert "发证" in known["certificate"]


@pytest.mark.proves("C25", "C35", "C12", "C36")
def test_the_trail_names_row_time_and_writer_and_keeps_what_was_corrected(case: Case) -> None:
    steps = list(trail_of(case))
    rows = {row.seq: row for row in case.file.rows()}
    assert all(rows[one.seq].who == one.who for one in steps)
    nominated = [one for one in steps if one.link == NOMINATION]
    assert [one.change for one in nominated] == [
        "",
        f"更正第{nominated[0].seq}行",
        f"撤销第{nominated[1].seq}行",
    ]
    assert [rows[one.seq].kind for one in steps if one.link == VOTE] == [
        "round-opened",
        "polls-closed",
        "count-closed",
        "result-declared",
    ]
    assert "计票员" in said(case, 9, "TRAIL")


@pytest.mark.proves("C26")
def test_a_talk_says_that_it_was_held_and_what_help_was_offered(case: Case) -> None:
    sheet = offer(case, 9, "TALKS").sheet(True)
    assert [column.title for column in sheet.parts[0].columns] == ["序号", "姓名", "谈心日期", "谈心人", "提供的帮助"]  # type: ignore[union-attr]
    assert "技能培训" in said(case, 9, "TALKS")


@pytest.mark.proves("B15", "F11", "B14")
def test_the_number_of_an_id_stands_on_form_11_alone(case: Case) -> None:
    assert "ID-NUMBER-00001-SECRET" not in said(case, 9, "F11"), "covered until somebody had it shown"
    held = list(case.election.records.kept(CodeChange))[-1]
    uncover_record(case, held, "办理变更登记")
    assert "ID-NUMBER-00001-SECRET" in said(case, 9, "F11")
    assert "ID-NUMBER" not in "".join(said(case, 9, code) for code in {*ENDING} - {"F11"})


@pytest.mark.proves("C12")
def test_expenses_are_added_up(case: Case) -> None:
    assert said(case, 9, "COST").count("1230.00元") == 2


@pytest.mark.proves("C20", "F15")
def test_the_handover_says_whom_the_ten_days_concern(case: Case) -> None:
    words = said(case, 9, "F15")
    assert "公章" in words
    assert "十日，是对整届新的委员会说的" in words


def test_the_command_writes_every_paper_and_no_two_under_one_name(case: Case, tmp_path: Path) -> None:
    records.add(case, ResultFiling(what="report", to="township", sent_on=AFTER))
    written = write_all(case.file.path, CLOCK, tmp_path)
    assert len(set(written)) == len(written) == len(list(tmp_path.iterdir()))
    names = {path.name for path in written}
    assert {"当选证书.pdf", "8结果-选举结果公告.pdf", "9收尾-选举开支表.pdf", "9收尾-补选工作总结.pdf"} <= names
    assert sum("备案报送单" in name for name in names) == 2


@pytest.mark.proves("C22")
def test_turnout_is_held_against_the_standard_of_the_plan(tmp_path: Path) -> None:
    given = opening(
        body="residents", profile="CN-U-2018", overlays=("S3",), options={"overvote_scope": "post", "blank": "abstain"}
    )
    with setup.open_case(tmp_path / "case.buxuan", given, CLOCK, "周敏") as case:
        setup.set_posts(case, (Post("主任", 1, ("王建国", "李秀英")),))
        setup.count_electors(case, 10)
        counting.open_round(case, "first")
        counting.close_polls(case, 10, [Box("会场", "hall", 10, 7)])
        counting.cast_many(case, [(ballot("王建国"), 7)])
        finish(case)
        assert known_of(case)["turnout"] == "登记10名，收回7张，70.00%，不到80%；只作验收用，不影响选举是否有效"
        declared = case.election.rounds[0].declared
        assert declared is not None
        assert declared.result.validity == "valid"


@pytest.mark.proves("C12")
def test_the_township_gets_numbers_and_nothing_said(case: Case) -> None:
    words = said(case, 9, "F18-1")
    assert "只报件数" in words
    assert "座位" not in words
    record = offer(case, 9, "F18-1").record
    assert record.rows == (("程序", (1, 0, 0, 0)),)


@pytest.mark.proves("F6")
def test_the_ballot_of_the_round_under_way_is_that_round_alone(tmp_path: Path) -> None:
    with counting_case(tmp_path / "case.buxuan") as case:
        enter(case)
        finish(case)
        waiting = offer(case, 8, "F6-2").record
        counting.open_round(case, "further")
        assert offer(case, 8, "F6-2").record.slates == waiting.slates
        counting.close_polls(case, 12, [Box("会场", "hall", 12, 9)])
        counting.cast_many(case, [(ballot("", "张三"), 9)])
        finish(case)
        assert not offer(case, 8, "F6-2").filled
        assert [one.about for one in offers_of(case, 8) if one.kind.code == "F8-16"] == ["第一次投票", "第二次投票"]
