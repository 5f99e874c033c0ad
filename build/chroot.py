"""Prove the bundle in a bare Debian: `sudo python3 build/chroot.py [--archive FILE] [--deb FILE]`, by hand, on Linux.

A fresh Debian without Python, fonts or network, an ordinary person in it, a folder with Chinese and a space in its
name: self-test, the sample election with its papers, verify, the window on a screen, the same from a FAT stick, and
the package installed and removed. Pictures of the screen are left in `.out/chroot` to be looked at; the rest is
cleaned up. Needs debootstrap, Xvfb and dosfstools.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

import debian  # noqa: E402
import environment  # noqa: E402
from chroot_room import HOME, Room, room, stick, without_rights  # noqa: E402
from places import OUT, SetupError, say  # noqa: E402
from screen import Screen, screen  # noqa: E402

_OUT = OUT / "chroot"
_STICK_MEGABYTES = 600
_SETTLED = 2.0
_CASE = f"{HOME}/结果/plan3/case.buxuan"


def main() -> int:
    asked = _arguments()
    if not debian.is_root():
        raise SetupError("要用管理员身份运行：sudo python3 build/chroot.py")
    archive = asked.archive or _newest("buxuan-*-linux-*.tar.xz")
    package = asked.deb or _newest("buxuan-desktop_*.deb")
    _OUT.mkdir(parents=True, exist_ok=True)
    with room(_OUT / "debian", asked.suite, asked.base) as bare, screen() as shown:
        say(f"空白的 Debian（{asked.suite}）：{'、'.join(bare.strange()) or '没有 Python，没有字体，不联网'}")
        program = f"{HOME}/{unpacked(archive, bare.inside(HOME))}/buxuan"
        for what, proof in proofs(bare, shown, program, archive, package):
            proof()
            say(f"通过：{what}")
    say(f"全部通过。屏幕的图片在 {_OUT}。")
    return 0


def proofs(
    bare: Room, shown: Screen, program: str, archive: Path, package: Path
) -> list[tuple[str, Callable[[], object]]]:
    """What is proved, in order; each raises SetupError when it is not so."""
    sample = f"{Path(program).parent}/_internal/resources/samples/plan3.toml"
    return [
        ("自检", lambda: said(bare, "自检通过", program, "self-test")),
        ("示例选举和文书", lambda: said(bare, "plan3.toml", program, "rehearse", sample, "--out", f"{HOME}/结果")),
        ("文书都在", lambda: papers(bare)),
        ("核对案卷", lambda: said(bare, "", program, "verify", _CASE)),
        ("打开窗口", lambda: window(bare, shown, "start", program)),
        ("打开案卷的窗口", lambda: window(bare, shown, "case", program, _CASE)),
        ("从启动脚本打开", lambda: window(bare, shown, "starter", "sh", f"{Path(program).parent}/启动补选桌面.sh")),
        ("不能直接运行文件的U盘", lambda: from_stick(bare, archive)),
        ("安装包", lambda: installed(bare, shown, package)),
    ]


def unpacked(archive: Path, target: Path) -> str:
    """Unpack for the person of the room; returns the folder's name."""
    with tarfile.open(archive) as packed:
        name = packed.next()
        packed.extractall(target, filter="data")
    if name is None:
        raise SetupError(f"{archive.name} 是空的。")
    return name.name.partition("/")[0]


def said(bare: Room, wanted: str, *words: str, user: str = "1000") -> None:
    """Run a command; it must end well and say what is wanted."""
    done = bare.run(*words, user=user)
    if done.returncode != 0 or wanted not in done.stdout:
        raise SetupError(f"没有通过：{' '.join(words)}（退出码 {done.returncode}）\n{done.stdout}")


def papers(bare: Room) -> None:
    """The sample election has left its papers, and each is a PDF."""
    folder = bare.inside(f"{HOME}/结果/plan3")
    found = sorted(folder.glob("*.pdf"))
    if not found or not all(one.read_bytes().startswith(b"%PDF-") for one in found):
        raise SetupError(f"{folder} 里没有文书。")
    for one in found:
        shutil.copyfile(one, _OUT / one.name)
    say("    " + "、".join(one.name for one in found))


def window(bare: Room, shown: Screen, name: str, *words: str) -> None:
    """The program paints a window; its picture is kept."""
    process = bare.start(*words, DISPLAY=shown.display)
    try:
        taken = shown.painted(process)
        time.sleep(_SETTLED)
        if process.poll() is not None:
            raise SetupError(f"窗口打开以后程序结束了，退出码 {process.returncode}。")
        (_OUT / f"{name}.png").write_bytes(shown.picture().png())
        say(f"    {taken:.2f} 秒，{name}.png")
    finally:
        process.terminate()
        process.wait()
    shown.cleared()


def from_stick(bare: Room, archive: Path) -> None:
    """Unpacked on a FAT stick, where nothing may be run by name, the starter still starts it."""
    with stick(bare, _OUT / "stick", _STICK_MEGABYTES) as (kind, place):
        say(f"    {kind}")
        folder = f"{place}/{unpacked(archive, bare.inside(place))}"
        without_rights(bare.inside(folder))
        said(bare, "自检通过", "sh", f"{folder}/启动补选桌面.sh", "self-test")


def installed(bare: Room, shown: Screen, package: Path) -> None:
    """The package goes in without anything else, runs from the path, and goes out without a trace."""
    shutil.copyfile(package, bare.inside("/var/tmp/buxuan.deb"))
    said(bare, "", "dpkg", "-i", "/var/tmp/buxuan.deb", user="0")
    said(bare, "自检通过", "buxuan", "self-test")
    window(bare, shown, "installed", "buxuan")
    for file in ("applications/buxuan.desktop", "mime/packages/buxuan.xml", "icons/hicolor/128x128/apps/buxuan.png"):
        if not bare.inside(f"/usr/share/{file}").is_file():
            raise SetupError(f"安装包里没有 {file}。")
    said(bare, "", "dpkg", "--purge", "buxuan-desktop", user="0")
    if bare.inside("/usr/lib/buxuan-desktop").exists():
        raise SetupError("卸载以后还有文件留着。")


def _newest(pattern: str) -> Path:
    found = sorted(OUT.glob(pattern), key=lambda file: file.stat().st_mtime)
    if not found:
        raise SetupError("还没有打包。请先运行：python3 build/bundle.py")
    return found[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="在空白的 Debian 里试打包程序")
    parser.add_argument("--archive", type=Path, help="要试的压缩包，不写就是最新的")
    parser.add_argument("--deb", type=Path, help="要试的安装包，不写就是最新的")
    parser.add_argument("--suite", default="bookworm", help="Debian 的版本")
    parser.add_argument("--base", type=Path, help="已经用 debootstrap 装好的文件夹，会复制一份来用")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
