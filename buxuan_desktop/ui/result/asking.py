"""Asking for a file or a folder: where to save, where to export, which scan to attach. Tests replace these."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def where_to_save(parent: QWidget, proposed: Path) -> Path | None:
    """Where to save a PDF or a document for the office program, or None."""
    kinds = "Word 文档 (*.docx)" if proposed.suffix == ".docx" else "PDF (*.pdf)"
    chosen, _ = QFileDialog.getSaveFileName(parent, "保存", str(proposed), kinds)
    return Path(chosen) if chosen else None


def which_scan(parent: QWidget, folder: Path) -> Path | None:
    """Which scan to attach, or None."""
    kinds = "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择签字扫描件", str(folder), kinds)
    return Path(chosen) if chosen else None


def where_to_export(parent: QWidget, folder: Path) -> Path | None:
    """In which folder an export goes, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, "导出到哪个文件夹", str(folder))
    return Path(chosen) if chosen else None
