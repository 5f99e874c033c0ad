"""How much the battery holds, as the system tells it."""

import sys
from pathlib import Path
from typing import NamedTuple

_POWER = Path("/sys/class/power_supply")
LOW = 20
"""Per cent under which a hall should look for a plug."""


class Battery(NamedTuple):
    """`percent` 0 to 100; whether it is plugged in."""

    percent: int
    plugged: bool

    @property
    def words(self) -> str:
        """For the screen."""
        if self.plugged:
            return f"电池 {self.percent}%，已接电源"
        return f"电池 {self.percent}%{'，请接上电源' if self.percent <= LOW else ''}"

    @property
    def low(self) -> bool:
        """Whether somebody should plug it in now."""
        return not self.plugged and self.percent <= LOW


def battery(folder: Path = _POWER) -> Battery | None:
    """The battery now; None where there is none or the system does not tell."""
    return _windows() if sys.platform == "win32" else _linux(folder)


def _linux(folder: Path) -> Battery | None:
    percent, plugged = None, False
    for supply in sorted(folder.glob("*")) if folder.is_dir() else ():
        kind = _read(supply / "type")
        if kind == "Battery" and _read(supply / "scope") != "Device":
            told = _read(supply / "capacity")
            percent = int(told) if told.isdecimal() else percent
            plugged = plugged or _read(supply / "status") in ("Charging", "Full", "Not charging")
        elif kind in ("Mains", "USB"):
            plugged = plugged or _read(supply / "online") == "1"
    return None if percent is None else Battery(min(percent, 100), plugged)


def _windows() -> Battery | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            *((name, ctypes.c_byte) for name in ("line", "flag")),
            *((name, ctypes.c_ubyte) for name in ("percent", "saver")),
            *((name, ctypes.c_ulong) for name in ("left", "full")),
        )

    status = Status()
    if not getattr(ctypes, "windll").kernel32.GetSystemPowerStatus(ctypes.byref(status)):  # noqa: B009
        return None
    return None if status.percent > 100 else Battery(status.percent, status.line == 1)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
