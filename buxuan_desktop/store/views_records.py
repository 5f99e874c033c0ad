"""What was written down around the vote, as it stands: the last wording of each record that was not withdrawn."""

VIEWS_OF_RECORDS = """
CREATE VIEW records AS
WITH last AS (
    SELECT json_extract(body, '$.number') AS number, max(seq) AS seq, at, who, kind, body
    FROM ledger WHERE kind IN ('record-kept', 'record-withdrawn') GROUP BY json_extract(body, '$.number')
)
SELECT number, json_extract(body, '$.record.is') AS kind, json_extract(body, '$.record') AS record, at, who, seq
FROM last WHERE kind = 'record-kept';
"""
"""Of step 3; of the rows of a number `max(seq)` takes the last one's columns."""
