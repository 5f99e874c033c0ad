"""What goes into a bundle and what stays out, as data and plain functions; `installer.spec` asks here.

A place is the path inside the bundle, with `/` between its parts.
"""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple


class Entry(NamedTuple):
    """One file as PyInstaller lists it: its place in the bundle, where it comes from, PyInstaller's kind."""

    place: str
    source: str
    kind: str


# Imported by names in strings, or not yet by the program itself: analysis cannot see them.
UNSEEN = ("argon2", "_argon2_cffi_bindings", "_cffi_backend", "sqlcipher3.dbapi2", "holidays.countries.china")
# Tools of development, what libraries could use but this program never does, and Python's two doors to the GPL,
# readline and gdbm.
UNUSED = (
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data"),
    *("readline", "_gdbm", "_dbm", "curses", "_curses", "_curses_panel", "nis", "ossaudiodev", "_testcapi"),
    # Nothing here speaks to a network or Korean, tests itself, or guesses at encodings. QR codes do know Japanese.
    *("ssl", "_ssl", "xmlrpc", "_codecs_kr", "_codecs_iso2022", "charset_normalizer"),
    *("unittest", "doctest", "pdb", "click.testing", "sqlite_utils.cli", "reportlab.lib.testutils"),
    *("pip", "setuptools", "_distutils_hack", "pkg_resources", "wheel", "hatchling", "editables", "PyInstaller"),
    *("pytest", "_pytest", "hypothesis", "jsonschema", "mypy", "mypyc", "importlinter", "grimp", "rich", "cyclonedx"),
    *("pypdf", "pypdfium2", "pypdfium2_raw", "bagit", "IPython", "numpy", "pandas", "pytestqt", "pygments"),
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk"),
    *("lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.sax", "lxml.builder"),
    *(
        f"PySide6.{name}"
        for name in (
            *("QtQml", "QtQuick", "QtQuickWidgets", "QtQuick3D", "QtWebEngineCore", "QtWebEngineWidgets"),
            *("QtWebChannel", "Qt3DCore", "Qt3DRender", "QtCharts", "QtDataVisualization", "QtMultimedia"),
            *("QtBluetooth", "QtSql", "QtTest", "QtDesigner", "QtHelp", "QtUiTools", "QtSvg", "QtSvgWidgets"),
            *("QtOpenGL", "QtOpenGLWidgets", "QtNetwork", "QtConcurrent"),
        )
    ),
)
# DuckDB adds up a township's tables; a village's bundle goes without its 66 MB.
TOWNSHIP = ("duckdb", "_duckdb", "adbc_driver_duckdb")
# Qt finds its plugins by folder: a widget program that paints in software needs these and no others.
PLUGINS = {
    "platforms": ("*qxcb*", "*qoffscreen*", "*qwindows*"),
    "platforminputcontexts": ("*ibus*", "*compose*", "*fcitx*"),
    "platformthemes": ("*xdgdesktopportal*",),
    "printsupport": ("*",),
    "styles": ("*",),
    "texttospeech": ("*speechd*", "*sapi*", "*winrt*"),
}
TRANSLATIONS = ("qtbase_zh_CN.qm",)
# Pictures of the README, what packages are made from, tables for developers; the drawing whose pictures are used.
KEPT_OUT_OF_RESOURCES = (
    "pictures", "packaging", "icons/buxuan.svg", "icons/buxuan.ico", "rules/DEMANDS.md", "rules/TRACE.md"
)  # fmt: skip
# PyInstaller leaves these to the system, and a bare Debian has none: only Qt's window and its painting need them.
ADDED_LIBRARIES = ("libxcb.so.1", "libEGL.so.1", "libGL.so.1")
# Come from the system where it can print or speak; without them only printing to a printer and the voice are missing.
SYSTEM_LIBRARIES = ("libcups.so.2", "libpulse.so.0", "libspeechd.so.2")
# Every system that runs a program has these, and bringing another version of them breaks it.
C_LIBRARY = re.compile(r"(lib(c|m|dl|rt|pthread|resolv|util|nsl)|ld-linux.*)\.so\.\d+|linux-vdso\.so\.1")
_SHARED = re.compile(r"\.so(\.\d+)*$")
_QT_LIBRARY = re.compile(r"(lib)?Qt6\w+\.(dll|so[.\d]*)$|opengl32sw\.dll$|d3dcompiler.*\.dll$", re.IGNORECASE)


def is_kept(place: str) -> bool:
    """Whether a file belongs into the bundle, by its place alone."""
    path = PurePosixPath(place)
    if "plugins" in path.parts and "PySide6" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        return any(fnmatch.fnmatch(path.name, wanted) for wanted in PLUGINS.get(folder, ()))
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name in TRANSLATIONS
    if path.parts[0] == "resources":
        return not any(path.is_relative_to(PurePosixPath("resources", out)) for out in KEPT_OUT_OF_RESOURCES)
    if "default-docx-template" in path.parts:
        # The parts that python-docx's own template was packed from; it reads the packed one alone.
        return False
    return path.name not in SYSTEM_LIBRARIES and "__pycache__" not in path.parts


def selected(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that stay: no links, which sticks cannot hold, and of the libraries those that something needs.

    `needs` gives the names of the libraries that the binary at a source asks for.
    """
    kept = [one for one in entries if one.kind != "SYMLINK" and is_kept(one.place)]
    libraries = {PurePosixPath(one.place).name: one for one in kept if is_library(one.place)}
    waiting = [one for one in kept if one.kind in ("BINARY", "EXTENSION") and not is_library(one.place)]
    wanted: set[str] = {name for name in libraries if re.match(r"(lib)?python3", name)}
    waiting += [libraries[name] for name in wanted]
    while waiting:
        for name in needs(waiting.pop().source):
            if name in libraries and name not in wanted:
                wanted.add(name)
                waiting.append(libraries[name])
    return [one for one in kept if not is_library(one.place) or PurePosixPath(one.place).name in wanted]


def is_library(place: str) -> bool:
    """Whether it is a library that goes with those who need it: Qt's anywhere, others beside the program or a wheel."""
    path = PurePosixPath(place)
    if _QT_LIBRARY.fullmatch(path.name):
        return True
    beside = len(path.parts) == 1 or path.parts[-2].endswith(".libs") or path.parts[-2:-1] == ("lib",)
    return beside and path.name.startswith("lib") and _SHARED.search(path.name) is not None


def needed_by(source: str) -> list[str]:
    """The libraries that a binary of this system names. Raises OSError when it cannot be read."""
    if os.name == "nt":
        from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-untyped]

        return [name for name, _ in get_imports(source)]
    told = subprocess.run(["objdump", "-p", source], capture_output=True, text=True, check=False).stdout
    return re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE)


def missing_libraries(folder: Path) -> dict[str, str]:
    """Libraries that a bundle neither holds nor may leave to the system, each with one that asks for it."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    there = {file.name for file in files}
    lacking: dict[str, str] = {}
    for file in files:
        if not _SHARED.search(file.name) and file.name != "buxuan":
            continue
        for name in needed_by(str(file)):
            if name not in there and name not in SYSTEM_LIBRARIES and not C_LIBRARY.fullmatch(name):
                lacking.setdefault(name, file.relative_to(folder).as_posix())
    return lacking


def oldest_libc(folder: Path) -> tuple[int, ...]:
    """The oldest glibc that every binary of a bundle runs with, as (2, 36)."""
    found: set[tuple[int, ...]] = {(2, 0)}
    for file in folder.rglob("*"):
        if file.is_file() and (_SHARED.search(file.name) or file.name == "buxuan"):
            told = subprocess.run(["objdump", "-T", str(file)], capture_output=True, text=True, check=False).stdout
            found |= {tuple(map(int, one.split("."))) for one in re.findall(r"GLIBC_(2\.\d+)", told)}
    return max(found)
