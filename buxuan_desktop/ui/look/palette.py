"""The colours of the window and of the board, in a light, a dark and a high-contrast scheme.

Text has at least 7:1 on every ground (a test reckons each pair). Within a scheme each part has a colour of its own, so
that a colour says which part it is: pages are written in the colours of `LIGHT`, and `now` gives those of the moment.
"""

from typing import NamedTuple


class Palette(NamedTuple):
    """One scheme: ground, card, rail, ink, quiet text, hairlines, and the few colours that mean something.

    `faint` is for borders and shapes, never for words; `line` parts what belongs together and bounds no control.
    """

    ground: str
    card: str
    rail: str
    ink: str
    quiet: str
    faint: str
    line: str
    red: str
    red_pressed: str
    red_soft: str
    on_red: str
    green: str
    green_soft: str
    amber: str
    amber_soft: str


LIGHT = Palette(
    ground="#FAF7F2",
    card="#FFFFFF",
    rail="#F2EAE0",
    ink="#1C1A17",
    quiet="#524D45",
    faint="#8C857A",
    line="#E2DBD0",
    red="#922526",
    red_pressed="#7F1F20",
    red_soft="#FBF0EE",
    on_red="#FFFEFD",
    green="#1C583C",
    green_soft="#E8F1EB",
    amber="#6F4400",
    amber_soft="#FBF1DC",
)

DARK = Palette(
    ground="#1A1714",
    card="#211D19",
    rail="#12100E",
    ink="#F4EFE7",
    quiet="#C4BBAF",
    faint="#8F867B",
    line="#3D3730",
    red="#F6A097",
    red_pressed="#F9B7B0",
    red_soft="#34211F",
    on_red="#1F0B0A",
    green="#86D0A9",
    green_soft="#1A2E23",
    amber="#E9BC63",
    amber_soft="#33290F",
)
CONTRAST = Palette(
    ground="#000000",
    card="#0B0B0B",
    rail="#161616",
    ink="#FFFFFF",
    quiet="#EDEDED",
    faint="#D4D4D4",
    line="#A8A8A8",
    red="#FFB0A8",
    red_pressed="#FFD2CD",
    red_soft="#3B0E0A",
    on_red="#140000",
    green="#8FF0BE",
    green_soft="#062B1B",
    amber="#FFD75E",
    amber_soft="#332600",
)


class BoardColours(NamedTuple):
    """The board's colours, for a dark hall or a bright one."""

    ground: str
    panel: str
    ink: str
    quiet: str
    stroke: str
    line: str
    mark: str
    safe: str


BOARD_DARK = BoardColours("#15110E", "#231E19", "#FBF6EC", "#B9AFA2", "#F5BE48", "#F0978A", "#F3C23A", "#7DBE9D")
BOARD_LIGHT = BoardColours("#FAF7F2", "#FFFFFF", "#1C1A17", "#524D45", "#1C1A17", "#922526", "#922526", "#1C583C")
BOARD_CONTRAST = BoardColours("#000000", "#161616", "#FFFFFF", "#EDEDED", "#FFE27A", "#FFB0A8", "#FFE27A", "#8FF0BE")
