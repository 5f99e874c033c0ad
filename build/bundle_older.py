"""The environment that a bundle for older systems is built in: all that is locked, but an older Qt.

Kylin V10 and UOS 20 have a glibc that today's Qt does not run with; `older-systems.lock` names the release that does.
The environment lies in `.out/`, so that the project's own stays as it is. The result runs on systems as old as the
one it was built on.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import debian
import installing
from places import LOCK, OUT, PROJECT, ROOT, executable, say

OLDER_QT = ROOT / "resources" / "packaging" / "older-systems.lock"
# Of all releases since 6.8 those with the lowest floor: glibc 2.28 on x86-64 and 2.31 on ARM.
OLDER_WANTED = (
    'PySide6-Essentials==6.9.3 ; platform_machine != "aarch64"',
    'PySide6-Addons==6.9.3 ; platform_machine != "aarch64"',
    'PySide6-Essentials==6.8.0.2 ; platform_machine == "aarch64"',
    'PySide6-Addons==6.8.0.2 ; platform_machine == "aarch64"',
)
OLDER_HEADER = """\
# Made by build/lock.py; do not edit. Qt for systems whose glibc is older than today's Qt asks for: of all releases
# since 6.8 those with the lowest floor, glibc 2.28 on x86-64 and 2.31 on ARM. Hashes cover every platform.
"""
_FOLDER = OUT / "older"
_QT = re.compile(r"^(pyside6|shiboken6)[-\w]*==", re.IGNORECASE)


def ensure(folder: Path = _FOLDER) -> Path:
    """Make the environment ready; returns its folder. Raises SetupError, OSError."""
    venv, stamp, lock = folder / "venv", folder / "stamp", folder / "requirements.lock"
    text = combined(LOCK.read_text(encoding="utf-8"), OLDER_QT.read_text(encoding="utf-8"))
    made_from = (text, PROJECT.read_text(encoding="utf-8"), sys.version, str(ROOT))
    wanted = hashlib.sha256("\0".join(made_from).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and executable("python", venv).exists():
        return venv
    say("正在准备旧系统版的打包环境，第一次需要一两分钟……")
    debian.require_libraries()
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    lock.write_text(text, encoding="utf-8", newline="\n")
    installing.make_venv(venv)
    installing.install_lock(lock, venv)
    installing.install_project(venv)
    stamp.write_text(wanted)
    return venv


def combined(lock: str, older: str) -> str:
    """The lock with its Qt replaced by the older one."""
    # A requirement begins at the margin; its hashes stand below it.
    blocks = re.split(r"\n(?=\S)", lock)
    return "\n".join([*(one for one in blocks if not _QT.match(one)), older])
