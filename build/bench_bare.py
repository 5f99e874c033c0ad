"""A bare PySide6 window with the program's four fonts: `bench_bare.py FONTS [constants]`, gone once it is shown.

With `constants` its words are centred, so that Qt's own constants are loaded, which no real window does without.
"""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "LXGWWenKai-Regular.ttf", "HanaMinB.ttf")
SIZE = 1366, 768


def bare_window(fonts: Path, *, centred: bool = False) -> QMainWindow:
    """The window, shown and painted."""
    for name in FILES:
        QFontDatabase.addApplicationFont(str(fonts / name))
    QApplication.setFont(QFont("Noto Sans SC"))
    window, words = QMainWindow(), QLabel("补选桌面")
    if centred:
        from PySide6.QtCore import Qt

        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.setCentralWidget(words)
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    return window


if __name__ == "__main__":
    application = QApplication([])
    shown = bare_window(Path(sys.argv[1]), centred=len(sys.argv) > 2)
    # What closing takes is not measured, here or there.
    os._exit(0)
