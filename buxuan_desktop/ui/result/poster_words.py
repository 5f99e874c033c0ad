"""The announcement as rich text: heading, body and foot, sizes in pixels for a page 1366 wide, scaled."""

from html import escape

from buxuan_desktop.app.announcing import Announcement
from buxuan_desktop.app.verdicts import PostVerdict
from buxuan_desktop.ui.look.fonts import HEI, KAI
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.result.parts import whole

_HEI = ", ".join(f"'{name}'" for name in HEI)
_KAI = ", ".join(f"'{name}'" for name in KAI)
_LARGE, _MIDDLE, _SMALL = (150, 56, 26), (84, 40, 22), (60, 32, 20)


def heading(said: Announcement, scale: float) -> str:
    """Place and committee, then the day and the round."""
    return _line(said.heading, 36 * scale, bold=True) + _line(said.day, 22 * scale, LIGHT.quiet)


def body(said: Announcement, scale: float) -> str:
    """Who is elected, very large; or that the round is void and why; what comes next."""
    verdict = said.verdict
    parts = []
    if not verdict.valid:
        parts.append(_line(verdict.headline, 110 * scale, LIGHT.red, bold=True))
        parts.append(_line(f"{verdict.reasons}。", 34 * scale))
    count = len(verdict.posts)
    sizes = _LARGE if count == 1 else _MIDDLE if count == 2 else _SMALL
    for post in verdict.posts:
        name, title, small = (size * scale for size in sizes)
        parts.append(_post(post, name, title, small, votes=verdict.valid, beside=count > 1))
        if count > 1:
            parts.append(_line(" ", 10 * scale))
    return "".join(parts)


def foot(said: Announcement, scale: float) -> str:
    """The numbers of validity."""
    verdict = said.verdict
    numbers = (f"{verdict.electors}，{verdict.quorum}。", f"{verdict.ballots}。")
    lines = "".join(_line(one, 18 * scale, LIGHT.quiet) for one in numbers)
    return _line(verdict.headline, 24 * scale, LIGHT.green, bold=True) + lines if verdict.valid else lines


def _post(post: PostVerdict, name: float, title: float, small: float, *, votes: bool, beside: bool) -> str:
    parts = []
    if post.winners:
        names = _span("　".join(whole(one.name) for one in post.winners), name, family=_KAI)
        elected = _span(f"当选为{post.title}", title, LIGHT.red, bold=True)
        parts.append(_paragraph(f"{names}{_span('　', title)}{elected}" if beside else names))
        if not beside:
            parts.append(_paragraph(elected))
        parts.append(_line(f"{post.votes}，{post.line}", small))
    parts.extend(_line(f"{voided}当选{post.title}无效", title, bold=True) for voided in post.voided)
    if post.left and votes:
        missing = f"{post.title}还缺{post.left}名" if post.winners else f"{post.title}没有人当选"
        parts.append(_line(missing, title, bold=True))
    if post.next:
        parts.append(_line(post.next if votes else f"{post.title}：{post.next}", small))
    others = [one for one in post.others if one.name not in post.voided]
    if others and votes:
        parts.append(
            _line("　".join(f"{whole(one.name)}\u00a0{one.votes}\u2060票" for one in others), small, LIGHT.quiet)
        )
    return "".join(parts)


def _line(text: str, pixels: float, colour: str = LIGHT.ink, *, bold: bool = False) -> str:
    return _paragraph(_span(text, pixels, colour, bold=bold))


def _paragraph(spans: str) -> str:
    return f'<p style="margin: 0; white-space: pre-wrap;">{spans}</p>'


def _span(text: str, pixels: float, colour: str = LIGHT.ink, *, bold: bool = False, family: str = _HEI) -> str:
    weight = 700 if bold else 400
    look = f"font-family: {family}; font-size: {max(8, round(pixels))}px; color: {colour}; font-weight: {weight};"
    return f'<span style="{look}">{escape(text)}</span>'
