"""Make the bundle for older systems in an older Debian: `sudo python3 build/older_room.py --python SOURCE`, by hand.

A bundle runs on systems as old as the one it was made on, so a room of that age is set up in `.out/older-room` (and
kept), Python is compiled there from its source archive SOURCE, since that Debian has none that is new enough, and
`build/bundle.py --older` runs inside on a clone of this repository. What it packed is brought to `.out/`.
Then `build/chroot.py --suite bullseye` proves it. Needs debootstrap, git, network; half an hour on two cores.
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
_SOURCE, _CLONE = "/usr/src/python", "/usr/src/buxuan"
# Each is (library that Python's modules are made with, package).
_HEADERS = ("zlib1g-dev", "libssl-dev", "libffi-dev", "libbz2-dev", "liblzma-dev", "libsqlite3-dev")
_TOOLS = ("build-essential", "ca-certificates", "patchelf")
_COMPILE = f"""
set -e
cd {_SOURCE}
./configure --prefix={_PYTHON} --enable-shared LDFLAGS=-Wl,-rpath,{_PYTHON}/lib
make -j{os.cpu_count() or 1}
make install
{_PYTHON}/bin/python3 -c 'import bz2, ctypes, lzma, sqlite3, ssl, zlib'
"""
_BUNDLE = f"cd {_CLONE} && exec {_PYTHON}/bin/python3 build/bundle.py --older"
# pip's own settings go along, whatever mirror they name; so does what proves the mirror.
_KEPT = ("PIP_", "SSL_CERT_", "http_proxy", "https_proxy", "no_proxy")
_AUTHORITIES = "etc/ssl/certs/ca-certificates.crt"


def main() -> int:
    asked = _arguments()
    if not debian.is_root():
        raise SetupError("要用管理员身份运行：sudo python3 build/older_room.py --python 源代码包")
    _lay_down()
    with _alive():
        if not (_ROOM / _PYTHON[1:] / "bin" / "python3").exists():
            say("正在编译 Python……")
            shutil.rmtree(_inside(_SOURCE), ignore_errors=True)
            _inside(_SOURCE).mkdir(parents=True)
            _run(["tar", "--strip-components=1", "-xf", str(asked.python), "-C", str(_inside(_SOURCE))])
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
    parser.add_argument(
        "--python", type=Path, required=True, metavar="SOURCE", help="Python 的源代码包（.tar.gz、.tar.xz）"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
