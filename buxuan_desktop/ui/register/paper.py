"""Printing and saving what the register's pages make; nothing is saved over a file that is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.printing.opening import ask_for
from buxuan_desktop.ui.register.busy import waiting
from buxuan_desktop.ui.result import asking


def save(desk: Desk, parent: QWidget, name: str, make: Callable[[], bytes]) -> None:
    """Ask where to save, make the PDF and write it."""
    path = asking.where_to_save(parent, free_name(desk.the_case.file.path.parent, name))
    if path is None:
        return

    def write() -> Path:
        save_new(path, waiting(make))
        return path

    if desk.attempt(write):
        desk.said.emit(f"已保存：{path}")


def send(desk: Desk, parent: QWidget, title: str, make: Callable[[], bytes]) -> None:
    """Make the PDF and ask how to print it."""
    content = desk.attempt(lambda: waiting(make))
    if content is not None:
        ask_for(desk, parent, title, content, f"{title}.pdf")
