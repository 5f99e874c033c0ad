"""A ballot keeps the class it was given; a rule corrected later is told of, and rewrites nothing."""

from pathlib import Path

import msgspec
import pytest

from buxuan_desktop.app import rejudging
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.ballot import Ballot, Judgement
from buxuan_desktop.rules.ballots import Paper, judge
from buxuan_desktop.rules.options import Options
from buxuan_desktop.rules.outcome import decide
from tests.making import AWAY, CLOCK, ledger_of, whole_bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    return path


def stricter(ballot: Ballot, paper: Paper, options: Options) -> Judgement:
    """Tomorrow's rule: who marks an outsider's name spoils the sheet."""
    if any("外来人" in marks.supported for marks in ballot.marks.values()):
        return Judgement("void", "outsider")
    return judge(ballot, paper, options)


def test_a_rule_corrected_later_is_told_of_and_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(path).notes == ()
    with Case.open(path, CLOCK, "x", AWAY) as case:
        before = case.election.rounds[0].tally.counts
    monkeypatch.setattr(rejudging, "judge", stricter)
    outsider = next(row for row in ledger_of(whole_bytes()) if row.kind == "ballot-cast" and "外来人" in row.body)
    found = verify(path)
    assert found.faults == ()
    assert [(note.code, note.data["ballot"]) for note in found.notes] == [("judged-otherwise-today", outsider.seq)]
    assert run(["verify", str(path)], CLOCK) == 0
    assert str(outsider.seq) in capsys.readouterr().out
    with Case.open(path, CLOCK, "x", AWAY) as case:
        assert case.election.rounds[0].tally.counts == before
    assert ledger_of(path.read_bytes()) == ledger_of(whole_bytes())


def test_a_result_that_would_be_decided_otherwise_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def later(*given: object) -> object:
        outcome = decide(*given)  # type: ignore[arg-type]
        return msgspec.structs.replace(
            outcome, result=msgspec.structs.replace(outcome.result, quorum_needed=outcome.result.quorum_needed + 1)
        )

    monkeypatch.setattr(rejudging, "decide", later)
    found = verify(path)
    assert found.faults == ()
    assert [note.severity for note in found.notes] == ["note"]
    assert run(["verify", str(path)], CLOCK) == 0
