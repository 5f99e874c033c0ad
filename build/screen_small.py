"""A picture of a screen for the handbook: smaller and in few colours, so that all of them weigh little."""

from pathlib import Path

from PIL import Image

ACROSS = 960
_COLOURS = (64, 48, 32, 24, 16)
HEAVIEST = 60_000
"""Bytes that one picture may have."""


def shrink(source: Path, target: Path) -> None:
    """Draw `source` down to `target` as a PNG with a palette, in as many colours as its weight allows."""
    with Image.open(source) as picture:
        small = picture.convert("RGB")
    small = small.resize((ACROSS, round(small.height * ACROSS / small.width)), Image.Resampling.LANCZOS)
    for colours in _COLOURS:
        small.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= HEAVIEST:
            return
    raise ValueError(f"{target.name} stays too heavy")
