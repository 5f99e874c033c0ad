"""What makes a bundle for Linux smaller without taking anything from those who use it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bundle_icu
from places import SetupError

# Built with all their symbols for debuggers. Qt's and the system's libraries have none left, and what auditwheel has
# rearranged does not always survive another tool; these have been tried, and the self-test loads every one.
_WITH_SYMBOLS = (
    "libpython3*.so*",
    "python3*/lib-dynload/*.so",
    "sqlcipher3/*.so",
    "cryptography/hazmat/bindings/*.so",
    "PIL/*.so",
    "python_calamine/*.so",
    "_duckdb*.so",
    "duckdb/*.so",
)
_ICU_DATA = "PySide6/Qt/lib/libicudata.so.*"


def slim(folder: Path) -> None:
    """Take symbols for debuggers and other languages' data out of a finished bundle. Raises SetupError."""
    if not sys.platform.startswith("linux"):
        return
    inner = folder / "_internal"
    for file in _with_symbols(inner):
        done = subprocess.run(["strip", "--strip-unneeded", str(file)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SetupError(f"去掉 {file.name} 的调试信息没有完成：{done.stderr.strip()}")
    for library in inner.glob(_ICU_DATA):
        bundle_icu.thin(library)


def _with_symbols(inner: Path) -> Iterator[Path]:
    for pattern in _WITH_SYMBOLS:
        yield from (file for file in inner.glob(pattern) if file.is_file())
