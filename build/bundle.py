"""Build the one-folder bundle, let it prove itself, and pack it: `python3 build/bundle.py [--older] [--township]`.

The folder is `.out/dist/buxuan/`; beside it come an archive with its SHA-256, on Debian a package, and on Windows,
where Inno Setup is installed, an installer. It runs on systems of the kind it was built on (PyInstaller does not
cross-compile). `--older` takes the Qt that runs on older systems, `--township` adds the monthly table's DuckDB.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.dont_write_bytecode = True  # build/ holds no output

import bundle_archive  # noqa: E402
import bundle_contents  # noqa: E402
import bundle_deb  # noqa: E402
import bundle_older  # noqa: E402
import bundle_papers  # noqa: E402
import bundle_slim  # noqa: E402
import debian  # noqa: E402
import environment  # noqa: E402
from bundle_papers import ADVICE, About  # noqa: E402
from places import OUT, ROOT, VENV, SetupError, child_environment, executable, say  # noqa: E402

_SHOWN = 6
# What a village can be asked to carry and keep; a township's bundle is larger by DuckDB.
_MOST_UNPACKED = 250_000_000
_MOST_PACKED = 100_000_000
_MEGA = 1_000_000


class Kind(NamedTuple):
    """Which bundle: with an older Qt, with the township's part."""

    older: bool = False
    township: bool = False

    @property
    def suffix(self) -> str:
        """What tells its files from those of the usual bundle."""
        return ("-older" if self.older else "") + ("-township" if self.township else "")

    @property
    def work(self) -> Path:
        """Where PyInstaller keeps what it makes on the way."""
        return OUT / f"work{self.suffix}"

    @property
    def dist(self) -> Path:
        """Where the folder is made."""
        return OUT / f"dist{self.suffix}"


def main() -> int:
    asked = _arguments()
    kind = Kind(asked.older, asked.township)
    venv = _environment(kind)
    debian.require_bundle_tools()
    folder = _built(kind, venv)
    bundle = bundle_papers.about(folder, _version(venv))
    bundle_papers.write(folder, bundle)
    code = _bill(kind, venv, folder) or _self_test(folder)
    for line in sizes(folder):
        say(line)
    if code or asked.folder_only:
        return code
    packed = _pack(folder, kind, bundle)
    return 0 if kind.township else within_limits(_bytes(folder), packed.stat().st_size)


def _environment(kind: Kind) -> Path:
    """The environment to bundle from; the usual one cannot even be made on a system that is as old as the older's."""
    if kind.older:
        return bundle_older.ensure()
    environment.ensure()
    return VENV


def _built(kind: Kind, venv: Path) -> Path:
    places = ["--distpath", str(kind.dist), "--workpath", str(kind.work)]
    command = [str(executable("python", venv)), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    tools = child_environment(
        PYINSTALLER_CONFIG_DIR=str(kind.work / "config"), BUXUAN_TOWNSHIP="1" if kind.township else "0"
    )
    if subprocess.run([*command, str(ROOT / "installer.spec")], cwd=ROOT, env=tools, check=False).returncode != 0:
        raise SetupError("打包没有完成，原因见上面的输出。")
    folder = kind.dist / "buxuan"
    bundle_slim.slim(folder)
    lacking = bundle_contents.missing_libraries(folder) if sys.platform.startswith("linux") else {}
    if lacking:
        named = "\n".join(f"    {name}（{user} 要用）" for name, user in sorted(lacking.items()))
        raise SetupError(f"打包没有完成，缺少下面的库：\n{named}")
    return folder


def _bill(kind: Kind, venv: Path, folder: Path) -> int:
    """The bill of materials, made and judged by the Python that the bundle was made with."""
    listed = kind.work / "installer" / "files.json"
    command = [str(executable("python", venv)), "-B", str(ROOT / "build" / "bundle_bom.py")]
    where = [str(folder / ADVICE), str(listed), str(kind.work)]
    return subprocess.run([*command, *where], cwd=ROOT, env=child_environment(), check=False).returncode


def _self_test(folder: Path) -> int:
    say("== 自检")
    program = folder / executable("buxuan").name
    with tempfile.TemporaryDirectory() as elsewhere:
        command = [str(program), "self-test"]
        code = subprocess.run(command, cwd=elsewhere, env=child_environment(), check=False).returncode
    say(f"{folder} 自检{'通过' if code == 0 else '没有通过'}。")
    return code


def _pack(folder: Path, kind: Kind, bundle: About) -> Path:
    """Archive, package and installer, each told with its size; returns the archive."""
    ending = "zip" if bundle.system == "win32" else "tar.xz"
    archive = bundle_archive.pack(folder, OUT / f"buxuan-{bundle.name}{kind.suffix}.{ending}")
    made = [archive]
    if shutil.which("dpkg-deb"):
        target = OUT / bundle_deb.file_name(bundle, kind.suffix.replace("-", "+"))
        made.append(bundle_deb.make(folder, kind.work / "deb", target, bundle))
    if bundle.system == "win32":
        made += _installer(folder, bundle)
    for file in made:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        file.with_name(file.name + ".sha256").write_text(f"{digest}  {file.name}\n", encoding="utf-8")
        say(f"{file.stat().st_size / _MEGA:6.1f} MB  {file.name}")
    return archive


def _installer(folder: Path, bundle: About) -> list[Path]:
    """The installer for Windows by Inno Setup; where that is missing the line to run is told."""
    script = bundle_papers.PACKAGING / "buxuan.iss"
    icon = ROOT / "resources" / "icons" / "buxuan.ico"
    given = {"Version": bundle.version, "Folder": folder, "Icon": icon, "Output": OUT}
    command = ["ISCC", *(f"/D{name}={value}" for name, value in given.items()), str(script)]
    if shutil.which("ISCC") is None:
        say(f"没有找到 Inno Setup。装好以后运行：\n    {subprocess.list2cmdline(command)}")
        return []
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError("Inno Setup 制作安装程序没有完成，原因见上面的输出。")
    return [OUT / f"buxuan-{bundle.version}-windows-x86_64-setup.exe"]


def within_limits(unpacked: int, packed: int) -> int:
    """Says whether the sizes in bytes keep to what a village's bundle may take; returns the exit code."""
    for what, size, most in (("解开", unpacked, _MOST_UNPACKED), ("压缩", packed, _MOST_PACKED)):
        if size > most:
            say(f"{what}后 {size / _MEGA:.1f} MB，超过了 {most / _MEGA:.0f} MB。")
            return 1
    return 0


def sizes(folder: Path) -> list[str]:
    """Lines that tell the size of the bundle in MB: the whole, then its largest parts."""
    parts: dict[str, int] = {}
    inner = folder / "_internal"
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            part = file.relative_to(inner if file.is_relative_to(inner) else folder).parts[0]
            parts[part] = parts.get(part, 0) + file.stat().st_size
    largest = sorted(parts.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    whole = f"打包大小：{sum(parts.values()) / _MEGA:.1f} MB"
    return [whole, *(f"    {size / _MEGA:6.1f} MB  {part}" for part, size in largest)]


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _version(venv: Path) -> str:
    ask = "from importlib.metadata import version; print(version('buxuan-desktop'))"
    command = [os.fspath(executable("python", venv)), "-c", ask]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=child_environment()).stdout.strip()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="打包补选桌面")
    parser.add_argument("--older", action="store_true", help="旧系统版：用旧系统上能运行的 Qt")
    parser.add_argument("--township", action="store_true", help="镇（街道）版：带上汇总月报用的 DuckDB")
    parser.add_argument("--folder-only", action="store_true", help="只做文件夹，不压缩")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
