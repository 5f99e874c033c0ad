"""Bombs are refused before they go off: little memory, bounded time, a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.bombs import MEMORY, SECONDS, bombs

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_no_bomb_goes_off(tmp_path: Path) -> None:
    """In a process that is ended when it asks for more memory or time; a parser that dies takes it along."""
    command = [sys.executable, "-m", "tests.hostile.bombs", str(tmp_path)]
    place = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=ROOT, env=place, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    told = json.loads(done.stdout)
    wrong = [(name, door, code) for name, door, wanted, code, _ in told["found"] if code != wanted]
    assert wrong == []
    assert len(told["found"]) == len(list(bombs()))
    assert told["megabytes"] < MEMORY >> 20
    assert sum(seconds for *_, seconds in told["found"]) < SECONDS
