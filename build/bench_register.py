"""The register at its largest: import beside calamine alone, doubles, search as one types, cards, opening."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import openpyxl
import python_calamine
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import bench_village as village
import bench_xls
from bench_table import Row, Sizes
from bench_timing import Bench, Calls, medians
from buxuan_desktop import documents
from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.search import Index
from buxuan_desktop.app.registers import covered_by_fonts
from buxuan_desktop.documents import VoterCard, VoterCards, fonts, typeset
from buxuan_desktop.documents import voter_cards as layout
from buxuan_desktop.documents.pen import INK, extent
from buxuan_desktop.documents.small_qr import SIDE, drawing
from buxuan_desktop.domain.doubles import Someone, doubles_among
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.exchange.register import read_register
from buxuan_desktop.paths import resource

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志玉兰文"
_HEADS = ("序号", "姓名", "性别", "身份证号", "小组", "联系电话")
_BORN = date(1940, 1, 1)
_REMEMBERED = (fonts.face_for, fonts.runs, typeset.fit)
_LARGEST_XLS = 65_000


def electors(sizes: Sizes) -> int:
    """How many electors: 50,000 in a full run."""
    return sizes.electors * 5 // 2


def people(count: int) -> list[tuple[str, str, str, str]]:
    """Name, sex, ID number and group of people with different numbers."""
    made = []
    for number in range(count):
        first, second = divmod(number * 7, len(_GIVEN))
        name = _SURNAMES[number % len(_SURNAMES)] + _GIVEN[second] + _GIVEN[first % len(_GIVEN)]
        body = f"5101{number // 1000:02d}{_BORN + timedelta(days=number % 22_000):%Y%m%d}{number % 1000:03d}"
        made.append((name, "男女"[number % 2], body + check_digit(body), f"{number // 400 + 1}组"))
    return made


def prepare(folder: Path, sizes: Sizes) -> None:
    """Both workbooks, a case, and the strokes of the cards."""
    rows = [
        [str(number), name, sex, one, group, f"139{number:08d}"]
        for number, (name, sex, one, group) in enumerate(people(electors(sizes)), start=1)
    ]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("选民")
    for row in (_HEADS, *rows):
        sheet.append(row)
    book.save(folder / "register.xlsx")
    (folder / "register.xls").write_bytes(bench_xls.workbook("选民", [_HEADS, *rows[:_LARGEST_XLS]]))
    opening = setup.Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=village.DAY,
        options=village.OPTIONS,
        case="0" * 32,
        keeper=village.KEEPER,
    )
    with setup.open_case(folder / "register.buxuan", opening, village.CLOCK, village.WHO) as case:
        setup.set_posts(case, village.POSTS)
        listed = [setup.Elector(name, sex, group, {"id_number": one}) for name, sex, one, group in _people(sizes)]
        setup.register(case, listed)
    (folder / "cards.json").write_bytes(msgspec.json.encode(_recorded(cards(sizes))))


@cache
def _people(sizes: Sizes) -> list[tuple[str, str, str, str]]:
    return people(electors(sizes))


@contextmanager
def calls(folder: Path, sizes: Sizes) -> Iterator[Calls]:
    known = [Someone(n, name, sex, one, "", group) for n, (name, sex, one, group) in enumerate(_people(sizes), start=1)]
    everybody = cards(sizes)
    xlsx, xls, case = folder / "register.xlsx", folder / "register.xls", folder / "register.buxuan"
    yield {
        "ours": lambda: read_register(xlsx, village.DAY, covered_by_fonts()),
        "raw": lambda: _by_calamine(xlsx),
        "ours xls": lambda: read_register(xls, village.DAY, covered_by_fonts()),
        "raw xls": lambda: _by_calamine(xls),
        "ours doubles": lambda: doubles_among(known),
        "ours cards": lambda: _ours(everybody),
        "raw cards": lambda: _raw(folder),
        "ours opening": lambda: Case.open(case, village.CLOCK, village.WHO, village.KEEPER),
        "ours search": lambda: _searched(sizes),
    }


def _by_calamine(path: Path) -> list[list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


@cache
def _index(sizes: Sizes) -> Index:
    voters = [
        VoterRegistered(number, name, sex, group)
        for number, (name, sex, _, group) in enumerate(_people(sizes), start=1)
    ]
    return Index(voters, {number: one[2] for number, one in enumerate(_people(sizes), start=1)})


def _searched(sizes: Sizes) -> float:
    """The time of the slowest hundredth of keys, typed one after another, in seconds."""
    index = _index(sizes)
    typed = []
    for name, _, number, _group in _people(sizes)[:: max(1, electors(sizes) // 60)]:
        typed += [name[:1], name[:2], name, number[-4:]]
    typed += ["w", "wj", "wjg", "z", "zh", "zhang", "1", "12", "123", "12345", "3组", "王 3组", "w 12"]
    taken = []
    for text in typed:
        begun = time.perf_counter()
        index.find(text)
        taken.append(time.perf_counter() - begun)
    return statistics.quantiles(taken, n=100)[98]


def cards(sizes: Sizes) -> VoterCards:
    """Cards for ten times as many electors as there are certificates: 5,000."""
    made = tuple(
        VoterCard(number, name, f"BX1:3F9A2C61:{number}", sex, 20 + number % 60, group)
        for number, (name, sex, _, group) in enumerate(people(sizes.certificates * 10), start=1)
    )
    return VoterCards(
        title="选民证",
        place="临河镇柳湾社区",
        committee="居民委员会",
        election_day=village.DAY,
        cards=made,
        when="上午8时30分",
        where="社区文化活动中心",
    )


def _ours(everybody: VoterCards) -> bytes:
    # As in a program just started: texts measured for an earlier file are forgotten, fonts stay loaded.
    for function in _REMEMBERED:
        function.cache_clear()
    return documents.render_voter_cards(everybody)


Stroke = tuple[float, float, str, str, float, str]
Card = tuple[float, float, str, list[Stroke]]


def _recorded(everybody: VoterCards) -> list[Card]:
    """Where each card stands, its code's drawing, and its texts with their fonts and places."""
    made: list[Card] = []

    def record(
        _: object, x: float, y: float, words: str, chain: str, size: float, colour: Any = INK, align: str = "left",
        spread: float = 0.0, **_more: float,
    ) -> None:  # fmt: skip
        if not made:
            return
        x -= extent(words, chain, size, spread) if align == "right" else 0
        for font, piece, width in fonts.runs(words, chain):
            made[-1][3].append((x, y, piece, font, size, f"#{colour.hexval()[2:]}"))
            x += width * size

    draw = layout.draw_card

    def one(canvas: Any, card: VoterCard, x: float, y: float) -> None:
        made.append((x, y, drawing(card.code), []))
        draw(canvas, card, x, y)

    with mock.patch.object(layout, "text", record), mock.patch.object(layout, "draw_card", one):
        documents.render_voter_cards(everybody)
    return made


@cache
def _strokes(folder: Path) -> list[Card]:
    return msgspec.json.decode((folder / "cards.json").read_bytes(), type=list[Card])


@cache
def _font(name: str) -> str:
    pdfmetrics.registerFont(TTFont(f"bare-{name}", str(resource("fonts", f"{name}.ttf")), asciiReadable=False))
    return f"bare-{name}"


def _raw(folder: Path) -> bytes:
    """A bare loop: the common form once, then for each card its texts and its code from a list."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, initialFontName=_font(fonts.CHAINS["kai"][0]), invariant=1, pageCompression=1)
    canvas.beginForm("card", 0, 0, layout.WIDE, layout.HIGH)
    canvas.rect(0, 0, 10, 10)
    canvas.endForm()
    colours: dict[str, HexColor] = {}
    scale = layout.CODE / SIDE
    for place, (x, y, code, strokes) in enumerate(_strokes(folder)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.doForm("card")
        for left, foot, words, font, size, colour in strokes:
            canvas.setFont(_font(font), size)
            canvas.setFillColor(colours.setdefault(colour, HexColor(colour)))
            canvas.drawString(left, foot, words)
        canvas.addLiteral(f"0 g {scale:.4f} 0 0 {scale:.4f} 200 100 cm {code}")
        canvas.restoreState()
        if place % 8 == 7:
            canvas.showPage()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def figures(given: Calls, repetitions: int) -> Mapping[str, float]:
    """Medians of the calls, and of the search what the search itself says."""
    search = given["ours search"]
    search()
    told = [float(search()) for _ in range(repetitions)]  # type: ignore[arg-type]
    others = {name: call for name, call in given.items() if name != "ours search"}
    return {**medians(others, repetitions), "ours search": statistics.median(told)}


def rows(taken: Mapping[str, float], sizes: Sizes) -> list[Row]:
    many = f"{electors(sizes):,} electors"
    return [
        Row(f"import .xlsx, {many} / calamine alone", taken["ours"], taken["raw"], most_ratio=3.0),
        Row(f"import .xls, {many} / calamine alone", taken["ours xls"], taken["raw xls"], most_ratio=3.0),
        Row(f"who is listed twice, {many}", taken["ours doubles"], most=2.0),
        Row(f"search as one types, {many}, p99", taken["ours search"], most=0.05),
        Row(
            f"{sizes.certificates * 10:,} voters' cards / bare ReportLab loop",
            taken["ours cards"],
            taken["raw cards"],
            most_ratio=1.5,
        ),
        Row(f"open a case with {many}", taken["ours opening"], most=1.5),
    ]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.repetitions, figures)
