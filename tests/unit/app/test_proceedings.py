"""What the report says of the way to the result."""

from collections.abc import Callable
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.papers import report_of
from buxuan_desktop.app.proceedings import proceedings_of
from buxuan_desktop.documents import Stamp
from tests.deciding import decisions_bytes
from tests.making import CLOCK, HOME, whole_bytes
from tests.tabling import table_bytes

WHO = "总监票人 孙梅、选举委员会主任 何平"


def said(path: Path, content: bytes) -> tuple[str, ...]:
    path.write_bytes(content)
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        return tuple(proceedings_of(case.election, case.election.rounds[-1]))


def test_a_round_in_which_nothing_was_decided_has_nothing_to_say(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    assert said(path, whole_bytes()) == ()


@pytest.mark.proves("F1")
def test_bundles_differences_doubts_names_recounts_and_objections_are_said_in_this_order(tmp_path: Path) -> None:
    assert said(tmp_path / "a.buxuan", table_bytes()) == (
        "选票分为3捆，第1至2捆由两组人逐张录入两遍；第3捆由两组人按计票单的合计数录入两遍，两遍一致或者逐处核对后确认。",
        "两遍录入不一致而重新看票核对的有2处。",
        f"第2捆重新清点为3张。理由：空白的一张属于第一捆。经手人：{WHO}。",
        f"有疑问的选票1张，由总监票人和选举委员会（{WHO}）当场认定：",
        "第1捆第4张，其他疑问：计入。理由：圈画明显偏向王建国。",
        f"主任另选他人：“赵铁住”认定为“赵铁柱”，1张。理由：选举委员会认定是同一人。认定人：{WHO}。",
        "第2捆重新计票，原因：群众要求。第一次：有效3，王建国赞成2，另选他人赞成1。"
        "重新计票：有效3，王建国赞成2，另选他人赞成1。"
        f"以重新计票为准，理由：重新计票两遍一致。决定人：{WHO}。",
        "第3捆重新计票，原因：群众要求。第一次：有效3，空白1，王建国赞成2，李秀英赞成1。"
        "重新计票：有效3，空白1，王建国赞成2，李秀英赞成1。"
        f"以重新计票为准，理由：重新计票两遍一致。决定人：{WHO}。",
        f"异议1：第二捆请再数一遍。答复：已重新计票，结果当场公布。答复人：{WHO}。",
        "印制选票20张，发出7张，写坏换发1张，没有发出的8张（已封存）。",
    )


@pytest.mark.proves("F1", "R18", "R22")
def test_a_count_without_bundles_says_box_doubts_and_the_recount_of_everything(tmp_path: Path) -> None:
    lines = said(tmp_path / "a.buxuan", decisions_bytes())
    assert lines[:7] == (
        "选票没有分捆，逐张录入一遍；后来全部合为一捆重新计票。",
        f"流动票箱（3张）：箱内的票另外封存，不算收回。理由：多出的一张查不清，全箱另封存。认定人：{WHO}。",
        f"有疑问的选票4张，由总监票人和选举委员会（{WHO}）当场认定：",
        "第1张有疑问的选票，两个人同名：计入。理由：票上写了三组，只能是这个人。",
        "第2张有疑问的选票，一部分看不清：计入，看不清的部分作废。理由：主任一栏看不清。",
        "第3张有疑问的选票，有签名、编号或者多余的字：整张作废。理由：有签名。",
        "第1捆第7张，一部分看不清：计入，看不清的部分作废。理由：主任一栏看不清。",
    )
    assert lines[7].startswith("第1捆重新计票，原因：群众要求。第一次：有效7，无效1，王建国赞成3，")
    assert "赵铁柱（4号）赞成2" in lines[7], "the whole round is one bundle, so that no few papers are told apart"


@pytest.mark.parametrize("content", [table_bytes, decisions_bytes])
def test_who_objected_is_nowhere_on_the_report(tmp_path: Path, content: Callable[[], bytes]) -> None:
    path = tmp_path / "a.buxuan"
    assert not any("丁一" in line for line in said(path, content()))
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        report = report_of(case.election, case.election.rounds[-1], Stamp(), ())
        assert report.proceedings == tuple(proceedings_of(case.election, case.election.rounds[-1]))
