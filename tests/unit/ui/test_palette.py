"""What is keyed and what the hall reads has a contrast of at least 7:1 (WCAG 2, level AAA)."""

import pytest

from buxuan_desktop.ui.look.palette import BOARD_DARK, BOARD_LIGHT, LIGHT, BoardColours

LEAST = 7


def brightness(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("ink", ("ground", "card", "rail", "red_soft", "green_soft", "amber_soft")),
        ("quiet", ("ground", "card", "rail", "amber_soft")),
        ("red", ("ground", "card", "rail", "red_soft", "amber_soft")),
        ("green", ("ground", "card", "green_soft")),
        ("amber", ("ground", "card", "amber_soft")),
        ("on_red", ("red", "red_pressed")),
    ],
)
def test_words_at_the_table(ink: str, grounds: tuple[str, ...]) -> None:
    found = {ground: contrast(getattr(LIGHT, ink), getattr(LIGHT, ground)) for ground in grounds}
    assert min(found.values()) >= LEAST, found


@pytest.mark.parametrize("colours", [BOARD_DARK, BOARD_LIGHT], ids=["dark", "light"])
def test_words_for_the_hall(colours: BoardColours) -> None:
    inks = {
        name: contrast(getattr(colours, name), colours.ground) for name in ("ink", "quiet", "stroke", "mark", "safe")
    }
    inks |= {f"{name} on a panel": contrast(getattr(colours, name), colours.panel) for name in ("ink", "quiet")}
    assert min(inks.values()) >= LEAST, inks
