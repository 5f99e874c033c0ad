"""Two opinions on random elections: result.json as the program writes it, and the oracle by the design's letter."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from buxuan_desktop.app.rehearsal import rehearse
from tests.oracle import expected, resolve
from tests.strategies import Script, scripts, to_toml

UNHURRIED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@contextmanager
def rehearsed(script: Script) -> Iterator[dict[str, Any]]:
    with TemporaryDirectory(prefix="rehearsed-") as folder:
        source = Path(folder, "script.toml")
        source.write_text(to_toml(script), encoding="utf-8", newline="\n")
        rehearse(source, Path(folder, "out"))
        yield json.loads(Path(folder, "out", "script", "result.json").read_bytes())


def both_say_the_same(script: Script) -> None:
    with rehearsed(script) as result:
        assert result["rounds"] == expected(script, resolve(script))["rounds"]


def property_over(examples: int) -> Callable[[Callable[[Script], None]], Callable[[], None]]:
    def over(test: Callable[[Script], None]) -> Callable[[], None]:
        tuned = settings(max_examples=examples, deadline=None, suppress_health_check=UNHURRIED)
        return tuned(given(scripts())(test))

    return over


@property_over(150)
def test_every_round_is_what_the_second_opinion_says(script: Script) -> None:
    both_say_the_same(script)


@pytest.mark.slow
@property_over(3000)
def test_thousands_of_rounds_are_what_the_second_opinion_says(script: Script) -> None:
    both_say_the_same(script)
