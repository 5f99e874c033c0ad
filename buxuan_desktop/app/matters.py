"""The register of matters: read by whoever knows its passphrase, never handled by whom a matter concerns (C12)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.encrypted import Vault, salt_of

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
        if len(passphrase) < LEAST:
            raise Refusal("passphrase-short", least=LEAST)
        if passphrase != again:
            raise Refusal("passphrase-differs")
        return Register(case, Vault(passphrase))
    name, value = known
    vault = Vault(passphrase, salt_of(value))
    vault.open(value, _belongs(case, name))
    return Register(case, vault)


def counts_of(case: Case) -> Mapping[str, Mapping[str, int]]:
    """What a township is told: how many matters of each kind, in which state. Nothing of what was said."""
    found: dict[str, Counter[str]] = {}
    for one in case.election.records.all(Matter):
        found.setdefault(one.about, Counter())[one.state] += 1
    return found


def _shut(case: Case) -> Iterator[tuple[str, str]]:
    """Name and text of everything that is shut."""
    for held in case.election.records.kept(Matter):
        yield from records.private_of(case, held).items()


def _belongs(case: Case, name: str) -> str:
    return f"{case.election.case.case}/matter/{name}"
