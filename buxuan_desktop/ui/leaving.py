"""Before what was typed on a page is given up, that is said: Escape once more gives it up."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from buxuan_desktop.ui.page import Page

_SAID = "这里填的还没有存。要存的请接着填完；不要了的，再按一次 Esc。"
_UNSAVED = "这里填的还没有存。要存的请接着填完；不要了的，请先按 Esc 放弃。"


class Leaving:
    """The way out of one page; lines that the program filled count for nothing, nor do hidden ones."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._warned: tuple[str, ...] = ()

    def ready(self, unsaved: str = "", within: QWidget | None = None) -> bool:
        """Whether to leave now; else it is said what would be lost (`unsaved`: a sentence about more than lines).

        `within` is the part of the page that is left, where that is not the whole of it.
        """
        lost = (*_typed(within or self._page), *filter(None, (unsaved,)))
        if not lost or lost == self._warned:
            self._warned = ()
            return True
        self._warned = lost
        self._page.desk.refused.emit(f"{unsaved}不要了的，再按一次 Esc。" if unsaved else _SAID)
        return False


def unsaved_lines(page: QWidget) -> str:
    """What another way out than Escape would lose of lines that were typed, as a sentence; "" for nothing."""
    return _UNSAVED if _typed(page) else ""


def _typed(part: QWidget) -> tuple[str, ...]:
    lines = (one for one in part.findChildren(QLineEdit) if one.isVisible() and one.isModified())
    texts = (one for one in part.findChildren(QPlainTextEdit) if one.isVisible())
    return (
        *(one.text() for one in lines if one.text() and one.echoMode() == QLineEdit.EchoMode.Normal),
        *(one.toPlainText() for one in texts if one.document().isModified()),
    )
