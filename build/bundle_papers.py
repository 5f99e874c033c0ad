"""What lies beside the program in a bundle: the starter that refuses in words, what to read first, and the advice."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from typing import NamedTuple

import bundle_contents
from places import ROOT

PACKAGING = ROOT / "resources" / "packaging"
ADVICE = "说明"
_STARTER = "启动补选桌面"
_BOM = "\ufeff"
_STARTS = {
    "win32": "双击“启动补选桌面.cmd”，或者双击 `buxuan.exe`。也可以把案卷拖到 `buxuan.exe` 上打开。",
    "linux": "双击“启动补选桌面.sh”，选“运行”；或者双击 `buxuan`。在终端里可以用 `sh 启动补选桌面.sh 案卷.buxuan`。",
}
_SELF_TESTS = {
    "win32": "在这个文件夹里打开“终端”（在空白处按住 Shift 点右键），输入 `.\\buxuan.exe self-test`。",
    "linux": "在这个文件夹里打开终端，输入 `./buxuan self-test`。",
}


class About(NamedTuple):
    """What a bundle is: its version, system (`sys.platform`), processor, and the oldest glibc, empty on Windows."""

    version: str
    system: str
    machine: str
    libc: str

    @property
    def name(self) -> str:
        """As file names have it: `0.1.0-linux-x86_64`."""
        return f"{self.version}-{'windows' if self.system == 'win32' else self.system}-{self.machine}"


def about(folder: Path, version: str) -> About:
    """Reads off a built bundle on the system that built it."""
    if sys.platform == "win32":
        return About(version, "win32", "x86_64", "")
    libc = ".".join(map(str, bundle_contents.oldest_libc(folder)))
    return About(version, "linux", platform.machine(), libc)


def write(folder: Path, bundle: About) -> None:
    """Put starter and papers into the bundle. Raises OSError."""
    (folder / ADVICE).mkdir(exist_ok=True)
    starter = "start.cmd" if bundle.system == "win32" else "start.sh"
    target = folder / (_STARTER + Path(starter).suffix)
    target.write_bytes(starter_for(bundle, (PACKAGING / starter).read_text(encoding="utf-8")))
    target.chmod(0o755)
    _read(folder / "先读我.txt", "read-me-first.md", bundle)
    _read(folder / ADVICE / "安全软件拦截怎么办.txt", "security-software.md", bundle)


def starter_for(bundle: About, text: str) -> bytes:
    """The starter's bytes: for Windows in the code page and with the line ends that its command shell reads."""
    if bundle.system == "win32":
        return text.replace("\n", "\r\n").encode("gbk")
    return text.replace("@MACHINE@", bundle.machine).replace("@LIBC@", bundle.libc).encode()


def _read(target: Path, source: str, bundle: About) -> None:
    text = filled((PACKAGING / source).read_text(encoding="utf-8"), bundle)
    windows = bundle.system == "win32"
    # Editors of older Windows take a file for Chinese of another code page when it does not say what it is.
    target.write_text(_BOM + text if windows else text, encoding="utf-8", newline="\r\n" if windows else "\n")


def filled(text: str, bundle: About) -> str:
    """A paper with what this bundle is."""
    kind = "Windows" if bundle.system == "win32" else f"Linux，glibc {bundle.libc} 以上"
    facts = {
        "@VERSION@": bundle.version,
        "@SYSTEM@": f"{kind}，{bundle.machine}",
        "@START@": _STARTS[bundle.system],
        "@SELF_TEST@": _SELF_TESTS[bundle.system],
    }
    for mark, fact in facts.items():
        text = text.replace(mark, fact)
    return text
