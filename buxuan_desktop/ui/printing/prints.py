"""What is on its way to a printer: handed over beside the window, followed, told in words."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event, Thread

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from buxuan_desktop.app.printers.handing import Fate, fate_of
from buxuan_desktop.app.printers.order import Order
from buxuan_desktop.app.printers.system import because
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal

_LOOK_MS = 2000
_LOOKS = 150
"""So often a job is asked after: five minutes."""
_KEPT = 3

Sheaf = Sequence[tuple[Order, bytes]]


class Sent(msgspec.Struct):
    """One document that was handed over.

    `words`: what is known of it; `looks`: how often it was asked after; `asked`: whether an answer is still to come.
    """

    order: Order
    job: str
    words: str = "已交给打印机"
    looks: int = 0
    asked: bool = False

    @property
    def line(self) -> str:
        """The document and its state, in one line."""
        copies = f"，{self.order.copies}份" if self.order.copies > 1 else ""
        return f"{self.order.title}{copies}：{self.words}（{self.order.printer}）"


class Errand:
    """Documents for a printer, handed over one after the other; `leave` stops before the next page.

    `done`: how many of them the printer has taken.
    """

    def __init__(self, sheaf: Sheaf) -> None:
        self.sheaf = tuple(sheaf)
        self.done = 0
        self.stopped = Event()

    def leave(self) -> None:
        """Nobody waits any longer."""
        self.stopped.set()


class Prints(QObject):
    """Hands over and follows; nothing here makes the window wait.

    Signals:
        looked: who asked, and the printers or the Refusal in their place.
        went: an errand, and how far it is in words.
        ended: an errand, and None or the Refusal.
        changed: the list of what was sent is another.
        troubled: a sentence about something that was handed over and does not come.
    """

    looked = Signal(object, object)
    went = Signal(object, str)
    ended = Signal(object, object)
    changed = Signal()
    troubled = Signal(str)
    _handed = Signal(object)
    _asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Sent] = []
        self.last = ""
        self._waiting: list[Sent] = []
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._ask_all)
        self._handed.connect(self._keep)
        self._asked.connect(self._tell)

    def look(self, asker: object) -> None:
        """Ask which printers there are; `looked` answers."""
        from buxuan_desktop.ui.printing import roads

        self._beside(lambda: self.looked.emit(asker, _tried(roads.look)))

    def hand(self, errand: Errand) -> None:
        """Hand documents over; `went` and `ended` tell of it."""
        self._beside(lambda: self.ended.emit(errand, _tried(lambda: self._each(errand))))

    def _each(self, errand: Errand) -> None:
        from buxuan_desktop.ui.printing import roads

        for order, content in errand.sheaf:
            self.went.emit(errand, f"正在交给打印机：{order.title}")
            job = roads.hand_over(order, content, partial(self._page, errand, order))
            errand.done += 1
            self._handed.emit(Sent(order, job))
            if errand.stopped.is_set():
                raise Refusal("printing-left")

    def _page(self, errand: Errand, order: Order, page: int) -> bool:
        self.went.emit(errand, f"正在交给打印机：{order.title}，第{page}页，共{order.range[1]}页")
        return not errand.stopped.is_set()

    def _keep(self, sent: Sent) -> None:
        self.last = sent.order.printer
        self.sent = [*self.sent, sent][-_KEPT:]
        if sent.job:
            self._waiting.append(sent)
            self._timer.start()
        self.changed.emit()

    def _ask_all(self) -> None:
        for sent in self._waiting:
            if not sent.asked:
                sent.looks += 1
                sent.asked = True
                self._ask(sent)
        self._waiting = [sent for sent in self._waiting if sent.looks < _LOOKS]
        if not self._waiting:
            self._timer.stop()

    def _ask(self, sent: Sent) -> None:
        self._beside(lambda: self._asked.emit(sent, _tried(lambda: fate_of(sent.job, sent.order.printer))))

    def _tell(self, sent: Sent, fate: Fate | Exception) -> None:
        sent.asked = False
        words, trouble = _words_of(fate)
        if words == sent.words:
            return
        sent.words = words
        if isinstance(fate, Fate) and fate.state in ("left", "failed", "gone") and sent in self._waiting:
            self._waiting.remove(sent)
        self.changed.emit()
        if trouble:
            self.troubled.emit(f"“{sent.order.title}”{trouble}")

    @staticmethod
    def _beside(doing: Callable[[], None]) -> None:
        def run() -> None:
            try:
                doing()
            except RuntimeError as error:
                # The window is closed and nobody is left to be told.
                if "deleted" not in str(error):
                    raise

        # A daemon: a printing system that never answers must not keep the program from ending.
        Thread(target=run, name="printing", daemon=True).start()


def _tried(doing: Callable[[], object]) -> object:
    try:
        return doing()
    except Exception as error:  # noqa: BLE001 - told to the window, which stops at all but a Refusal
        return error


def _words_of(fate: Fate | Exception) -> tuple[str, str]:
    """What is known of a job, and a sentence where somebody has to look."""
    if isinstance(fate, Refusal):
        return "已交出，但打印服务没有回应", of_refusal(Refusal("print-unknown"))
    if isinstance(fate, Exception):
        raise fate
    if fate.state == "stopped":
        return "在排队，打印机停着", of_refusal(Refusal("print-stuck", why=because(fate.detail)))
    if fate.state == "failed":
        return "打印系统处理不了，没有打出来", of_refusal(Refusal("print-failed"))
    if fate.state == "gone":
        return "打印机被删除，没有打出来", of_refusal(Refusal("print-lost"))
    return {"waiting": ("在排队或者正在打", ""), "left": ("打印机已经接走，请核对张数", "")}[fate.state]
