import io
from collections.abc import Callable

import pypdf
import pytest
from msgspec.structs import replace

from buxuan_desktop.documents import (
    Elected,
    PostResult,
    ResultReport,
    Sign,
    TallyLine,
    Uncovered,
    ballots_gate,
    render_report,
    turnout_gate,
)
from buxuan_desktop.documents.samples import FURTHER_REPORT, REPORT, STAMP, VOID_REPORT

Pages = Callable[[bytes], list[str]]


@pytest.mark.proves("F1")
def test_the_report_says_numbers_line_and_verdict(pages: Pages) -> None:
    said = "".join(pages(render_report(REPORT)))
    for words in (
        "补选结果报告单",
        "临河县",
        "第七届",
        "2020年4月20日",
        "原主任辞职",
        "居民会议补选",
        "主任1名",
        "51.70%",
        "本次选举有效",
        "参加投票过半数：登记1000名，须收回501张以上（含），实际收回517张。",
        "收回选票不多于发出选票：发出522张，收回517张。",
        "当选须得259票以上（含）：收回517张的过半数（依据：《中华人民共和国城市居民委员会组织法》（2018年修正）第八条第一款、第九条第三款）。",
        "另选人",
        "当选：王建国（301票）。",
        "本职位部分无效0张，本职位未划写0张。",
        "总监票人（签名）",
        "选举委员会主任（签名）",
        "（盖章）",
        "本表式样由本程序拟定，不是官方统一表式。",
    ):
        assert words in said


@pytest.mark.proves("F1")
def test_age_stands_under_age_and_the_total_under_the_total(pages: Pages) -> None:
    said = "".join(pages(render_report(REPORT)))
    assert "姓名性别年龄民族政治面貌文化程度当选职务当选票数总票数初次当选连选连任" in said
    assert "王建国男46汉族中共党员大专主任301517是否" in said


@pytest.mark.proves("F1")
def test_a_void_round_says_so_and_why_and_elects_nobody(pages: Pages) -> None:
    said = "".join(pages(render_report(VOID_REPORT)))
    assert "本次选举无效" in said
    assert "原因：收回500张，没有超过登记选民1000名的半数，还差1张。" in said
    assert "不产生当选人" in said
    assert "重新选举：" in said
    assert "当选：" not in said


def test_a_void_round_that_elects_somebody_is_no_record() -> None:
    with pytest.raises(ValueError, match="void round"):
        replace(VOID_REPORT, elected=(Elected(name="王建国"),))
    post = PostResult(title="主任", tally=(TallyLine(name="王建国", elected=True),))
    with pytest.raises(ValueError, match="void round"):
        replace(VOID_REPORT, posts=(post,))


@pytest.mark.proves("F1")
def test_a_further_round_shows_the_changes_of_the_register(pages: Pages) -> None:
    said = "".join(pages(render_report(FURTHER_REPORT)))
    assert "增：年满十八周岁" in said
    assert "减：被剥夺政治权利" in said
    assert "当选须得201票以上（含）" in said
    assert "年满十八周岁" not in "".join(pages(render_report(REPORT)))


@pytest.mark.proves("F1")
def test_what_was_decided_on_the_way_has_a_section_only_where_something_was(pages: Pages) -> None:
    lines = (
        "选票分为2捆，第1至2捆由两组人逐张录入两遍。",
        *(f"第1捆第{n}张，划法看不清：计入。" for n in range(1, 90)),
    )
    said = "".join(pages(render_report(replace(REPORT, proceedings=lines))))
    assert said.index("当选：王建国") < said.index("计票经过选票分为2捆") < said.index("总监票人（签名）")
    assert all(line in said for line in lines)
    assert "计票经过" not in "".join(pages(render_report(REPORT)))


def test_gates_compare_integers_at_the_edge() -> None:
    assert turnout_gate(1000, 501, 501).met is True
    assert turnout_gate(1000, 500, 501).met is False
    assert ballots_gate(522, 522).met is True
    assert ballots_gate(522, 523).met is False


@pytest.mark.proves("F1")
def test_unknown_facts_are_not_invented(pages: Pages) -> None:
    said = "".join(pages(render_report(ResultReport())))
    assert "%" not in said
    assert "有效" in said
    assert "无效" in said
    assert "None" not in said


def test_rare_names_read_back_by_two_programs(pages: Pages, pdfium_pages: Pages, rare_names: tuple[str, ...]) -> None:
    tally = tuple(TallyLine(name=name, counted=1) for name in rare_names)
    pdf = render_report(replace(REPORT, posts=(PostResult(title="委员", tally=tally),)))
    for said in ("".join(pages(pdf)), "".join(pdfium_pages(pdf))):
        assert all(name in said for name in rare_names)


def test_long_names_are_whole_wherever_they_stand(pdfium_pages: Pages, long_name: str) -> None:
    tally = (TallyLine(name=long_name, counted=300, elected=True),)
    report = replace(
        REPORT,
        round_name=long_name * 3,
        stamp=replace(STAMP, place=long_name * 2),
        posts=(PostResult(title="主任", seats=1, tally=tally),),
        elected=(Elected(name=long_name, post="主任"),),
        signs=(Sign("选举委员会主任", long_name),),
    )
    document = "".join(pdfium_pages(render_report(report)))
    assert document.count(long_name) >= 3 + 2 + 2 + 1 + 1 + 1


def test_twenty_candidates_in_three_posts_are_all_there_with_true_page_numbers(pages: Pages) -> None:
    tally = tuple(TallyLine(name=f"候选{number}号", counted=number) for number in range(100, 120))
    posts = tuple(PostResult(title=title, tally=tally) for title in ("主任", "副主任", "委员"))
    said = pages(render_report(replace(REPORT, posts=posts)))
    assert len(said) > 2
    for number, page in enumerate(said, start=1):
        assert f"第{number}页共{len(said)}页" in page
        assert "核对号812:3f9a2c61" in page
    assert all("".join(said).count(line.name) == 3 for line in tally)


def test_a_name_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(Uncovered):
        render_report(replace(REPORT, elected=(Elected(name="王\u202e国"),)))


def test_same_record_same_bytes_and_every_font_embedded() -> None:
    pdf = render_report(FURTHER_REPORT)
    assert pdf == render_report(FURTHER_REPORT)
    assert b"Helvetica" not in pdf
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    for name, font in fonts.items():
        assert "Helvetica" not in name
        assert "/FontFile2" in font["/FontDescriptor"]
        assert name[1:8].endswith("+")
