"""A screen without a monitor: Xvfb, whose picture lies in a file, so that a script sees when a window is painted."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from places import SetupError

# Bytes from one looked-at point to the next: a prime number of pixels, so that no column is met every time.
_POINT = 4 * 397
_COLOURS_SEEN = 12
_PATIENCE = 30.0
_BETWEEN_LOOKS = 0.002


class Picture(NamedTuple):
    """Pixels of the screen, four bytes each (blue, green, red, nothing), row by row."""

    width: int
    height: int
    pixels: bytes

    def png(self) -> bytes:
        """The picture as a PNG file."""
        rows = bytearray()
        for top in range(0, len(self.pixels), 4 * self.width):
            row = self.pixels[top : top + 4 * self.width]
            line = bytearray(3 * self.width)
            line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
            rows += b"\0" + line
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
        chunks = (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


class Screen:
    """A running Xvfb: its display's name and its picture."""

    def __init__(self, display: str, frame: Path) -> None:
        self.display = display
        self._frame = frame

    def colours(self) -> int:
        """How many colours a thin net of points meets; an empty screen has one, a painted window many."""
        with self._frame.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as dump:
            header, colours = struct.unpack_from(">I", dump)[0], struct.unpack_from(">I", dump, 76)[0]
            start = header + 12 * colours
            return len({dump[at : at + 3] for at in range(start, len(dump), _POINT)})

    def picture(self) -> Picture:
        """What the screen shows now, read from X's own dump format (XWD)."""
        dump = self._frame.read_bytes()
        numbers = struct.unpack_from(">25I", dump)
        header, width, height, line, colours = (numbers[at] for at in (0, 4, 5, 12, 19))
        start = header + 12 * colours
        rows = (dump[start + row * line : start + row * line + 4 * width] for row in range(height))
        return Picture(width, height, b"".join(rows))

    def painted(self, process: subprocess.Popen[bytes], patience: float = _PATIENCE) -> float:
        """Seconds until a window is painted. Raises SetupError when the process ends or nothing comes."""
        start = time.perf_counter()
        while time.perf_counter() - start < patience:
            if self.colours() >= _COLOURS_SEEN:
                return time.perf_counter() - start
            if process.poll() is not None:
                raise SetupError(f"程序没有打开窗口就结束了，退出码 {process.returncode}。")
            time.sleep(_BETWEEN_LOOKS)
        raise SetupError(f"等了 {patience:.0f} 秒，没有等到窗口。")

    def cleared(self, patience: float = _PATIENCE) -> None:
        """Waits until nothing is shown any more. Raises SetupError."""
        start = time.perf_counter()
        while self.colours() > 1:
            if time.perf_counter() - start > patience:
                raise SetupError("窗口没有关掉。")
            time.sleep(_BETWEEN_LOOKS)


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[Screen]:
    """A screen of its own for as long as the block lasts. Raises SetupError where there is no Xvfb."""
    if shutil.which("Xvfb") is None:
        raise SetupError("需要 Xvfb。请先运行：\n    sudo apt-get install -y --no-install-recommends xvfb")
    with tempfile.TemporaryDirectory(prefix="buxuan-screen-") as folder:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-fbdir", folder]
        server = subprocess.Popen(
            [*command, "-ac", "-br", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            if not number:
                raise SetupError("Xvfb 没有启动。")
            yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
