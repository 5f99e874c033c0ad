"""The bill of materials of the distributions that are installed here, without building a bundle."""

import json
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from PIL import features

Script = Callable[[str], ModuleType]


@pytest.fixture
def bill(script: Script) -> ModuleType:
    return script("bundle_bom")


@pytest.fixture
def parts(script: Script) -> ModuleType:
    return script("bundle_components")


@pytest.fixture
def owners(script: Script) -> ModuleType:
    return script("bundle_owners")


def needed() -> list[str]:
    """The distributions that the program needs, its own dependencies and theirs."""
    found: list[str] = []
    waiting = ["buxuan-desktop"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.append(name)
        for text in metadata.requires(name) or ():
            asked = Requirement(text)
            if asked.marker is None or asked.marker.evaluate({"extra": ""}):
                waiting.append(asked.name.lower().replace("_", "-"))
    return found


def listed(parts: ModuleType, owners: ModuleType) -> list[Any]:
    held = {
        owners.Owner("distribution", name): [str(file) for file in metadata.files(name) or ()]
        for name in needed()
        if name != "pip"
    }
    held[owners.Owner("python", "Python")] = []
    found: list[Any] = parts.components(held, parts.facts(), "0.1.0")
    return found


def test_everything_that_the_program_needs_has_a_licence_that_may_go_along(
    parts: ModuleType, owners: ModuleType
) -> None:
    found = listed(parts, owners)
    assert parts.refused(found) == []
    names = {one.name for one in found}
    assert {
        "argon2-cffi",
        "sqlcipher3-wheels",
        "SQLCipher",
        "pyside6-essentials",
        "PDFium",
        "HanaMinB Regular",
    } <= names
    assert {"pyinstaller", "Python", "OpenSSL"} <= names


def test_pyside_is_taken_under_the_lgpl_and_pyinstaller_with_its_exception(
    parts: ModuleType, owners: ModuleType
) -> None:
    found = {one.name: one for one in listed(parts, owners)}
    assert found["pyside6-essentials"].chosen == "LGPL-3.0-only"
    assert "WITH Bootloader-exception" in found["pyinstaller"].licence
    for one in found.values():
        bare = one.chosen or one.licence
        assert "AGPL" not in bare
        assert not bare.startswith("GPL") or " WITH " in bare


def test_both_lists_are_made_of_the_same_components(bill: ModuleType, parts: ModuleType, owners: ModuleType) -> None:
    found = listed(parts, owners)
    tools = bill.cyclonedx_of(found, "0.1.0")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(tools) is None
    assert len(json.loads(tools)["components"]) == len(found)
    text = bill.text_of(found, "0.1.0")
    for one in found:
        assert one.name in text
        assert one.licence in text
    assert bill.cyclonedx_of(listed(parts, owners), "0.1.0") == tools


def test_a_component_under_the_gpl_is_refused_by_name(
    bill: ModuleType, parts: ModuleType, owners: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [*listed(parts, owners), parts.Component("distribution", "gplthing", "1", "GPL-3.0-only")]
    assert bill.judged(found) == 1
    assert "gplthing 的许可不能随程序分发：GPL-3.0-only" in capsys.readouterr().err


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, Any] | None], str]:
    """An installed distribution with a binary and, where one is given, a bill of materials of its own."""

    def install(own: Mapping[str, Any] | None) -> str:
        info = tmp_path / "strangething-1.0.dist-info"
        (info / "sboms").mkdir(parents=True)
        (info / "METADATA").write_text(
            "Metadata-Version: 2.4\nName: strangething\nVersion: 1.0\nLicense-Expression: MIT\n"
        )
        record = "strangething.so,,\n"
        if own is not None:
            (info / "sboms" / "own.json").write_text(json.dumps(own))
            record += "strangething-1.0.dist-info/sboms/own.json,,\n"
        (info / "RECORD").write_text(record)
        monkeypatch.syspath_prepend(str(tmp_path))
        return "strangething"

    return install


def of(parts: ModuleType, owners: ModuleType, name: str) -> list[Any]:
    found: list[Any] = parts.components({owners.Owner("distribution", name): [f"{name}.so"]}, parts.facts(), "1")
    return found


def test_a_wheel_with_binaries_must_say_what_is_in_them(
    parts: ModuleType, owners: ModuleType, wheel: Callable[[Mapping[str, Any] | None], str]
) -> None:
    with pytest.raises(parts.Untold, match="strangething: has binaries"):
        of(parts, owners, wheel(None))


def test_what_a_wheel_says_of_itself_is_listed(
    parts: ModuleType, owners: ModuleType, wheel: Callable[[Mapping[str, Any] | None], str]
) -> None:
    name = wheel({"components": [{"name": "inner", "version": "2", "licenses": [{"license": {"id": "Zlib"}}]}]})
    assert any(one.name == "inner" and one.inside == name for one in of(parts, owners, name))


@pytest.mark.parametrize("licences", [[], [{"license": {"id": "GPL-3.0-or-later"}}]])
def test_a_wheel_that_carries_the_gpl_or_says_nothing_is_refused(
    parts: ModuleType,
    owners: ModuleType,
    wheel: Callable[[Mapping[str, Any] | None], str],
    licences: list[dict[str, dict[str, str]]],
) -> None:
    name = wheel({"components": [{"name": "inner", "licenses": licences}]})
    with pytest.raises(parts.Untold, match="inner"):
        of(parts, owners, name)


def test_the_one_gpl_library_of_pillows_own_bill_is_not_in_the_wheel(parts: ModuleType) -> None:
    assert "libimagequant" in [one["name"] for one in parts.facts()["absent"]]
    assert not features.check_feature("libimagequant")


def test_a_file_from_nowhere_stops_the_bill(owners: ModuleType, tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.write_bytes(b"")
    with pytest.raises(owners.Unowned, match=r"libstray\.so\.1"):
        owners.owners([str(stray)], tmp_path / "work")


def test_files_are_owned_by_what_installed_them(owners: ModuleType, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    sources = [str(Path(features.__file__)), json.__file__, str(root / "buxuan_desktop" / "paths.py")]
    found = {owner.name for owner in owners.owners(sources, tmp_path / "work")}
    assert found == {"pillow", "Python", "buxuan-desktop"}
