"""Every pair of colours that words or borders stand in, in each scheme, by the contrast of WCAG 2."""

import re
from pathlib import Path

import pytest

import buxuan_desktop.ui
from buxuan_desktop.ui.look.palette import (
    BOARD_CONTRAST,
    BOARD_DARK,
    BOARD_LIGHT,
    CONTRAST,
    DARK,
    LIGHT,
    BoardColours,
    Palette,
)

LEAST, LEAST_BORDER = 7, 3
GROUNDS = ("ground", "card", "rail", "red_soft", "green_soft", "amber_soft")
SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
BOARDS = {"dark": BOARD_DARK, "light": BOARD_LIGHT, "contrast": BOARD_CONTRAST}
EVERY = [(scheme, ink, ground) for scheme in SCHEMES for ink in ("ink", "quiet", "red") for ground in GROUNDS]
TONED = [
    (scheme, ink, ground)
    for scheme in SCHEMES
    for ink, soft in (("green", "green_soft"), ("amber", "amber_soft"))
    for ground in ("ground", "card", "rail", soft)
]
LOOK = ("look/now.py",)
"""Where the colours and sheets of widgets are put on; everywhere else they go through `now`."""
OWN_COLOURS = (
    *("board/", "practice/", "result/poster", "result/announce"),
    *("look/veil.py", "printing/drawing.py", "tour/bubble.py", *LOOK),
)
"""What is painted for the hall or as paper looks the same in every scheme, or has schemes of its own."""


def brightness(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def between(colours: Palette, one: str, other: str) -> float:
    return contrast(getattr(colours, one), getattr(colours, other))


def test_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "ink", "ground"), [*EVERY, *TONED])
def test_words_can_be_read(scheme: str, ink: str, ground: str) -> None:
    assert between(SCHEMES[scheme], ink, ground) >= LEAST


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["red", "red_pressed"])
def test_words_on_the_primary_button_can_be_read(scheme: str, ground: str) -> None:
    assert between(SCHEMES[scheme], "on_red", ground) >= LEAST


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["faint", "red", "ink"])
def test_borders_and_rings_can_be_seen(scheme: str, ground: str, edge: str) -> None:
    assert between(SCHEMES[scheme], edge, ground) >= LEAST_BORDER


@pytest.mark.parametrize("ground", GROUNDS)
def test_hairlines_can_be_seen_in_high_contrast(ground: str) -> None:
    assert between(CONTRAST, "line", ground) >= LEAST_BORDER


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_ring_differs_from_the_button_that_it_is_around(scheme: str) -> None:
    assert between(SCHEMES[scheme], "ink", "red") >= 1.5 or between(SCHEMES[scheme], "ink", "card") >= LEAST_BORDER


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_part_has_a_colour_of_its_own(scheme: str) -> None:
    colours = [one.upper() for one in SCHEMES[scheme]]
    assert len(set(colours)) == len(colours), "a colour says which part it is"
    assert list(SCHEMES[scheme]) == colours, "written in capitals, as the style sheets are searched"


@pytest.mark.parametrize("colours", BOARDS.values(), ids=BOARDS)
def test_words_for_the_hall(colours: BoardColours) -> None:
    inks = {
        name: contrast(getattr(colours, name), colours.ground) for name in ("ink", "quiet", "stroke", "mark", "safe")
    }
    inks |= {f"{name} on a panel": contrast(getattr(colours, name), colours.panel) for name in ("ink", "quiet")}
    assert min(inks.values()) >= LEAST, inks


def test_pages_leave_sheets_and_colours_to_the_look() -> None:
    """A sheet put on past `dress`, or a colour past `tint`, would stay as it is when the look changes."""
    root = Path(buxuan_desktop.ui.__file__).parent
    found = []
    for file in sorted(root.rglob("*.py")):
        name, text = file.relative_to(root).as_posix(), file.read_text("utf-8")
        if name not in LOOK and name != "look/wearing.py":
            found += [f"{name}: setStyleSheet, say dress" for _ in re.findall(r"\.setStyleSheet\(", text)]
        if not name.startswith(OWN_COLOURS):
            found += [f"{name}: QColor({said}, say tint" for said in re.findall(r"\bQColor\((.*)", text)]
            found += [f"{name}: {said} is for borders" for said in re.findall(r"\bcolor: ?\{LIGHT\.faint\}", text)]
    assert not found, "\n".join(found)
