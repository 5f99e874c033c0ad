"""The case file `*.buxuan`: one SQLite file with an append-only, hash-chained ledger (design: the case file)."""
