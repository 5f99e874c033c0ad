"""The columns of the monthly table: field, type in Parquet, title in the spreadsheet, width, words of its codes."""

from typing import NamedTuple

from buxuan_desktop.domain.monthly import FIELDS
from buxuan_desktop.words import of_rollup


class Column(NamedTuple):
    """One column. `kind` is a type that DuckDB and Spark share: VARCHAR, INTEGER, BOOLEAN or DATE."""

    field: str
    kind: str
    title: str
    width: int


_KINDS = {
    "INTEGER": ("seats", "stage", "filled", "registered", "issued", "recovered", "women", "certificates"),
    "DATE": ("vacant_on", "deadline", "election_day", "done_on", "reported_on"),
    "BOOLEAN": ("done", "one_shoulder", "committee_complete", "supervision_complete", "late"),
}
_WIDE = frozenset(("why", "reason", "village", "elected"))


def _column(field: str) -> Column:
    kind = next((kind for kind, fields in _KINDS.items() if field in fields), "VARCHAR")
    return Column(field, kind, of_rollup("column", field), 28 if field in _WIDE else 12)


def columns() -> tuple[Column, ...]:
    """All columns in the order of the fields of a line."""
    return tuple(map(_column, FIELDS))
