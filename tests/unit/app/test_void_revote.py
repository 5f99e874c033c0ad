"""A void tie re-vote is held again on the same paper, and only the tied can be elected (design §5.5, §5.9)."""

from pathlib import Path

from buxuan_desktop.app.rehearsal import rehearse

SCRIPT = """
format = 1
[case]
place = "柳湾村"
body = "villagers"
profile = "CN-V-2025"
electors = "voters"
election_day = 2026-05-10
[case.options]
overvote_scope = "post"
blank = "abstain"
[register]
count = 20
[[posts]]
title = "委员"
seats = 2
candidates = ["甲", "乙", "丙"]
[[rounds]]
kind = "first"
issued = 12
[[rounds.ballots]]
times = 4
marks = { "委员" = ["甲", "乙"] }
[[rounds.ballots]]
times = 4
marks = { "委员" = ["甲", "丙"] }
[[rounds.ballots]]
times = 4
marks = { "委员" = ["乙", "丙"] }
[[rounds]]
kind = "tie_revote"
candidates = { "委员" = ["甲", "乙", "丁"] }
issued = 5
[[rounds.ballots]]
times = 5
marks = { "委员" = ["甲", "丁"] }
[[rounds]]
kind = "tie_revote"
issued = 12
[[rounds.ballots]]
times = 6
marks = { "委员" = ["丁", "乙"] }
[[rounds.ballots]]
times = 5
marks = { "委员" = ["甲"] }
[[rounds.ballots]]
marks = { "委员" = { write_in = ["丙"] } }
"""
"""甲, 乙 and 丙 have 8 of 12 each for two seats; the re-vote's paper names 丁, who was never tied, and is void."""


def test_a_name_that_a_void_revote_carried_is_not_tied_in_its_repetition(tmp_path: Path) -> None:
    script = tmp_path / "a.toml"
    script.write_text(SCRIPT, encoding="utf-8")
    first, void, again = (current.posts[0] for current in rehearse(script, tmp_path / "out").result.rounds)
    assert first.next is not None
    assert (first.next.kind, first.next.candidates) == ("tie_revote", ("甲", "乙", "丙"))
    assert (void.status, void.elected) == ("void", ())
    assert [(one.name, one.counted, one.write_in) for one in again.tally] == [
        ("乙", 6, False),
        ("丁", 6, False),
        ("甲", 5, False),
        ("丙", 1, True),
    ]
    assert (again.elected, again.status) == (("乙", "甲"), "filled")
