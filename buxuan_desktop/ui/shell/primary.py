"""The primary action of a page that scrolls, at the foot of the window while the page's own button is out of sight."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from buxuan_desktop.ui.page import button

_AROUND = 8


class PrimaryStrip(QWidget):
    """For the mouse: the keyboard goes to the page's own button, which then comes into sight."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._of: QPushButton | None = None
        self.press = button("", "primary")
        self.press.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.press.clicked.connect(self._pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(32, _AROUND, 32, _AROUND)
        line.addStretch(1)
        line.addWidget(self.press)
        self.hide()

    def room(self) -> int:
        """The height that it takes from the page; none where the page has no primary action."""
        self._find()
        return self.sizeHint().height() if self._of is not None else 0

    def place(self, scrolls: bool, above: int) -> None:
        """Lie below a page that scrolls, `above` the bar that goes to the side."""
        self.setVisible(scrolls and self._of is not None)
        tall = self.sizeHint().height()
        self.setGeometry(QRect(0, self._area.height() - tall - above, self._area.width(), tall))
        self.raise_()
        self.look()

    def look(self) -> None:
        """Say what the page's own button says, unless that one is in sight."""
        if self._of is None or not isValid(self._of) or self.isHidden():
            return
        self.press.setText(self._of.text())
        self.press.setAccessibleName(self._of.accessibleName())
        self.press.setEnabled(self._of.isEnabled())
        port = self._area.viewport()
        seen = QRect(self._of.mapTo(port, self._of.rect().topLeft()), self._of.size())
        self.press.setVisible(not port.rect().contains(seen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The page's own button can be pressed now, or no longer."""
        if event.type() == QEvent.Type.EnabledChange:
            self.look()
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        page = self._area.widget()
        if page is None:
            return
        made = (one for one in page.findChildren(QPushButton) if one.property("role") == "primary")
        found = [one for one in made if one.isVisibleTo(page)]
        chosen = next((one for one in found if one.isEnabled()), found[0] if found else None)
        if chosen is self._of:
            return
        if self._of is not None and isValid(self._of):
            self._of.removeEventFilter(self)
        self._of = chosen
        if chosen is not None:
            chosen.installEventFilter(self)

    def _pressed(self) -> None:
        if self._of is not None and isValid(self._of):
            self._of.click()
