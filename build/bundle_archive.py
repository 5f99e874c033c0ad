"""The bundle packed for handing on: tar.xz on Linux, zip on Windows; the same folder gives the same bytes."""

from __future__ import annotations

import os
import stat
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from places import SetupError

# Nothing depends on when somebody packed it.
_MOMENT = 1_577_836_800
_DAY = (2020, 1, 1, 0, 0, 0)
_PROGRAM = 0o755
_FILE = 0o644


def pack(folder: Path, target: Path) -> Path:
    """Pack `folder` under the name that `target` has before `.tar.xz` or `.zip`. Raises SetupError, OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".part")
    inside = target.name.removesuffix(".tar.xz").removesuffix(".zip")
    (_zip if target.suffix == ".zip" else _tar_xz)(folder, unfinished, inside)
    os.replace(unfinished, target)
    return target


def _tar_xz(folder: Path, target: Path, inside: str) -> None:
    """`xz` with two blocks at a time; the number of threads is said, because the bytes depend on it."""
    with target.open("wb") as out:
        packer = subprocess.Popen(["xz", "-6", "-T2", "-c"], stdin=subprocess.PIPE, stdout=out)
        if packer.stdin is None:
            raise SetupError("启动不了 xz。")
        with packer.stdin as pipe, tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for file in _files(folder):
                archive.add(file, f"{inside}/{file.relative_to(folder).as_posix()}", recursive=False, filter=_plain)
    if packer.wait() != 0:
        raise SetupError("压缩没有完成，原因见上面的输出。")


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = _MOMENT
    entry.mode = _PROGRAM if entry.isdir() or entry.mode & stat.S_IXUSR else _FILE
    return entry


def _zip(folder: Path, target: Path, inside: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in _files(folder):
            if not file.is_file():
                continue
            entry = zipfile.ZipInfo(f"{inside}/{file.relative_to(folder).as_posix()}", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | _FILE) << 16
            with file.open("rb") as source, archive.open(entry, "w") as out:
                _copy(source.read, out.write)


def _copy(read: Callable[[int], bytes], write: Callable[[bytes], object]) -> None:
    while block := read(1 << 20):
        write(block)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"), key=lambda file: file.relative_to(folder).as_posix())
