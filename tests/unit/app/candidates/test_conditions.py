"""Conditions come from law and plan with their citation; what could not be verified is empty and never official."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import records
from buxuan_desktop.app.candidates import conditions
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.persons import UNVERIFIED, Condition
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.paths import resource
from tests.unit.app.candidates.hall import community

FILES = sorted(path.stem for path in resource("conditions").glob("*.toml"))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with community(tmp_path, profile="CN-U-2025", overlays=("S2", "S3")) as made:
        yield made


@pytest.mark.proves("C33", "C03")
def test_bars_come_from_the_law_and_what_is_looked_for_from_the_plan(case: Case) -> None:
    offered = conditions.offered(case)
    law = [one for one in offered if one.list == "law"]
    assert [one.text for one in law] == list(case.book.parameter("negative_list").value or ())  # type: ignore[arg-type]
    assert all("第十八条" in one.cite and one.status == "verified" for one in law)
    assert [one.text for one in offered if one.list == "wanted"][:2] == ["政治素质好", "办事公道"]
    assert conditions.take(case, offered) == len(offered)
    assert conditions.offered(case) == []


@pytest.mark.parametrize("name", FILES)
def test_no_file_holds_a_bar_an_unverified_list_or_petitioning(name: str) -> None:
    for one in conditions.read(name):
        assert one.list != "law"
        assert one.list not in UNVERIFIED
        assert "访" not in one.text
        assert one.status == "example" if name == conditions.EXAMPLES else bool(one.cite)
        assert bool(one.source) == (name == conditions.EXAMPLES)


@pytest.mark.proves("B11")
def test_the_unverified_lists_are_empty_and_want_a_document_before_they_are_called_checked(case: Case) -> None:
    assert not [one for one in conditions.offered(case) if one.list in UNVERIFIED]
    assert all(one.status == "example" for one in conditions.examples(case))
    with pytest.raises(Refusal, match="condition-without-source"):
        records.add(case, Condition(text="某一条", list="ten_kinds", status="verified"))
    records.add(case, Condition(text="某一条", list="ten_kinds", status="unverified"))
    records.add(case, Condition(text="另一条", list="ten_kinds", status="verified", source="某组发〔2019〕1号"))


def test_a_bar_by_law_names_its_article(case: Case) -> None:
    with pytest.raises(Refusal, match="condition-without-article"):
        records.add(case, Condition(text="村里说不行", list="law"))
