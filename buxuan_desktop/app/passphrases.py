"""A case under a passphrase: given at its beginning or later, changed, taken off; what it protects is in the words.

Whoever has the passphrase reads everything; whoever has lost it reads nothing, and nobody can help. Mirrors, copies
and the archive's case are images of the file and lie under the same passphrase.
"""

from collections.abc import Callable
from pathlib import Path

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.passphrase import LEAST
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys, rewriting
from buxuan_desktop.store.unlocking import is_encrypted, is_right, offered

__all__ = ["LEAST", "NEEDED", "WRONG", "check_chosen", "forget", "is_encrypted", "offered", "rewrite"]

NEEDED, WRONG = "case-passphrase-needed", "case-passphrase-wrong"
"""Codes of the refusals that a passphrase answers."""


def check_chosen(passphrase: str, again: str) -> None:
    """Refusal `passphrase-short`, `passphrase-differs`."""
    if len(passphrase) < LEAST:
        raise Refusal("passphrase-short", least=LEAST)
    if passphrase != again:
        raise Refusal("passphrase-differs")


def rewrite(path: Path, old: str, new: str, proves: Callable[[Path], bool] | None = None) -> None:
    """Put a closed case under `new` instead of `old`; "" is none. Whole or not at all.

    The new file is proved before it takes the old one's name. Refusal `case-passphrase-wrong` where `old` is not the
    file's, `copy-not-verified`, and those of the world's faults: then the file is as it was.
    """
    if is_encrypted(path) and not is_right(path, old):
        raise Refusal("case-passphrase-wrong", path=str(path))
    with offered(old):
        rewriting.rewrite(path, keys.new_key(new) if new else None, proves or _proves)


def forget() -> None:
    """Ask for a passphrase again when a case is opened that is not open now."""
    keys.forget()


def _proves(path: Path) -> bool:
    return not verify(path).faults
