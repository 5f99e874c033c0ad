import io

import pytest
from pypdf import PdfReader

from buxuan_desktop.documents import render_sheets
from buxuan_desktop.documents.coverage import Uncovered
from buxuan_desktop.documents.handbook import render_handbook
from buxuan_desktop.words.handbook import handbook, pictures, places
from buxuan_desktop.words.handbook.parts import Handbook, Leaf, Section, Steps, Words
from buxuan_desktop.words.keys_card import keys_card

A4 = (595, 842)


@pytest.fixture(scope="module")
def book() -> PdfReader:
    return PdfReader(io.BytesIO(render_handbook(handbook())))


def said(page: int, book: PdfReader) -> str:
    return book.pages[page - 1].extract_text()


def test_every_page_is_a4_with_its_number(book: PdfReader) -> None:
    pages = len(book.pages)
    assert 30 < pages < 70
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in book.pages} == {A4}
    for number in (1, 20, pages):
        assert f"第{number}页 共{pages}页" in said(number, book).replace("\u3000", " ")


def test_the_contents_name_the_page_where_a_section_begins(book: PdfReader) -> None:
    lines = [line.rpartition(" ") for page in (1, 2, 3) for line in said(page, book).splitlines()]
    numbers = {title: int(number) for title, _, number in lines if number.isdigit()}
    assert numbers.keys() >= {section.title for _, section in places().values()}
    for anchor in ("begin", "calendar", "count-keys", "restore", "rollup"):
        title = places()[anchor][1].title
        assert title in said(numbers[title], book)


def test_bookmarks_lead_to_every_page_and_section(book: PdfReader) -> None:
    titles = [one.title for one in book.outline if not isinstance(one, list)]
    assert titles == [leaf.title for leaf in handbook().leaves]
    inner = [one.title for part in book.outline if isinstance(part, list) for one in part]
    assert inner == [section.title for _, section in places().values()]


def test_every_picture_is_printed(book: PdfReader) -> None:
    printed = {name for page in book.pages for name in page["/Resources"].get("/XObject", {})}
    assert len(printed) == len(pictures())


def small(text: str) -> Handbook:
    return Handbook("手册", (Leaf("一页", "", (Section("one", "一节", (Steps((text,)), Words(text * 40))),)),))


def test_the_same_book_gives_the_same_bytes_and_long_words_turn_the_page() -> None:
    assert render_handbook(small("按回车。")) == render_handbook(small("按回车。"))
    assert len(PdfReader(io.BytesIO(render_handbook(small("按回车。" * 20)))).pages) > 2


def test_what_no_font_has_is_refused() -> None:
    with pytest.raises(Uncovered):
        render_handbook(small("\ue000"))


CARD = """\
计票按键卡
左手拿票，右手按键；屏幕上的圈和纸票一样，再按回车
录一张票
1–9 赞成（再按取消） X 反对（再按候选人）
K 空白票 F 废票
L 另选他人 D 有疑问
退格 清除重录 回车 存入这张票
C 撤销上一张
按错了，看不准
退格 还没有按回车：全部清掉，照票重按
C 已经按了回车：撤销上一张，监票人看着，再照票重录
D 看不准：记下疑问，这张纸票单独放好，交选举委员会认定
桌上别的键
M 更多 F4 认定核对
F5 存入一张读一张，或者停止 F6 备份到U盘
F7 更正票箱和发出的数字 F8 换计票人、监票人
F9 计票板和选票并排 F10 这一遍录完，或者结束计票
F11 计票板放到大屏，或者收回 F12 大屏暂停，或者接着显示
PgUp PgDn 大屏翻页 F1 打开手册
键按住不放只算一次。不用 Shift，不用小键盘，不用切换输入法。停电以后，从下一张接着录。
"""


@pytest.mark.parametrize("sizes", [(), (2,), (12, 12)])
def test_the_card_of_keys_is_one_page(sizes: tuple[int, ...]) -> None:
    assert len(PdfReader(io.BytesIO(render_sheets([keys_card(sizes)]))).pages) == 1


def test_the_card_says_every_key_to_the_letter() -> None:
    page = PdfReader(io.BytesIO(render_sheets([keys_card((2,))]))).pages[0]
    assert "".join(page.extract_text().split()) == "".join(CARD.split())
