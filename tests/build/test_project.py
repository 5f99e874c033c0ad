import ast
import re
import tomllib
from pathlib import Path

import pytest

import buxuan_desktop

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "build").glob("*.py"))
BEFORE_SET_UP = (
    *("alone", "bundle", "bundle_archive", "bundle_contents", "bundle_deb", "bundle_icu", "bundle_older"),
    *("bundle_papers", "bundle_slim", "debian", "environment", "installing", "lock", "places", "run", "test"),
)


@pytest.mark.parametrize("name", BEFORE_SET_UP)
def test_an_old_python_can_read_the_scripts_far_enough_to_say_so(name: str) -> None:
    source = (ROOT / "build" / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    assert "from __future__ import annotations" in source
    assert not re.search(r"^\s*import tomllib", source, re.MULTILINE)


def test_build_holds_scripts_only() -> None:
    assert [path.name for path in (ROOT / "build").iterdir() if path.suffix != ".py"] == []
    assert not (ROOT / "build" / "__init__.py").exists()


def test_the_package_has_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert buxuan_desktop.__version__ == project["version"]


@pytest.mark.parametrize("path", [*SCRIPTS, ROOT / "installer.spec", ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_scripts_name_no_host(path: Path) -> None:
    assert re.findall(r"https?://[^\s\"']+", path.read_text(encoding="utf-8")) == []
