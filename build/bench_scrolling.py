"""The list of electors scrolled a page at a time, key to painted page, beside a bare table view; offscreen."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench_register import electors, people
from bench_table import Row, Sizes
from bench_timing import Bench, Calls, times
from bench_window import OFFSCREEN
from buxuan_desktop.domain.events import VoterRegistered

_SIZE = (1100, 600)
_FRAME = 0.016


def prepare(folder: Path, sizes: Sizes) -> None:
    """Nothing lies on the disk."""


@contextmanager
def calls(_: Path, sizes: Sizes) -> Iterator[Calls]:
    os.environ.update(OFFSCREEN)
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTableView

    from buxuan_desktop.ui.program import STYLED
    from buxuan_desktop.ui.program import prepare as style
    from buxuan_desktop.ui.register.table import ElectorTable

    application = QApplication.instance() or QApplication(["bench", *STYLED])
    assert isinstance(application, QApplication)
    style(application)
    known = [VoterRegistered(n, name, sex, group) for n, (name, sex, _, group) in enumerate(people(electors(sizes)), 1)]
    ours, bare = ElectorTable(), QTableView()
    ours.electors.show_electors(known, range(len(known)), {}, {})
    plain = QStandardItemModel()
    for one in known:
        plain.appendRow([QStandardItem(text) for text in (str(one.number), one.name, one.sex, one.group)])
    bare.setModel(plain)

    def page(view: QTableView) -> None:
        if view.currentIndex().row() >= len(known) - 1:
            view.setCurrentIndex(view.model().index(0, 0))
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        view.viewport().repaint()
        application.processEvents()

    for view in (ours, bare):
        view.resize(*_SIZE)
        view.show()
    yield {"ours": lambda: page(ours), "raw": lambda: page(bare)}
    for view in (ours, bare):
        view.close()


def figures(given: Calls, repetitions: int) -> Mapping[str, float]:
    """The slowest hundredth of the steps."""
    times(given, 20)
    return {name: statistics.quantiles(taken, n=100)[98] for name, taken in times(given, repetitions).items()}


def rows(taken: Mapping[str, float], sizes: Sizes) -> list[Row]:
    what = f"scroll {electors(sizes):,} electors by a page, p99 / bare table view"
    return [Row(what, taken["ours"], taken["raw"], most=_FRAME)]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.casts, figures)
