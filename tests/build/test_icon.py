import io
import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"


@pytest.mark.parametrize("size", [32, 48, 128, 256])
def test_each_picture_is_of_its_size_with_nothing_behind_the_seal(size: int) -> None:
    with Image.open(ICONS / f"buxuan-{size}.png") as picture:
        assert picture.size == (size, size)
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]
        red = picture.convert("RGB").getpixel((size // 2, size * 16 // 256))
        assert red == (0x92, 0x25, 0x26)


def test_windows_finds_every_size_in_one_file() -> None:
    raw = (ICONS / "buxuan.ico").read_bytes()
    assert struct.unpack_from("<HHH", raw) == (0, 1, 7)
    with Image.open(ICONS / "buxuan.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in (16, 24, 32, 48, 64, 128, 256)}


def test_the_pictures_are_those_of_the_drawing(script: Callable[[str], ModuleType]) -> None:
    icon = script("icon")
    for size in icon.KEPT:
        fresh = io.BytesIO(icon.picture(icon.DRAWING, size))
        with Image.open(fresh) as drawn, Image.open(ICONS / f"buxuan-{size}.png") as kept:
            difference = ImageChops.difference(drawn.convert("RGBA"), kept.convert("RGBA"))
        # Versions of Qt round the edges of curves differently.
        assert max(high for _, high in difference.getextrema()) <= 16
