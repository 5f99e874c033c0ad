"""While a count is open the computer does not sleep, blank its screen, or restart by itself.

Windows is asked through its own calls, Linux through logind (`systemd-inhibit`) and the desktop's screen saver
service. Where neither answers the count goes on and `held` says so.
"""

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

WHY = "正在计票"
_PROGRAM = "补选桌面"
_KEEPS = ("systemd-inhibit", "--what=sleep:idle:shutdown:handle-lid-switch", f"--who={_PROGRAM}", f"--why={WHY}")
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002


class Awake:
    """`hold` and `release` may be called again and again; what was asked for is given back at the end."""

    def __init__(self, window: Callable[[], int] = lambda: 0) -> None:
        self._window = window
        self._keeper: subprocess.Popen[bytes] | None = None
        self._cookie: int | None = None
        self._holding = False
        self.held = False

    @property
    def asked(self) -> bool:
        """Whether it was asked to stay awake, whatever came of it."""
        return self._holding

    def hold(self) -> None:
        """Keep the machine awake from now on."""
        if self._holding:
            return
        self._holding = True
        self.held = self._windows(on=True) if sys.platform == "win32" else self._linux()

    def release(self) -> None:
        """Let it sleep again."""
        if not self._holding:
            return
        self._holding = self.held = False
        if sys.platform == "win32":
            self._windows(on=False)
            return
        if self._keeper is not None:
            _end(self._keeper)
            self._keeper = None
        if self._cookie is not None:
            _screen_saver("UnInhibit", self._cookie)
            self._cookie = None

    def _linux(self) -> bool:
        import subprocess  # slow to load, and the first window counts nothing

        if shutil.which(_KEEPS[0]) is not None:
            # `cat` ends when this program does, however it ends: its input is closed then.
            with suppress(OSError):
                self._keeper = subprocess.Popen(
                    [*_KEEPS, "cat"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
        self._cookie = _screen_saver("Inhibit", _PROGRAM, WHY)
        refused = self._keeper is None or _ended_at_once(self._keeper)
        return self._cookie is not None or not refused

    def _windows(self, *, on: bool) -> bool:
        import ctypes

        calls = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone, which mypy checks elsewhere
        state = _CONTINUOUS | (_SYSTEM | _DISPLAY if on else 0)
        done = bool(calls.kernel32.SetThreadExecutionState(state))
        window = self._window()
        if window and on:
            calls.user32.ShutdownBlockReasonCreate(window, WHY)
        elif window:
            calls.user32.ShutdownBlockReasonDestroy(window)
        return done


def _end(keeper: "subprocess.Popen[bytes]") -> None:
    """Close its input, so that it ends by itself; a keeper that does not is ended."""
    import subprocess

    try:
        keeper.communicate(timeout=1)
    except subprocess.TimeoutExpired:
        keeper.kill()
        keeper.communicate()


def _ended_at_once(keeper: "subprocess.Popen[bytes]") -> bool:
    import subprocess

    try:
        keeper.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        return False
    return True


def _screen_saver(method: str, *arguments: object) -> int | None:
    """Ask the desktop's screen saver; its cookie, or None when there is none."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    saver = QDBusInterface("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "", bus)
    answer = saver.call(method, *arguments)
    if answer.type() == QDBusMessage.MessageType.ErrorMessage:
        return None
    given = answer.arguments()
    return int(given[0]) if given and given[0] is not None else 0
