"""The second counter's part for bundles counted by totals: SQL over the confirmed sheets of all rounds."""

TOTALS = """
WITH standing AS MATERIALIZED (
    SELECT json_extract(t.body, '$.round') AS round, t.body AS body FROM ledger t
    WHERE t.kind = 'totals-confirmed' AND t.seq NOT IN (
        SELECT json_extract(s.body, '$.totals') FROM ledger s WHERE s.kind = 'totals-struck')
), outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), paper AS (
    SELECT json_extract(o.body, '$.round') AS round, json_extract(p.value, '$.title') AS post
    FROM ledger o, json_each(o.body, '$.posts') p WHERE o.kind = 'round-opened'
), posts AS (
    SELECT s.round AS round, paper.post AS post, json_extract(body, '$.figures.valid') AS valid,
           (SELECT p.value FROM json_each(body, '$.figures.posts') p WHERE p.key = paper.post) AS given
    FROM standing s JOIN paper ON paper.round = s.round
), people AS (
    SELECT round, p.key AS post, n.key AS name, n.value AS approve, 0 AS against
    FROM standing, json_each(body, '$.figures.posts') p, json_each(p.value, '$.for') n
    WHERE n.key NOT IN (SELECT name FROM outsiders)
    UNION ALL
    SELECT round, p.key, n.key, 0, n.value
    FROM standing, json_each(body, '$.figures.posts') p, json_each(p.value, '$.against') n
)
SELECT round, 'verdict', v.key, '', sum(v.value), 0 FROM standing, json_each(body, '$.figures') v
WHERE v.key IN ('valid', 'void', 'blank', 'set_aside') GROUP BY round, v.key
UNION ALL
SELECT round, 'post', post, '', sum(coalesce(valid, 0) - coalesce(json_extract(given, '$.blank_here'), 0)),
       sum(coalesce(json_extract(given, '$.void_here'), 0)) FROM posts GROUP BY round, post
UNION ALL
SELECT round, 'person', post, name, sum(approve), sum(against) FROM people GROUP BY round, post, name
"""
"""(round, verdict/post/person, key, name, first, second): sheets; marked and void there; for and against."""
