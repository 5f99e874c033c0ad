"""The sticks that are plugged in, as the system shows them."""

import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStorageInfo

from buxuan_desktop.domain.plain_text import shortened

_MOUNTED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_GIGA = 1_000_000_000


class Stick(NamedTuple):
    """A stick or second disk: its name as people know it, its folder, bytes that are free."""

    name: str
    folder: Path
    free: int

    @property
    def told(self) -> str:
        """Name and room in words."""
        room = f"还剩 {self.free / _GIGA:.1f} GB" if self.free >= _GIGA // 10 else "快满了"
        return f"{self.name}（{room}）"


def sticks(case: Path) -> list[Stick]:
    """What can be written to and is not the disk that the case lies on."""
    own = QStorageInfo(str(case.parent)).rootPath()
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and root != own and _is_plugged(root):
            found.append(Stick(shortened(volume.displayName() or root), Path(root), volume.bytesAvailable()))
    return found


def _is_plugged(root: str) -> bool:
    return sys.platform == "win32" or root.startswith(_MOUNTED)
