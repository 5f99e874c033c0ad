"""Whether this computer can show the window at all, asked before Qt is loaded, which would only fail in English.

The floors are those of Qt's wheels from 6.8 on: Windows 10 1809, 64 bit, x86 or ARM; glibc on Linux.
"""

import os
import sys
from typing import NamedTuple

from buxuan_desktop.domain.refusal import Refusal

OLDEST_WINDOWS = (10, 0, 17763)
_PROCESSORS = frozenset({"amd64", "x86_64", "arm64", "aarch64"})
_WORD_BITS = 64


class Machine(NamedTuple):
    """What decides: the system (`sys.platform`), its version as numbers, the processor's name, the C library."""

    system: str
    version: tuple[int, ...]
    processor: str
    bits: int
    libc: str


def this_machine() -> Machine:
    """The facts of this computer."""
    bits = _WORD_BITS if sys.maxsize > 2**32 else _WORD_BITS // 2
    if sys.platform == "win32":
        # The true version, whatever compatibility mode the program was set to.
        version = sys.getwindowsversion().platform_version
        processor = os.environ.get("PROCESSOR_ARCHITEW6432") or os.environ.get("PROCESSOR_ARCHITECTURE", "")
        return Machine("win32", version, processor.lower(), bits, "")
    return Machine(sys.platform, (), os.uname().machine.lower(), bits, _libc())


def _libc() -> str:
    """`glibc 2.36` and the like; empty where the C library does not tell, as musl."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (ValueError, OSError):
        return ""


def hindrance(machine: Machine) -> Refusal | None:
    """Why Qt cannot run on such a machine, or None. Elsewhere than on Windows and Linux nobody is held up."""
    if machine.system == "win32" and machine.version < OLDEST_WINDOWS:
        return Refusal("windows-too-old", found=_named(machine.version))
    if machine.system not in ("win32", "linux"):
        return None
    if machine.bits < _WORD_BITS or machine.processor not in _PROCESSORS:
        return Refusal("processor-unsupported", found=machine.processor or "无法识别", bits=machine.bits)
    if machine.system == "linux" and not machine.libc.startswith("glibc"):
        return Refusal("libc-unsupported")
    return None


def _named(version: tuple[int, ...]) -> str:
    """A version of Windows as people know it: the numbers of Windows 7 are 6.1."""
    known: dict[tuple[int, ...], str] = {(5, 1): "XP", (6, 0): "Vista", (6, 1): "7", (6, 2): "8", (6, 3): "8.1"}
    numbers = ".".join(map(str, version))
    name = known.get(version[:2])
    return f"Windows {name}（{numbers}）" if name else f"Windows {numbers}"


def tell(sentence: str) -> None:
    """Say it where it is seen: on stderr, and on Windows, where a double click shows no console, in a box."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
    if sys.platform == "win32":
        import ctypes

        stop = 0x10
        ctypes.windll.user32.MessageBoxW(None, sentence, "补选桌面", stop)
