"""The print dialog over a page, and the one document that most pages print."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.printing import Job
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.printing.dialog import PrintDialog
from buxuan_desktop.ui.printing.printout import Document, Printout, save_one


def ask(desk: Desk, parent: QWidget, printout: Printout) -> PrintDialog:
    """Open the dialog; it does the rest by itself."""
    dialog = PrintDialog(desk, printout, parent)
    dialog.open()
    return dialog


def ask_for(desk: Desk, parent: QWidget, title: str, content: bytes, name: str) -> PrintDialog:
    """Open it for one document, saved as `name` beside the case."""
    save: Callable[[QWidget], str] = save_one(desk, lambda: content, name)
    return ask(desk, parent, Printout((Document(title, content),), save))


def ask_for_job(desk: Desk, parent: QWidget, job: Job) -> PrintDialog | None:
    """The same for a job of the case; None where it cannot be drawn, which is said."""
    from buxuan_desktop.app.printing import content_of

    content = desk.attempt(lambda: content_of(job))
    return ask_for(desk, parent, job.title, content, job.name) if content else None
