"""A PDF on screen: pages one below the other, zoom by keys, nothing written to disk."""

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, tint
from buxuan_desktop.ui.look.palette import LIGHT

_STEP = 1.25
_LEAST, _MOST = 0.25, 5.0


class Preview(QPdfView):
    """Shows the bytes of one PDF. Keys: + and − zoom, 0 fits the width."""

    def __init__(self) -> None:
        super().__init__()
        program = QCoreApplication.instance()
        assert program is not None
        # Neither a child of the view nor Python's: as it ends it tells the view, which must then be there or gone.
        self._pages = QPdfDocument(program)
        self.destroyed.connect(self._pages.deleteLater)
        self._bytes: QBuffer | None = None
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(16)
        # Fitted beside a bar the page needs none, without it one: a bar that comes and goes would do so for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("预览。按加号放大，减号缩小，0适合宽度")
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Dark, tint(LIGHT.rail))
        self.setPalette(ground)
        dress(
            self, f"QPdfView {{ border: 1px solid {LIGHT.line}; }} QPdfView:focus {{ border: 2px solid {LIGHT.red}; }}"
        )
        dress(self.verticalScrollBar(), SLIM)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pages.pageCount()

    def show_pdf(self, content: bytes) -> None:
        """Show these bytes from the first page."""
        self.clear()
        self._bytes = QBuffer(self._pages)
        self._bytes.setData(content)
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._bytes)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing."""
        self._pages.close()
        if self._bytes is not None:
            self._bytes.deleteLater()
            self._bytes = None

    def zoom(self, factor: float) -> None:
        """Zoom by a factor, within what can be read."""
        now = self.zoomFactor() if self.zoomMode() == QPdfView.ZoomMode.Custom else self._fitted()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(_MOST, max(_LEAST, now * factor)))

    def fit(self) -> None:
        """As wide as there is room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """+ and =, −, 0; all other keys scroll."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / _STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _fitted(self) -> float:
        """The factor that the fitted width stands for."""
        points = max(1.0, self._pages.pagePointSize(0).width())
        return self.viewport().width() / (points * self.logicalDpiX() / 72)
