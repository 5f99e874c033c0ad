"""Make requirements.lock again from pyproject.toml: `python3 build/lock.py [--upgrade]`, and the older Qt's beside it.

One file serves Windows and Linux on x86_64 and aarch64: it is resolved for all platforms at once and
holds the hash of every file of each release. It names no index: where packages come from is each
machine's own setting.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from bundle_older import OLDER_HEADER, OLDER_QT, OLDER_WANTED  # noqa: E402
from places import LOCK, PROJECT, SetupError, executable, say  # noqa: E402

_HEADER = "# Made by build/lock.py from pyproject.toml; do not edit. Hashes cover every platform.\n"
_SHAPE = ("--universal", "--generate-hashes", "--python-version", "3.11")
_ANONYMOUS = ("--no-config", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate")
_SWAYING = ("UV_CONSTRAINT", "UV_OVERRIDE", "UV_FIND_LINKS", "UV_EXCLUDE_NEWER")


def main() -> int:
    parser = argparse.ArgumentParser(description="make requirements.lock again")
    parser.add_argument("--upgrade", action="store_true", help="take the newest releases, not those locked now")
    asked = parser.parse_args()
    uv = find_uv()
    if uv is None:
        raise SetupError(f"重做清单需要 uv。请先运行下面这一行：\n    {executable('python')} -m pip install uv")
    lines = resolve(uv, upgrade=asked.upgrade)
    LOCK.write_text(_HEADER + lines, encoding="utf-8", newline="\n")
    OLDER_QT.write_text(OLDER_HEADER + resolve_older(uv), encoding="utf-8", newline="\n")
    say(f"已写好 {LOCK.name} 和 {OLDER_QT.name}。")
    return 0


def find_uv() -> str | None:
    """The path of uv, in the virtual environment or on the search path."""
    inside = executable("uv")
    return str(inside) if inside.exists() else shutil.which("uv")


def resolve(uv: str, *, upgrade: bool) -> str:
    """The lock's text. What would sway it on this machine alone is kept out; an index of one's own is not."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / LOCK.name
        if LOCK.is_file() and not upgrade:
            made.write_bytes(LOCK.read_bytes())
        return _compiled(uv, made, "--extra", "dev", str(PROJECT))


def resolve_older(uv: str) -> str:
    """The text of the older Qt's lock, for which no more is chosen than its release."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "older.in"
        asked.write_text("\n".join(OLDER_WANTED), encoding="utf-8")
        return _compiled(uv, Path(folder) / OLDER_QT.name, str(asked))


def _compiled(uv: str, made: Path, *what: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in _SWAYING}
    command = [uv, "pip", "compile", *_SHAPE, *_ANONYMOUS, "--quiet", "--output-file", str(made), *what]
    if subprocess.run(command, env=clean, check=False).returncode != 0:
        raise SetupError("未能重做清单，原因见上面的输出。")
    return made.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
