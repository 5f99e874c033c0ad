"""The face of a ballot: a box beside each name, as large as the paper allows, and nothing that tells sheets apart."""

from collections.abc import Sequence
from typing import Any

from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, WASH, panel, text
from buxuan_desktop.documents.sheet_flow import Flow
from buxuan_desktop.documents.typeset import break_lines, fit
from buxuan_desktop.words.sheets import BallotFace, BallotPost

_HEAD = 9 * MM
_TALLEST, _LOWEST = 22 * MM, 9.5 * MM
_NAME, _NAME_COMMON, _NAME_LEAST = 26.0, 15.0, 9.0
_SMALL = 11.5
_SEAL = 30 * MM
OTHER = "另选他人"


def ballot_face(flow: Flow, part: BallotFace) -> None:
    """Posts from top to bottom; rows are as high as the page leaves room for, and stand two or three abreast
    where one below the other would be too low.
    """
    lines = [line for words in part.instructions for line in _instruction(flow, words)]
    below = len(lines) * _SMALL * 1.6 + 12 * MM
    room = flow.y - flow.bottom - below - len(part.posts) * (_HEAD + 3 * MM)
    abreast, height = _layout(part.posts, room)
    for post in part.posts:
        _head(flow, post)
        names = [(name, False) for name in post.candidates] + [("", True)] * post.write_ins
        size = _common_size(post.candidates, (flow.room / abreast, height))
        for start in range(0, len(names), abreast):
            _row(flow, names[start : start + abreast], abreast, (height, size))
        flow.gap(3 * MM)
    _seal(flow, part.seal)
    flow.line(flow.left, flow.y - 5 * MM, "填写说明", "hei-bold", _SMALL + 1)
    flow.gap(7 * MM)
    for line in lines:
        flow.line(flow.left, flow.y - _SMALL, line, "song", _SMALL)
        flow.gap(_SMALL * 1.6)


def _instruction(flow: Flow, words: str) -> Sequence[str]:
    return break_lines(words, "song", _SMALL, flow.room - _SEAL - 8 * MM)


def _layout(posts: Sequence[BallotPost], room: float) -> tuple[int, float]:
    """How many names stand abreast, and how high a row is."""
    for abreast in (1, 2, 3, 4):
        rows = sum(-(-(len(post.candidates) + post.write_ins) // abreast) for post in posts)
        height = room / max(rows, 1)
        if height >= _LOWEST + 1 * MM or abreast == 4:
            break
    return abreast, min(max(height, _LOWEST), _TALLEST)


def _head(flow: Flow, post: BallotPost) -> None:
    top = flow.y
    words = f"{post.title}　应选{post.seats}名" if post.seats else f"{post.title}　应选＿＿名"

    def ink(canvas: Any) -> None:
        panel(canvas, flow.left, top - _HEAD, flow.room, _HEAD, WASH, INK)
        text(canvas, flow.left + 3 * MM, top - _HEAD / 2 - 5, words, "hei-bold", 13.5)

    flow.draw(ink)
    flow.gap(_HEAD)


def _box(room: float, height: float) -> float:
    return min(height * 1.7, room * 0.3)


def _common_size(names: Sequence[str], cell: tuple[float, float]) -> float:
    """One size for all names of a post, so that none stands out; one that is too long for it shrinks alone."""
    room, height = cell[0] - _box(*cell) - 6 * MM, cell[1]
    most = min(_NAME, height * 0.6)
    size = most
    for name in names:
        while size > _NAME_COMMON and len(break_lines(name, "song-bold", size, room)) > (
            2 if size * 2.6 < height else 1
        ):
            size -= 0.5
    return size


def _set_name(name: str, common: float, room: float, height: float) -> tuple[float, tuple[str, ...]]:
    lines = break_lines(name, "song-bold", common, room)
    if len(lines) == 1 or (len(lines) == 2 and common * 2.6 < height):
        return common, lines
    return fit(name, "song-bold", common, room, _NAME_LEAST)


def _row(flow: Flow, names: Sequence[tuple[str, bool]], abreast: int, measures: tuple[float, float]) -> None:
    height, common = measures
    top = flow.y
    room = flow.room / abreast
    box = _box(room, height)

    def ink(canvas: Any) -> None:
        canvas.setStrokeColor(INK)
        for place, (name, other) in enumerate(names):
            x = flow.left + place * room
            canvas.setLineWidth(0.8)
            canvas.rect(x, top - height, room - box, height, stroke=1, fill=0)
            canvas.rect(x + room - box, top - height, box, height, stroke=1, fill=0)
            if other:
                text(canvas, x + 2 * MM, top - 4 * MM, OTHER, "hei", 8.5, GREY)
                continue
            size, lines = _set_name(name, common, room - box - 6 * MM, height)
            middle = top - height / 2 + (len(lines) - 1) * size * 0.6
            for number, line in enumerate(lines):
                y = middle - number * size * 1.2 - size * 0.36
                text(canvas, x + (room - box) / 2, y, line, "song-bold", size, INK, "centre")

    flow.draw(ink)
    flow.gap(height)


def _seal(flow: Flow, words: str) -> None:
    if not words:
        return
    x, y = flow.right - _SEAL / 2, flow.y - _SEAL / 2 - 2 * MM
    size, lines = fit(words, "hei", 9, _SEAL * 0.8, 6)

    def ink(canvas: Any) -> None:
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.setDash(3, 3)
        canvas.circle(x, y, _SEAL / 2, stroke=1, fill=0)
        canvas.setDash()
        for number, line in enumerate((*lines, "（盖章）")):
            text(canvas, x, y + (len(lines) - 1) * size * 0.6 - number * size * 1.4, line, "hei", size, GREY, "centre")

    flow.draw(ink)
