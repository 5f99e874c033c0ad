"""The matrix of who may do what and what was refused, in words, for the page and the paper."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.rules.permissions import MATRIX
from buxuan_desktop.words.access import action_words, refusal_words, roles_words, source_words


class MatrixRow(msgspec.Struct, frozen=True):
    """One row in words; `second` is empty where one person is enough, `roles` are the codes of those who may."""

    what: str
    who: str
    second: str
    source: str
    roles: tuple[str, ...]


class Refused(msgspec.Struct, frozen=True):
    """Something that was refused: when, who or whose PIN, what, why, in words."""

    when: str
    name: str
    what: str
    why: str


def rows_of_matrix() -> tuple[MatrixRow, ...]:
    """Every row in the order of the table."""
    return tuple(
        MatrixRow(
            action_words(action),
            roles_words(permit.roles),
            roles_words(permit.second),
            f"{source_words(permit.source)}：{permit.cite}",
            permit.roles,
        )
        for action, permit in MATRIX.items()
    )


def refusals_of(case: Case, most: int = 50) -> Sequence[Refused]:
    """The last refusals, the newest first."""
    return [
        Refused(one.when[:16].replace("T", " "), one.name, action_words(one.action), refusal_words(one.why))
        for one in reversed(case.election.access.refused[-most:])
    ]
