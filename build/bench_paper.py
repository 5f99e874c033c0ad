"""Many certificates in one PDF: against a bare ReportLab loop that draws the same strokes from a list.

The list is recorded from the program's own drawing, so that both sides put the same words in the same
fonts and sizes at the same places; what the program does beyond that is what the ratio shows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import msgspec
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from bench_village import DAY
from buxuan_desktop import documents
from buxuan_desktop.documents import certificate as layout
from buxuan_desktop.documents import certificate_plan, certificate_setting, coverage, fonts, typeset
from buxuan_desktop.documents.certificate_frame import frame_form
from buxuan_desktop.documents.pen import INK, extent
from buxuan_desktop.paths import resource

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志玉兰文"
_REMEMBERED = (fonts.face_for, fonts.runs, typeset.break_lines, typeset.fit)
_REMEMBERED_INSIDE = ((coverage, "_uncovered"), (certificate_setting, "_body_lines"))


class Stroke(NamedTuple):
    """One run of text on a page: where, what, in which font, size and colour."""

    x: float
    y: float
    words: str
    font: str
    size: float
    colour: str
    spread: float
    weight: float


def certificates(count: int) -> list[documents.Certificate]:
    """Certificates for `count` people with different names."""
    made = []
    for number in range(count):
        first, second = divmod(number * 7, len(_GIVEN))
        name = _SURNAMES[number % len(_SURNAMES)] + _GIVEN[second] + _GIVEN[first % len(_GIVEN)]
        made.append(
            documents.Certificate(
                name=name,
                place="柳湾社区",
                election_day=DAY,
                term="第七届",
                post="委员",
                issuer="临河镇人民政府",
                number=f"柳湾补字〔2020〕第{number + 1:03d}号",
                issue_date=DAY,
            )
        )
    return made


def prepare(folder: Path, sizes: Sizes) -> None:
    """The list of strokes."""
    (folder / "strokes.json").write_bytes(msgspec.json.encode(_recorded(sizes.certificates)))


@contextmanager
def calls(folder: Path, sizes: Sizes) -> Iterator[Calls]:
    yield {"ours": lambda: _ours(sizes.certificates), "raw": lambda: _raw(_strokes(folder))}


def _ours(count: int) -> bytes:
    # As in a program just started: texts measured for an earlier file are forgotten, fonts stay loaded.
    for function in (*_REMEMBERED, *(getattr(module, name) for module, name in _REMEMBERED_INSIDE)):
        function.cache_clear()
    return documents.render_certificates(certificates(count))


@cache
def _strokes(folder: Path) -> list[list[Stroke]]:
    return msgspec.json.decode((folder / "strokes.json").read_bytes(), type=list[list[Stroke]])


def _recorded(count: int) -> list[list[Stroke]]:
    pages: list[list[Stroke]] = []

    def record(
        _: object, x: float, y: float, words: str, chain: str, size: float, colour: Any = INK,
        align: str = "left", spread: float = 0.0, weight: float = 0.0,
    ) -> None:  # fmt: skip
        if align == "centre":
            x -= extent(words, chain, size, spread) / 2
        for font, piece, width in fonts.runs(words, chain):
            pages[-1].append(Stroke(x, y, piece, font, size, f"#{colour.hexval()[2:]}", spread, weight))
            x += width * size + spread * len(piece)

    def turn(*_: object) -> None:
        pages.append([])

    with mock.patch.object(layout, "text", record), mock.patch.object(layout, "draw_frame", turn):
        documents.render_certificates(certificates(count))
    return pages


@cache
def _font(name: str) -> str:
    pdfmetrics.registerFont(TTFont(f"bare-{name}", str(resource("fonts", f"{name}.ttf")), asciiReadable=False))
    return f"bare-{name}"


def _raw(pages: list[list[Stroke]]) -> bytes:
    buffer = io.BytesIO()
    page = certificate_plan.LANDSCAPE.page
    first = _font(fonts.CHAINS["kai"][0])
    colours = {colour: HexColor(colour) for strokes in pages[:1] for *_, colour, _, _ in strokes}
    canvas = Canvas(buffer, pagesize=page, initialFontName=first, invariant=1, pageCompression=1)
    frame_form(canvas, page)
    for strokes in pages:
        canvas.doForm(f"frame-{page[0]:.0f}")
        for stroke in strokes:
            canvas.setFont(_font(stroke.font), stroke.size)
            canvas.setFillColor(colours[stroke.colour])
            if stroke.weight:
                canvas.setStrokeColor(colours[stroke.colour])
                canvas.setLineWidth(stroke.weight)
            mode = 2 if stroke.weight else None
            canvas.drawString(stroke.x, stroke.y, stroke.words, mode=mode, charSpace=stroke.spread)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    what = f"{sizes.certificates} certificates in one PDF / bare ReportLab loop"
    return [Row(what, medians["ours"], medians["raw"], most_ratio=1.3)]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.repetitions)
