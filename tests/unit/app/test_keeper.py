"""The id of this installation: made once, kept for ever, made anew when a power cut spoiled it."""

from pathlib import Path

import pytest

from buxuan_desktop.app.keeper import keeper_of
from buxuan_desktop.domain.refusal import Refusal


def test_an_installation_has_one_id_for_ever(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    first = keeper_of(folder)
    assert len(first) == 32
    assert keeper_of(folder) == first
    assert keeper_of(tmp_path / "other") != first


@pytest.mark.parametrize("content", [b"", b"\0" * 33, b"\xff\xfe", b"abc"])
def test_an_id_that_a_power_cut_spoiled_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keeper-id").write_bytes(content)
    first = keeper_of(tmp_path)
    assert len(first) == 32
    assert keeper_of(tmp_path) == first


def test_a_folder_for_the_id_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refusal, match="disk-fault"):
        keeper_of(tmp_path / "file")
