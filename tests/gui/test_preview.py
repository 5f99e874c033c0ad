"""The preview of a paper comes to rest in a room of any shape."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.help_papers import keys_job
from buxuan_desktop.app.printing import content_of
from buxuan_desktop.ui.result.preview import Preview

WIDE, AROUND, STEP = 400, 24, 2
_ENOUGH = 60


class _Stopper(QObject):
    """Counts how often the pages are given another size, and ends it where that would go on for ever."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self._preview, self.times = preview, 0
        preview.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self.times += 1
            if self.times > _ENOUGH:
                self._preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return super().eventFilter(watched, event)


def test_a_page_that_just_fits_makes_no_bar_come_and_go(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(WIDE, WIDE)
    preview.show_pdf(content_of(keys_job(None)))
    preview.show()
    QApplication.processEvents()
    page = preview._pages.pagePointSize(0)
    tall = round(WIDE * page.height() / page.width())
    stopper = _Stopper(preview)
    for height in range(tall - AROUND, tall + AROUND, STEP):
        stopper.times = 0
        preview.resize(WIDE, height)
        QApplication.processEvents()
        assert stopper.times < _ENOUGH, f"{WIDE} x {height}"
