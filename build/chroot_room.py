"""A bare Debian in a folder, with nothing of ours, no Python, no fonts and no network, and what runs in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from places import SetupError

# As an ordinary person's, and with what trips programs up.
HOME = "/home/teller/选举 软件"
_USER = "1000"
_SOCKETS = "/tmp/.X11-unix"


class Room:
    """The folder, and how commands run inside it: as an ordinary person, with an empty environment, no network."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def inside(self, place: str) -> Path:
        """Where a path of the room lies for us."""
        return self.root / place.lstrip("/")

    def command(self, *words: str, user: str = _USER, **environment: str) -> list[str]:
        """The whole command line that runs `words` in the room."""
        ready = {"HOME": HOME, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", **environment}
        facts = [f"{name}={value}" for name, value in ready.items()]
        entered = ["unshare", "--net", "chroot", f"--userspec={user}:{user}", str(self.root)]
        return [*entered, "/usr/bin/env", "-i", *facts, "sh", "-c", 'cd "$HOME" && exec "$@"', "sh", *words]

    def run(self, *words: str, user: str = _USER, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run to the end, with what it says on both streams as one text."""
        command = self.command(*words, user=user, **environment)
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    def start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start and go on; the process is the program itself, whose id ends it."""
        return subprocess.Popen(self.command(*words, **environment))

    def strange(self) -> list[str]:
        """What a bare room must not have, and has."""
        found = [name for name in ("python3", "python") if self._has(name)]
        fonts = self.inside("/usr/share/fonts")
        return found + ([str(fonts)] if fonts.exists() and any(fonts.rglob("*.tt?")) else [])

    def _has(self, name: str) -> bool:
        return any(self.inside(f"/{folder}/{name}").exists() for folder in ("usr/bin", "usr/local/bin"))


@contextmanager
def room(folder: Path, suite: str, base: Path | None) -> Iterator[Room]:
    """Make a room in `folder`, fresh or from a copy of `base`; afterwards nothing of it is left. Raises SetupError."""
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        _lay_down(folder, suite, base)
        made = Room(folder)
        person = made.inside(HOME)
        person.mkdir(parents=True)
        os.chown(person, int(_USER), int(_USER))
        for source, options in (("/proc", ("-t", "proc", "proc")), (_SOCKETS, ("--bind", _SOCKETS))):
            place = made.inside(source)
            Path(source).mkdir(exist_ok=True)
            place.mkdir(parents=True, exist_ok=True)
            _checked(["mount", *options, str(place)], "挂载不了需要的目录。")
            undo.callback(_checked, ["umount", str(place)], "卸载不了目录。")
        yield made


def _lay_down(folder: Path, suite: str, base: Path | None) -> None:
    if base is not None:
        _checked(["cp", "-a", str(base), str(folder)], "复制不了现成的系统。")
        return
    if shutil.which("debootstrap") is None:
        raise SetupError("需要 debootstrap。请先运行：\n    apt-get install -y --no-install-recommends debootstrap")
    folder.parent.mkdir(parents=True, exist_ok=True)
    _checked(["debootstrap", "--variant=minbase", suite, str(folder)], "没有装好空白的 Debian，请检查网络和软件源。")


@contextmanager
def stick(made: Room, folder: Path, megabytes: int) -> Iterator[tuple[str, str]]:
    """A FAT stick as desktops mount it: only names that Windows runs may be run. Gives its kind and its place.

    Where the system knows no FAT it is a disk in memory, from which `without_rights` takes the right to be run.
    """
    image, place = folder.with_suffix(".img"), "/media/teller/选举U盘"
    with ExitStack() as undo:
        inside = made.inside(place)
        inside.mkdir(parents=True)
        fat = "vfat" in Path("/proc/filesystems").read_text().split()
        if fat:
            undo.callback(image.unlink, missing_ok=True)
            with image.open("wb") as file:
                file.truncate(megabytes * 1024 * 1024)
            _checked(["mkfs.vfat", "-F", "32", str(image)], "做不了U盘的文件系统，需要 dosfstools。")
            options = f"loop,uid={_USER},gid={_USER},shortname=mixed,utf8=1,showexec,flush"
            _checked(["mount", "-t", "vfat", "-o", options, str(image), str(inside)], "挂载不了U盘。")
        else:
            options = f"size={megabytes}m,uid={_USER},gid={_USER}"
            _checked(["mount", "-t", "tmpfs", "-o", options, "stick", str(inside)], "挂载不了U盘。")
        undo.callback(_checked, ["umount", str(inside)], "卸载不了U盘。")
        yield "FAT" if fat else "本机内核不认 FAT，用不能直接运行文件的内存盘代替", place


def without_rights(folder: Path) -> None:
    """What FAT does to files: none may be run, and none can be a link. Raises SetupError when one is."""
    for file in folder.rglob("*"):
        if file.is_symlink():
            raise SetupError(f"{file.name} 是链接，FAT 格式的U盘放不下。")
        if file.is_file():
            file.chmod(0o644)


def _checked(command: list[str], failure: str) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"{failure}{done.stderr.strip()}")
