"""A folder of files that is there whole or not at all, and never stands in for somebody else's files."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from secrets import token_hex

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.faults import told

Files = Mapping[str, bytes]


def write_folder(target: Path, files: Files, replaces: Callable[[Files], bool], check: Callable[[Path], None]) -> None:
    """Make `target` hold exactly `files` (`a/b` is a file in a folder); the same files are left as they are.

    A folder that is there is replaced when `replaces` says so of its files, else Refusal `export-in-the-way`. `check`
    looks at the new folder before it takes its place. Refusal `file-exists`, `disk-fault`, `copy-not-verified`.
    """
    parent = target.parent
    with told(parent):
        if parent.exists() and not parent.is_dir():
            raise Refusal("file-exists", path=str(parent))
        made = [one for one in (parent, *parent.parents) if not one.exists()]
        parent.mkdir(parents=True, exist_ok=True)
        try:
            if target.exists() or target.is_symlink():
                old = _read(target)
                if old == files:
                    return
                if old is None or not replaces(old):
                    raise Refusal("export-in-the-way", path=str(target))
            _put(target, files, check)
        except BaseException:
            for one in made:
                _remove_if_empty(one)
            raise


def _put(target: Path, files: Files, check: Callable[[Path], None]) -> None:
    # Beside the target, so that taking its place is one step of the file system.
    mark = token_hex(4)
    draft, old = (target.with_name(f".{target.name}.{mark}.{state}") for state in ("part", "old"))
    try:
        draft.mkdir()
        for name, content in files.items():
            _write(draft / name, content)
        if _read(draft) != files:
            raise Refusal("copy-not-verified", path=str(target))
        check(draft)
        if target.exists():
            target.rename(old)
        try:
            draft.rename(target)
        except BaseException:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _read(folder: Path) -> dict[str, bytes] | None:
    """The files of a folder by name; None for what is no folder of plain files."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    found: dict[str, bytes] = {}
    for one in folder.iterdir():
        if one.is_dir() and not one.is_symlink():
            inside = _read(one)
            if not inside:
                return None
            found.update({f"{one.name}/{name}": content for name, content in inside.items()})
        elif one.is_symlink() or not one.is_file():
            return None
        else:
            found[one.name] = one.read_bytes()
    return found


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def replace_file(target: Path, content: bytes, is_ours: Callable[[], bool]) -> None:
    """Put one file at `target`, whole or not at all; what lies there is replaced when `is_ours` says so.

    Refusal `export-in-the-way`, `file-exists`, `disk-fault`, `copy-not-verified`.
    """
    with told(target.parent):
        if target.parent.exists() and not target.parent.is_dir():
            raise Refusal("file-exists", path=str(target.parent))
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or (target.exists() and not (target.is_file() and is_ours())):
            raise Refusal("export-in-the-way", path=str(target))
        draft = target.with_name(f".{target.name}.{token_hex(4)}.part")
        try:
            _write(draft, content)
            if draft.read_bytes() != content:
                raise Refusal("copy-not-verified", path=str(target))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
