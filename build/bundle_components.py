"""The components of a bundle with their licences: from the owners of its files and from `components.toml`.

What carries binaries and has told nobody what is compiled into them is refused: its licence could be anything.
"""

from __future__ import annotations

import fnmatch
import json
import platform
import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import bundle_licences
import bundle_owners
from bundle_owners import Owner
from places import ROOT

Facts = Mapping[str, Any]
FACTS = ROOT / "resources" / "packaging" / "components.toml"
_BINARY = re.compile(r"\.(so|pyd|dll)(\.\d+)*$")


class Component(NamedTuple):
    """One line of the bill. `group` is what it belongs to for readers, `inside` whose binary carries it."""

    group: str
    name: str
    version: str
    licence: str
    chosen: str = ""
    note: str = ""
    inside: str = ""


class Untold(Exception):
    """A component whose licence nobody has written down; the text names it."""


def facts() -> Facts:
    """What `components.toml` says."""
    return tomllib.loads(FACTS.read_text(encoding="utf-8"))


def components(owners: Mapping[Owner, list[str]], known: Facts, version: str) -> list[Component]:
    """Everything that the files of a bundle come from, and what is compiled into it. Raises Untold."""
    found = [Component("program", "buxuan-desktop", version, "MIT"), *_fonts()]
    # The starter of the frozen program is no file of the list.
    names = {*owners, Owner(bundle_owners.DISTRIBUTION, "pyinstaller")}
    for owner in sorted(names):
        found += _of(owner, owners.get(owner, []), known)
    return found


def refused(found: list[Component]) -> list[Component]:
    """Those under no licence that may be handed on."""
    return [one for one in found if not bundle_licences.is_accepted(one.chosen or one.licence)]


def _of(owner: Owner, sources: list[str], known: Facts) -> Iterator[Component]:
    if owner.kind == bundle_owners.PYTHON:
        said = known["python"]
        yield Component("python", "Python", platform.python_version(), said["licence"], "", said["note"])
        yield from _carried("Python", known)
    elif owner.kind == bundle_owners.RUNTIME:
        said = known["runtime"]
        yield Component("system", owner.name, "", said["licence"], "", said["note"])
    elif owner.kind == bundle_owners.SYSTEM:
        yield _system(owner.name, known)
    elif owner.kind == bundle_owners.DISTRIBUTION and owner.name != "buxuan-desktop":
        yield _distribution(owner.name, known)
        yield from _inside(owner.name, sources, known)


def _distribution(name: str, known: Facts) -> Component:
    told = metadata.metadata(name)
    said = known["distributions"].get(name, {})
    licence = said.get("licence") or _said(told, "License-Expression")
    if not licence:
        raise Untold(f"{name}: no SPDX licence in its metadata nor in {FACTS.name}")
    return Component(
        "distribution", name, metadata.version(name), licence, said.get("chosen", ""), said.get("note", "")
    )


def _said(told: metadata.PackageMetadata, field: str) -> str:
    # Not `get`: the type that metadata has before Python 3.12 knows none.
    return told[field] if field in told else ""  # noqa: SIM401


def _inside(name: str, sources: list[str], known: Facts) -> Iterator[Component]:
    own = list(_own_bill(name, known))
    if name not in known["carried"] and not own and any(_BINARY.search(source) for source in sources):
        raise Untold(f"{name}: has binaries, and {FACTS.name} does not say what is compiled into them")
    yield from _carried(name, known)
    # Where both speak, ours has read what the wheel holds; the wheel's own must still name nothing that is refused.
    told = known["carried"].get(name)
    yield from () if told else own


def _carried(name: str, known: Facts) -> Iterator[Component]:
    for one in known["carried"].get(name, ()):
        yield Component(
            "carried", one["name"], "", one["licence"], one.get("chosen", ""), one.get("note", ""), inside=name
        )


def _own_bill(name: str, known: Facts) -> Iterator[Component]:
    """What a wheel's own bills of materials (PEP 770) list. Raises Untold for what they list without a licence."""
    absent = {one["name"] for one in known["absent"] if one["in"] == name}
    for file in metadata.distribution(name).files or ():
        if ".dist-info/sboms/" not in file.as_posix() or file.suffix != ".json":
            continue
        bill = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
        for one in bill.get("components", ()):
            if one["name"] in absent or bundle_owners.normalised(one["name"]) == name:
                continue
            licence = _expression(one) or known["said"].get(one["name"])
            if not licence:
                raise Untold(f"{one['name']} in {name}: no licence in its bill of materials nor in {FACTS.name}")
            found = Component("carried", one["name"], one.get("version") or "", licence, _choice(licence), inside=name)
            if not bundle_licences.is_accepted(licence):
                raise Untold(f"{one['name']} in {name}: {licence}, and {FACTS.name} does not say that it is absent")
            yield found


def _choice(licence: str) -> str:
    """Of a choice that has the GPL in it the part that is taken; empty where there is nothing to say."""
    if "GPL" not in licence or "(" in licence:
        return ""
    return next((one for one in licence.split(" OR ") if bundle_licences.is_accepted(one)), "")


def _expression(component: Mapping[str, Any]) -> str:
    told = [
        one.get("expression") or one["license"].get("id") or one["license"].get("name", "")
        for one in component.get("licenses", ())
    ]
    return " AND ".join(f"({one})" if " OR " in one and len(told) > 1 else one for one in told)


def _system(package: str, known: Facts) -> Component:
    for said in known["system"]:
        if any(fnmatch.fnmatch(package, pattern) for pattern in said["names"]):
            chosen, note = said.get("chosen", ""), said.get("note", "")
            return Component("system", package, _debian_version(package), said["licence"], chosen, note)
    raise Untold(f"{package}: a library of the system whose licence {FACTS.name} does not say")


def _debian_version(package: str) -> str:
    command = ["dpkg-query", "-W", "-f", "${Version}\n", package]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split("\n")
    return told[0].strip()


def _fonts() -> Iterator[Component]:
    listed = tomllib.loads((ROOT / "resources" / "fonts" / "FONTS.toml").read_text(encoding="utf-8"))
    for font in listed["fonts"]:
        yield Component("font", font["name"], font["version"], font["licence"])
