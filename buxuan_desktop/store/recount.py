"""The second counter: the same totals by another road, SQL over the ledger, nothing of the fold in it.

Equal bodies are grouped first, then SQLite's own JSON functions take them apart.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.tally import Counts, RoundTally
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.recount_totals import sum_totals

_Key = TypeVar("_Key", str, tuple[str, str])

_COUNT = """
WITH struck AS (
    SELECT json_extract(body, '$.ballot') AS seq FROM ledger WHERE kind = 'ballot-struck'
), outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), sheets AS MATERIALIZED (
    SELECT min(seq) AS sheet, body, count(*) AS copies FROM ledger
    WHERE kind = 'ballot-cast' AND seq NOT IN (SELECT seq FROM struck)
    GROUP BY body
), here AS MATERIALIZED (
    SELECT sheet, body, copies, json_extract(body, '$.verdict') AS verdict FROM sheets
    WHERE json_extract(body, '$.round') = :round
), valid AS MATERIALIZED (
    SELECT sheet, copies, p.key AS post, p.value AS marks,
           p.key IN (SELECT value FROM json_each(body, '$.void_posts')) AS void_here
    FROM here, json_each(body, '$.marks') p
    WHERE verdict = 'valid' AND EXISTS (SELECT 1 FROM json_each(p.value) m, json_each(m.value) n)
    UNION ALL
    SELECT sheet, copies, v.value, '{}', 1 FROM here, json_each(body, '$.void_posts') v
    WHERE verdict = 'valid' AND v.value NOT IN (SELECT key FROM json_each(body, '$.marks'))
), names AS MATERIALIZED (
    SELECT DISTINCT sheet, copies, post, m.key = 'against' AS against, n.value AS name
    FROM valid, json_each(marks) m, json_each(m.value) n WHERE NOT void_here
), fallen AS (
    SELECT sheet, f.key AS post, n.value AS name FROM here, json_each(body, '$.fell') f, json_each(f.value) n
), votes AS (
    SELECT post, name, copies AS approve, 0 AS against, copies AS counted FROM names
    WHERE NOT against AND name NOT IN (SELECT name FROM outsiders)
      AND (sheet, post, name) NOT IN (SELECT sheet, post, name FROM fallen)
    UNION ALL
    SELECT post, name, 0, copies, 0 FROM names WHERE against
    UNION ALL
    SELECT a.key, n.value, 0, 0, copies FROM here, json_each(body, '$.added') a, json_each(a.value) n
    WHERE verdict = 'valid'
)
SELECT 'verdict', verdict, '', sum(copies), 0, 0 FROM here GROUP BY verdict
UNION ALL
SELECT 'post', post, '', sum(copies), sum(copies * void_here), 0 FROM valid GROUP BY post
UNION ALL
SELECT 'person', post, name, sum(approve), sum(against), sum(counted) FROM votes GROUP BY post, name
"""
"""One statement, so that the ballots are gathered once for all that is asked of them."""

_VIEW_VERDICTS = "SELECT verdict, count(*) FROM ballots WHERE round = :round AND NOT struck GROUP BY verdict"
_VIEW_TOTALS = "SELECT sum(valid), sum(void), sum(blank), sum(set_aside) FROM totals WHERE round = :round"
_VIEW_ROUNDS = "SELECT round, registered, issued FROM rounds"
_VIEW_BOXES = "SELECT round, name, kind, issued, recovered FROM boxes"
_VIEW_PEOPLE = 'SELECT post, name, "for", against, counted FROM tally WHERE round = :round'


class Recount(msgspec.Struct, frozen=True):
    """Totals of a round: `posts` (marked, void there) by title; `people` (for, against, counted) by post and name."""

    counts: Counts
    posts: dict[str, tuple[int, int]]
    people: dict[tuple[str, str], tuple[int, int, int]]


def recount(file: CaseFile, number: int) -> Recount:
    """Count a round by SQL over the ledger."""
    verdicts: Counter[str] = Counter()
    posts: dict[str, tuple[int, int]] = {}
    people: dict[tuple[str, str], tuple[int, int, int]] = {}
    for what, key, name, first, second, third in file.db.execute(_COUNT, {"round": number}).fetchall():
        if what == "verdict":
            verdicts[key] = first
        elif what == "post":
            posts[key] = (first, second)
        else:
            people[key, name] = (first, second, third)
    return _with_totals(file, number, Recount(_counted(verdicts), posts, people))


def _with_totals(file: CaseFile, number: int, ballots: Recount) -> Recount:
    """The ballots' sums and those of bundles counted by totals."""
    sums = sum_totals(file, number)
    if not sums.verdicts:
        return ballots
    one = ballots.counts
    verdicts = sums.verdicts + Counter(valid=one.valid, void=one.void, blank=one.blank, set_aside=one.set_aside)
    posts, people = dict(ballots.posts), dict(ballots.people)
    for title, (marked, void_here) in sums.posts.items():
        before = posts.get(title, (0, 0))
        if before[0] + marked:
            posts[title] = (before[0] + marked, before[1] + void_here)
    for who, (approve, against) in sums.people.items():
        was = people.get(who, (0, 0, 0))
        people[who] = (was[0] + approve, was[1] + against, was[2] + approve)
    return Recount(_counted(verdicts), posts, people)


def from_views(file: CaseFile, number: int, posts: dict[str, tuple[int, int]]) -> Recount:
    """The same totals as the views for people show them; `posts` is taken over, the views do not give it."""
    asked = {"round": number}
    verdicts: Counter[str] = Counter(dict(file.db.execute(_VIEW_VERDICTS, asked).fetchall()))
    if file.version > 1:
        names = ("valid", "void", "blank", "set_aside")
        sums = file.db.execute(_VIEW_TOTALS, asked).fetchone()
        verdicts.update({name: number for name, number in zip(names, sums, strict=True) if number})
    rows = file.db.execute(_VIEW_PEOPLE, asked).fetchall()
    people = {(post, name): (approve, against, counted) for post, name, approve, against, counted in rows}
    return Recount(_counted(verdicts), posts, people)


Polls = tuple[int | None, int | None, tuple[Box, ...]]
"""Electors, ballots issued and boxes of a round; None before its polls closed."""


def polls_in_views(file: CaseFile) -> dict[int, Polls]:
    """The day's numbers by round, as the views for people show them."""
    boxes: dict[int, list[Box]] = {}
    for number, *box in file.db.execute(_VIEW_BOXES).fetchall():
        boxes.setdefault(number, []).append(Box(*box))
    rounds = file.db.execute(_VIEW_ROUNDS).fetchall()
    return {number: (electors, issued, tuple(boxes.get(number, ()))) for number, electors, issued in rounds}


def from_fold(tally: RoundTally) -> Recount:
    """The first counter's totals in the same shape."""
    posts = {title: (post.marked, post.void_here) for title, post in tally.posts.items() if post.marked}
    people = {
        (title, name): (post.approve[name], post.against[name], post.counted[name])
        for title, post in tally.posts.items()
        for name in {*post.approve, *post.against, *post.counted}
        if post.approve[name] or post.against[name] or post.counted[name]
    }
    return Recount(tally.counts, posts, people)


def differences(one: Recount, other: Recount) -> list[str]:
    """What differs between two counts, as short facts; empty when they agree."""
    found = [] if one.counts == other.counts else [f"{one.counts} / {other.counts}"]
    found += _apart(one.posts, other.posts, str)
    found += _apart(one.people, other.people, " ".join)
    return found


def _apart(one: Mapping[_Key, object], other: Mapping[_Key, object], told: Callable[[_Key], str]) -> list[str]:
    keys = [key for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
    return [f"{told(key)}: {one.get(key)} / {other.get(key)}" for key in keys]


def _counted(verdicts: Counter[str]) -> Counts:
    return Counts(verdicts["valid"], verdicts["void"], verdicts["blank"], verdicts["set_aside"])
