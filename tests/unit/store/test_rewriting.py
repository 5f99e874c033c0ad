"""A passphrase given, changed, taken off: at each moment the case's name leads to a whole file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from buxuan_desktop.app import passphrases
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys, rewriting
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.unlocking import is_encrypted, offered
from tests.making import id_number, ledger_of, readable, whole_bytes

FIRST, SECOND = "first passphrase", "another one, longer"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here nobody guesses."""
    monkeypatch.setattr(keys, "_ROUNDS", 1000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.buxuan"
    made.write_bytes(whole_bytes())
    keys.forget()
    return made


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if not one.name.endswith(".lock"))


def under(path: Path, passphrase: str) -> bool:
    keys.forget()
    with offered(passphrase):
        return verify(path).faults == ()


def test_there_and_back_again(path: Path) -> None:
    head = verify(path).head
    passphrases.rewrite(path, "", FIRST)
    assert is_encrypted(path)
    assert under(path, FIRST)
    first = path.read_bytes()
    passphrases.rewrite(path, FIRST, SECOND)
    assert path.read_bytes()[:16] != first[:16], "another salt"
    assert under(path, SECOND)
    keys.forget()
    with offered(FIRST), pytest.raises(Refusal, match="case-passphrase-wrong"):
        verify(path)
    passphrases.rewrite(path, SECOND, "")
    assert not is_encrypted(path)
    assert (verify(path).faults, verify(path).head) == ((), head)
    assert ledger_of(path.read_bytes()) == ledger_of(whole_bytes())
    assert id_number(7).encode() in path.read_bytes()
    assert beside(path) == ["a.buxuan"]


def test_the_old_passphrase_is_needed(path: Path) -> None:
    passphrases.rewrite(path, "", FIRST)
    before = path.read_bytes()
    for old in ("", "wrong"):
        with pytest.raises(Refusal, match="case-passphrase-wrong"):
            passphrases.rewrite(path, old, SECOND)
    assert path.read_bytes() == before


def breaks(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    def broken(patch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(rewriting, name, interrupted)

    return broken


@pytest.mark.parametrize("name", ["_copy", "_same", "_exchange"])
def test_interrupted_anywhere_the_old_file_lies_where_it_lay(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = path.read_bytes()
    breaks(name)(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        passphrases.rewrite(path, "", FIRST)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert beside(path) == ["a.buxuan"]
    passphrases.rewrite(path, "", FIRST)
    assert under(path, FIRST)


def test_what_does_not_prove_never_takes_the_place(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refusal, match="copy-not-verified"):
        passphrases.rewrite(path, "", FIRST, lambda _: False)
    assert path.read_bytes() == before


def test_a_private_value_that_is_missing_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "_copy", _without_private)
    with pytest.raises(Refusal, match="copy-not-verified"):
        passphrases.rewrite(path, "", FIRST, lambda _: True)


def _without_private(old: CaseFile, draft: Path, key: keys.Key | None) -> None:
    with CaseFile.create(draft, key) as new, new.transaction():
        new.append_rows(list(old.rows()))


def test_what_a_power_cut_left_beside_is_taken_away(path: Path) -> None:
    for name in (".a.buxuan.new", ".a.buxuan.new-journal", ".a.buxuan.old"):
        path.with_name(name).write_bytes(b"half")
    passphrases.rewrite(path, "", FIRST)
    assert under(path, FIRST)
    assert beside(path) == ["a.buxuan"]


def test_a_case_that_a_window_has_open_is_left_alone(path: Path) -> None:
    with CaseFile.open(path, write=True), pytest.raises(Refusal, match="case-open-elsewhere"):
        passphrases.rewrite(path, "", FIRST)
    assert not is_encrypted(path)


def test_the_bytes_of_the_plain_file_are_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    unlink = Path.unlink

    def watched(self: Path, missing_ok: bool = False) -> None:
        if self.name.endswith(".old") and self.exists():
            seen.append(self.read_bytes())
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    passphrases.rewrite(path, "", FIRST)
    assert seen
    assert not any(seen[-1])
    with offered(FIRST):
        assert id_number(7).encode() in readable(path)
