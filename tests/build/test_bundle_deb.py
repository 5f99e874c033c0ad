"""The Debian package of a made-up bundle: what goes where, and what `dpkg-deb` reads back."""

import configparser
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from buxuan_desktop.store import schema

Script = Callable[[str], ModuleType]


@pytest.fixture
def deb(script: Script) -> ModuleType:
    return script("bundle_deb")


@pytest.fixture
def about(script: Script) -> ModuleType:
    return script("bundle_papers").About("0.1.0", "linux", "x86_64", "2.28")  # type: ignore[no-any-return]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "buxuan"
    for name, text in (
        ("buxuan", "elf"),
        ("_internal/resources/fonts/a.ttf", "font"),
        ("说明/软件成分.txt", "Qt：LGPL"),
    ):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    (made / "启动补选桌面.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    return made


@pytest.fixture
def tree(deb: ModuleType, about: ModuleType, folder: Path, tmp_path: Path) -> Path:
    laid = tmp_path / "tree"
    deb.lay_out(folder, laid, about)
    return laid


def test_the_program_is_on_the_path_and_its_files_under_usr_lib(tree: Path) -> None:
    launcher = tree / "usr/bin/buxuan"
    assert launcher.resolve() == (tree / "usr/lib/buxuan-desktop/buxuan").resolve()
    assert launcher.read_text() == "elf"
    assert (tree / "usr/lib/buxuan-desktop/_internal/resources/fonts/a.ttf").is_file()
    assert {path.name for path in (tree / "usr").iterdir()} == {"bin", "lib", "share"}


def test_the_control_file_asks_for_the_c_library_alone(tree: Path) -> None:
    fields = dict(
        line.split(": ", 1)
        for line in (tree / "DEBIAN/control").read_text(encoding="utf-8").splitlines()
        if line[0] != " "
    )
    assert fields["Package"] == "buxuan-desktop"
    assert fields["Version"] == "0.1.0"
    assert fields["Architecture"] == "amd64"
    assert fields["Depends"] == "libc6 (>= 2.28)"
    assert int(fields["Installed-Size"]) > 0
    assert "Pre-Depends" not in fields
    # Nothing runs as root when it is installed: the desktop's own triggers do the rest.
    assert [path.name for path in (tree / "DEBIAN").iterdir()] == ["control"]


def test_the_desktop_opens_cases_with_it(tree: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(tree / "usr/share/applications/buxuan.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"] == "buxuan %f"
    assert told["Name[zh_CN]"] == "补选桌面"
    assert told["MimeType"] == "application/x-buxuan;"
    assert (tree / f"usr/share/icons/hicolor/128x128/apps/{told['Icon']}.png").is_file()
    assert (tree / f"usr/share/icons/hicolor/scalable/apps/{told['Icon']}.svg").is_file()


def test_a_case_is_known_by_its_name_and_by_the_number_in_the_file(tree: Path) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    told = ElementTree.parse(tree / "usr/share/mime/packages/buxuan.xml").getroot()
    kind = told.find(f"{space}mime-type")
    assert kind is not None
    assert kind.get("type") == "application/x-buxuan"
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == ["*.buxuan"]
    number = kind.find(f"{space}magic/{space}match/{space}match")
    assert number is not None
    assert int(str(number.get("value")), 16) == schema.APPLICATION_ID


def test_files_have_the_modes_of_a_package(tree: Path) -> None:
    assert (tree / "usr/lib/buxuan-desktop/buxuan").stat().st_mode & 0o777 == 0o755
    assert (tree / "usr/share/doc/buxuan-desktop/copyright").stat().st_mode & 0o777 == 0o644
    assert (tree / "usr/share").stat().st_mode & 0o777 == 0o755


def test_the_licences_stand_in_the_copyright_file(tree: Path) -> None:
    text = (tree / "usr/share/doc/buxuan-desktop/copyright").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in text
    assert "Qt：LGPL" in text


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="only where packages of this kind are used")
def test_dpkg_reads_the_package_back(deb: ModuleType, about: ModuleType, folder: Path, tmp_path: Path) -> None:
    target = deb.make(folder, tmp_path / "laid", tmp_path / deb.file_name(about), about)
    assert target.name == "buxuan-desktop_0.1.0_amd64.deb"
    told = subprocess.run(["dpkg-deb", "--contents", str(target)], capture_output=True, text=True, check=True).stdout
    assert "./usr/bin/buxuan -> ../lib/buxuan-desktop/buxuan" in told
    assert all(line.split()[1] == "root/root" for line in told.splitlines())
