"""How the screen looks: the size of type and the scheme, kept for this computer and put on at once."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from buxuan_desktop.app.look import SCHEMES, TYPE_SIZES, look_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.wearing import SYSTEM, wear
from buxuan_desktop.ui.page import button, label, row
from buxuan_desktop.ui.pages.inputs import OneOf

_SAID = {"system": "跟随系统", "light": "浅色", "dark": "深色", "contrast": "高对比"}
_WIDE = 480


def wear_kept(application: QApplication, home: Path) -> None:
    """The look that was chosen on this computer; at first what the system asks for."""
    wear(application, *look_of(home))


class Display(QObject):
    """Ctrl with +, - and 0 set the size of type anywhere, Ctrl+D asks for both; the system's wish is followed."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.dialog: DisplayDialog | None = None
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            QShortcut(QKeySequence(keys), window, partial(self.step, step))
        QShortcut(QKeySequence("Ctrl+D"), window, self.ask)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    def step(self, step: int) -> None:
        """The next larger size of type (1), the next smaller (-1), or the usual one (0)."""
        scheme, percent = look_of(self._desk.home)
        place = TYPE_SIZES.index(percent) + step
        wanted = TYPE_SIZES[min(max(place, 0), len(TYPE_SIZES) - 1)] if step else TYPE_SIZES[0]
        self.choose(scheme, wanted)
        self._desk.said.emit(f"字号 {wanted}%。按 Ctrl 和加号放大，Ctrl 和减号缩小，Ctrl+0 恢复。")

    def choose(self, scheme: str, percent: int) -> None:
        """Put it on, and keep it for this computer."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            wear(application, scheme, percent)
        from buxuan_desktop.app.local import keep_look

        self._desk.attempt(lambda: keep_look(self._desk.home, scheme, percent))

    def ask(self) -> None:
        """The question for both."""
        self.dialog = DisplayDialog(self._window, self, *look_of(self._desk.home))
        self.dialog.open()

    def _system_changed(self) -> None:
        scheme, percent = look_of(self._desk.home)
        if scheme == SYSTEM:
            self.choose(scheme, percent)


class DisplayDialog(Question):
    """Every choice is put on at once; Esc closes."""

    def __init__(self, parent: QWidget, display: Display, scheme: str, percent: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("字号与颜色")
        self.setMinimumWidth(px(_WIDE))
        self.sizes = OneOf("字号", [(one, f"{one}%") for one in TYPE_SIZES], percent)
        self.schemes = OneOf("颜色", [(one, _SAID[one]) for one in SCHEMES], scheme)
        done = button("Esc　关闭")
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(label("字号与颜色", "title"))
        column.addWidget(label("选了马上换，只管这台电脑。按 Ctrl 和加号、减号随时放大、缩小。", "quiet", wrap=True))
        columns = row()
        for name, choice in (("字号", self.sizes), ("颜色", self.schemes)):
            part = QVBoxLayout()
            part.addWidget(label(name, "section"))
            part.addWidget(choice, 1)
            columns.addLayout(part, 1)
        column.addLayout(columns)
        column.addLayout(row(1, done))
        for choice in (self.sizes, self.schemes):
            choice.chosen.connect(lambda _value: self._choose(display))
        self.sizes.focus()

    def _choose(self, display: Display) -> None:
        scheme, percent = self.schemes.value, self.sizes.value
        if isinstance(scheme, str) and isinstance(percent, int):
            display.choose(scheme, percent)
            self.keep_in_sight()
