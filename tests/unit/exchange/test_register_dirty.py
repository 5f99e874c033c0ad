"""3,000 rows with every fault in known cells: each is found and named, and nothing else is."""

from pathlib import Path

import pytest

from buxuan_desktop.app.registers import covered_by_fonts
from buxuan_desktop.exchange.register import Sheet, fault_line, look, read_register, read_sheets, sheets_of
from tests.dirty import DAY, EACH, FAULTS, ROWS, Dirty, Found, first_of_doubles


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.proves(
    "C06",
    "id-checksum",
    "id-birth",
    "id-is-number",
    "underage",
    "name-empty",
    "name-uncovered",
    "duplicate-id",
    "duplicate-person",
)
def test_every_fault_is_found_in_its_cell_and_none_wrongly(seed: int, tmp_path: Path) -> None:
    dirty = Dirty(seed)
    path = tmp_path / "名册.xlsx"
    dirty.save(path)
    register = read_register(path, DAY, covered_by_fonts())
    expected = dirty.expected - {first_of_doubles(dirty)}
    assert len(expected) == EACH * len(FAULTS) - 1
    found = {Found(fault.sheet, fault.cell, fault.code) for fault in register.faults}
    assert found == expected
    assert len(register.faults) == len(found)
    assert len(register.voters) == ROWS == dirty.electors
    assert register.sheets_passed == ("填表说明",)
    assert all(fault_line(fault)[1] == f"{fault.sheet}!{fault.cell}" for fault in register.faults)


def test_telephones_and_bank_cards_are_left_out_by_name(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    Dirty(1).save(path)
    for sheet in sheets_of(path)[:-1]:
        dropped = {one.holds: one.head for one in look(sheet).dropped if one.holds}
        assert dropped == {"phone": "联系电话", "bank": "银行卡号"}


@pytest.mark.proves("id-is-number")
def test_a_number_cell_is_a_fault_even_where_its_digits_fit(tmp_path: Path) -> None:
    # 510123198001010048 is a sound number, and as a number in a cell keeps all its digits by luck.
    sheet = Sheet("名单", [(1, ["姓名", "身份证号"]), (2, ["甲", 510123198001010048.0])])
    assert [fault.code for fault in read_sheets([sheet], "名单.xlsx", DAY).faults] == ["id-is-number"]
