"""The verdict in words and the announcement: numbers, reasons, what comes next, and nothing too early or too much."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from buxuan_desktop.app import closing, counting, records, setup
from buxuan_desktop.app.announcing import announcement_of, modules_of, text_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.printing import Choices, content_of, documents_one_by_one, held_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.app.vacancies import coming
from buxuan_desktop.app.verdicts import declared_rounds, verdict_of
from buxuan_desktop.documents.qr import MOST_BYTES, qr_modules
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal

DAY = date(2020, 4, 20)
DIRECTOR = (Post("主任", 1, ("王建国", "李秀英")),)
Sheets = Sequence[tuple[Ballot, int]]
Make = Callable[..., Case]


def mark(post: str, *names: str, write_in: str = "") -> Ballot:
    return Ballot({post: PostMarks(names, (), (write_in,) if write_in else ())})


def count(case: Case, kind: str, sheets: Sheets, issued: int = 522) -> None:
    counting.open_round(case, kind)
    counting.close_polls(case, issued)
    counting.cast_many(case, sheets)
    closing.close_count(case, {one.code: "已查明" for one in closing.open_balances(case)})
    closing.declare_result(case)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Case] = []

    def opened(posts: tuple[Post, ...] = DIRECTOR, *, rehearsal: bool = False) -> Case:
        opening = setup.Opening(
            place="临河镇柳湾社区",
            body="residents",
            profile="CN-U-2018",
            electors="voters",
            election_day=DAY,
            options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
            rehearsal=rehearsal,
            keeper="here",
        )
        case = setup.open_case(tmp_path / f"{len(made)}.buxuan", opening, standing_at(DAY), "周敏")
        setup.set_posts(case, posts)
        setup.count_electors(case, 1000)
        made.append(case)
        return case

    yield opened
    for case in made:
        case.close()


ELECTED: Sheets = (
    (mark("主任", "王建国"), 301),
    (mark("主任", "李秀英"), 166),
    (mark("主任", write_in="赵铁柱"), 20),
    (Ballot(void="unreadable"), 12),
    (Ballot(), 18),
)


@pytest.mark.proves("C20")
def test_nothing_is_given_before_the_result_is_declared(make: Make) -> None:
    case = make()
    counting.open_round(case, "first")
    counting.close_polls(case, 522)
    counting.cast_many(case, ELECTED)
    for ask in (lambda: verdict_of(case.election, 1), lambda: announcement_of(case.election, 1, case.file.head)):
        with pytest.raises(Refusal) as refused:
            ask()
        assert refused.value.code == "count-still-open"
    assert declared_rounds(case.election) == ()


@pytest.mark.proves("C20", "quorum", "win")
def test_an_elected_director_with_both_majorities_in_numbers(make: Make) -> None:
    case = make()
    count(case, "first", ELECTED)
    verdict = verdict_of(case.election, 1)
    assert (verdict.headline, verdict.electors) == ("选举有效", "登记参加选举的居民1000人，收回选票517张")
    assert verdict.quorum == "法定至少501张；发出522张，收回不多于发出"
    post = verdict.posts[0]
    assert [one.name for one in post.winners] == ["王建国"]
    assert (post.votes, post.line) == ("得301票", "当选线259票（收回517张的过半数）")
    assert post.cite
    assert all(gate.cite and gate.met for gate in verdict.gates[:1])
    assert (post.why, post.next, coming(case.election)) == ("", "", "")


@pytest.mark.proves("exactly-half-of-ballots")
def test_exactly_half_is_one_vote_short(make: Make) -> None:
    case = make()
    count(case, "first", [(mark("主任", "王建国"), 258), (mark("主任", "李秀英"), 258 - 18), (Ballot(), 18)])
    post = verdict_of(case.election, 1).posts[0]
    assert post.why == "王建国得258票，正好是收回516张的一半，没有超过一半，还差一票。"
    assert post.next == "还缺1名，须另行选举，候选人王建国、李秀英。"
    assert coming(case.election) == "另行选举"


def test_short_of_the_line_says_by_how_much_also_after_a_later_round(make: Make) -> None:
    case = make()
    first = [(mark("主任", "王建国"), 255), (mark("主任", "李秀英"), 200), (Ballot(), 65)]
    count(case, "first", first)
    before = verdict_of(case.election, 1).posts[0]
    assert before.why == "王建国得255票，离当选线261票还差6票。"
    count(case, "further", [(mark("主任", "王建国"), 300), (mark("主任", "李秀英"), 210)])
    assert verdict_of(case.election, 1).posts[0] == before
    assert verdict_of(case.election, 2).posts[0].line == "当选线170票（收回510张的三分之一以上）"


@pytest.mark.proves("quorum-not-met", "re-election-due")
def test_a_void_round_elects_nobody_and_tells_why(make: Make) -> None:
    case = make()
    count(case, "first", [(mark("主任", "王建国"), 301), (mark("主任", "李秀英"), 199)])
    verdict = verdict_of(case.election, 1)
    assert (verdict.headline, verdict.quorum) == ("选举无效", "法定至少501张，还差1张；发出522张，收回不多于发出")
    assert verdict.posts[0].winners == ()
    assert verdict.posts[0].next == "另定日期重新选举，应选1名，候选人不变。"
    assert coming(case.election) == "重新选举"
    assert verdict.findings[0].severity == "stop"
    text = text_of(announcement_of(case.election, 1, case.file.head))
    assert "选举无效：参加投票的人数没有达到法定人数。" in text
    assert "301" not in text


@pytest.mark.proves("tie-revote-due")
def test_a_tie_names_the_tied_and_their_votes(make: Make) -> None:
    case = make((Post("委员", 1, ("王𤇥", "𨶒立杰")),))
    count(case, "first", [(mark("委员", "王𤇥"), 200), (mark("委员", "𨶒立杰"), 200), (Ballot(), 120)])
    count(case, "further", [(mark("委员", "王𤇥"), 255), (mark("委员", "𨶒立杰"), 255)])
    post = verdict_of(case.election, 2).posts[0]
    assert post.why == "王𤇥、𨶒立杰各得255票，票数相同，名额只有1个。"
    assert coming(case.election) == "重新投票"
    count(case, "tie_revote", [(mark("委员", "王𤇥"), 260), (mark("委员", "𨶒立杰"), 250)])
    last = verdict_of(case.election, 3).posts[0]
    assert (last.needed, last.line, last.votes) == (None, "得票多的当选", "得260票")


def test_the_announcement_names_no_losing_write_in_and_carries_the_head(make: Make) -> None:
    case = make()
    count(case, "first", ELECTED)
    text = text_of(announcement_of(case.election, 1, case.file.head))
    assert text.splitlines()[0] == "临河镇柳湾社区居民委员会补选结果"
    assert "王建国，301票，当选。" in text
    assert "李秀英，166票。" in text
    assert "另选他人，20票。" in text
    assert "赵铁柱" not in text
    assert text.endswith(str(case.file.head))


def test_practice_is_called_practice(make: Make) -> None:
    case = make(rehearsal=True)
    count(case, "first", ELECTED)
    assert "演练" in text_of(announcement_of(case.election, 1, case.file.head)).splitlines()[0]


@pytest.mark.proves("winner-voided", "T45")
def test_a_winner_voided_later_is_no_winner_any_more(make: Make) -> None:
    case = make()
    count(case, "first", ELECTED)
    closing.void_winner(case, "主任", "王建国", "以不正当手段当选", "临河镇人民政府")
    verdict = verdict_of(case.election, 1)
    assert verdict.posts[0].winners == ()
    assert verdict.posts[0].voided == ("王建国",)
    assert any(one.code == "winner-voided" for one in verdict.findings)
    text = text_of(announcement_of(case.election, 1, case.file.head))
    assert "王建国，当选无效。" in text
    assert "当选。" not in text
    assert coming(case.election) == "重新提名后选举"


def test_the_code_has_finders_and_a_long_result_still_has_a_code(make: Make) -> None:
    names = tuple(f"{'阿卜杜热合曼江买买提吐尔逊'}{i}" for i in range(60))
    case = make((Post("委员", 1, names),))
    count(case, "first", [(mark("委员", names[0]), 300), (Ballot(), 220)])
    said = announcement_of(case.election, 1, case.file.head)
    assert len(text_of(said).encode("utf-8")) > MOST_BYTES
    modules = modules_of(said)
    finder = [[True] * 7, [True, False, False, False, False, False, True]]
    for rows in (modules, tuple(zip(*modules, strict=True))):
        assert [list(rows[0][:7]), list(rows[1][:7])] == finder
        assert [list(rows[0][-7:]), list(rows[1][-7:])] == finder


def test_a_code_takes_utf8_and_refuses_what_nobody_can_scan() -> None:
    # 王 and 国 are also Japanese: as Shift-JIS the code would be smaller than with three bytes a character.
    assert len(qr_modules("王国" * 100, "L")) == len(qr_modules("a" * 600, "L"))
    for text in ("", "国" * (MOST_BYTES // 3 + 1)):
        with pytest.raises(ValueError, match="QR code"):
            qr_modules(text)


@pytest.mark.proves("write-in-needs-review", "B12")
def test_held_certificates_are_named_with_their_finding_and_not_printed(make: Make) -> None:
    case = make()
    count(case, "first", [(mark("主任", write_in="赵铁柱"), 301), (mark("主任", "李秀英"), 216)])
    held = held_of(case.election)
    assert [(one.post, one.name, one.why.code) for one in held] == [("主任", "赵铁柱", "write-in-needs-review")]
    jobs = list(documents_one_by_one(case.election, case.file, case.clock, Choices()))
    assert [job.kind for job in jobs] == ["report", "tally"]
    given = CertificateIssued(number="1", name="赵铁柱", post="主任", day=case.election.election_day)
    with pytest.raises(Refusal, match="certificate-held") as refused:
        records.add(case, given)
    assert held[0].why.title in of_refusal(refused.value)
    closing.release_hold(case, "write-in-needs-review", "主任", "赵铁柱", "审查合格", "临河镇人民政府")
    records.add(case, given)


@pytest.mark.proves("B12")
def test_nobody_gets_a_certificate_in_the_register_without_being_elected(make: Make) -> None:
    case = make()
    count(case, "first", [(mark("主任", "王建国"), 520)])
    given = CertificateIssued(number="1", name="李秀英", post="主任", day=case.election.election_day)
    for wrong in (given, replace(given, name="王建国", post="委员")):
        with pytest.raises(Refusal, match="certificate-nobody-elected"):
            records.add(case, wrong)
    assert records.add(case, replace(given, state="voided", reason="打错")) == 1


def test_several_certificates_come_together_and_one_by_one(make: Make) -> None:
    case = make((Post("主任", 1, ("王建国", "李秀英")), Post("委员", 1, ("张伟", "刘洋"))))
    both = Ballot({"主任": PostMarks(("王建国",)), "委员": PostMarks(("张伟",))})
    count(case, "first", [(both, 520)])
    jobs = list(documents_one_by_one(case.election, case.file, case.clock, Choices()))
    titles = [job.title for job in jobs if job.kind == "certificate"]
    assert titles == ["当选证书（2份）", "当选证书　主任　王建国", "当选证书　委员　张伟"]
    assert all(content_of(job).startswith(b"%PDF") for job in jobs)
    assert len({job.name for job in jobs}) == len(jobs)


def test_a_name_no_font_has_is_refused_in_words_with_its_code_point(make: Make) -> None:
    case = make((Post("主任", 1, ("王\ue863", "李秀英")),))
    count(case, "first", [(mark("主任", "王\ue863"), 520)])
    jobs = list(documents_one_by_one(case.election, case.file, case.clock, Choices()))
    with pytest.raises(Refusal) as refused:
        content_of(jobs[0])
    assert refused.value.code == "paper-uncovered"
    assert "U+E863" in str(refused.value.data["items"])


def test_saving_never_overwrites(tmp_path: Path) -> None:
    first = free_name(tmp_path, "结果.png")
    save_new(first, b"one")
    second = free_name(tmp_path, "结果.png")
    assert second.name == "结果-2.png"
    with pytest.raises(Refusal) as refused:
        save_new(first, b"two")
    assert refused.value.code == "file-exists"
    assert first.read_bytes() == b"one"
    with pytest.raises(Refusal) as refused:
        save_new(tmp_path / "no" / "folder.png", b"")
    assert refused.value.code == "disk-fault"
