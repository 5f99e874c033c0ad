"""The announcement on the whole screen: it stays for photographs until Escape; the keys show only when wanted."""

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from buxuan_desktop.app.announcing import announcement_of, modules_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.veil import Veil
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.result.poster import paint_screen, picture
from buxuan_desktop.words import of_refusal, round_name

STRIP = 48
"""Pixels of type at 100 % at the foot: the keys', shown or not, so that they never lie on what is announced."""

_HIDE_AFTER = 4000
_HIDE_AFTER_WORDS = 12_000


class AnnouncementWindow(QWidget):
    """A declared round for the hall; Refusal `count-still-open` before the declaration."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        case = desk.the_case
        self.said = announcement_of(desk.election, number, case.file.head)
        self._modules = modules_of(self.said)
        self._folder = case.file.path.parent
        self._name = f"{number}-{round_name(number)}结果公布.png"
        self.setObjectName("page")
        self.setWindowTitle("结果公布")
        self.setAccessibleName("结果公布")
        self.setMouseTracking(True)
        self.bar = QFrame(self)
        self.save, self.leave = button("保存图片（S）"), button("返回（Esc）")
        for made in (self.save, self.leave):
            dress(made, "min-height: 34px; padding: 0 16px; font-size: 15px;")
        dress(self.bar, f"QFrame {{ background: {LIGHT.ground}; }}")
        self.words = label("保存的图片可以发到村（居）民微信群。", "quiet", wrap=True)
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(24, 0, 24, 8)
        line.setSpacing(16)
        line.addWidget(self.save)
        line.addWidget(self.leave)
        line.addWidget(self.words, 1)
        self.save.clicked.connect(self.save_picture)
        self.leave.clicked.connect(self.close)
        self.veil = Veil(self, desk)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.bar.hide)
        self.setGeometry(_place(self))
        self.wake()

    def save_picture(self) -> None:
        """Save the PNG beside the case under a name that is free; say where, or why not."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # PySide's stub takes the format for bytes; both 6.8 and 6.12 want text.
        picture(self.said, self._modules).save(buffer, "PNG")  # type: ignore[call-overload]
        path = free_name(self._folder, self._name)
        try:
            save_new(path, bytes(buffer.data().data()))
        except Refusal as refusal:
            self.words.setText(of_refusal(refusal))
        else:
            self.words.setText(f"图片已保存在案卷所在的文件夹：{path.name}")
        self.wake(_HIDE_AFTER_WORDS)

    def wake(self, milliseconds: int = _HIDE_AFTER) -> None:
        """Show the keys for a while."""
        self.bar.show()
        self.bar.raise_()
        self._idle.start(milliseconds)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the announcement over the whole window."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(LIGHT.ground))
        paint_screen(painter, self.size() - QSize(0, px(STRIP)), self.said, self._modules)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves, S saves, any other key shows the keys."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_S:
            self.save_picture()
        else:
            self.wake()

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the keys."""
        self.wake(max(_HIDE_AFTER, self._idle.remainingTime()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the keys in the strip at the foot that nothing is painted in."""
        super().resizeEvent(event)
        self.bar.setGeometry(0, self.height() - px(STRIP), self.width(), px(STRIP))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard goes to saving."""
        super().showEvent(event)
        self.save.setFocus()


def _place(window: QWidget) -> QRect:
    """The projector's screen where there is one, else the only screen."""
    screens = QGuiApplication.screens()
    here = window.screen()
    return next((one for one in screens if one is not here), here).geometry()
