"""Views over the ledger, so that the file explains itself in any SQLite browser; nothing is stored twice."""

VIEWS = """
CREATE VIEW "case" AS
SELECT json_extract(body, '$.place') AS place, json_extract(body, '$.body') AS body,
       json_extract(body, '$.electors') AS electors, json_extract(body, '$.election_day') AS election_day,
       json_extract(body, '$.term_ends') AS term_ends, json_extract(body, '$.profile.id') AS profile,
       json_extract(body, '$.options') AS options, json_extract(body, '$.case') AS case_id
FROM ledger WHERE kind = 'case-opened';
CREATE VIEW voters AS
SELECT json_extract(body, '$.number') AS number, json_extract(body, '$.name') AS name,
       coalesce(json_extract(body, '$.sex'), '') AS sex, coalesce(json_extract(body, '$.group'), '') AS "group", seq
FROM ledger WHERE kind = 'voter-registered';
CREATE VIEW rounds AS
SELECT json_extract(o.body, '$.round') AS round, json_extract(o.body, '$.kind') AS kind,
       json_extract(p.body, '$.registered') AS registered, json_extract(p.body, '$.issued') AS issued,
       json_extract(c.body, '$.recovered') AS recovered, json_extract(c.body, '$.valid') AS valid,
       json_extract(c.body, '$.void') AS void, json_extract(c.body, '$.blank') AS blank,
       json_extract(c.body, '$.set_aside') AS set_aside, json_extract(r.body, '$.result.validity') AS validity
FROM ledger o
LEFT JOIN ledger p ON p.kind = 'polls-closed' AND json_extract(p.body, '$.round') = json_extract(o.body, '$.round')
LEFT JOIN ledger c ON c.kind = 'count-closed' AND json_extract(c.body, '$.round') = json_extract(o.body, '$.round')
LEFT JOIN ledger r ON r.kind = 'result-declared' AND json_extract(r.body, '$.round') = json_extract(o.body, '$.round')
WHERE o.kind = 'round-opened';
CREATE VIEW candidates AS
SELECT json_extract(l.body, '$.round') AS round, json_extract(p.value, '$.title') AS post,
       json_extract(p.value, '$.seats') AS seats, c.key + 1 AS place, c.value AS name
FROM ledger l, json_each(l.body, '$.posts') p, json_each(p.value, '$.candidates') c
WHERE l.kind = 'round-opened';
CREATE VIEW boxes AS
SELECT json_extract(l.body, '$.round') AS round, json_extract(b.value, '$.name') AS name,
       coalesce(json_extract(b.value, '$.kind'), 'hall') AS kind, json_extract(b.value, '$.issued') AS issued,
       json_extract(b.value, '$.recovered') AS recovered
FROM ledger l, json_each(l.body, '$.boxes') b WHERE l.kind = 'polls-closed';
CREATE VIEW ballots AS
SELECT b.seq AS ballot, json_extract(b.body, '$.round') AS round, json_extract(b.body, '$.verdict') AS verdict,
       coalesce(json_extract(b.body, '$.why'), '') AS why, b.seq IN (
           SELECT json_extract(s.body, '$.ballot') FROM ledger s WHERE s.kind = 'ballot-struck') AS struck,
       b.body AS body
FROM ledger b WHERE b.kind = 'ballot-cast';
CREATE VIEW marks AS
SELECT b.ballot, b.round, b.verdict, b.struck, p.key AS post, m.key AS mark, n.value AS name
FROM ballots b, json_each(b.body, '$.marks') p, json_each(p.value) m, json_each(m.value) n;
CREATE VIEW tally AS
WITH outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), counting AS MATERIALIZED (
    SELECT round, body, count(*) AS copies FROM ballots WHERE verdict = 'valid' AND NOT struck GROUP BY body
), supported AS (
    SELECT DISTINCT c.round, c.body, c.copies, p.key AS post, n.value AS name
    FROM counting c, json_each(c.body, '$.marks') p, json_each(p.value) m, json_each(m.value) n
    WHERE m.key <> 'against' AND p.key NOT IN (SELECT value FROM json_each(c.body, '$.void_posts'))
      AND n.value NOT IN (SELECT name FROM outsiders)
      AND NOT EXISTS (SELECT 1 FROM json_each(c.body, '$.fell') f, json_each(f.value) g
                      WHERE f.key = p.key AND g.value = n.value)
), votes AS (
    SELECT round, post, name, copies AS approve, 0 AS against, copies AS counted FROM supported
    UNION ALL
    SELECT c.round, p.key, n.value, 0, copies, 0
    FROM counting c, json_each(c.body, '$.marks') p, json_each(p.value, '$.against') n
    WHERE p.key NOT IN (SELECT value FROM json_each(c.body, '$.void_posts'))
    UNION ALL
    SELECT c.round, p.key, n.value, 0, 0, copies FROM counting c, json_each(c.body, '$.added') p, json_each(p.value) n
)
SELECT round, post, name, sum(approve) AS "for", sum(against) AS against, sum(counted) AS counted
FROM votes GROUP BY round, post, name ORDER BY round, post, counted DESC, name;
"""

TALLY = """
DROP VIEW IF EXISTS tally;
CREATE VIEW tally AS
WITH outsiders AS (
    SELECT o.value AS name FROM ledger l, json_each(l.body, '$.outsiders') o WHERE l.kind = 'names-noted'
), counting AS MATERIALIZED (
    SELECT round, body, count(*) AS copies FROM ballots WHERE verdict = 'valid' AND NOT struck GROUP BY body
), marked AS MATERIALIZED (
    SELECT c.round, p.key AS post, p.value AS marks, json_extract(c.body, '$.void_posts') AS void_posts,
           json_extract(c.body, '$.fell') AS fell, sum(c.copies) AS copies
    FROM counting c, json_each(c.body, '$.marks') p
    GROUP BY p.value, p.key, c.round, void_posts, fell
), standing AS MATERIALIZED (
    SELECT * FROM marked WHERE post NOT IN (SELECT value FROM json_each(void_posts))
), supported AS (
    SELECT DISTINCT s.round, s.post, s.marks, s.fell, s.void_posts, s.copies, n.value AS name
    FROM standing s, json_each(s.marks) m, json_each(m.value) n
    WHERE m.key <> 'against' AND n.value NOT IN (SELECT name FROM outsiders)
      AND NOT EXISTS (SELECT 1 FROM json_each(s.fell) f, json_each(f.value) g
                      WHERE f.key = s.post AND g.value = n.value)
), votes AS (
    SELECT round, post, name, copies AS approve, 0 AS against, copies AS counted FROM supported
    UNION ALL
    SELECT s.round, s.post, n.value, 0, copies, 0 FROM standing s, json_each(s.marks, '$.against') n
    UNION ALL
    SELECT c.round, p.key, n.value, 0, 0, copies FROM counting c, json_each(c.body, '$.added') p, json_each(p.value) n
)
SELECT round, post, name, sum(approve) AS "for", sum(against) AS against, sum(counted) AS counted
FROM votes GROUP BY round, post, name ORDER BY round, post, counted DESC, name;
"""
"""The tally again: equal marks in one post are gathered before they are taken apart, since sheets may all differ."""
