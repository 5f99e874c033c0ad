"""The chain of an extract: rows shown and stretches passed over follow each other without a gap."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from buxuan_desktop.domain.chain import Row
from buxuan_desktop.exchange.archive.extract import CHAIN, extracted, read_chain
from buxuan_desktop.store.casefile import CaseFile
from tests.making import whole_bytes


@pytest.fixture
def rows(tmp_path: Path) -> list[Row]:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    with CaseFile.open(path, write=False) as file:
        return list(file.rows())


def lines_of(rows: list[Row]) -> list[Any]:
    return [msgspec.json.decode(line) for line in extracted((), rows)[CHAIN].splitlines()]


def written(lines: list[Any]) -> bytes:
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def test_it_leads_to_the_head_and_passes_over_the_count_in_one_piece(rows: list[Row]) -> None:
    lines = lines_of(rows)
    chain = read_chain(written(lines))
    assert chain.head == rows[-1].head
    cast = [row.seq for row in rows if row.kind == "ballot-cast"]
    over = [line for line in lines if len(line) == 3]
    assert any(first <= cast[0] and cast[-1] <= last for first, last, _ in over)
    assert {event.KIND for event in chain.events} >= {"case-opened", "round-opened", "count-closed", "result-declared"}


def test_no_line_can_be_left_out_doubled_or_moved(rows: list[Row]) -> None:
    lines = lines_of(rows)
    for place in range(len(lines) - 1):
        for other in (
            lines[:place] + lines[place + 1 :],
            [*lines[: place + 1], *lines[place:]],
            [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]],
        ):
            with pytest.raises(ValueError, match=r"."):
                read_chain(written(other))


def test_no_row_shown_and_no_stretch_can_be_changed(rows: list[Row]) -> None:
    lines = lines_of(rows)
    for place, line in enumerate(lines[:-1]):
        for at, value in enumerate(line):
            other = value + 1 if isinstance(value, int) else f"{value}x"
            changed = [*lines[:place], [*line[:at], other, *line[at + 1 :]], *lines[place + 1 :]]
            with pytest.raises(ValueError, match=r"."):
                read_chain(written(changed))


@pytest.mark.parametrize(
    "content", [b"x", b"[]\n", b"[1,2]\n", b'{"a":1}\n', b"[1,2,3]\n", b'[1,null,"a"]\n', b"\xff\n"]
)
def test_what_is_no_chain_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_chain(content)
