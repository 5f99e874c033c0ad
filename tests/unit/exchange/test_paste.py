import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.paste import MOST, rows_of


def test_rows_from_a_spreadsheet_come_square_and_trimmed() -> None:
    assert rows_of("姓名\t性别\t\r\n 王建国 \t男\t\r\n\t\t\r\n李秀英\r\n") == (
        ("姓名", "性别"),
        ("王建国", "男"),
        ("李秀英", ""),
    )


def test_quotes_hold_line_ends_and_tabs_and_become_one_line() -> None:
    assert rows_of('"王建国\n（小）"\t"说""好"""\n') == (("王建国 （小）", '说"好"'),)


def test_one_column_stays_one_and_commas_part_only_where_every_line_has_them() -> None:
    assert rows_of("王建国\n李秀英") == (("王建国",), ("李秀英",))
    assert rows_of("王建国,男\n李秀英,女") == (("王建国", "男"), ("李秀英", "女"))
    assert rows_of("王建国，男\n李秀英，女") == (("王建国", "男"), ("李秀英", "女"))
    assert rows_of("王建国，男\n李秀英") == (("王建国，男",), ("李秀英",))


def test_digits_stay_texts_and_nothing_is_run() -> None:
    assert rows_of("320281197001010017\t=1+1") == (("320281197001010017", "=1+1"),)


def test_nothing_is_nothing_and_too_much_is_refused() -> None:
    assert rows_of(" \n\t\n") == ()
    with pytest.raises(Refusal, match="paste-too-large"):
        rows_of("王" * (MOST + 1))


@given(st.lists(st.lists(st.text(alphabet="王建国=男7 ", max_size=5), min_size=2, max_size=4), max_size=6))
def test_every_word_comes_back(rows: list[list[str]]) -> None:
    text = "\r\n".join("\t".join(row) for row in rows)
    words = [word for row in rows for cell in row for word in cell.split()]
    assert [word for row in rows_of(text) for cell in row for word in cell.split()] == words
    assert len({len(row) for row in rows_of(text)}) <= 1
