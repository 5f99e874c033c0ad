"""The colours of the window and of the board; contrast at least 7:1 where ballots are keyed or shown."""

from typing import NamedTuple


class Palette(NamedTuple):
    """One scheme: ground, card, rail, ink, quiet text, hairlines, and the few colours that mean something."""

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
    on_red="#FFFFFF",
    green="#1C583C",
    green_soft="#E8F1EB",
    amber="#714500",
    amber_soft="#FBF1DC",
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


BOARD_DARK = BoardColours("#15110E", "#231E19", "#FBF6EC", "#B9AFA2", "#F5BE48", "#EE8B7C", "#F3C23A", "#7DBE9D")
BOARD_LIGHT = BoardColours("#FAF7F2", "#FFFFFF", "#1C1A17", "#524D45", "#1C1A17", "#922526", "#922526", "#1C583C")
