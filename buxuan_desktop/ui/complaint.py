"""What is still missing, said in red until it is there: a sentence never outlives its fault."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.look.telling import tell

_LOOK_AGAIN = 250


class Complaint(QLabel):
    """An empty line that says what is missing, and falls silent by itself once that is mended."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        role(self, "bad")
        self._still: Callable[[], str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self.look_again)

    def say(self, text: str, still: Callable[[], str] | None = None) -> None:
        """Say `text` (nothing: ""); it stays while `still` answers the same, or until something else is said."""
        self.setText(text)
        tell(self, text, at_once=True)
        self._still = still
        if text and still is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def look_again(self) -> None:
        """Fall silent when the fault is mended."""
        if self._still is not None and self._still() != self.text():
            self.say("")
