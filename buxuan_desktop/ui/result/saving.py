"""Saving what the print page shows, as PDF or for the office program; certificates are noted as if printed."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.printing import Job
from buxuan_desktop.app.reprinting import Released
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result import asking

_COUNTS = "。证书存成PDF也记作打印过一次，再打印要写原因、由两个人签字。"


class Saving:
    """Asks where to, over `page`, and writes beside nothing that is there."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        self._page, self._desk = page, desk

    def pdf(self, job: Job, content: bytes, released: Released | None = None) -> None:
        """Ask where to, write, and say so; then certificates are noted."""
        done = self._desk.attempt(lambda: self.at(job.name, content, None, released))
        if done:
            noted = released is not None and self._desk.election.access.guarded
            self._desk.said.emit(f"{done}{_COUNTS}" if noted else done)
            self.note(released)

    def office(self, job: Job) -> None:
        """The same for the office program, where the document has a wording for it."""
        made = job.office
        if made is None:
            return
        done = self._desk.attempt(lambda: self.at(f"{Path(job.name).stem}.docx", made()))
        if done:
            self._desk.said.emit(done)

    def at(self, name: str, content: bytes, over: QWidget | None = None, released: Released | None = None) -> str:
        """Ask where to, and save; what was done in words. Refusal `file-exists`, `disk-fault`, and of `released`."""
        folder = self._desk.the_case.file.path.parent
        path = asking.where_to_save(over or self._page, free_name(folder, name))
        if path is None:
            return ""
        # People take their time to choose a place: the screen may have locked.
        still(released)
        save_new(path, content)
        return f"已保存：{path}"

    def note(self, released: Released | None) -> None:
        """Write down certificates that are out."""
        if released is not None:
            self._desk.attempt(released)


def still(released: Released | None) -> None:
    """Certificates are asked for once more; other papers go to whoever wants them."""
    if released is not None:
        released.still()
