"""The bundle's own script on made-up folders, its archives, and the environment of the bundle for older systems."""

import os
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Script = Callable[[str], ModuleType]


@pytest.fixture
def bundle(script: Script) -> ModuleType:
    return script("bundle")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "buxuan"
    (made / "_internal" / "说明 书").mkdir(parents=True)
    (made / "buxuan").write_bytes(b"program" * 100)
    (made / "buxuan").chmod(0o755)
    (made / "_internal" / "说明 书" / "字.ttf").write_bytes(b"font" * 1000)
    return made


def test_the_kinds_of_bundle_keep_out_of_each_others_way(bundle: ModuleType) -> None:
    kinds = [bundle.Kind(), bundle.Kind(older=True), bundle.Kind(township=True), bundle.Kind(True, True)]
    assert len({kind.dist for kind in kinds} | {kind.work for kind in kinds}) == 8
    assert kinds[3].suffix == "-older-township"


def test_a_bundle_beyond_its_limits_fails(bundle: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle.within_limits(250_000_000, 100_000_000) == 0
    assert bundle.within_limits(250_000_001, 1) == 1
    assert bundle.within_limits(1, 100_100_000) == 1
    said = capsys.readouterr().out
    assert "解开后 250.0 MB" in said
    assert "压缩后 100.1 MB" in said


@pytest.mark.skipif(shutil.which("xz") is None, reason="packed with xz on Linux alone")
def test_the_archive_is_the_same_whoever_packs_it_and_whenever(script: Script, folder: Path, tmp_path: Path) -> None:
    archive = script("bundle_archive")
    first = archive.pack(folder, tmp_path / "out" / "buxuan-1.tar.xz").read_bytes()
    os.utime(folder / "buxuan", (1, 1))
    (folder / "_internal").chmod(0o700)
    second = archive.pack(folder, tmp_path / "out" / "buxuan-1.tar.xz")
    assert second.read_bytes() == first
    with tarfile.open(second) as packed:
        modes = {member.name: member.mode for member in packed}
    assert modes["buxuan-1/buxuan"] == 0o755
    assert modes["buxuan-1/_internal/说明 书/字.ttf"] == 0o644
    assert [path.name for path in second.parent.iterdir()] == [second.name]


def test_windows_gets_a_zip(script: Script, folder: Path, tmp_path: Path) -> None:
    archive = script("bundle_archive")
    packed = archive.pack(folder, tmp_path / "buxuan-1.zip")
    with zipfile.ZipFile(packed) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["buxuan-1/_internal/说明 书/字.ttf", "buxuan-1/buxuan"]


def test_older_systems_get_the_lock_with_another_qt(script: Script) -> None:
    older, places = script("bundle_older"), script("places")
    lock = places.LOCK.read_text(encoding="utf-8")
    made = older.combined(lock, older.OLDER_QT.read_text(encoding="utf-8"))
    names = [line.split(" ")[0] for line in made.splitlines() if "==" in line and line[0] not in "# "]
    qt = sorted(name for name in names if name.startswith(("pyside6", "shiboken6")))
    assert qt == [
        *("pyside6-addons==6.8.0.2", "pyside6-addons==6.9.3", "pyside6-essentials==6.8.0.2"),
        *("pyside6-essentials==6.9.3", "shiboken6==6.8.0.2", "shiboken6==6.9.3"),
    ]
    others = {line.split(" ")[0] for line in lock.splitlines() if "==" in line and line[0] not in "# "}
    assert {name for name in others if not name.startswith(("pyside6", "shiboken6"))} <= set(names)
    # Every requirement keeps its hashes, or pip would refuse the whole list.
    assert made.count("--hash=sha256:") > len(names)
    assert "6.11" not in "".join(qt)
