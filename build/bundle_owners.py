"""Who each file of a bundle comes from: a Python distribution, Python, a package of the system, or this project.

Runs inside the environment that the bundle was built in.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from places import ROOT

PROJECT = "project"
PYTHON = "python"
DISTRIBUTION = "distribution"
SYSTEM = "system"
RUNTIME = "runtime"
_MICROSOFT = ("vcruntime", "msvcp", "ucrtbase", "api-ms-win", "concrt")


class Owner(NamedTuple):
    """The kind of the owner and its name, normalised for distributions."""

    kind: str
    name: str


class Unowned(Exception):
    """Nobody can say where these files come from, so nobody can say under which licence."""


def owners(sources: Iterable[str], work: Path) -> dict[Owner, list[str]]:
    """The owners of files by their sources, each with its sources. Raises Unowned.

    In the folder `work` PyInstaller gathers Python's own modules.
    """
    distributed = _distributed()
    found: dict[Owner, list[str]] = {}
    unknown = []
    for source in sources:
        # Modules of a namespace have no file.
        if not source or source == "-":
            continue
        owner = _owner(Path(source), distributed, work)
        if owner is None:
            unknown.append(source)
        else:
            found.setdefault(owner, []).append(source)
    if unknown:
        raise Unowned("\n".join(sorted(unknown)))
    return found


def normalised(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return name.lower().replace("_", "-").replace(".", "-")


def _owner(source: Path, distributed: Mapping[Path, str], work: Path) -> Owner | None:
    # Not resolved: an environment's own Python is a link out of it.
    if source in distributed:
        return Owner(DISTRIBUTION, distributed[source])
    if source.is_relative_to(work):
        return Owner(PYTHON, "Python")
    if source.is_relative_to(ROOT / "buxuan_desktop") or source.is_relative_to(ROOT / "resources"):
        return Owner(PROJECT, "buxuan-desktop")
    if any(source.resolve().is_relative_to(home) for home in _python_homes()):
        return Owner(PYTHON, "Python")
    if source.name.lower().startswith(_MICROSOFT):
        return Owner(RUNTIME, "Microsoft Visual C++")
    package = _package(str(source)) or _package(str(source.resolve()))
    return Owner(SYSTEM, package) if package else None


def _distributed() -> dict[Path, str]:
    files = {}
    for one in metadata.distributions():
        name = normalised(one.metadata["Name"])
        for file in one.files or ():
            files[Path(str(one.locate_file(file)))] = name
    return files


@cache
def _python_homes() -> tuple[Path, ...]:
    base = Path(sys.base_prefix).resolve()
    homes = [Path(sysconfig.get_paths()[key]).resolve() for key in ("stdlib", "platstdlib")]
    # A Python of one's own keeps everything under one roof; the system's shares it with all others.
    return tuple(homes) if base == Path("/usr") else (*homes, base)


def _package(source: str) -> str | None:
    """The Debian package that a file comes from; None where there is no dpkg or it does not know."""
    places = [source]
    if source.startswith("/usr/lib/"):
        places.append(source.removeprefix("/usr"))
    elif source.startswith("/lib/"):
        places.append(f"/usr{source}")
    for place in places:
        try:
            told = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True, check=False)
        except OSError:
            return None
        if told.returncode == 0:
            return told.stdout.partition(": ")[0].partition(":")[0].split(",")[0]
    return None
