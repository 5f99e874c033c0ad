"""The words of a certificate set in lines: where each one stands and how large, nothing drawn yet."""

from functools import lru_cache
from typing import Any, NamedTuple

from buxuan_desktop.documents.certificate_plan import Plan
from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.certificate_words import CHAIN, body_words, issue_words, or_blank
from buxuan_desktop.documents.pen import GREY, INK, RED, extent
from buxuan_desktop.documents.typeset import break_lines, fit

TITLE = "当选证书"
READABLE, READABLE_SMALL = 9.0, 7.5
"""The smallest type in points that people read without a glass: of what matters, and of the number."""
_LEAD = 2.0
_MOST_SLACK = 5
_LOOSE = 2.0
_SIZES_TRIED = 5


class Line(NamedTuple):
    """One line from `x`, its baseline at `y`; `spread` goes after each character."""

    x: float
    y: float
    words: str
    size: float
    colour: Any = INK
    spread: float = 0.0
    bold: bool = False

    @property
    def width(self) -> float:
        """As wide as it is drawn."""
        return extent(self.words, CHAIN, self.size, self.spread)


class Setting(NamedTuple):
    """The lines of a certificate by what they say; `middle` is that of issuer and day, where the seal goes."""

    number: tuple[Line, ...]
    title: tuple[Line, ...]
    name: tuple[Line, ...]
    body: tuple[Line, ...]
    issue: tuple[Line, ...]
    middle: float

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, as they are drawn."""
        return (*self.number, *self.title, *self.name, *self.body, *self.issue)


def set_certificate(certificate: Certificate, plan: Plan) -> Setting:
    """The lines of one certificate; the title stands on a booklet already."""
    issue, middle = _issue(certificate, plan)
    title = () if certificate.overprint else _title(plan)
    return Setting(_number(certificate, plan), title, _name(certificate, plan), _body(certificate, plan), issue, middle)


def _number(certificate: Certificate, plan: Plan) -> tuple[Line, ...]:
    words, width = f"编号　{or_blank(certificate.number, 8)}", plan.page[0]
    least = plan.least_size(8, READABLE_SMALL)
    size, lines = fit(words, CHAIN, plan.type_size(13, READABLE), width - 2 * plan.margin, least)
    right = width - plan.number_inset
    return tuple(
        Line(right - extent(line, CHAIN, size), plan.number - row * size * 1.3, line, size, GREY)
        for row, line in enumerate(lines)
    )


def _title(plan: Plan) -> tuple[Line, ...]:
    half = extent(TITLE, CHAIN, plan.title_size, plan.title_spread) / 2
    return (Line(plan.page[0] / 2 - half, plan.title, TITLE, plan.title_size, RED, plan.title_spread),)


def _name(certificate: Certificate, plan: Plan) -> tuple[Line, ...]:
    """The name in heavier strokes, shrunk before it wraps, then the form of address."""
    address = f"　{certificate.honorific}：" if certificate.honorific else "："
    address_size = plan.type_size(23, READABLE)
    room = plan.page[0] - 2 * plan.margin - extent(address, CHAIN, address_size)
    size, lines = fit(certificate.name, CHAIN, plan.name_size, room, plan.least_size(16, READABLE + 1))
    if len(lines) > 1:
        address_size = plan.type_size(18, READABLE)
    rows = [
        Line(plan.margin, plan.name + (len(lines) - 1 - row) * size * 1.6, line, size, bold=True)
        for row, line in enumerate(lines)
    ]
    end = plan.margin + extent(lines[-1], CHAIN, size)
    return (*rows, Line(end, plan.name, address, address_size))


@lru_cache(maxsize=256)
def _body_lines(words: str, plan: Plan, foot: float) -> tuple[float, tuple[str, ...]]:
    """The largest size whose lines stay above `foot`; a little smaller where that makes them fuller."""
    room = plan.page[0] - 2 * plan.margin
    tried = [(size, break_lines(words, CHAIN, size, room, 2 * size)) for size in _body_sizes(plan)]
    fitting = [(size, lines) for size, lines in tried if plan.body - (len(lines) - 1) * size * _LEAD >= foot]
    near = fitting[:_SIZES_TRIED] or tried[-1:]
    full = [(size, lines) for size, lines in near if _loosest(lines, size, room) <= _LOOSE]
    return (full or near)[0]


def _body_sizes(plan: Plan) -> list[float]:
    """From the largest to the smallest, each smaller by a point of A4."""
    least, step = plan.least_size(12, READABLE), plan.scale
    sizes = [plan.body_size]
    while sizes[-1] - step >= least - 0.01:
        sizes.append(sizes[-1] - step)
    return sizes if sizes[-1] <= least + 0.01 else [*sizes, least]


def _slack(line: str, row: int, size: float, room: float) -> float:
    return room - (0 if row else 2 * size) - extent(line, CHAIN, size)


def _loosest(lines: tuple[str, ...], size: float, room: float) -> float:
    """The widest gap at the end of any line but the last, in characters."""
    return max((_slack(line, row, size, room) / size for row, line in enumerate(lines[:-1])), default=0.0)


def _body(certificate: Certificate, plan: Plan) -> tuple[Line, ...]:
    """The sentence, even on both sides."""
    size, lines = _body_lines(body_words(certificate), plan, plan.photo_foot if certificate.photo else plan.body_foot)
    room = plan.page[0] - 2 * plan.margin
    set_lines = []
    for row, line in enumerate(lines):
        slack = _slack(line, row, size, room) if row < len(lines) - 1 else 0.0
        spread = slack / max(len(line) - 1, 1) if slack < _MOST_SLACK * size else 0.0
        x, y = plan.margin + (0 if row else 2 * size), plan.body - row * size * _LEAD
        set_lines.append(Line(x, y, line, size, spread=spread))
    return tuple(set_lines)


def _issue(certificate: Certificate, plan: Plan) -> tuple[tuple[Line, ...], float]:
    """Issuer and day, the shorter in the middle of the longer, and where that middle is."""
    right = plan.page[0] - plan.margin
    issuer, day = issue_words(certificate)
    usual = plan.type_size(20, READABLE)
    size, lines = fit(issuer, CHAIN, usual, right - plan.margin - plan.kept, plan.least_size(12, READABLE))
    middle = right - max(extent(lines[0], CHAIN, size), extent(day, CHAIN, usual)) / 2
    rows = [
        Line(
            middle - extent(line, CHAIN, size) / 2,
            plan.issuer + (len(lines) - 1 - row) * size * 1.4,
            line,
            size,
        )
        for row, line in enumerate(lines)
    ]
    return (*rows, Line(middle - extent(day, CHAIN, usual) / 2, plan.day, day, usual)), middle
