"""The second counter's part for bundles counted by totals: SQL over the confirmed sheets."""

from collections import Counter

import msgspec

from buxuan_desktop.store.casefile import CaseFile

_TOTALS = """
WITH standing AS MATERIALIZED (
    SELECT t.body AS body FROM ledger t
    WHERE t.kind = 'totals-confirmed' AND json_extract(t.body, '$.round') = :round AND t.seq NOT IN (
        SELECT json_extract(s.body, '$.totals') FROM ledger s WHERE s.kind = 'totals-struck')
), outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), paper AS (
    SELECT json_extract(p.value, '$.title') AS post FROM ledger o, json_each(o.body, '$.posts') p
    WHERE o.kind = 'round-opened' AND json_extract(o.body, '$.round') = :round
), posts AS (
    SELECT paper.post AS post, json_extract(body, '$.figures.valid') AS valid,
           (SELECT p.value FROM json_each(body, '$.figures.posts') p WHERE p.key = paper.post) AS given
    FROM standing, paper
), people AS (
    SELECT p.key AS post, n.key AS name, n.value AS approve, 0 AS against
    FROM standing, json_each(body, '$.figures.posts') p, json_each(p.value, '$.for') n
    WHERE n.key NOT IN (SELECT name FROM outsiders)
    UNION ALL
    SELECT p.key, n.key, 0, n.value
    FROM standing, json_each(body, '$.figures.posts') p, json_each(p.value, '$.against') n
)
SELECT 'verdict', v.key, '', sum(v.value), 0 FROM standing, json_each(body, '$.figures') v
WHERE v.key IN ('valid', 'void', 'blank', 'set_aside') GROUP BY v.key
UNION ALL
SELECT 'post', post, '', sum(coalesce(valid, 0) - coalesce(json_extract(given, '$.blank_here'), 0)),
       sum(coalesce(json_extract(given, '$.void_here'), 0)) FROM posts GROUP BY post
UNION ALL
SELECT 'person', post, name, sum(approve), sum(against) FROM people GROUP BY post, name
"""


class Sums(msgspec.Struct):
    """Sums over all confirmed sheets of a round."""

    verdicts: Counter[str] = msgspec.field(default_factory=Counter)
    posts: dict[str, tuple[int, int]] = {}
    people: dict[tuple[str, str], tuple[int, int]] = {}


def sum_totals(file: CaseFile, number: int) -> Sums:
    """Sum a round's confirmed totals by SQL: verdicts, (marked, void there) by post, (for, against) by person."""
    sums = Sums()
    for what, key, name, first, second in file.db.execute(_TOTALS, {"round": number}).fetchall():
        if what == "verdict":
            sums.verdicts[key] = first
        elif what == "post":
            sums.posts[key] = (first, second)
        else:
            sums.people[key, name] = (first, second)
    return sums
