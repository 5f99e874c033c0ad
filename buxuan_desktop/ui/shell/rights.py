"""Keeps grey, on the page on screen and in the questions over it, what whoever sits here may not do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from buxuan_desktop.ui.look.question import Question

if TYPE_CHECKING:
    from buxuan_desktop.ui.shell.window import Window


class Rights(QObject):
    """Looks anew when a page is shown, somebody else sits down, something is written, and buttons come on screen.

    In a case in which nobody is named nothing is looked at, and nothing loaded for it.
    """

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._greyed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        window.desk.acting.connect(self.look_soon)
        window.desk.changed.connect(lambda _events: self.look_soon())
        window.desk.opened.connect(self.look)

    def look_soon(self) -> None:
        """The same once all that waits has been told and painted."""
        self._soon.start()

    def look(self) -> None:
        """Ask the matrix about every button that writes."""
        window, guarded = self._window, self._window.desk.guarded
        if not guarded and not self._greyed:
            return
        from buxuan_desktop.ui.access.greying import look

        self._greyed = guarded
        if window.shown:
            look(window.page, window.desk.case)
        for question in window.findChildren(Question):
            if question.isVisible():
                look(question, window.desk.case)
