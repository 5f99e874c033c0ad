"""`buxuan export`: the ballots of a case for everybody, or all of them to be sealed."""

from pathlib import Path

from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file


def run(file: Path, to: Path, *, sealed: bool) -> int:
    """Write the export into a folder of its own in `to` and name its files."""
    done = export_file(file, to, SEALED if sealed else PUBLIC)
    for path in done.files:
        print(path)
    print(done.head)
    if sealed:
        print("已导出封存的全部记录：不得公开，请和选票一起封存。")
    else:
        print("已导出可以公开的选票记录。")
    if done.lone:
        print(f"其中{done.lone}张票的划法没有第二张相同，公开以前请选举委员会决定。")
    return 0
