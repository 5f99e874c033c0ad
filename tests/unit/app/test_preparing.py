"""Records that the law makes impossible are not written; what lists on walls must not say lies beside the chain."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from buxuan_desktop.app import preparing, records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.stage_sections import sections_of, wordings_of
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.helpers import Proxy, ScribeHelp, Staff
from buxuan_desktop.domain.records.preparation import MobileVoter
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, DAY, opening

EARLY = DAY - timedelta(days=6)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with setup.open_case(tmp_path / "case.buxuan", opening(), CLOCK, "周敏") as made:
        setup.set_posts(made, (Post("主任", 1, ("王建国", "李秀英")),))
        setup.register(made, [setup.Elector(name) for name in ("王建国", "李秀英", *(f"选民{n}" for n in range(1, 9)))])
        yield made


def proxy(principal: str, by: str = "选民8") -> Proxy:
    return Proxy(principal=principal, proxy=by, relation="none", received_on=EARLY)


@pytest.mark.proves("T18", "T19", "T42", "T43")
@pytest.mark.parametrize(
    ("one", "code"),
    [
        (proxy("选民1", "王建国"), "proxy-is-candidate"),
        (proxy("选民1", "选民1"), "proxy-of-oneself"),
        (proxy("外人"), "proxy-not-elector"),
        (proxy("选民7"), "proxy-and-mobile"),
        (Staff(name="李秀英", role="teller"), "staff-is-candidate"),
        (Staff(name="选民1", role="teller", candidate="王建国", relation="spouse"), "staff-is-kin"),
        (Staff(name="外人", role="teller"), "staff-not-elector"),
        (ScribeHelp(scribe="选民1", helped=4), "scribe-over-limit"),
        (MobileVoter(elector="外人", box="一"), "mobile-not-elector"),
    ],
)
def test_what_the_law_makes_impossible_is_not_written(case: Case, one: Record, code: str) -> None:
    records.add(case, MobileVoter(elector="选民7", box="一"))
    before = case.file.head
    with pytest.raises(Refusal) as refused:
        records.add(case, one)
    assert refused.value.data["finding"] == code
    assert getattr(one, str(refused.value.data["field"])) in ("王建国", "李秀英", "外人", "选民1", "选民7")
    assert "没有存入" in of_refusal(refused.value)
    assert case.file.head == before


@pytest.mark.proves("T18")
def test_the_fourth_principal_is_refused_and_a_correction_is_not_counted_twice(case: Case) -> None:
    numbers = [records.add(case, proxy(f"选民{one}")) for one in (1, 2, 3)]
    with pytest.raises(Refusal, match="proxy-over-limit"):
        records.add(case, proxy("选民4"))
    posted = Proxy(principal="选民3", proxy="选民8", relation="none", received_on=EARLY, posted_on=EARLY)
    assert records.correct(case, numbers[2], posted)
    with pytest.raises(Refusal, match="mobile-has-proxy"):
        records.add(case, MobileVoter(elector="选民1", box="一"))
    records.add(case, MobileVoter(elector="选民5", box="一"))
    with pytest.raises(Refusal, match="mobile-twice"):
        records.add(case, MobileVoter(elector="选民5", box="二"))


@pytest.mark.proves("C08")
def test_age_and_illness_lie_beside_the_chain(case: Case) -> None:
    why = records.Writing(private={"reason": "病残", "address": "三组十二号"})
    records.add(case, MobileVoter(elector="选民1", box="流动票箱一"), why)
    chain = b"".join(row[4] for row in case.file.stored()).decode()
    assert "流动票箱一" in chain
    assert "病残" not in chain and "十二号" not in chain  # noqa: PT018 - one fact


def test_the_page_of_the_stage_says_what_is_missing(case: Case) -> None:
    codes = [one.code for one in wordings_of(case, 5)]
    assert {"method-missing", "hall-missing", "papers-unprinted"} <= set(codes)
    assert set(codes) == {one.code for one in preparing.findings(case)} | {"nobody-named"}
    tags = [one.tag for one in sections_of(5) if one.tag]
    assert tags[:3] == ["method", "place", "mobile-voter"]


@pytest.mark.proves("T18")
def test_a_pasted_list_whose_lines_exclude_each_other_is_not_written_at_all(case: Case) -> None:
    before = case.file.head
    with pytest.raises(Refusal, match="proxy-over-limit"):
        records.add_all(case, [proxy(f"选民{number}") for number in (1, 2, 3, 4)])
    assert case.file.head == before
    assert case.election.records.all(Proxy) == []
    assert records.add_all(case, [proxy(f"选民{number}") for number in (1, 2, 3)]) == 3
