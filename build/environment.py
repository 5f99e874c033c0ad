"""One call makes the virtual environment ready, and a ready one costs next to nothing.

A stamp inside `.venv` says what it was made from. It is written last and removed first, so that a
set-up that was cut off is recognised, whatever it left behind, and made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable

import debian
import installing
from alone import alone
from places import LOCK, LOG, PROJECT, ROOT, VENV, SetupError, executable, say, speak_any_console

OLDEST = (3, 11)
OLDEST_SQLITE = (3, 37)
_ANOTHER_PYTHON = "请另装一个 Python 再运行本命令；旧系统上可以直接用旧系统版的压缩包，里面什么都有。"
STAMP = VENV / "buxuan-stamp.json"


def guarded(main: Callable[[], int]) -> int:
    """Run a script's main; every fault of the set-up becomes a sentence on stderr and exit code 1."""
    speak_any_console()
    try:
        require_python(sys.version_info[:2])
        require_sqlite()
        require_machine()
        return main()
    except SetupError as fault:
        sys.stderr.write(f"{fault}\n")
    except OSError as fault:
        sys.stderr.write(f"读写文件时出错：{fault}。请确认本文件夹可以写入、磁盘未满，再运行一次。\n")
    except KeyboardInterrupt:
        sys.stderr.write("已中断。再运行一次即可从头继续。\n")
        return 130
    return 1


def require_python(version: tuple[int, ...]) -> None:
    """Raises SetupError when the interpreter, given as (major, minor), is too old."""
    if version < OLDEST:
        wanted, found = (".".join(map(str, pair)) for pair in (OLDEST, version))
        raise SetupError(f"需要 Python {wanted} 或更新的版本，现在用的是 {found}。请装好后用新版本运行本命令。")


def require_sqlite() -> None:
    """Raises SetupError where Python's SQLite knows no strict tables, or cannot read a copy in memory."""
    try:
        import sqlite3
    except ImportError:
        raise SetupError(f"这个 Python 没有 SQLite，案卷打不开。{_ANOTHER_PYTHON}") from None
    if sqlite3.sqlite_version_info < OLDEST_SQLITE or not hasattr(sqlite3.Connection, "deserialize"):
        wanted = ".".join(map(str, OLDEST_SQLITE))
        found = f"这个 Python 带的 SQLite 是 {sqlite3.sqlite_version}，案卷要用 {wanted} 或更新的版本。"
        raise SetupError(f"{found}{_ANOTHER_PYTHON}")


def require_machine() -> None:
    """Raises SetupError when Qt has nothing for this computer, in the program's own words."""
    sys.path.insert(0, str(ROOT))
    try:
        from buxuan_desktop.machine import hindrance, this_machine
        from buxuan_desktop.words import of_refusal
    finally:
        sys.path.remove(str(ROOT))
    unfit = hindrance(this_machine())
    if unfit is not None:
        raise SetupError(of_refusal(unfit))


def ensure() -> None:
    """Make `.venv` hold what the lock names and the project itself. Raises SetupError, OSError."""
    if is_ready():
        return
    with alone():
        if not is_ready():
            _set_up()
            if not is_ready():
                raise SetupError("运行环境没有装全。请删除文件夹 .venv 后再运行一次。")


def is_ready() -> bool:
    """Whether the last set-up was finished, here, from today's lock, by this Python."""
    whole = all(executable(name).exists() for name in ("python", "buxuan", "lint-imports"))
    return whole and _read_stamp() == _fingerprint()


def _set_up() -> None:
    say("正在准备运行环境，第一次需要一两分钟……")
    debian.require_libraries()
    before, now = _read_stamp(), _fingerprint()
    STAMP.unlink(missing_ok=True)
    LOG.unlink(missing_ok=True)
    # An equal stamp means that files went missing afterwards, so nothing that lies there can be trusted.
    if before.get("base") != now["base"] or before == now:
        installing.make_venv()
        before = {}
    if before.get("lock") != now["lock"]:
        installing.install_lock()
    installing.install_project()
    unfinished = STAMP.with_suffix(".part")
    unfinished.write_text(json.dumps(now), encoding="utf-8")
    os.replace(unfinished, STAMP)
    say("运行环境已备好。")


def _fingerprint() -> dict[str, str]:
    # A moved folder or another Python breaks the scripts in `.venv`; a changed lock or project does not.
    return {
        "base": "{} {}.{} {}".format(sys.platform, *sys.version_info[:2], ROOT),
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "project": hashlib.sha256(PROJECT.read_bytes()).hexdigest(),
        "libraries": repr(debian.RUN_LIBRARIES),
    }


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}
