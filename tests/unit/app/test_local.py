"""How the screen looks is kept for the computer, beside its other settings."""

import json
from pathlib import Path

import pytest

from buxuan_desktop.app.local import Settings, keep_look, keep_offset, settings_of
from buxuan_desktop.app.look import SCHEMES, TYPE_SIZES, look_of
from buxuan_desktop.domain.refusal import Refusal


def test_at_first_the_system_decides(tmp_path: Path) -> None:
    assert look_of(tmp_path) == ("system", 100)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", TYPE_SIZES)
def test_what_was_chosen_is_kept(tmp_path: Path, scheme: str, size: int) -> None:
    keep_look(tmp_path / "home", scheme, size)
    assert look_of(tmp_path / "home") == (scheme, size)


def test_other_settings_stay(tmp_path: Path) -> None:
    keep_offset(tmp_path, "", (3, -2))
    keep_look(tmp_path, "dark", 150)
    assert settings_of(tmp_path) == Settings(offsets={"": (3, -2)}, type_size=150, scheme="dark")


@pytest.mark.parametrize("written", [{"type_size": 130, "scheme": "pink"}, {"type_size": -1}, {"scheme": ""}])
def test_what_no_program_wrote_is_the_usual(tmp_path: Path, written: dict[str, object]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(written), "utf-8")
    assert look_of(tmp_path) == ("system", 100)


def test_settings_of_before_there_were_looks_are_read(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"void_percent":9,"offsets":{"":[1,2]}}', "utf-8")
    assert settings_of(tmp_path).void_percent == 9
    assert look_of(tmp_path) == ("system", 100)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder belongs")
    with pytest.raises(Refusal) as refused:
        keep_look(tmp_path / "home", "dark", 100)
    assert refused.value.code == "disk-fault"
