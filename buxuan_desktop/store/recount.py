"""The second counter: the same totals by another road, SQL over the ledger, nothing of the fold in it.

Equal bodies are grouped first, then SQLite's own JSON functions take them apart.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

import msgspec

from buxuan_desktop.domain.tally import Counts, RoundTally
from buxuan_desktop.store.casefile import CaseFile

if TYPE_CHECKING:
    from sqlite_utils import Database

_Key = TypeVar("_Key", str, tuple[str, str])

_GROUPED = """
WITH struck AS (
    SELECT json_extract(body, '$.ballot') AS seq FROM ledger WHERE kind = 'ballot-struck'
), outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), sheets AS MATERIALIZED (
    SELECT body, count(*) AS copies FROM ledger
    WHERE kind = 'ballot-cast' AND seq NOT IN (SELECT seq FROM struck)
    GROUP BY body
), here AS MATERIALIZED (
    SELECT body, copies, json_extract(body, '$.verdict') AS verdict FROM sheets
    WHERE json_extract(body, '$.round') = :round
)
"""
_VERDICTS = _GROUPED + "SELECT verdict, sum(copies) FROM here GROUP BY verdict"
_POSTS = (
    _GROUPED
    + """
SELECT p.key, sum(copies), sum(copies * (p.key IN (SELECT value FROM json_each(body, '$.void_posts'))))
FROM here, json_each(body, '$.marks') p
WHERE verdict = 'valid' AND EXISTS (SELECT 1 FROM json_each(p.value) m, json_each(m.value) n)
GROUP BY p.key
"""
)
_PEOPLE = (
    _GROUPED
    + """
, support AS (
    SELECT DISTINCT body, copies, p.key AS post, n.value AS name
    FROM here, json_each(body, '$.marks') p, json_each(p.value) m, json_each(m.value) n
    WHERE verdict = 'valid' AND m.key IN ('for', 'write_in')
      AND p.key NOT IN (SELECT value FROM json_each(body, '$.void_posts'))
      AND n.value NOT IN (SELECT name FROM outsiders)
), fallen AS (
    SELECT body, f.key AS post, n.value AS name FROM here, json_each(body, '$.fell') f, json_each(f.value) n
), votes AS (
    SELECT post, name, copies AS approve, 0 AS against, copies AS counted FROM support
    WHERE (body, post, name) NOT IN (SELECT body, post, name FROM fallen)
    UNION ALL
    SELECT p.key, n.value, 0, copies, 0 FROM here, json_each(body, '$.marks') p, json_each(p.value, '$.against') n
    WHERE verdict = 'valid' AND p.key NOT IN (SELECT value FROM json_each(body, '$.void_posts'))
    UNION ALL
    SELECT a.key, n.value, 0, 0, copies FROM here, json_each(body, '$.added') a, json_each(a.value) n
    WHERE verdict = 'valid'
)
SELECT post, name, sum(approve), sum(against), sum(counted) FROM votes GROUP BY post, name
"""
)

_VIEW_VERDICTS = "SELECT verdict, count(*) FROM ballots WHERE round = :round AND NOT struck GROUP BY verdict"
_VIEW_PEOPLE = 'SELECT post, name, "for", against, counted FROM tally WHERE round = :round'


class Recount(msgspec.Struct, frozen=True):
    """Totals of a round: `posts` (marked, void there) by title; `people` (for, against, counted) by post and name."""

    counts: Counts
    posts: dict[str, tuple[int, int]]
    people: dict[tuple[str, str], tuple[int, int, int]]


def recount(file: CaseFile, number: int) -> Recount:
    """Count a round by SQL over the ledger."""
    db = file.db
    posts = {title: (marked, void) for title, marked, void in _ask(db, _POSTS, number)}
    return Recount(_counts(db, _VERDICTS, number), posts, _people(db, _PEOPLE, number))


def from_views(file: CaseFile, number: int, posts: dict[str, tuple[int, int]]) -> Recount:
    """The same totals as the views for people show them; `posts` is taken over, the views do not give it."""
    db = file.db
    return Recount(_counts(db, _VIEW_VERDICTS, number), posts, _people(db, _VIEW_PEOPLE, number))


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


def _ask(db: "Database", question: str, number: int) -> list[tuple[str, int, int]]:
    return list(db.execute(question, {"round": number}).fetchall())


def _counts(db: "Database", question: str, number: int) -> Counts:
    found: Counter[str] = Counter(dict(db.execute(question, {"round": number}).fetchall()))
    return Counts(found["valid"], found["void"], found["blank"], found["set_aside"])


def _people(db: "Database", question: str, number: int) -> dict[tuple[str, str], tuple[int, int, int]]:
    rows = db.execute(question, {"round": number}).fetchall()
    return {(post, name): (approve, against, counted) for post, name, approve, against, counted in rows}
