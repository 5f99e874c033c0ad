"""Make the bundle for older systems in an older Debian, by hand, as root: `build/older_room.py --python A --sqlite B`.

A bundle runs on systems as old as the one it was made on, so a room of that age is set up in `.out/older-room` (and
kept). Its Python and its SQLite are too old for the program: both are compiled there from the source archives A and
B. `build/bundle.py --older` runs inside on a clone of this repository; what it packed is brought to `.out/`, and
`build/chroot.py --suite bullseye` proves it. Needs debootstrap, git and network; half an hour on two cores.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

import debian  # noqa: E402
import environment  # noqa: E402
from places import OUT, ROOT, SetupError, say  # noqa: E402

SUITE = "bullseye"
_ROOM = OUT / "older-room"
_PYTHON = "/opt/python"
_CLONE = "/usr/src/buxuan"
# What modules of Python are made with.
_HEADERS = ("zlib1g-dev", "libssl-dev", "libffi-dev", "libbz2-dev", "liblzma-dev")
# SQLite puts its one file together with Tcl.
_TOOLS = ("build-essential", "ca-certificates", "patchelf", "tcl")
_JOBS = os.cpu_count() or 1
_COMPILE = f"""
set -e
cd /usr/src/sqlite
./configure --prefix={_PYTHON} --disable-tcl --disable-static
make -j{_JOBS} install
cd /usr/src/python
./configure --prefix={_PYTHON} --enable-shared \\
    CPPFLAGS=-I{_PYTHON}/include LDFLAGS="-L{_PYTHON}/lib -Wl,-rpath,{_PYTHON}/lib"
make -j{_JOBS} install
find {_PYTHON}/lib -name '*.so*' -type f -exec strip --strip-unneeded {{}} +
{_PYTHON}/bin/python3 -c 'import bz2, ctypes, lzma, sqlite3, ssl, zlib'
touch {_PYTHON}/whole
"""
_BUNDLE = f"cd {_CLONE} && exec {_PYTHON}/bin/python3 build/bundle.py --older"
# pip's own settings go along, whatever mirror they name; so does what proves the mirror.
_KEPT = ("PIP_", "SSL_CERT_", "http_proxy", "https_proxy", "no_proxy")
_AUTHORITIES = "etc/ssl/certs/ca-certificates.crt"


def main() -> int:
    asked = _arguments()
    if not debian.is_root():
        raise SetupError("要用管理员身份运行：sudo python3 build/older_room.py --python 源代码包 --sqlite 源代码包")
    _lay_down()
    with _alive():
        if not _inside(f"{_PYTHON}/whole").exists():
            say("正在编译 SQLite 和 Python……")
            _unpack(asked.sqlite, "/usr/src/sqlite")
            _unpack(asked.python, "/usr/src/python")
            _run(_command(_COMPILE), OUT / "older-python.log")
        shutil.rmtree(_inside(_CLONE), ignore_errors=True)
        _run(["git", "clone", "--quiet", str(ROOT), str(_inside(_CLONE))])
        _run(_command(_BUNDLE))
    for file in sorted(_inside(_CLONE).glob(".out/buxuan*")):
        say(f"{shutil.copy(file, OUT)}")
    return 0


def _lay_down() -> None:
    """The room, whole or not at all; one that stands already is used again."""
    if _ROOM.exists():
        return
    if shutil.which("debootstrap") is None:
        raise SetupError("需要 debootstrap。请先运行：\n    apt-get install -y --no-install-recommends debootstrap")
    say(f"正在准备旧系统 {SUITE}……")
    libraries = dict.fromkeys(package for _, package in (*debian.RUN_LIBRARIES, *debian.BUNDLE_TOOLS))
    draft = _ROOM.with_suffix(".part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.parent.mkdir(parents=True, exist_ok=True)
    wanted = ",".join((*_TOOLS, *_HEADERS, *libraries))
    _run(["debootstrap", "--variant=minbase", f"--include={wanted}", SUITE, str(draft)], OUT / "older-room.log")
    draft.rename(_ROOM)


@contextmanager
def _alive() -> Iterator[None]:
    """The network's names, the authorities of this machine, and the processes' folder while something runs inside."""
    for file in ("etc/resolv.conf", _AUTHORITIES):
        if Path("/", file).exists():
            shutil.copy(Path("/", file), _ROOM / file)
    processes = str(_ROOM / "proc")
    _run(["mount", "-t", "proc", "proc", processes])
    try:
        yield
    finally:
        _run(["umount", processes])


def _command(script: str) -> list[str]:
    given = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    ready = {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", **given}
    return ["chroot", str(_ROOM), "/usr/bin/env", "-i", *(f"{k}={v}" for k, v in ready.items()), "sh", "-c", script]


def _unpack(source: Path, place: str) -> None:
    shutil.rmtree(_inside(place), ignore_errors=True)
    _inside(place).mkdir(parents=True)
    _run(["tar", "--strip-components=1", "-xf", str(source), "-C", str(_inside(place))])


def _inside(place: str) -> Path:
    return _ROOM / place.lstrip("/")


def _run(command: list[str], log: Path | None = None) -> None:
    """Run to the end; what it says goes to `log`, if one is given. Raises SetupError."""
    if log is None:
        code = subprocess.run(command, check=False).returncode
    else:
        with log.open("wb") as told:
            code = subprocess.run(command, stdout=told, stderr=subprocess.STDOUT, check=False).returncode
    if code != 0:
        raise SetupError(f"{Path(command[0]).name} 没有办成，原因见{log or '上面的输出'}。")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="在旧系统里打旧系统版的包")
    parser.add_argument("--sqlite", type=Path, required=True, metavar="SOURCE", help="SQLite 的源代码包")
    parser.add_argument(
        "--python", type=Path, required=True, metavar="SOURCE", help="Python 的源代码包（.tar.gz、.tar.xz）"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
