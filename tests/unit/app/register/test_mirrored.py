"""What lies beside the chain is in the mirror as soon as the row that seals it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.app.register import lines
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.electors import Incapacity
from tests.making import DAY
from tests.registering import COMMITTEE, id_number, listed


def _change(case: Case) -> None:
    lines.change(case, 2, lines.Line("选民2", "男", "3组", id_number=id_number(77)), "抄错了号码")


def _record(case: Case) -> None:
    private = records.Writing(private={"name": "孙某某", "basis": "医院证明"})
    records.add(case, Incapacity(day=DAY, by=COMMITTEE), private)


@pytest.mark.parametrize("doing", [_change, _record])
def test_a_copy_holds_the_private_values_of_its_rows(doing: Callable[[Case], None], tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with listed(tmp_path / "a.buxuan") as case:
        mirror = Mirror(case.file.path, target_in(folder, case.file.path))
        mirror.step(whole=True)
        doing(case)
        mirror.step()
        mirror.step()
    copies = list(folder.glob("*.buxuan"))
    assert len(copies) == 2
    assert [verify(copy).faults for copy in copies] == [(), ()]
