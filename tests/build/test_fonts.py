import hashlib
import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FONTS = tomllib.loads((FOLDER / "FONTS.toml").read_text(encoding="utf-8"))["fonts"]


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])
def test_a_font_is_the_one_listed_and_has_its_licence_beside_it(font: dict[str, str]) -> None:
    content = (FOLDER / font["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == font["sha256"]
    licence = (FOLDER / font["licence_file"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])
def test_outlines_are_of_the_kind_that_reportlab_embeds(font: dict[str, str]) -> None:
    with (FOLDER / font["file"]).open("rb") as file:
        assert file.read(4) == b"\x00\x01\x00\x00"


def test_every_file_in_the_folder_is_accounted_for() -> None:
    listed = {font["file"] for font in FONTS} | {font["licence_file"] for font in FONTS} | {"FONTS.toml"}
    assert {path.name for path in FOLDER.iterdir()} == listed
