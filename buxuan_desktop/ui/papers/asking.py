"""Asking where a paper is saved. Tests replace this."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word 文档 (*.docx)", ".xlsx": "表格 (*.xlsx)", ".ics": "日历 (*.ics)"}


def where_to_save(parent: QWidget, proposed: Path) -> Path | None:
    """Where to save a file of the proposed name's kind, or None."""
    kinds = _KINDS.get(proposed.suffix, "所有文件 (*)")
    chosen, _ = QFileDialog.getSaveFileName(parent, "保存", str(proposed), kinds)
    return Path(chosen) if chosen else None
