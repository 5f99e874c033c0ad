"""Filling the virtual environment: what the lock names, then the project itself.

Only wheels whose hashes the lock holds are taken, so nothing is compiled here and nothing comes in
unseen. Where from is left to pip's own settings, so that a mirror in the neighbourhood serves too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import debian
from places import LOCK, LOG, ROOT, VENV, SetupError, child_environment, executable

_PIP = ("-m", "pip", "--no-input", "--disable-pip-version-check", "install", "--no-deps")
_NO_INDEX = (
    "Could not find a version",
    "No matching distribution",
    "Failed to establish a new connection",
    "ConnectionError",
    "Max retries",
    "timed out",
    "SSLError",
    "ProxyError",
)


def make_venv(venv: Path | None = None) -> None:
    """Make an empty virtual environment where an unfinished one may lie. Raises SetupError."""
    venv = venv or VENV
    debian.require_venv()
    if venv.exists():
        _clear(venv)
    # The base interpreter: this script may itself run inside the environment that was just removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    _run([base, "-m", "venv", str(venv)], "未能建立运行环境。")


def _clear(venv: Path) -> None:
    try:
        shutil.rmtree(venv)
    except OSError as fault:
        raise SetupError(
            f"清理不了没装完的运行环境 {venv}，可能还有程序在用它。请关掉别的窗口后再运行一次。"
        ) from fault


def install_lock(lock: Path | None = None, venv: Path | None = None) -> None:
    """Install what a lock names, requirements.lock unless told otherwise. Raises SetupError."""
    safe = ("--require-hashes", "--only-binary", ":all:", "-r", str(lock or LOCK))
    _run([str(executable("python", venv)), *_PIP, *safe], "未能装好所需的组件。")


def install_project(venv: Path | None = None) -> None:
    """Install the project in place, so that `buxuan` exists; needs no network. Raises SetupError."""
    local = ("--no-build-isolation", "--no-index", "--force-reinstall", "-e", str(ROOT))
    _run([str(executable("python", venv)), *_PIP, *local], "未能把本程序装进运行环境。")


def _run(command: list[str], failure: str) -> None:
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("ab") as log:
        log.write(f"$ {' '.join(command)}\n".encode())
        log.flush()
        start = log.tell()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=child_environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
            close_fds=False,  # hands on the set-up lock, see alone.py
            check=False,
        )
    if done.returncode != 0:
        raise SetupError(f"{failure}{_reason(LOG.read_bytes()[start:].decode('utf-8', 'replace'))}详情见 {LOG}。")


def _reason(output: str) -> str:
    if "No space left" in output:
        return "磁盘已满，请腾出空间后再运行一次。"
    if "DO NOT MATCH THE HASHES" in output:
        return "下载到的文件与清单不符，可能被改动过，已停止安装。请换一个软件源再试。"
    if "Permission denied" in output:
        return "请确认本文件夹可以写入，再运行一次。"
    if any(sign in output for sign in _NO_INDEX):
        return "连不上软件源，或者软件源里没有适合本机的组件。请接通网络，或为 pip 配置可用的软件源，再运行一次。"
    return "请再运行一次。"
