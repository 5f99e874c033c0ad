"""Draw the pictures of the icon again from `resources/icons/buxuan.svg`: `.venv/bin/python build/icon.py`.

Small ones for taskbars and menus, and all of them in one file for Windows.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from places import ROOT

FOLDER = ROOT / "resources" / "icons"
DRAWING = FOLDER / "buxuan.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)
KEPT = (32, 48, 128, 256)


def main() -> int:
    pictures = {size: picture(DRAWING, size) for size in SIZES}
    for size in KEPT:
        (FOLDER / f"buxuan-{size}.png").write_bytes(pictures[size])
    (FOLDER / "buxuan.ico").write_bytes(for_windows(pictures))
    return 0


def picture(drawing: Path, size: int) -> bytes:
    """The drawing as a PNG of `size` by `size` pixels, with nothing behind it."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]  # its own types want bytes, and it takes none
    return bytes(kept.data().data())


def for_windows(pictures: dict[int, bytes]) -> bytes:
    """One `.ico` that holds all of them as they are, which Windows reads since Vista."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entry = struct.Struct("<BBBBHHII")
    rows, place = [], len(head) + entry.size * len(pictures)
    for size, png in pictures.items():
        # 256 is written as 0 in the one byte that there is.
        rows.append(entry.pack(size % 256, size % 256, 0, 0, 1, 32, len(png), place))
        place += len(png)
    return head + b"".join(rows) + b"".join(pictures.values())


if __name__ == "__main__":
    sys.exit(main())
