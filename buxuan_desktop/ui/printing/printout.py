"""What a page gives to the print dialog: documents, and how they are saved where no printer takes them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.ui.desk import Desk

_MM_A_POINT = 25.4 / 72


@dataclass(frozen=True)
class Document:
    """One PDF with its title; `copies` of it at first."""

    title: str
    content: bytes
    copies: int = 1


@dataclass(frozen=True)
class Printout:
    """Documents that are printed together.

    `save` asks where to, saves, and returns what it did in words, "" when nobody chose a place; a Refusal passes.
    `anew` makes them for the printer of a name: what is moved by millimetres is moved for one printer. `exact` leaves
    no other sheet to choose, `alone` no second copy. `printer` is the one chosen at first. `then` is said once they
    are handed over; `out` is done then, once they are saved, or left on their way. `still` is asked right before
    anything is handed over: a Refusal stops it.
    """

    documents: tuple[Document, ...]
    save: Callable[[QWidget], str]
    anew: Callable[[str], tuple[Document, ...]] | None = None
    exact: bool = False
    printer: str = ""
    then: str = ""
    out: Callable[[], None] = lambda: None
    still: Callable[[], None] = lambda: None
    alone: bool = False


def save_one(
    desk: Desk, content: Callable[[], bytes], name: str, folder: Path | None = None
) -> Callable[[QWidget], str]:
    """Saving one PDF: the folder of the case, or `folder`, is proposed; nothing there is overwritten."""

    def save(parent: QWidget) -> str:
        from buxuan_desktop.ui.result import asking

        path = asking.where_to_save(parent, free_name(folder or desk.the_case.file.path.parent, name))
        if path is None:
            return ""
        save_new(path, content())
        return f"已保存：{path}"

    return save


def measured(content: bytes) -> tuple[tuple[float, float], int]:
    """The size in mm of the first page of a PDF as it is looked at, and how many pages there are."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    points, pages = document.pagePointSize(0), document.pageCount()
    document.close()
    return (points.width() * _MM_A_POINT, points.height() * _MM_A_POINT), pages
