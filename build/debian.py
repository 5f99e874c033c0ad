"""What must come from the operating system, in one place, and how a Debian-like system gets it.

Kylin, UOS, Ubuntu and Debian all have apt. As root the packages are installed; otherwise the one line
to run is told. Each need is (what is looked for, the package that brings it).
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

from places import SetupError, say

# Shared libraries that Qt's wheels load from the system: for drawing, for a window under X, for printing.
RUN_LIBRARIES: tuple[tuple[str, str], ...] = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libcups.so.2", "libcups2"),
)
# Programs that PyInstaller calls on Linux.
BUNDLE_TOOLS: tuple[tuple[str, str], ...] = (("objdump", "binutils"), ("objcopy", "binutils"), ("ldd", "libc-bin"))


def require_libraries() -> None:
    """Provide the shared libraries that the program loads. Raises SetupError."""
    if sys.platform.startswith("linux"):
        _provide([package for soname, package in RUN_LIBRARIES if not _loads(soname)], "系统库")


def require_bundle_tools() -> None:
    """Provide the programs that bundling needs. Raises SetupError."""
    if sys.platform.startswith("linux"):
        _provide([package for tool, package in BUNDLE_TOOLS if shutil.which(tool) is None], "打包工具")


def require_venv() -> None:
    """Debian splits the parts that make virtual environments off Python. Raises SetupError."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        _provide(["python{}.{}-venv".format(*sys.version_info[:2])], "建立运行环境的组件")


def is_root() -> bool:
    """Whether packages may be installed without asking anybody."""
    return sys.platform != "win32" and os.geteuid() == 0


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _provide(packages: list[str], what: str) -> None:
    wanted = sorted(set(packages))
    if not wanted:
        return
    names = " ".join(wanted)
    if shutil.which("apt-get") is None:
        raise SetupError(f"本机缺少{what}：{names}。请用系统的软件管理工具装好后再运行一次。")
    line = f"apt-get install -y --no-install-recommends {names}"
    if not is_root():
        raise SetupError(f"本机缺少{what}。请先运行下面这一行，再重新运行本命令：\n    sudo {line}")
    say(f"正在安装{what}：{names}……")
    if not (_apt(line) or (_apt("apt-get update") and _apt(line))):
        raise SetupError(f"未能安装{what}。请检查网络和软件源，再运行下面这一行：\n    {line}")


def _apt(line: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(line.split(), env=environment, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0
