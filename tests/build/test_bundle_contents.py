from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def contents(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("bundle_contents")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/plugins/texttospeech/libqtexttospeech_speechd.so",
        "resources/icons/buxuan-128.png",
        "resources/rules/CN-U-2018.toml",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_uses_is_kept(contents: ModuleType, place: str) -> None:
    assert contents.is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtwebengine_zh_CN.qm",
        "resources/pictures/count.png",
        "resources/packaging/buxuan.iss",
        "libcups.so.2",
    ],
)
def test_what_it_never_uses_stays_out(contents: ModuleType, place: str) -> None:
    assert not contents.is_kept(place)


def test_every_bundled_font_goes_along(contents: ModuleType) -> None:
    fonts = sorted((ROOT / "resources" / "fonts").iterdir())
    assert all(contents.is_kept(f"resources/fonts/{font.name}") for font in fonts)
    assert sum(font.suffix == ".ttf" for font in fonts) == 6


def test_pythons_doors_to_the_gpl_stay_shut(contents: ModuleType) -> None:
    assert {"readline", "_gdbm"} <= set(contents.UNUSED)
    assert not set(contents.UNSEEN) & {*contents.UNUSED, *contents.TOWNSHIP}


def test_what_pins_and_passphrases_need_goes_along_before_it_is_imported(contents: ModuleType) -> None:
    assert {"argon2", "_argon2_cffi_bindings", "_cffi_backend", "sqlcipher3.dbapi2"} <= set(contents.UNSEEN)


def test_links_and_libraries_that_nobody_needs_are_left_out(contents: ModuleType) -> None:
    entry = contents.Entry
    needs = {
        "qtpdf": ["libQt6Pdf.so.6", "libc.so.6"],
        "pdf": ["libQt6Network.so.6"],
        "network": ["libkrb5.so.3"],
        "quick": ["libQt6Qml.so.6"],
    }
    listed = [
        entry("PySide6/QtPdf.abi3.so", "qtpdf", "EXTENSION"),
        entry("PySide6/Qt/lib/libQt6Pdf.so.6", "pdf", "BINARY"),
        entry("PySide6/Qt/lib/libQt6Network.so.6", "network", "BINARY"),
        entry("PySide6/Qt/lib/libQt6Quick.so.6", "quick", "BINARY"),
        entry("PySide6/Qt/lib/libQt6Qml.so.6", "qml", "BINARY"),
        entry("libkrb5.so.3", "krb", "BINARY"),
        entry("libgtk.so.3", "gtk", "BINARY"),
        entry("libpython3.11.so.1.0", "python", "BINARY"),
        entry("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK"),
        entry("resources/words/terms.toml", "terms", "DATA"),
    ]
    kept = contents.selected(listed, lambda source: needs.get(source, []))
    assert [one.source for one in kept] == ["qtpdf", "pdf", "network", "krb", "python", "terms"]


def test_windows_libraries_are_told_from_its_extension_modules(contents: ModuleType) -> None:
    assert contents.is_library("PySide6/Qt6Core.dll")
    assert contents.is_library("PySide6/opengl32sw.dll")
    assert not contents.is_library("PySide6/QtCore.pyd")
    assert not contents.is_library("python311.dll")
    assert not contents.is_library("PySide6/plugins/platforms/qwindows.dll")


def test_a_library_that_is_neither_there_nor_the_systems_is_missed(
    contents: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("buxuan", "libQt6Core.so.6", "libthere.so.1"):
        (tmp_path / name).write_bytes(b"")
    needs = {"buxuan": ["libc.so.6", "libthere.so.1"], "libQt6Core.so.6": ["libgone.so.2", "libcups.so.2"]}
    monkeypatch.setattr(contents, "needed_by", lambda source: needs.get(Path(source).name, []))
    assert contents.missing_libraries(tmp_path) == {"libgone.so.2": "libQt6Core.so.6"}
