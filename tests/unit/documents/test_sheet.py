import io
import re
from collections.abc import Callable

import pypdf
import pytest
from msgspec.structs import replace

from buxuan_desktop.documents import Stamp, Uncovered, render_sheet, render_sheets, sheet_flow
from buxuan_desktop.documents.samples import STAMP
from buxuan_desktop.words.sheets import (
    OWN_LAYOUT,
    BallotFace,
    BallotPost,
    Choice,
    Column,
    Fact,
    Facts,
    Grid,
    Heading,
    Lines,
    Para,
    Sheet,
    Sign,
    Signs,
    Turn,
)

Pages = Callable[[bytes], list[str]]

COLUMNS = (Column("序号"), Column("姓名", 2), Column("意见", 3, "left"))
FORM = Sheet(
    title="辞职表",
    kind="form",
    parts=(
        Facts((Fact("姓名", "王建国"), Fact("职务"), Fact("理由", "身体原因", wide=True, lines=4))),
        Heading("会议"),
        Choice("结果", ("通过", "没有通过"), (0,)),
        Lines(2),
        Grid(COLUMNS, (("1", "李秀英", "同意"),), spare=2, roomy=True, foot=(("合计", "1", ""),)),
        Signs((Sign("主任", "王建国"), Sign("经办人"))),
    ),
)
NOTICE = Sheet(
    title="选民名单公告",
    kind="notice",
    number="第4号",
    parts=(Para("现将名单公布如下。"), Turn(), Para("特此公告。")),
    issuer="柳湾社区居民选举委员会",
    date="2020年3月31日",
)
BALLOT = Sheet(
    title="柳湾社区补选选票",
    kind="ballot",
    parts=(BallotFace((BallotPost("主任", 1, ("王建国", "李秀英")),), ("一、应选一名。",), "选举委员会"),),
)


def _table(rows: int, **more: object) -> Sheet:
    cells = tuple((str(number), f"王建{number}", "同意") for number in range(rows))
    return Sheet(title="名册", kind="list", parts=(Grid(COLUMNS, cells, **more),))


def test_a_form_shows_all_of_it_and_says_whose_layout_it_is(pages: Pages) -> None:
    said = "".join(pages(render_sheet(FORM, STAMP)))
    for words in (
        "辞职表",
        "王建国",
        "身体原因",
        "会议",
        "结果通过没有通过",
        "李秀英",
        "合计",
        "主任（签名）",
        OWN_LAYOUT,
    ):
        assert words in said
    assert OWN_LAYOUT not in "".join(pages(render_sheet(replace(FORM, own_layout=False), STAMP)))


def test_a_working_paper_carries_its_stamp_and_a_notice_only_what_a_notice_carries(pages: Pages) -> None:
    said = "".join(pages(render_sheet(FORM, STAMP)))
    assert all(words in said for words in ("第1页共1页", "打印时间2020年4月20日", "核对号812:3f9a2c61"))
    first, second = pages(render_sheet(NOTICE, STAMP))
    assert "打印时间" not in first + second
    assert "核对号" not in first + second
    assert "第1页共2页" in first
    assert second.startswith("第2页共2页特此公告。")
    assert "柳湾社区居民选举委员会2020年3月31日" in second


@pytest.mark.proves("F6")
def test_a_ballot_carries_nothing_but_the_ballot(pages: Pages) -> None:
    plain, stamped = render_sheet(BALLOT), render_sheet(BALLOT, STAMP)
    assert plain == stamped
    (said,) = pages(plain)
    assert said == ("柳湾社区补选选票主任应选1名王建国李秀英另选他人选举委员会（盖章）填写说明一、应选一名。")


@pytest.mark.parametrize("sheet", [FORM, NOTICE, BALLOT])
def test_a_rehearsal_is_seen_on_every_paper(sheet: Sheet, pages: Pages) -> None:
    assert all("演练" in page for page in pages(render_sheet(sheet, Stamp(rehearsal=True))))
    assert all("演练" not in page for page in pages(render_sheet(sheet, Stamp())))


def test_the_head_of_a_table_comes_again_on_each_page(pages: Pages) -> None:
    found = pages(render_sheet(_table(120), STAMP))
    assert len(found) > 2
    assert all("序号姓名意见" in page for page in found)
    assert sum(page.count("同意") for page in found) == 120


def test_rows_abreast_lose_nobody(pages: Pages) -> None:
    said = "".join(pages(render_sheet(_table(7, abreast=3))))
    assert [number for number in range(7) if f"王建{number}" not in said] == []
    assert said.count("序号姓名意见") == 3


def test_a_cell_longer_than_a_page_goes_on_on_the_next(pages: Pages) -> None:
    words = "议" * 4000
    sheet = Sheet(title="记录", kind="minutes", parts=(Grid(COLUMNS, (("1", "王建国", words),)),))
    found = pages(render_sheet(sheet, STAMP))
    assert len(found) > 1
    assert sum(page.count("议") for page in found) == 4000
    fact = Sheet(title="记录", kind="minutes", parts=(Facts((Fact("发言", words, wide=True),)),))
    assert sum(page.count("议") for page in pages(render_sheet(fact))) == 4000


def test_long_and_rare_names_print_whole(pages: Pages, long_name: str, rare_names: tuple[str, ...]) -> None:
    names = (long_name, *rare_names)
    rows = tuple((str(number), name, name) for number, name in enumerate(names))
    sheet = Sheet(title="名册", kind="list", parts=(Grid(COLUMNS, rows, abreast=2),))
    said = "".join(pages(render_sheet(sheet)))
    assert all(name in said for name in names)
    ballot = replace(BALLOT, parts=(BallotFace((BallotPost("委员", 2, names, 2),)),))
    assert all(name in "".join(pages(render_sheet(ballot))) for name in names)


def test_what_cannot_be_drawn_is_refused_before_drawing() -> None:
    with pytest.raises(Uncovered) as refused:
        render_sheet(_table(1, caption="王\ue000国"))
    assert refused.value.items == [("王\ue000国", ["\ue000"])]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert render_sheets([FORM, NOTICE, BALLOT], STAMP) == render_sheets([FORM, NOTICE, BALLOT], STAMP)


def test_all_of_a_stage_is_one_file_in_which_each_counts_its_pages(pages: Pages) -> None:
    pdf = render_sheets([NOTICE, FORM, replace(FORM, landscape=True)], STAMP)
    found = pages(pdf)
    assert [re.findall(r"第\d+页共\d+页", page) for page in found] == [
        ["第1页共2页"],
        ["第2页共2页"],
        ["第1页共1页"],
        ["第1页共1页"],
    ]
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert [entry.title for entry in reader.outline] == ["选民名单公告", "辞职表", "辞职表"]
    assert reader.pages[3].mediabox.width > reader.pages[3].mediabox.height


@pytest.mark.parametrize(("size", "millimetres"), [("A5", (148, 210)), ("A4", (210, 297)), ("A3", (297, 420))])
def test_type_grows_with_the_paper(size: str, millimetres: tuple[int, int], pages: Pages) -> None:
    pdf = render_sheet(NOTICE, size=size)
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == millimetres
    assert pages(pdf) == pages(render_sheet(NOTICE))


def test_nothing_to_print_and_unknown_paper_are_errors() -> None:
    with pytest.raises(ValueError, match="A4"):
        render_sheets([])
    with pytest.raises(ValueError, match="A2"):
        render_sheet(NOTICE, size="A2")


def test_the_work_of_a_table_grows_with_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: twice the rows draw twice the cells, and text objects stay one a row and page."""
    drawn: list[int] = []
    real = sheet_flow.cells
    monkeypatch.setattr(
        "buxuan_desktop.documents.sheet_grid.cells",
        lambda canvas, pieces, *rest: (drawn.append(len(pieces)), real(canvas, pieces, *rest))[1],
    )
    counts = []
    for rows in (500, 1000, 2000):
        drawn.clear()
        render_sheet(_table(rows), STAMP)
        counts.append((len(drawn), sum(drawn)))
    assert all(number < rows * 1.1 for (number, _), rows in zip(counts, (500, 1000, 2000), strict=True))
    assert counts[2][1] < counts[0][1] * 4.1


@pytest.mark.proves("F6")
@pytest.mark.parametrize("number", [1, 5, 10, 20, 30])
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_a_ballot_fits_on_one_page(number: int, size: str, pages: Pages, long_name: str) -> None:
    names = (*(f"王建{chr(0x4E00 + place)}" for place in range(number - 1)), long_name)
    posts = (BallotPost("主任", 1, names[:2]), BallotPost("委员", 3, names, 3))
    for landscape in (False, True):
        sheet = replace(BALLOT, landscape=landscape, parts=(BallotFace(posts, ("一、" + "说明" * 60,) * 4, "章"),))
        (said,) = pages(render_sheet(sheet, size=size))
        assert all(name in said for name in names)
        assert said.count("另选他人") == 4
