"""The counting table: comparing a bundle of 50 keyed twice, and painting a board of 20 candidates with 3,000 votes.

The bare library beside the comparison is difflib over the same papers; beside the board it is QPainter drawing as many
lines and names of the same size.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path

from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from bench_window import OFFSCREEN
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.domain.bundles import Count, content
from buxuan_desktop.domain.entries import Entry

_PAPERS = 50
_CANDIDATES = tuple(f"候选人{number:02}" for number in range(20))
_VOTES = 3_000
_HALL = (1920, 1080)


def prepare(_folder: Path, _: Sizes) -> None:
    """Nothing lies in files here."""


@contextmanager
def calls(_folder: Path, _: Sizes) -> Iterator[Calls]:
    os.environ.update(OFFSCREEN)
    one, other = _entries()
    paint, bare = _painters()
    yield {
        "compare": lambda: _compared(one, other),
        "difflib": lambda: _matched(one, other),
        "ours": paint,
        "raw": bare,
    }


def rows(found: Mapping[str, float], _: Sizes) -> list[Row]:
    board = f"paint the whole board: {len(_CANDIDATES)} candidates, {_VOTES:,} votes / bare lines and names"
    return [
        Row(f"compare a bundle of {_PAPERS} keyed twice, three slips / difflib", found["compare"], found["difflib"]),
        Row(board, found["ours"], found["raw"]),
    ]


def _entries() -> tuple[list[be.SheetKeyed], list[be.SheetKeyed]]:
    """The same papers but for a swapped candidate, a skipped and a doubled paper; every sheet a record of its own."""
    chance = random.Random(50)
    names = [chance.choice(_CANDIDATES) for _ in range(_PAPERS)]
    seen = [*names[:9], _CANDIDATES[-1], *names[10:30], *names[31:40], names[40], *names[40:]]
    return _sheets(names, 1), _sheets(seen, 2)


def _sheets(names: list[str], entry: int) -> list[be.SheetKeyed]:
    return [be.SheetKeyed(1, 1, entry, {"委员": PostMarks((name,))}) for name in names]


def _compared(one: list[be.SheetKeyed], other: list[be.SheetKeyed]) -> object:
    count = Count("ballots")
    for number, sheets in enumerate((one, other), start=1):
        entry = count.entries[number] = Entry(be.EntryBegun(1, 1, number, "甲", "乙"))
        entry.sheets, entry.ended = sheets, True
    return count.open_slots


def _matched(one: list[be.SheetKeyed], other: list[be.SheetKeyed]) -> object:
    first, second = ([content(sheet.marks, sheet.void) for sheet in sheets] for sheets in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).get_opcodes()


def _painters() -> tuple[Callable[[], object], Callable[[], object]]:
    from PySide6.QtCore import QLineF, QRectF, QSize
    from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
    from PySide6.QtWidgets import QApplication

    from buxuan_desktop.app.boards import COUNTING, BoardPost, BoardRow, BoardState
    from buxuan_desktop.ui.board.canvas import Canvas
    from buxuan_desktop.ui.board.layout import compose
    from buxuan_desktop.ui.look.fonts import hei
    from buxuan_desktop.ui.look.palette import BOARD_DARK
    from buxuan_desktop.ui.program import STYLED
    from buxuan_desktop.ui.program import prepare as dress

    application = QApplication.instance()
    if application is None:
        application = QApplication(["buxuan", *STYLED])
        dress(application)
    votes = tuple(BoardRow(name, 2 * _VOTES // 20 - place * 15) for place, name in enumerate(_CANDIDATES))
    post = BoardPost("委员", 7, votes)
    counted = sum(row.votes for row in votes)
    words = ("柳湾", "柳湾社区补选", "第一次投票", "first", ">1/2", COUNTING)
    state = BoardState(*words, False, counted, counted, 0, 0, None, None, (post,))
    size = QSize(*_HALL)

    def paint() -> object:
        return application, Canvas(size, 1.0, BOARD_DARK, compose(state, 0, *_HALL).parts)

    def bare() -> object:
        picture = QPixmap(size)
        picture.fill(QColor(BOARD_DARK.ground))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(BOARD_DARK.stroke), 3))
        for stroke in range(counted):
            x, y = 200 + stroke % 300 * 5.5, 120 + stroke // 300 * 80.0
            painter.drawLine(QLineF(x, y, x + 20, y + 4))
        painter.setFont(hei(28, bold=True))
        for place, name in enumerate(_CANDIDATES):
            painter.drawText(QRectF(10, 100 + place * 44, 180, 40), name)
        painter.end()
        return application, picture

    return paint, bare


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.repetitions * 3)
