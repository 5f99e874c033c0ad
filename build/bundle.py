"""Build the one-folder bundle with PyInstaller and let it prove itself: `python3 build/bundle.py`.

The result is `.out/dist/buxuan/`; it runs on systems of the kind it was built on (PyInstaller does not
cross-compile). Its own `self-test` is run from another folder, so that nothing of the checkout helps it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

import debian  # noqa: E402
import environment  # noqa: E402
from places import OUT, ROOT, SetupError, child_environment, executable, say  # noqa: E402

_DIST = OUT / "dist"
_WORK = OUT / "work"
_SHOWN = 6
_MEBI = 1024 * 1024


def main() -> int:
    environment.ensure()
    debian.require_bundle_tools()
    _build()
    folder = _DIST / "buxuan"
    for line in sizes(folder):
        say(line)
    return _self_test(folder / executable("buxuan").name)


def _build() -> None:
    places = ["--distpath", str(_DIST), "--workpath", str(_WORK)]
    command = [str(executable("python")), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places]
    tools = child_environment(PYINSTALLER_CONFIG_DIR=str(_WORK / "config"))
    if subprocess.run([*command, str(ROOT / "installer.spec")], cwd=ROOT, env=tools, check=False).returncode != 0:
        raise SetupError("打包没有完成，原因见上面的输出。")


def _self_test(program: Path) -> int:
    say("== 自检")
    with tempfile.TemporaryDirectory() as elsewhere:
        code = subprocess.run(
            [str(program), "self-test"], cwd=elsewhere, env=child_environment(), check=False
        ).returncode
    say(f"{program.parent} 自检{'通过' if code == 0 else '没有通过'}。")
    return code


def sizes(folder: Path) -> list[str]:
    """Lines that tell the size of the bundle in MB: the whole, then its largest parts."""
    parts: dict[str, int] = {}
    inner = folder / "_internal"
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            part = file.relative_to(inner if file.is_relative_to(inner) else folder).parts[0]
            parts[part] = parts.get(part, 0) + file.stat().st_size
    largest = sorted(parts.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    whole = f"打包大小：{sum(parts.values()) / _MEBI:.1f} MB"
    return [whole, *(f"    {size / _MEBI:6.1f} MB  {part}" for part, size in largest)]


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
