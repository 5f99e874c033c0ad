"""Locking the window: the page for a PIN lies in its place, questions on it are put away, the board goes on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from buxuan_desktop.app import signing
from buxuan_desktop.app.local import lock_minutes
from buxuan_desktop.ui.access.idle import Idle
from buxuan_desktop.ui.access.lockpage import LockPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.question import Question

LOCK_KEY = "Ctrl+L"


class Guard(QObject):
    """Keeps `cover`, which holds the window's whole `inside`, closed while nobody has signed in.

    Made with the first case in which somebody is named. `unsaved` says what closing the case now would lose.
    """

    def __init__(self, desk: Desk, cover: QStackedWidget, inside: QWidget, unsaved: Callable[[], str]) -> None:
        super().__init__(cover)
        self._desk, self._cover, self._inside, self._unsaved = desk, cover, inside, unsaved
        self.page = LockPage(desk)
        cover.addWidget(self.page)
        self.idle = Idle(self)
        self.idle.idle.connect(self.lock)
        desk.set_lock.connect(self.renew)
        self.page.opened.connect(self._open)
        self.page.left.connect(self._leave)
        self.page.recovering.connect(self._recover)
        self.dialog: QDialog | None = None
        self._put_away: list[QDialog] = []
        self._seat: tuple[str, ...] = ()
        self._focus: QWidget | None = None
        QShortcut(QKeySequence(LOCK_KEY), cover, self.lock)

    @property
    def closed(self) -> bool:
        """Whether the page for a PIN is on screen."""
        return self._cover.currentWidget() is self.page

    def meet(self) -> None:
        """Another case is on the desk, or none."""
        self._show_inside()
        self.look()

    def look(self) -> None:
        """Somebody was named in the case, or something else was written."""
        case = self._desk.case
        guarded = case is not None and case.election.access.guarded
        if case is None or not guarded or not case.election.custody.may_write(self._desk.keeper):
            self.idle.stop()
            self._show_inside()
        elif not case.seat:
            self.idle.stop()
            if not self.closed:
                self._close()
        elif not self.closed and not self.idle.timer.isActive():
            self.restart()

    def renew(self) -> None:
        """The minutes are others, or whoever sat here does no longer."""
        if not self.closed:
            self.restart()
        self.look()

    def restart(self) -> None:
        """Count the minutes from now, as many as this computer is set to."""
        self.idle.start(lock_minutes(self._desk.home))

    def lock(self) -> None:
        """Nothing goes on until somebody proves the own PIN; what is half keyed stays as it is."""
        case = self._desk.case
        if case is None or self.closed or not case.election.access.guarded or not case.seat:
            return
        signing.lock(case)
        self.idle.stop()
        self._close()

    def change(self) -> None:
        """Somebody else may go on."""
        case = self._desk.case
        if case is not None and case.election.access.guarded and not self.closed:
            self._close(changing=bool(case.seat))

    def _close(self, *, changing: bool = False) -> None:
        if not self.closed:
            self._focus = QApplication.focusWidget()
            self._seat = self._desk.case.seat if self._desk.case is not None else ()
            self._put_questions_away()
            # What is shown behind meanwhile takes no key and no keyboard.
            self._inside.setEnabled(False)
            self._cover.setCurrentWidget(self.page)
        self.page.ask(changing=changing)
        self.page.close_case.setVisible(not self._unsaved())

    def _open(self) -> None:
        self._show_inside()
        self.restart()

    def _show_inside(self) -> None:
        if not self.closed:
            return
        self._cover.setCurrentWidget(self._inside)
        self._inside.setEnabled(True)
        case = self._desk.case
        another = case is not None and case.seat != self._seat
        for dialog in self._put_away:
            if another and isinstance(dialog, Question) and dialog.OF_ONE:
                dialog.reject()
            else:
                dialog.open()
        if not self._put_away and self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        self._put_away, self._focus = [], None

    def _put_questions_away(self) -> None:
        """Questions of ours lie in windows of their own; those that wait for nobody come back as they were."""
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible() and type(one).__module__.startswith("buxuan_desktop."):
                waits = one.windowModality() == Qt.WindowModality.WindowModal
                one.hide()
                if waits:
                    self._put_away.append(one)

    def _leave(self) -> None:
        for dialog in self._put_away:
            dialog.reject()
        self._put_away = []
        self._desk.put(None)
        self._desk.go("start")

    def _recover(self) -> None:
        from buxuan_desktop.ui.access.pins import RecoverDialog

        self.dialog = RecoverDialog(self.page, self._desk)
        self.dialog.finished.connect(lambda _result: self.page.ask())
        self.dialog.open()
