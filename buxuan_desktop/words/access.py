"""Roles and what they may do, in words, from `resources/words/access.toml`."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.paths import resource
from buxuan_desktop.rules.permissions import MATRIX, Action

UNSEATED = "没有签到的人"
"""Stands in a row of the ledger for whoever tried something without having signed in."""


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    import tomllib  # slow to load, and the first window says nothing of roles

    with resource("words", "access.toml").open("rb") as source:
        return tomllib.load(source)


def role_words(role: str) -> str:
    """What a role is called."""
    return _table()["role"][role]


def roles_words(roles: Iterable[str]) -> str:
    """Several roles in a row, without what stands in brackets; all of them are everybody."""
    roles = tuple(roles)
    if len(roles) == len(_table()["role"]):
        return "登记过的每个人"
    if len(roles) == len(_table()["role"]) - 1 and "guide" not in roles:
        return "登记过的每个人，指导人员除外"
    return "、".join(role_words(role).partition("（")[0] if role != "guide" else role_words(role) for role in roles)


def action_words(action: str) -> str:
    """What an action is called."""
    return _table()["action"][action]


def source_words(source: str) -> str:
    """Where a row of the matrix comes from."""
    return _table()["source"][source]


def refusal_words(code: str) -> str:
    """Why something was refused, in a few words."""
    return _table()["why"].get(code, code)


def barred_words(refusal: Refusal) -> str:
    """Why a button is grey, one sentence, before anybody tries; `refusal` as in `app.permissions.why_not`."""
    return _table()["barred"][refusal.code].format_map(refusal.data)


def only_looks_words(name: str, role: str, actions: Iterable[Action]) -> str:
    """That somebody only looks at a page, and who does what is done there; `role` in words."""
    table = _table()["barred"]
    acts = (table["act"].format(act=action_words(one), roles=roles_words(MATRIX[one].roles)) for one in actions)
    return table["page"].format(name=name, role=role, acts="；".join(acts))


class MatrixRow(NamedTuple):
    """One row in words; `second` is empty where one person is enough."""

    what: str
    who: str
    second: str
    source: str


def rows_of_matrix() -> tuple[MatrixRow, ...]:
    """The published matrix in the order of its table; a row each of `rules.permissions.MATRIX`."""
    return tuple(
        MatrixRow(
            action_words(action),
            roles_words(permit.roles),
            roles_words(permit.second),
            f"{source_words(permit.source)}：{permit.cite}",
        )
        for action, permit in MATRIX.items()
    )
