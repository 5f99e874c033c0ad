"""A small rehearsal script: one post, seventy ballots of one kind."""

_TEXT = """
format = 1
[case]
place = "柳湾村"
body = "villagers"
profile = "CN-V-2018"
electors = "voters"
election_day = 2020-04-20
term_ends = 2021-12-31
[case.options]
overvote_scope = "post"
blank = "abstain"
[register]
count = 100
[[posts]]
title = "主任"
seats = 1
candidates = ["{first}", "李秀英"]
[[rounds]]
kind = "first"
issued = 80
[[rounds.ballots]]
times = 70
marks = {{ "主任" = {marks} }}
"""


def small_script(marks: str, first: str = "王建国") -> str:
    """`marks` are those of all ballots, as TOML; `first` is the name of the first candidate."""
    return _TEXT.format(marks=marks, first=first)
