"""Dead widgets are taken apart in the window's thread alone, whatever other threads make meanwhile."""

import gc
from threading import Thread
from weakref import ref

from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.ui.garbage import Garbage

MANY = 20_000


def dead_widget() -> "ref[QWidget]":
    """A widget that nothing but itself holds."""
    made = QWidget()
    made.itself = made  # type: ignore[attr-defined]
    return ref(made)


def make_rubbish() -> None:
    for _ in range(MANY):
        circle: list[object] = []
        circle.append(circle)


def test_another_thread_never_takes_a_widget_apart(qapp: QApplication) -> None:
    assert not gc.isenabled(), "the program turned it off"
    widget = dead_widget()
    other = Thread(target=make_rubbish)
    other.start()
    other.join()
    assert widget() is not None
    collector = qapp.findChild(Garbage)
    assert collector is not None
    collector.look()
    assert widget() is None


def test_nothing_is_collected_before_its_turn(qapp: QApplication) -> None:
    collector = qapp.findChild(Garbage)
    assert collector is not None
    gc.collect()
    widget = dead_widget()
    collector.look()
    assert widget() is not None
    gc.collect()
