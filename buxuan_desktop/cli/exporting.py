"""`buxuan export`: the ballots of a case for everybody, or all of them to be sealed; archive package and extract."""

from datetime import date
from pathlib import Path

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file


class Wanted(msgspec.Struct, frozen=True):
    """What to write besides or instead of the public record of the ballots."""

    sealed: bool = False
    archive: bool = False
    extract: bool = False
    keep_until: date | None = None


def run(file: Path, to: Path, wanted: Wanted, clock: Clock, home: Path, by: Case | None = None) -> int:
    """Write the export into a folder of its own in `to` and name its files; an extract is written by itself.

    `by` is the open case with whoever asks for it, where people are named.
    """
    if wanted.extract:
        return _extract(file, to, clock, home, by)
    done = export_file(file, to, SEALED if wanted.sealed else PUBLIC, by)
    for path in done.files:
        print(path)
    print(done.head)
    if wanted.sealed:
        print("已导出封存的全部记录：不得公开，请和选票一起封存。")
    else:
        print("已导出可以公开的选票记录。")
    if done.lone:
        print(f"其中{done.lone}张票的划法没有第二张相同，公开以前请选举委员会决定。")
    return _archive(file, to, wanted.keep_until, clock, home, by) if wanted.archive else 0


def _archive(file: Path, to: Path, keep_until: date | None, clock: Clock, home: Path, by: Case | None) -> int:
    from buxuan_desktop.app.archiving import archive_file  # fonts and ReportLab are slow to load

    done = archive_file(file, to, clock, home, keep_until, by)
    print(done.folder)
    print(f"已写好归档包，共{done.files}个文件，含个人信息，只交保管人。")
    print(f"签名指纹（应当和封面上印的一致）：{done.fingerprint}")
    print(f"保管期限：{done.keep}")
    for title in done.missing:
        print(f"没有生成：{title}。其中有字库画不出的字，目录里已经写明。")
    return 0


def _extract(file: Path, to: Path, clock: Clock, home: Path, by: Case | None) -> int:
    from buxuan_desktop.app.extracts import extract_file

    done = extract_file(file, to, clock, home, by)
    print(done.file)
    print(done.head)
    print(f"已写好上报摘录，不含选票、名册和个人信息。签名指纹：{done.fingerprint}")
    return 0
