"""One document to the printer from any page; without a printer it is saved as a PDF instead."""

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.printing import Job, content_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result import asking, printer


def print_or_save(desk: Desk, job: Job, parent: QWidget) -> None:
    """Print one copy; where no printer takes it, say so and ask where to save the PDF."""
    content = desk.attempt(lambda: content_of(job))
    if not content:
        return
    try:
        done = printer.send(content, job.title, 1, parent)
    except printer.NoPrinter as error:
        _save(desk, job, content, parent, str(error))
        return
    if done:
        desk.said.emit(done)


def _save(desk: Desk, job: Job, content: bytes, parent: QWidget, why: str) -> None:
    path = asking.where_to_save(parent, free_name(desk.the_case.file.path.parent, job.name))
    if path is None:
        desk.refused.emit(f"{why}没有打印，也没有保存，案卷没有改动。")
        return

    def write() -> bool:
        save_new(path, content)
        return True

    if desk.attempt(write):
        desk.said.emit(f"{why}已保存：{path}，可以拿到能打印的电脑上打印。")
