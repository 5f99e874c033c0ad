import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ENTRIES = [entry.replace("\\\n", " ").split() for entry in re.split(r"\n(?=\S)", TEXT) if not entry.startswith("#")]
PINNED = {entry[0].partition("==")[0]: entry for entry in ENTRIES}


def test_there_is_something_to_install() -> None:
    # One name may stand twice for different Pythons, never twice for the same.
    lines = {" ".join(word for word in entry if not word.startswith("--hash")) for entry in ENTRIES}
    assert len(lines) == len(ENTRIES) > 20


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0])
def test_every_requirement_is_pinned_and_hashed(entry: list[str]) -> None:
    assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.+!]*", entry[0])
    hashes = [word for word in entry if word.startswith("--")]
    assert hashes
    assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word) for word in hashes)


@pytest.mark.parametrize("leak", ["http", "://", "@", "--index-url", "--extra-index", "--find-links", "file:", "-c "])
def test_the_lock_names_no_place(leak: str) -> None:
    requirements = re.sub(r"^#.*$", "", TEXT, flags=re.MULTILINE)
    assert leak not in requirements
    assert not re.search(r"https?:|(?<![\w.])/\w", TEXT)


def test_the_lock_covers_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-") for line in asked}
    assert names <= PINNED.keys()
