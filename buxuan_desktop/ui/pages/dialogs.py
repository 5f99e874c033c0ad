"""Asking for files and folders, in Chinese."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

CASES = "补选案卷 (*.buxuan)"
PROVABLE = "案卷、归档包、摘录 (*.buxuan *.zip bagit.txt)"
LISTS = "选民名单 (*.xlsx *.xls *.ods *.csv)"


def case_folder() -> Path:
    """Where cases are kept unless the clerk says otherwise: 文档/补选案卷."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (Path(documents) if documents else Path.home()) / "补选案卷"


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there, or None."""
    folder = case_folder()
    start = folder if folder.is_dir() else folder.parent
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(name) if name else None


def ask_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Files that are there; none when nothing was chosen."""
    folder = case_folder()
    start = folder if folder.is_dir() else folder.parent
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """A folder, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None
