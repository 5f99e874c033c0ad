"""build/bench.py on tiny sizes: both sides do the same work and every row has its shape. No test looks at a clock."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject

from buxuan_desktop.ui.look import fonts

Script = Callable[[str], ModuleType]

TINY = {"electors": 12, "ballots": 40, "certificates": 2, "casts": 4, "repetitions": 1}
BENCHES = (
    "casting",
    "encrypted",
    "checkin",
    "checked-in",
    "opening",
    "verifying",
    "rehearsing",
    "paper",
    "register",
    "scrolling",
    "table",
    "merging",
    "mirror",
    "rollup",
    "window",
)


@pytest.fixture
def child(script: Script) -> ModuleType:
    return script("bench_child")


def step(child: ModuleType, name: str, what: str, folder: Path) -> object:
    return json.loads(json.dumps(child.step(name, what, folder, child.Sizes(**TINY))))


@pytest.mark.parametrize("name", BENCHES)
@pytest.mark.usefixtures("qapp")  # which would be a second one where the window is measured
def test_every_bench_gives_rows_with_a_figure(child: ModuleType, tmp_path: Path, name: str) -> None:
    assert step(child, name, "prepare", tmp_path) is None
    for side in ("ours", "raw"):
        peak = step(child, name, side, tmp_path)
        assert sys.platform == "win32" or (isinstance(peak, float) and 5 < peak < 5_000)
    rows = step(child, name, "time", tmp_path)
    assert isinstance(rows, list)
    assert rows
    for row in rows:
        assert row["what"]
        assert row["ours"] > 0 or "above" in row["what"]
        assert row["raw"] is None or row["raw"] > 0


def test_no_bench_is_left_out(child: ModuleType) -> None:
    assert tuple(child.BENCHES) == BENCHES


def test_casting_raw_writes_the_bytes_that_the_program_writes(child: ModuleType, tmp_path: Path) -> None:
    step(child, "casting", "prepare", tmp_path)
    step(child, "casting", "time", tmp_path)
    ledgers = []
    for file in ("whole.buxuan", "late.buxuan", "late.head", "early.buxuan", "early.raw"):
        db = sqlite3.connect(tmp_path / file)
        ledgers.append(db.execute("SELECT * FROM ledger ORDER BY seq").fetchall())
        db.close()
    whole = ledgers[0]
    for rows in ledgers[1:]:
        assert rows == whole[: len(rows)]
    assert len(ledgers[1]) == len(ledgers[2])
    assert len(ledgers[3]) == len(ledgers[4]) < len(ledgers[1])


@pytest.mark.usefixtures("qapp")
def test_window_keys_reach_the_file_and_the_board_is_painted(child: ModuleType, script: Script, tmp_path: Path) -> None:
    window, sizes = script("bench_window"), child.Sizes(**TINY)
    window.prepare(tmp_path, sizes)
    with window.calls(tmp_path, sizes) as calls:
        table = calls["key late"]()
        calls["insert late"]()
        shown = _Painted()
        table.view.installEventFilter(shown)
        table.close()
        assert shown.times == 0
        calls["key late"]()
        calls["insert late"]()
        assert shown.times == 1
        assert table.view.state.counted == TINY["ballots"] + 2
        assert (table.view.width(), table.view.height() > 900) == (1920, True)
    whole, ours, raw = (_ledger(tmp_path / name) for name in ("whole.buxuan", "late.buxuan", "late.raw"))
    assert ours == raw == whole[: len(ours)]
    assert len(ours) == len(whole) - TINY["casts"]


def test_window_starts_end_where_the_window_is_shown(child: ModuleType, script: Script, tmp_path: Path) -> None:
    window, sizes = script("bench_window"), child.Sizes(**TINY)
    window.prepare(tmp_path, sizes)
    with window.calls(tmp_path, sizes) as calls:
        for name in ("start", "bare", "bare, constants"):
            assert calls[name]() == b""
        assert len((tmp_path / "home" / "keeper-id").read_text(encoding="ascii").strip()) == 32
        assert calls["open"]() > 0
        (tmp_path / "open.buxuan").unlink()
        with pytest.raises(subprocess.CalledProcessError):
            calls["open"]()


def test_the_bare_window_has_the_fonts_that_the_program_has(script: Script) -> None:
    assert script("bench_bare").FILES == fonts._FILES


def test_paper_raw_draws_the_page_that_the_program_draws(child: ModuleType, script: Script, tmp_path: Path) -> None:
    paper = script("bench_paper")
    paper.prepare(tmp_path, child.Sizes(**TINY))
    with paper.calls(tmp_path, child.Sizes(**TINY)) as calls:
        ours, raw = _pages(calls["ours"]()), _pages(calls["raw"]())
    assert len(ours) == TINY["certificates"]
    assert ours == raw
    assert ours[0] != ours[1]


def _ledger(path: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT * FROM ledger ORDER BY seq").fetchall()
    finally:
        db.close()


class _Painted(QObject):
    """Counts how often the widget that it watches is painted."""

    times = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() == QEvent.Type.Paint
        return False


def _pages(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=0.5, grayscale=True).to_pil().tobytes() for page in document]
    finally:
        document.close()


def test_ballots_differ(script: Script) -> None:
    village = script("bench_village")
    some = village.ballots(20_000)
    assert len({repr(ballot) for ballot in some}) == 20_000


def test_goals_are_compared_and_never_judged(script: Script) -> None:
    made = script("bench_table")
    rows = [
        made.Row("a", 0.4, 0.2, most=0.5, most_ratio=3.0),
        made.Row("b", 0.4, 0.1, most=0.5, most_ratio=3.0),
        made.Row("c", 0.6, most=0.5),
        made.Row("d", 90.0, 60.0, unit="MB"),
    ]
    assert [row.met for row in rows] == [True, False, False, None]
    assert rows[0].facts()["ratio"] == 2.0
    lines = made.table(rows)
    assert lines[0].split() == ["what", "ours", "raw", "ratio", "goal", "met"]
    assert lines[2].split() == ["b", "0.400", "s", "0.100", "s", "4.00x", "<=", "0.500", "s", "and", "<=", "3x", "NO"]
    assert lines[4].split() == ["d", "90", "MB", "60", "MB", "1.50x"]


def test_contestants_take_turns_and_what_they_opened_is_closed(script: Script) -> None:
    timing = script("bench_timing")
    told: list[str] = []

    class Opened:
        def close(self) -> None:
            told.append("closed")

    def ours() -> object:
        told.append("ours")
        return Opened()

    taken = timing.medians({"ours": ours, "raw": lambda: told.append("raw")}, 2)
    assert told == ["ours", "closed", "raw"] * 2
    assert set(taken) == {"ours", "raw"}


def test_the_table_is_printed_and_kept_and_missed_goals_fail_nothing(
    script: Script,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bench = script("bench")
    asked: list[tuple[str, object]] = []

    def measured(name: str, sizes: object) -> list[object]:
        asked.append((name, sizes))
        return [bench.Row(name, 2.0, 1.0, most=1.0)]

    monkeypatch.setattr(bench.environment, "ensure", lambda: None)
    monkeypatch.setattr(bench, "measure", measured)
    monkeypatch.setattr(bench, "OUT", tmp_path)
    monkeypatch.setattr(bench, "RESULT", tmp_path / "bench.json")
    monkeypatch.setattr(sys, "argv", ["bench.py", "--quick"])
    assert bench.main() == 0
    assert asked == [(name, bench.QUICK) for name in BENCHES]
    record = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert [(row["what"], row["ratio"], row["met"]) for row in record["rows"]] == [(n, 2.0, False) for n in BENCHES]
    assert "NO" in capsys.readouterr().out
