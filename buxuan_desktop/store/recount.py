"""The second counter: the same totals by another road, SQL over the ledger, nothing of the fold in it.

Equal bodies are grouped first, then equal marks in one post, and only what is left is taken apart by SQLite's own JSON
functions.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.tally import Counts, RoundTally
from buxuan_desktop.store.recount_totals import TOTALS

_Totals = tuple[Counter[str], dict[str, tuple[int, int]], dict[tuple[str, str], tuple[int, int, int]]]
_Key = TypeVar("_Key", str, tuple[str, str])

_COUNT = """
WITH struck AS (
    SELECT json_extract(body, '$.ballot') AS seq FROM ledger WHERE kind = 'ballot-struck'
), outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), sheets AS MATERIALIZED (
    SELECT body, count(*) AS copies FROM ledger
    WHERE kind = 'ballot-cast' AND seq NOT IN (SELECT seq FROM struck)
    GROUP BY body
), here AS MATERIALIZED (
    SELECT body, copies, json_extract(body, '$.round') AS round, json_extract(body, '$.verdict') AS verdict,
           json_extract(body, '$.void_posts') AS void_posts, json_extract(body, '$.fell') AS fell
    FROM sheets
), alike AS MATERIALIZED (
    SELECT round, p.key AS post, p.value AS marks, void_posts, fell, sum(copies) AS copies
    FROM here, json_each(body, '$.marks') p WHERE verdict = 'valid'
    GROUP BY p.value, p.key, round, void_posts, fell
), valid AS MATERIALIZED (
    SELECT row_number() OVER () AS number, round, post, marks, fell, copies,
           post IN (SELECT value FROM json_each(void_posts)) AS void_here
    FROM alike WHERE EXISTS (SELECT 1 FROM json_each(marks) m, json_each(m.value) n)
    UNION ALL
    SELECT 0, round, v.value, '{}', NULL, copies, 1 FROM here, json_each(void_posts) v
    WHERE verdict = 'valid' AND v.value NOT IN (SELECT key FROM json_each(body, '$.marks'))
), names AS MATERIALIZED (
    SELECT DISTINCT number, round, post, copies, m.key = 'against' AS against, n.value AS name
    FROM valid, json_each(marks) m, json_each(m.value) n WHERE NOT void_here
), fallen AS (
    SELECT number, n.value AS name FROM valid, json_each(fell) f, json_each(f.value) n WHERE f.key = post
), votes AS (
    SELECT round, post, name, copies AS approve, 0 AS against, copies AS counted FROM names
    WHERE NOT against AND name NOT IN (SELECT name FROM outsiders)
      AND (number, name) NOT IN (SELECT number, name FROM fallen)
    UNION ALL
    SELECT round, post, name, 0, copies, 0 FROM names WHERE against
    UNION ALL
    SELECT round, a.key, n.value, 0, 0, copies FROM here, json_each(body, '$.added') a, json_each(a.value) n
    WHERE verdict = 'valid'
)
SELECT round, 'verdict', verdict, '', sum(copies), 0, 0 FROM here GROUP BY round, verdict
UNION ALL
SELECT round, 'post', post, '', sum(copies), sum(copies * void_here), 0 FROM valid GROUP BY round, post
UNION ALL
SELECT round, 'person', post, name, sum(approve), sum(against), sum(counted) FROM votes GROUP BY round, post, name
"""
"""One statement, so that the ballots are gathered once for all that is asked of them."""

_VIEWS = """
SELECT round, 'verdict', verdict, '', count(*), 0, 0 FROM ballots WHERE NOT struck GROUP BY round, verdict
UNION ALL
SELECT round, 'person', post, name, "for", against, counted FROM tally
"""
_VIEW_TOTALS = "SELECT round, sum(valid), sum(void), sum(blank), sum(set_aside) FROM totals GROUP BY round"
_VIEW_ROUNDS = "SELECT round, registered, issued FROM rounds"
_VIEW_BOXES = "SELECT round, name, kind, issued, recovered FROM boxes"
_HAS_TOTALS = "SELECT 1 FROM sqlite_master WHERE type = 'view' AND name = 'totals'"
_VOTERS = "SELECT count(*) FROM voters"
_VERDICTS = ("valid", "void", "blank", "set_aside")


class Recount(msgspec.Struct, frozen=True):
    """Totals of a round: `posts` (marked, void there) by title; `people` (for, against, counted) by post and name."""

    counts: Counts
    posts: dict[str, tuple[int, int]]
    people: dict[tuple[str, str], tuple[int, int, int]]


NOTHING = Recount(Counts(0, 0, 0, 0), {}, {})
"""The totals of a round without ballots."""


def recount(db: sqlite3.Connection) -> dict[int, Recount]:
    """Count every round that has ballots or confirmed totals by SQL over the ledger."""
    found = _totals(db, _COUNT)
    for number, what, key, name, first, second in db.execute(TOTALS).fetchall():
        verdicts, posts, people = found[number]
        if what == "verdict":
            verdicts[key] += first
        elif what == "post":
            marked, void_here = posts.get(key, (0, 0))
            if marked + first:
                posts[key] = (marked + first, void_here + second)
        else:
            approve, against, counted = people.get((key, name), (0, 0, 0))
            people[key, name] = (approve + first, against + second, counted + first)
    return _given(found)


def from_views(db: sqlite3.Connection) -> dict[int, Recount]:
    """The same totals as the views for people show them; they do not give `posts`."""
    found = _totals(db, _VIEWS)
    if db.execute(_HAS_TOTALS).fetchone():
        for number, *sums in db.execute(_VIEW_TOTALS).fetchall():
            found[number][0].update({name: one for name, one in zip(_VERDICTS, sums, strict=True) if one})
    return _given(found)


def records_seen(db: sqlite3.Connection) -> int | None:
    """How many records the view shows; None in a file of before that view."""
    if not db.execute("SELECT count(*) FROM sqlite_master WHERE type = 'view' AND name = 'records'").fetchone()[0]:
        return None
    return int(db.execute("SELECT count(*) FROM records").fetchone()[0])


def voters_seen(db: sqlite3.Connection) -> int:
    """How many electors the view for people shows."""
    return int(db.execute(_VOTERS).fetchone()[0])


def _totals(db: sqlite3.Connection, question: str) -> defaultdict[int, _Totals]:
    found: defaultdict[int, _Totals] = defaultdict(lambda: (Counter(), {}, {}))
    for number, what, key, name, first, second, third in db.execute(question).fetchall():
        verdicts, posts, people = found[number]
        if what == "verdict":
            verdicts[key] = first
        elif what == "post":
            posts[key] = (first, second)
        else:
            people[key, name] = (first, second, third)
    return found


def _given(found: Mapping[int, _Totals]) -> dict[int, Recount]:
    return {number: Recount(_counted(verdicts), posts, people) for number, (verdicts, posts, people) in found.items()}


Polls = tuple[int | None, int | None, tuple[Box, ...]]
"""Electors, ballots issued and boxes of a round; None before its polls closed."""


def polls_in_views(db: sqlite3.Connection) -> dict[int, Polls]:
    """The day's numbers by round, as the views for people show them."""
    boxes: dict[int, list[Box]] = {}
    for number, *box in db.execute(_VIEW_BOXES).fetchall():
        boxes.setdefault(number, []).append(Box(*box))
    rounds = db.execute(_VIEW_ROUNDS).fetchall()
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
