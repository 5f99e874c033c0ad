"""Whether a certificate has room on its paper: nothing over another thing, the frame, the edge.

A4 was looked at when it was drawn and is asked one thing alone: that an overprint, moved by millimetres, stays on it.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from buxuan_desktop.documents.certificate_plan import Box, Plan, plan_for, seal_of
from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.certificate_setting import Line, set_certificate
from buxuan_desktop.documents.pen import MM
from buxuan_desktop.domain.booklet import A4, LARGEST, SMALLEST, Paper

# How far Chinese characters of the certificate's faces reach above and below the baseline, in their size.
_ABOVE, _BELOW = 0.88, 0.16
_HAIR = 0.05
_STEP = 5
_ISSUE, _SEAL = "issue", "seal"


class NoRoom(ValueError):
    """A certificate that its paper cannot take.

    `certificate`: which; `least`: the smallest paper of that form that takes it, None where even A3 does not; `moved`:
    it would fit, but its offset carries it over the edge.
    """

    def __init__(self, certificate: Certificate, least: Paper | None = None, *, moved: bool = False) -> None:
        self.certificate, self.least, self.moved = certificate, least, moved
        super().__init__(f"{certificate.name}: no room on {certificate.paper}")


class Placed(NamedTuple):
    """One thing with its box."""

    what: str
    box: Box


def require_room(certificate: Certificate) -> None:
    """Raise `NoRoom` unless the certificate, its name as it will print, stands whole on its paper."""
    plan = plan_for(certificate.paper, lying=certificate.landscape)
    if certificate.paper != A4 and not fits(certificate, plan):
        raise NoRoom(certificate, _least(certificate))
    if certificate.overprint and not _on_paper(certificate, plan):
        raise NoRoom(certificate, moved=True)


def fits(certificate: Certificate, plan: Plan) -> bool:
    """Whether all stands within the frame and apart; the seal alone goes over issuer and day."""
    things = list(placed(certificate, plan))
    frame = plan.inner, plan.inner, plan.page[0] - 2 * plan.inner, plan.page[1] - 2 * plan.inner
    return all(_within(one.box, frame) for one in things) and not any(
        _meet(one.box, other.box) for one, other in combinations(things, 2) if {one.what, other.what} != {_ISSUE, _SEAL}
    )


def placed(certificate: Certificate, plan: Plan) -> Iterator[Placed]:
    """Everything that stands on the page, with its box: lines, the photo, the seal that will be put there."""
    setting = set_certificate(certificate, plan)
    for what in ("number", "title", "name", "body", _ISSUE):
        for line in getattr(setting, what):
            yield Placed(what, _box(line))
    if certificate.photo and not certificate.overprint:
        yield Placed("photo", plan.photo)
    yield Placed(_SEAL, seal_of(plan, setting.middle))


def _least(certificate: Certificate) -> Paper | None:
    """The smallest paper of the same form that takes it, in steps of 5 mm."""
    long_to_short = certificate.paper[1] / certificate.paper[0]
    for short in range(certificate.paper[0] // _STEP * _STEP + _STEP, LARGEST[0] + 1, _STEP):
        paper = short, max(SMALLEST[1], round(short * long_to_short / _STEP) * _STEP)
        if paper[1] > LARGEST[1]:
            return None
        larger = replace(certificate, paper=paper)
        if fits(larger, plan_for(paper, lying=certificate.landscape)):
            return paper
    return None


def _on_paper(certificate: Certificate, plan: Plan) -> bool:
    page = 0.0, 0.0, *plan.page
    right, up = certificate.right * MM, -certificate.down * MM
    boxes = (_box(line) for line in set_certificate(certificate, plan).lines)
    return all(_within((x + right, y + up, wide, high), page) for x, y, wide, high in boxes)


def _box(line: Line) -> Box:
    return line.x, line.y - _BELOW * line.size, line.width, (_ABOVE + _BELOW) * line.size


def _within(box: Box, outer: Box) -> bool:
    left, foot, wide, high = box
    return (
        left >= outer[0] - _HAIR
        and foot >= outer[1] - _HAIR
        and left + wide <= outer[0] + outer[2] + _HAIR
        and foot + high <= outer[1] + outer[3] + _HAIR
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] + one[2] > other[0] + _HAIR
        and other[0] + other[2] > one[0] + _HAIR
        and one[1] + one[3] > other[1] + _HAIR
        and other[1] + other[3] > one[1] + _HAIR
    )
