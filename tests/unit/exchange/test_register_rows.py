"""Which rows and columns of a list are the register, and how names and numbers are folded."""

from datetime import date, datetime

import pytest

from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.exchange.register import Register, Sheet, read_sheets
from buxuan_desktop.exchange.register.births import Birth, read_birth, unreadable_birth
from buxuan_desktop.exchange.register.folding import fold_id, fold_name
from buxuan_desktop.exchange.register.heads import field_of
from buxuan_desktop.exchange.register.records import Cell, address

DAY = date(2020, 4, 20)
HEADS = ["序号", "姓名", "性别", "身份证号", "组别"]


def number(body: str) -> str:
    return body + check_digit(body)


ID_A, ID_B = number("32028119700102001"), number("32028119881130012")
A: list[Cell] = [1, "王建国", "男", ID_A, "1组"]
B: list[Cell] = [2, "李秀英", "女", ID_B, "2组"]


def read(*rows: list[Cell], name: str = "表一") -> Register:
    return read_sheets([Sheet(name, list(enumerate(rows, start=1)))], "名册.xlsx", DAY)


def names(register: Register) -> list[str]:
    assert register.faults == ()
    return [voter.name for voter in register.voters]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("姓名", "name"),
        ("姓　名", "name"),
        (" 姓\n名 *", "name"),
        ("名字", "name"),
        ("选民姓名（必填）", "name"),
        ("性别", "sex"),
        ("身份证号", "id_number"),
        ("身份证号码（18位）", "id_number"),
        ("公民身份号码", "id_number"),
        ("证件号码", "id_number"),
        ("居民身份证号", "id_number"),
        ("身份证", "id_number"),
        ("出生日期", "birth"),
        ("出生年月", "birth"),
        ("村（居）民小组", "group"),
        ("村民小组", "group"),
        ("小组", "group"),
        ("组别", "group"),
        ("组", "group"),
        ("所在小组：", "group"),
        ("序号", "serial"),
        ("户主姓名", ""),
        ("证件类型", ""),
        ("家庭住址", ""),
        ("配偶身份证号", ""),
        ("柳湾社区选民登记表", ""),
    ],
)
def test_heads(head: str, field: str) -> None:
    assert field_of(head) == field


def test_titles_blanks_totals_and_notes_are_no_people() -> None:
    register = read(
        ["柳湾社区第十二届居民委员会补选选民登记表"],
        ["填报单位：柳湾社区", "", "", "2020年4月1日"],
        list(HEADS),
        A,
        ["", "", "", "", ""],
        ["第二组"],
        list(HEADS),
        B,
        [3, "", "", "", ""],
        ["合 计", "2", "", "", ""],
        ["", "合计：2人", "", "", ""],
        ["填表人：赵铁柱", "", "", "审核人：钱多多"],
        ["", "以下空白"],
    )
    assert names(register) == ["王建国", "李秀英"]
    assert [voter.row for voter in register.voters] == [4, 8]


def test_a_voter_as_read() -> None:
    (voter,) = read(list(HEADS), A).voters
    assert (voter.name, voter.sex, voter.id_number, voter.group) == ("王建国", "男", ID_A, "1组")
    assert (voter.birth, voter.sheet, voter.row) == (date(1970, 1, 2), "表一", 2)


def test_the_number_fills_in_the_sex_and_never_overrules_it() -> None:
    register = read(["姓名", "身份证号", "性别"], ["王建国", ID_A, ""], ["李秀英", ID_B, "男性"])
    assert [voter.sex for voter in register.voters] == ["男", "男"]


def test_heads_in_two_lines() -> None:
    register = read(
        ["序号", "姓名", "基本情况", "", "地址", ""],
        ["", "", "性别", "身份证号", "小组", "门牌"],
        [1, "王建国", "男", ID_A, "1组", "5号"],
    )
    assert names(register) == ["王建国"]
    assert register.voters[0].group == "1组"


def test_two_blocks_side_by_side() -> None:
    heads = ["序号", "姓名", "性别", "身份证号"]
    register = read(
        heads * 2, [1, "王建国", "男", ID_A, 2, "李秀英", "女", ID_B], [3, "阿依古丽", "女", "", 4, "", "", ""]
    )
    assert names(register) == ["王建国", "李秀英", "阿依古丽"]


def test_every_sheet_that_looks_like_a_register() -> None:
    sheets = [
        Sheet("说明", [(1, ["请先填第一组"])]),
        Sheet("第一组", [(1, HEADS), (2, A)]),
        Sheet("小组长", [(1, ["姓名", "组别", "电话"]), (2, ["王建国", "1组", "1"])]),
        Sheet("第二组", [(3, HEADS), (4, B)]),
        Sheet("空表", []),
    ]
    register = read_sheets(sheets, "名册.xlsx", DAY)
    assert names(register) == ["王建国", "李秀英"]
    assert register.sheets_read == ("第一组", "第二组")
    assert register.sheets_passed == ("说明", "小组长")


def test_merged_cells_give_their_group_to_all_rows() -> None:
    sheet = Sheet("表一", [(1, HEADS), (2, A), (3, [*B[:4], ""])], {(3, 4): "1组", (3, 2): "男"})
    register = read_sheets([sheet], "名册.xlsx", DAY)
    assert [(voter.group, voter.sex) for voter in register.voters] == [("1组", "男"), ("1组", "女")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张　三", "张三"),
        ("　张三 ", "张三"),
        ("张\n三", "张三"),
        ("王 建　国", "王建国"),
        ("𠮷 娃", "𠮷娃"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽　　买买提", "阿依古丽 买买提"),
        ("Anna　 Maria", "Anna Maria"),
        (12.0, "12"),
    ],
)
def test_names_are_trimmed_and_folded(typed: Cell, name: str) -> None:
    assert fold_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２ｘ",
        " 110105 19491231 002X\t",
        "'11010519491231002X",
        '="11010519491231002X"',
        "\u202d11010519491231002X\u202c",
    ],
)
def test_numbers_are_folded(typed: str) -> None:
    assert fold_id(typed) == "11010519491231002X"


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        (date(1980, 1, 2), Birth(1980, 1, 2)),
        (datetime(1980, 1, 2, 8, 30), Birth(1980, 1, 2)),  # noqa: DTZ001
        ("1980-01-02", Birth(1980, 1, 2)),
        ("1980/1/2", Birth(1980, 1, 2)),
        ("1980.1.2", Birth(1980, 1, 2)),
        ("１９８０年１月２日", Birth(1980, 1, 2)),
        ("1980-01-02 00:00:00", Birth(1980, 1, 2)),
        ("19800102", Birth(1980, 1, 2)),
        (19800102.0, Birth(1980, 1, 2)),
        (29222.0, Birth(1980, 1, 2)),
        ("1980年1月", Birth(1980, 1)),
        ("198001", Birth(1980, 1)),
        (1980.01, Birth(1980, 1)),
        (1980.1, Birth(1980)),
        ("1980年", Birth(1980)),
    ],
)
def test_birth_dates_in_many_spellings(cell: Cell, birth: Birth) -> None:
    assert read_birth(cell) == birth


@pytest.mark.parametrize(
    "cell", ["1980-02-30", "19800015", "1980-13", "80.1.2", "1899-01-01", 7.0, float("inf"), 1980.77]
)
def test_digits_that_make_no_date(cell: Cell) -> None:
    assert read_birth(cell) is None
    assert unreadable_birth(cell) == (cell != float("inf"))


@pytest.mark.parametrize("cell", ["", "不详", " "])
def test_no_date_at_all_is_no_mistake(cell: Cell) -> None:
    assert read_birth(cell) is None
    assert not unreadable_birth(cell)


def test_addresses() -> None:
    assert [address(12, 2), address(1, 0), address(3, 25), address(3, 26), address(9, 16383)] == [
        "C12",
        "A1",
        "Z3",
        "AA3",
        "XFD9",
    ]


def test_a_list_of_officials_adds_no_electors() -> None:
    register = read(["姓名", "性别", "职务"], ["王建国", "男", "主任"])
    assert register.voters == ()
    assert [fault.code for fault in register.faults] == ["no-register"]


@pytest.mark.proves("name-empty")
def test_a_group_with_an_address_is_somebody_without_a_name() -> None:
    register = read([*HEADS, "住址"], A, [2, "", "", "", "1组", "柳湾路5号"], [3, "", "", "", "1组", ""])
    assert [(fault.cell, fault.code) for fault in register.faults] == [("B3", "name-empty")]


def test_a_row_with_a_number_is_a_person_whatever_the_name_says() -> None:
    assert names(read(list(HEADS), [1, "合计", "男", ID_A, "1组"])) == ["合计"]
