"""Asking for files and folders to add up, and where the table goes. Tests replace these."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from buxuan_desktop.ui.pages import dialogs

_KINDS = "案卷、归档包、摘录、月报表 (*.buxuan *.zip *.xlsx *.parquet)"
_SAVED = "表格 (*.xlsx);;PDF (*.pdf);;数据仓库用的 Parquet (*.parquet)"


def folder() -> Path:
    """Where tables are proposed to be saved."""
    return dialogs.case_folder()


def which_files(parent: QWidget) -> list[Path]:
    """Files that came from the villages, or tables of the level below."""
    return dialogs.ask_files(parent, "选择要汇总的文件", _KINDS)


def which_folder(parent: QWidget) -> list[Path]:
    """A folder or a stick with such files, or an archive package."""
    chosen = dialogs.ask_folder(parent, "选择文件夹或者U盘", dialogs.case_folder())
    return [chosen] if chosen is not None else []


def where_to_save(parent: QWidget, proposed: Path) -> Path | None:
    """Where the table goes; the ending chosen says which kind it is."""
    name, kind = QFileDialog.getSaveFileName(parent, "保存月报表", str(proposed), _SAVED)
    if not name:
        return None
    path = Path(name)
    ending = kind[kind.rindex("*") + 1 : -1] if "*" in kind else ".xlsx"
    return path if path.suffix.lower() in (".xlsx", ".pdf", ".parquet") else path.with_name(path.name + ending)
