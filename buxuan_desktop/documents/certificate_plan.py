"""Where things stand on a certificate. A4 is drawn by hand; booklets of another size follow its proportions.

Type shrinks with the tighter side, heights and margins each with their own, so that what is clear of its neighbour on
A4 stays clear. What does not shrink is what people bring: a seal, a photo, and eyes.
"""

from functools import cache

import msgspec
from reportlab.lib.pagesizes import A4, landscape

from buxuan_desktop.documents.pen import MM
from buxuan_desktop.domain.booklet import A4 as USUAL
from buxuan_desktop.domain.booklet import Paper

Box = tuple[float, float, float, float]
"""Left, foot, width, height, in points."""

SEAL = 42 * MM
"""The round seal of a township or a committee, as is usual."""
_ONE_INCH, _TWO_INCH = (25 * MM, 35 * MM), (35 * MM, 49 * MM)
_INNER = 39.0
_DAY_BELOW = 36
_CLEAR = 3.0
_PHOTO_CLEAR = 12


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Where things stand on one page, in points; heights are baselines from the foot.

    `scale`: how large type is, against A4; `body_foot`, `photo_foot`: how far down the sentence may come, without and
    with a photo; `kept`: how much of the line of the issuer is left free for the photo.
    """

    page: tuple[float, float]
    scale: float = 1.0
    margin: float
    number: float
    number_inset: float = 64
    title: float
    title_size: float
    title_spread: float
    name: float
    name_size: float
    body: float
    body_size: float
    body_foot: float
    photo_foot: float
    issuer: float
    kept: float = 130
    photo: Box

    @property
    def inner(self) -> float:
        """How far the inner line of the frame stands from the edge."""
        return _INNER * self.scale

    @property
    def day(self) -> float:
        """The baseline of the day of issue."""
        return self.issuer - _DAY_BELOW * self.scale

    def type_size(self, on_a4: float, readable: float = 0.0) -> float:
        """A size of type of A4 on this page, not smaller than `readable` points unless A4's own is."""
        return max(on_a4 * self.scale, min(on_a4, readable))

    def least_size(self, on_a4: float, readable: float) -> float:
        """The smallest size to shrink to: A4's own at most, so that more fits on larger paper."""
        return min(on_a4, max(on_a4 * self.scale, readable))


LANDSCAPE = Plan(
    page=landscape(A4),
    margin=116,
    number=521,
    title=444,
    title_size=52,
    title_spread=52,
    name=362,
    name_size=28,
    body=309,
    body_size=22,
    body_foot=196,
    photo_foot=196 + _PHOTO_CLEAR,
    issuer=137,
    photo=(116, 84, 71, 99),
)
UPRIGHT = Plan(
    page=A4,
    margin=84,
    number=766,
    title=662,
    title_size=54,
    title_spread=36,
    name=540,
    name_size=27,
    body=484,
    body_size=21,
    body_foot=290,
    photo_foot=290 + _PHOTO_CLEAR,
    issuer=190,
    photo=(84, 116, 99, 139),
)


@cache
def plan_for(paper: Paper, *, lying: bool) -> Plan:
    """The plan of a paper, lying or upright."""
    drawn = LANDSCAPE if lying else UPRIGHT
    if paper == USUAL:
        return drawn
    short, long = paper[0] * MM, paper[1] * MM
    page = (long, short) if lying else (short, long)
    across, up = page[0] / drawn.page[0], page[1] / drawn.page[1]
    scale = min(across, up)
    inner, margin = _INNER * scale, drawn.margin * across
    # The seal goes over issuer and day: a whole one between the frame and the sentence.
    issuer = max(drawn.issuer * up, inner + _CLEAR + SEAL / 2 + _seal_below(scale))
    body_foot = max(drawn.body_foot * up, issuer - _seal_below(scale) + SEAL / 2 + _CLEAR)
    wide, high = _photo_size(scale, lying=lying)
    photo_y = max(inner + 2 * _CLEAR, min(drawn.photo[1] * up, body_foot - high - _PHOTO_CLEAR))
    return Plan(
        page=page,
        scale=scale,
        margin=margin,
        number=drawn.number * up,
        number_inset=drawn.number_inset * across,
        title=drawn.title * up,
        title_size=drawn.title_size * scale,
        title_spread=drawn.title_spread * scale,
        name=drawn.name * up,
        name_size=drawn.name_size * scale,
        body=drawn.body * up,
        body_size=drawn.body_size * scale,
        body_foot=body_foot,
        photo_foot=body_foot + _PHOTO_CLEAR * scale,
        issuer=issuer,
        kept=max(drawn.kept * scale, wide + 20 * scale),
        photo=(margin, photo_y, wide, high),
    )


def seal_of(plan: Plan, middle: float) -> Box:
    """The place of the seal, its centre between issuer and day."""
    return middle - SEAL / 2, plan.issuer - _seal_below(plan.scale) - SEAL / 2, SEAL, SEAL


def _seal_below(scale: float) -> float:
    """How far the centre of the seal stands below the baseline of the issuer."""
    return _DAY_BELOW * scale / 2 - 7 * scale


def _photo_size(scale: float, *, lying: bool) -> tuple[float, float]:
    """Photos come in two sizes and do not shrink with the paper."""
    large = scale >= (1.2 if lying else 0.7)
    return _TWO_INCH if large else _ONE_INCH
