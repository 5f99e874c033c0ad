"""Where Python collects its garbage: in the window's own thread and in no other.

Whichever thread happens to make the most objects collects for all. When that is a thread that verifies a file or writes
the mirror, a dead widget is taken apart beside the one that is just being made, and the process ends without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000


class Garbage(QObject):
    """Collects in the thread it is made in, while its event loop runs; Python's own collecting is off from then on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose turn has come by Python's own thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
