"""The cursor that says that something takes a moment."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

T = TypeVar("T")


def waiting(doing: Callable[[], T]) -> T:
    """Do something that takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return doing()
    finally:
        QGuiApplication.restoreOverrideCursor()
