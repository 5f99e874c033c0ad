"""The list of electors as it stands: changed lines, without those who were taken off it."""

VIEWS_OF_THE_REGISTER = """
DROP VIEW voters;
CREATE VIEW voters AS
WITH changed AS (
    SELECT json_extract(body, '$.number') AS number, max(seq) AS seq, body
    FROM ledger WHERE kind = 'elector-changed' GROUP BY json_extract(body, '$.number')
), moved AS (
    SELECT json_extract(body, '$.number') AS number, max(seq) AS seq, kind
    FROM ledger WHERE kind IN ('elector-struck', 'elector-restored') GROUP BY json_extract(body, '$.number')
)
SELECT json_extract(v.body, '$.number') AS number, json_extract(coalesce(c.body, v.body), '$.name') AS name,
       coalesce(json_extract(coalesce(c.body, v.body), '$.sex'), '') AS sex,
       coalesce(json_extract(coalesce(c.body, v.body), '$.group'), '') AS "group", v.seq AS seq
FROM ledger v LEFT JOIN changed c ON c.number = json_extract(v.body, '$.number')
WHERE v.kind = 'voter-registered'
  AND json_extract(v.body, '$.number') NOT IN (SELECT number FROM moved WHERE kind = 'elector-struck');
"""
"""Step 3; of the rows of an elector `max(seq)` takes the last one's columns, `seq` is the row that listed them."""
