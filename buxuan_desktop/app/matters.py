"""The register of matters: read by whoever knows its passphrase, never handled by whom a matter concerns (C12)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from secrets import token_hex

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.record_events import PrivateResealed
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.encrypted import Vault, salt_of
from buxuan_desktop.store.integrity import seal

LEAST = 8
"""Characters of a passphrase at least."""

_BETWEEN = re.compile(r"[、，,;；\s]+")


class Register:
    """The matters of a case with their private texts, as long as this object lives."""

    def __init__(self, case: Case, vault: Vault) -> None:
        self._case = case
        self._vault = vault

    def private_of(self, held: Kept[Matter]) -> Mapping[str, str]:
        """What was said, by whom, and whom it concerns; empty where it was erased."""
        kept = records.private_of(self._case, held)
        return {name: self._vault.open(value, self._belongs(name)) for name, value in kept.items()}

    def values_of(self, number: int) -> Mapping[str, object]:
        """All values of a matter by field; empty when it does not hold any more."""
        held = self._held(number)
        if held is None:
            return {}
        plain = {name: getattr(held.record, name) for name in held.record.__struct_fields__}
        return plain | dict(self.private_of(held))

    def write(self, number: int, matter: Matter, private: Mapping[str, str]) -> int:
        """Write a matter down, or anew under its number; returns its number, 0 where nothing is different.

        Refusal `matter-empty`, `matter-concerns-handler`, `matter-concerns-writer`, or a guard's.
        """
        given = {name: value.strip() for name, value in private.items() if value.strip()}
        self._check(matter, given)
        held = self._held(number)
        if held is not None and held.record == matter and given == self.private_of(held):
            return 0
        shut = {name: self._vault.shut(value, self._belongs(name)) for name, value in given.items()}
        writing = records.Writing(private=shut, kept_files=held.files if held else ())
        if held is None:
            return records.add(self._case, matter, writing)
        records.correct(self._case, number, matter, writing)
        return number

    def change_passphrase(self, old: str, new: str, again: str) -> None:
        """Shut everything with another passphrase, earlier wordings and withdrawn matters too, in one transaction.

        The old one is asked once more, since the page may have been left open. Copies made before keep the old one.
        Refusal `passphrase-old-wrong`, `-short`, `-differs`, `-same`; nothing is changed then.
        """
        if not is_new(self._case) and not _fits(self._case, old):
            raise Refusal("passphrase-old-wrong")
        vault = _chosen(new, again)
        if new == old:
            raise Refusal("passphrase-same")
        values = [
            (ref, name, token_hex(16), vault.shut(self._vault.open(kept, self._belongs(name)), self._belongs(name)))
            for ref, name, kept in _shut(self._case)
            if self._vault.shuts(kept)
        ]
        sealed: dict[str, dict[str, str]] = {}
        for ref, name, salt, value in values:
            sealed.setdefault(ref, {})[name] = seal(salt, value)

        def beside() -> None:
            self._case.file.erase_private(sealed)
            self._case.file.keep_private(values)

        if sealed:
            self._case.record(PrivateResealed(sealed), before_commit=beside)
        self._vault = vault

    def _check(self, matter: Matter, given: Mapping[str, str]) -> None:
        if not given.get("said"):
            raise Refusal("matter-empty", field="said")
        concerned = set(filter(None, _BETWEEN.split(given.get("concerns", ""))))
        if matter.handler.strip() in concerned:
            raise Refusal("matter-concerns-handler", name=matter.handler.strip(), field="handler")
        if self._case.who.strip() in concerned:
            raise Refusal("matter-concerns-writer", name=self._case.who.strip(), field="concerns")

    def _held(self, number: int) -> Kept[Matter] | None:
        return next((one for one in self._case.election.records.kept(Matter) if one.number == number), None)

    def _belongs(self, name: str) -> str:
        return _belongs(self._case, name)


def is_new(case: Case) -> bool:
    """Whether the passphrase has still to be chosen: nothing was shut with one yet."""
    return next(_shut(case), None) is None


def unlock(case: Case, passphrase: str, again: str = "") -> Register:
    """The register; the first time the passphrase is chosen and said twice.

    Refusal `passphrase-short`, `passphrase-differs`, `passphrase-wrong`.
    """
    known = next(_shut(case), None)
    if known is None:
        return Register(case, _chosen(passphrase, again))
    _, name, value = known
    vault = Vault(passphrase, salt_of(value))
    vault.open(value, _belongs(case, name))
    return Register(case, vault)


def counts_of(case: Case) -> Mapping[str, Mapping[str, int]]:
    """What a township is told: how many matters of each kind, in which state. Nothing of what was said."""
    found: dict[str, Counter[str]] = {}
    for one in case.election.records.all(Matter):
        found.setdefault(one.about, Counter())[one.state] += 1
    return found


def _fits(case: Case, passphrase: str) -> bool:
    try:
        unlock(case, passphrase)
    except Refusal as refusal:
        if refusal.code != "passphrase-wrong":
            raise
        return False
    return True


def _chosen(passphrase: str, again: str) -> Vault:
    if len(passphrase) < LEAST:
        raise Refusal("passphrase-short", least=LEAST)
    if passphrase != again:
        raise Refusal("passphrase-differs")
    return Vault(passphrase)


def _shut(case: Case) -> Iterator[tuple[str, str, str]]:
    """Reference, name and text of everything that is shut: matters that hold first, then older wordings and others."""
    book = case.election.records
    now = [one.ref for one in book.kept(Matter) if one.ref in book.shut]
    for ref in dict.fromkeys((*now, *book.shut)):
        for name, value in case.file.private(ref).items():
            yield ref, name, value


def _belongs(case: Case, name: str) -> str:
    return f"{case.election.case.case}/matter/{name}"
