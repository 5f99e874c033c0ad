"""Private values: what the event holds of them, and the rows that are kept beside the chain."""

from collections.abc import Callable, Mapping
from secrets import token_hex

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.setup import Private
from buxuan_desktop.store.integrity import seal


def sealed_under(ref: str, values: Mapping[str, str]) -> tuple[dict[str, str], list[Private]]:
    """The salted hashes of `values` by name, and the rows to keep under `ref`; empty values are left out."""
    sealed: dict[str, str] = {}
    rows: list[Private] = []
    for name, value in values.items():
        if value:
            salt = token_hex(16)
            sealed[name] = seal(salt, value)
            rows.append((ref, name, salt, value))
    return sealed, rows


def kept(case: Case, rows: list[Private]) -> Callable[[], None]:
    """What writes the rows in the transaction of their event."""
    return lambda: case.file.keep_private(rows)
