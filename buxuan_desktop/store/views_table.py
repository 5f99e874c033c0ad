"""Views of the counting table, and the tally with bundles counted by totals in it (step 2 of the schema)."""

TABLE_VIEWS = """
CREATE VIEW bundles AS
SELECT json_extract(t.body, '$.round') AS round,
       row_number() OVER (PARTITION BY json_extract(t.body, '$.round') ORDER BY t.seq, s.key) AS bundle,
       s.value AS tied, coalesce(json_extract(t.body, '$.way'), 'ballots') AS way
FROM ledger t, json_each(t.body, '$.sheets') s WHERE t.kind IN ('bundles-tied', 'ballots-gathered');
CREATE VIEW namesakes AS
SELECT json_extract(t.body, '$.name') AS told_apart, v.name AS name, v.number AS number
FROM ledger t JOIN voters v ON v.number = json_extract(t.body, '$.number') WHERE t.kind = 'namesake-told';
CREATE VIEW entries AS
SELECT json_extract(body, '$.round') AS round, json_extract(body, '$.bundle') AS bundle,
       json_extract(body, '$.entry') AS entry, json_extract(body, '$.teller') AS teller,
       json_extract(body, '$.scrutineer') AS scrutineer, coalesce(json_extract(body, '$.table'), '') AS "table", seq
FROM ledger WHERE kind = 'entry-begun';
CREATE VIEW decisions AS
SELECT seq, at, who, kind, json_extract(body, '$.round') AS round, json_extract(body, '$.bundle') AS bundle,
       json_extract(body, '$.place') AS place, coalesce(json_extract(body, '$.ruling'),
       json_extract(body, '$.choice'), json_extract(body, '$.stands'), json_extract(body, '$.into'),
       json_extract(body, '$.table')) AS decided,
       json_extract(body, '$.box') AS box,
       json_extract(body, '$.reason') AS reason, json_extract(body, '$.by') AS decided_by
FROM ledger WHERE kind IN ('place-settled', 'totals-settled', 'doubt-decided', 'recount-decided', 'names-joined',
                           'entry-chosen', 'box-judged');
CREATE VIEW tables AS
SELECT h.seq AS handed_out, json_extract(h.body, '$.round') AS round, json_extract(h.body, '$.table') AS "table",
       (SELECT group_concat(json_extract(a.value, '$.bundle'), ' ') FROM json_each(h.body, '$.allotted') a) AS bundles,
       count(m.seq) AS merged, coalesce(sum(json_extract(m.body, '$.rows')), 0) AS rows_taken,
       h.seq IN (SELECT o.seq FROM ledger o JOIN ledger r ON r.kind = 'table-released'
                 AND json_extract(r.body, '$.round') = json_extract(o.body, '$.round')
                 AND json_extract(r.body, '$.table') = json_extract(o.body, '$.table')) AS released
FROM ledger h LEFT JOIN ledger m ON m.kind = 'table-merged'
     AND json_extract(m.body, '$.round') = json_extract(h.body, '$.round')
     AND json_extract(m.body, '$.table') = json_extract(h.body, '$.table')
WHERE h.kind = 'table-handed-out' GROUP BY h.seq;
CREATE VIEW totals AS
SELECT t.seq AS totals, json_extract(t.body, '$.round') AS round, json_extract(t.body, '$.bundle') AS bundle,
       coalesce(json_extract(t.body, '$.figures.valid'), 0) AS valid,
       coalesce(json_extract(t.body, '$.figures.void'), 0) AS void,
       coalesce(json_extract(t.body, '$.figures.blank'), 0) AS blank,
       coalesce(json_extract(t.body, '$.figures.set_aside'), 0) AS set_aside, t.body AS body
FROM ledger t WHERE t.kind = 'totals-confirmed' AND t.seq NOT IN (
    SELECT json_extract(s.body, '$.totals') FROM ledger s WHERE s.kind = 'totals-struck');
CREATE VIEW spot_checks AS
WITH drawn AS (
    SELECT d.seq, json_extract(d.body, '$.round') AS round, json_extract(d.body, '$.check') AS "check",
           json_extract(d.body, '$.seed') AS seed, json_extract(p.value, '$[0]') AS bundle,
           json_extract(p.value, '$[1]') AS place
    FROM ledger d, json_each(d.body, '$.places') p WHERE d.kind = 'spot-drawn'
), papers AS (
    SELECT json_extract(body, '$.round') AS round, json_extract(body, '$.check') AS "check",
           json_extract(body, '$.bundle') AS bundle, json_extract(body, '$.place') AS place
    FROM ledger WHERE kind = 'spot-read'
), apart AS (
    SELECT json_extract(c.body, '$.round') AS round, json_extract(c.body, '$.check') AS "check",
           json_extract(a.value, '$[0]') AS bundle, json_extract(a.value, '$[1]') AS place
    FROM ledger c, json_each(c.body, '$.apart') a WHERE c.kind = 'spot-concluded'
)
SELECT round, "check", seed, bundle, place, (round, "check", bundle, place) IN papers AS paper_read,
       (round, "check", bundle, place) IN apart AS differs, seq
FROM drawn;
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
    UNION ALL
    SELECT t.round, p.key, n.key, n.value, 0, n.value
    FROM totals t, json_each(t.body, '$.figures.posts') p, json_each(p.value, '$.for') n
    WHERE n.key NOT IN (SELECT name FROM outsiders)
    UNION ALL
    SELECT t.round, p.key, n.key, 0, n.value, 0
    FROM totals t, json_each(t.body, '$.figures.posts') p, json_each(p.value, '$.against') n
)
SELECT round, post, name, sum(approve) AS "for", sum(against) AS against, sum(counted) AS counted
FROM votes GROUP BY round, post, name ORDER BY round, post, counted DESC, name;
"""
