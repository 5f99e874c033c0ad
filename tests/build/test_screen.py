import io
from collections.abc import Callable
from types import ModuleType

from PIL import Image


def test_a_picture_of_the_screen_becomes_a_png_with_its_colours(script: Callable[[str], ModuleType]) -> None:
    blue, red = b"\xff\x00\x00\x00", b"\x00\x00\xff\x00"
    png = script("screen").Picture(2, 2, blue + red + red + blue).png()
    with Image.open(io.BytesIO(png)) as read:
        assert read.size == (2, 2)
        assert [read.getpixel((x, y)) for y in (0, 1) for x in (0, 1)] == [
            *((0, 0, 255), (255, 0, 0)),
            *((255, 0, 0), (0, 0, 255)),
        ]
