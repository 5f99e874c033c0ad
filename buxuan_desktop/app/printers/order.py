"""What is asked of a printer: copies, pages, sheets, sides; and how `lp` is told so (RFC 8011, PWG 5101.1)."""

import re
from collections.abc import Collection
from typing import Literal

import msgspec

Sides = Literal["one", "book", "pad"]
"""one: one side; book: both sides, leafed like a book; pad: both sides, turned over at the top."""

SHEETS = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0)}
"""Sheets that can be chosen, upright, in mm."""
_NEAR = 1.0
_MM, _POINTS = 25.4, 72
_IN_MM = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm")
_OFFICE = 220
"""Every printer of offices takes sheets as wide as A4 and Letter."""
_WIDE = re.compile(
    # An envelope called A2 is a small one.
    r"(?!.*env)(?:(?:iso|jis)?_?s?r?(?:a[0-3]|b[0-4])(?!\d)|8k|arch|tabloid|ledger|super|1[1-3]x1[7-9])",
    re.IGNORECASE,
)
_IN_POINTS = re.compile(r"w(\d+)h(\d+)")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One document for one printer.

    `printer`: its name; `size`: the first page as it is looked at, width and height in mm; `first`, `last`: pages
    from 1, 0 for all of them; `sheet`: a name of `SHEETS` that the pages are scaled to, "" prints them at their own
    size, millimetre for millimetre; `grey`: without colours; `medium`: what the printer itself calls that sheet.
    """

    title: str
    printer: str
    size: tuple[float, float]
    pages: int = 1
    copies: int = 1
    first: int = 0
    last: int = 0
    sheet: str = ""
    sides: Sides = "one"
    grey: bool = False
    medium: str = ""

    @property
    def lies(self) -> bool:
        """Whether the first page lies across."""
        return self.size[0] > self.size[1]

    @property
    def scaled(self) -> bool:
        """Whether the pages become larger or smaller than they are."""
        return bool(self.sheet) and self.sheet != name_of(self.size)

    @property
    def range(self) -> tuple[int, int]:
        """First and last page that are wanted."""
        return self.first or 1, self.last or self.pages

    @property
    def count(self) -> int:
        """How many pages that are, of one copy."""
        first, last = self.range
        return last - first + 1


def name_of(size: tuple[float, float]) -> str:
    """The name of a sheet of that size in mm, upright or across; "" for one that has none."""
    upright = min(size), max(size)
    return next((name for name, sheet in SHEETS.items() if _close(upright, sheet)), "")


def medium_of(order: Order) -> str:
    """What `lp` calls the sheet: A4, or Custom.185x260mm for a booklet of its own size."""
    name = order.medium or order.sheet or name_of(order.size)
    return name or f"Custom.{min(order.size):.0f}x{max(order.size):.0f}mm"


def medium_among(order: Order, known: Collection[str]) -> str:
    """What a printer that knows these sheets calls the wanted one: by its name, as custom, or by its size; "" for none.

    Printers without custom sheets name many sizes themselves: 184x260mm, om_16k_184x260mm, w524h737 (in points).
    """
    wanted = medium_of(order)
    if wanted in known:
        return wanted
    upright = SHEETS[wanted] if wanted in SHEETS else (min(order.size), max(order.size))
    if wanted not in SHEETS and "Custom" in known and _wide_enough(known, upright[0]):
        return wanted
    return next((name for name in sorted(known) if _close(_measure(name), upright)), "")


def _wide_enough(known: Collection[str], short: float) -> bool:
    """Whether custom paper goes in: printers do not tell how wide it may be, but the sheets that they name do.

    A printer of A4 takes a custom sheet of 260 mm from `lp` and cuts it off.
    """
    return short <= _OFFICE or any(_WIDE.match(name) or _measure(name)[0] >= short for name in known)


def _measure(name: str) -> tuple[float, float]:
    """The sides in mm that a name of a sheet tells, the shorter first; nothing where it tells none."""
    for told, unit in ((_IN_MM.search(name), 1.0), (_IN_POINTS.fullmatch(name), _MM / _POINTS)):
        if told:
            one, other = float(told[1]) * unit, float(told[2]) * unit
            return min(one, other), max(one, other)
    return 0.0, 0.0


def short_edge(order: Order) -> bool:
    """Whether both sides are turned over at the short edge of the sheet: pads upright, books across."""
    return (order.sides == "pad") is not order.lies


def options_of(order: Order) -> list[str]:
    """The arguments of `lp` that say all this; no banner, no scaling unless a sheet was chosen."""
    both = f"two-sided-{'short' if short_edge(order) else 'long'}-edge"
    options = {
        "media": medium_of(order),
        "print-scaling": "fit" if order.scaled else "none",
        "sides": "one-sided" if order.sides == "one" else both,
        "collate": "true",
        "job-sheets": "none",
    }
    if order.scaled:
        options["fit-to-page"] = "true"
    if order.grey:
        options["print-color-mode"] = "monochrome"
    told = ["-d", order.printer, "-n", str(order.copies), "-t", order.title]
    if order.first or order.last:
        told += ["-P", f"{order.range[0]}-{order.range[1]}"]
    return told + [part for key, value in options.items() for part in ("-o", f"{key}={value}")]


def _close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
