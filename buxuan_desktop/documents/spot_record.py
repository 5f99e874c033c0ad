"""What the sheet of a spot check says: dice, bundles, places drawn, and later what the paper said."""

import msgspec

from buxuan_desktop.documents.report_record import Sign
from buxuan_desktop.documents.stamp import Stamp

SPOT_SIGNS = (Sign("掷骰子的人"), Sign("读票人"), Sign("监票人"), Sign("总监票人"))


class SpotLine(msgspec.Struct, frozen=True, kw_only=True):
    """One ballot drawn: its place, its 64 hex digits, the how-manieth it was drawn.

    `paper` is what the paper said, `record` what had been counted, `agrees` whether they do; "", "" and None leave
    room for the pen.
    """

    order: int
    bundle: int
    place: int
    digest: str
    paper: str = ""
    record: str = ""
    agrees: bool | None = None


class SpotSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One spot check. `frame`: (bundle, ballots) that could be drawn from; `example`: (text, digest) of a tiny draw.

    `outcome`: what follows, in sentences, once paper and record were held against each other.
    """

    stamp: Stamp = Stamp()
    round_name: str = ""
    check: int = 1
    seed: str = ""
    thrown_by: tuple[str, ...] = ()
    frame: tuple[tuple[int, int], ...] = ()
    lines: tuple[SpotLine, ...] = ()
    example: tuple[tuple[str, str], ...] = ()
    outcome: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = SPOT_SIGNS
