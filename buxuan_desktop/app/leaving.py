"""What leaves a case file for others: only from a file that is proven, and only if its people may let it out.

Whoever is named in a case shows by the open case, in which they signed in, that they may (matrix of roles, C17).
"""

from pathlib import Path

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action, require
from buxuan_desktop.app.verifying import proved
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal


def let_out(path: Path, action: Action, by: Case | None) -> Head:
    """The head of a case file that may leave; `by` is that case, open where somebody signed in.

    Refusal `case-not-proven`, `sign-in-to-let-out` where people are named and nobody signed in, and those of the
    matrix, each written into the case.
    """
    if by is not None:
        _asked(path, action, by)
    found, election = proved(path)
    if election is None:
        raise Refusal("case-not-proven", path=str(path))
    if by is None:
        unseated(election, path, action)
    return found.head


def unseated(election: Election, path: Path, action: Action) -> None:
    """Refusal `sign-in-to-let-out` where people are named: without the open case nobody can show who asks."""
    if election.access.guarded:
        raise Refusal("sign-in-to-let-out", path=str(path), action=action.value)


def _asked(path: Path, action: Action, by: Case) -> None:
    if by.file.path != path:
        raise RuntimeError("asked by another case")
    require(by, action)
