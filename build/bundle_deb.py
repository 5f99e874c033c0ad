"""A package for Debian, Ubuntu, Kylin and UOS from the finished folder; made by `dpkg-deb`, nobody has to be root."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

from bundle_papers import ADVICE, PACKAGING, About
from places import ROOT, SetupError

NAME = "buxuan-desktop"
_LIBRARY = Path("usr/lib") / NAME
_DOCUMENTS = Path("usr/share/doc") / NAME
_ICONS = ROOT / "resources" / "icons"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_SIZES = (32, 48, 128, 256)
_DAY = "Wed, 01 Jan 2020 00:00:00 +0000"
_MAINTAINER = "buxuan_desktop contributors <buxuan-desktop@packages.local>"


def file_name(bundle: About, suffix: str = "") -> str:
    """As `dpkg` names packages."""
    return f"{NAME}_{bundle.version}{suffix}_{_ARCHITECTURES[bundle.machine]}.deb"


def make(folder: Path, tree: Path, target: Path, bundle: About) -> Path:
    """Lay the package out in `tree`, which is made anew, and pack it. Raises SetupError, OSError."""
    if tree.exists():
        shutil.rmtree(tree)
    lay_out(folder, tree, bundle)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"制作 deb 安装包没有完成：{done.stderr.strip()}")
    return target


def lay_out(folder: Path, tree: Path, bundle: About) -> None:
    """Every file at its place, with the modes that a package has."""
    library = tree / _LIBRARY
    library.mkdir(parents=True)
    shutil.copytree(folder / "_internal", library / "_internal")
    shutil.copy2(folder / "buxuan", library / "buxuan")
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/buxuan").symlink_to(f"../lib/{NAME}/buxuan")
    applications = _folder(tree, "usr/share/applications")
    shutil.copy(PACKAGING / "buxuan.desktop", applications / "buxuan.desktop")
    (_folder(tree, "usr/share/mime/packages") / "buxuan.xml").write_text(mime_type(), encoding="utf-8")
    for size in _SIZES:
        shutil.copy(_ICONS / f"buxuan-{size}.png", _icons(tree, f"{size}x{size}") / "buxuan.png")
    shutil.copy(_ICONS / "buxuan.svg", _icons(tree, "scalable") / "buxuan.svg")
    _documents(folder, tree, bundle)
    _modes(tree)
    _control(tree, bundle)


def mime_type() -> str:
    """What tells a case from other SQLite files, with the number that the program writes into it."""
    schema = (ROOT / "buxuan_desktop" / "store" / "schema.py").read_text(encoding="utf-8")
    found = re.search(r"^APPLICATION_ID = (0x[0-9A-Fa-f]+)$", schema, re.MULTILINE)
    if found is None:
        raise SetupError("在 store/schema.py 里找不到 APPLICATION_ID。")
    return (PACKAGING / "buxuan.xml").read_text(encoding="utf-8").replace("@APPLICATION_ID@", found[1])


def control(bundle: About, kilobytes: int) -> str:
    """The package's own description; only the C library is asked for, what printing and voice need is recommended."""
    return (
        f"Package: {NAME}\n"
        f"Version: {bundle.version}\n"
        f"Architecture: {_ARCHITECTURES[bundle.machine]}\n"
        f"Maintainer: {_MAINTAINER}\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: libc6 (>= {bundle.libc})\n"
        "Recommends: libcups2 | libcups2t64, systemd\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: by-elections of villagers' and residents' committees, offline\n"
        " 补选桌面：村（居）民委员会补选的离线桌面程序，从发现缺额一直办到归档。\n"
        " 一张一张录入选票，依法得出结果并标明依据的条文，打印结果报告单和当选证书；\n"
        " 一个案卷文件保存全部过程，以后能证明没有改动过。\n"
        " .\n"
        " An offline desktop program for by-elections in China: ballots are keyed one by\n"
        " one, the result is decided by law, and one case file proves every step.\n"
    )


def _documents(folder: Path, tree: Path, bundle: About) -> None:
    documents = _folder(tree, _DOCUMENTS.as_posix())
    shutil.copytree(folder / ADVICE, documents / ADVICE)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    components = folder / ADVICE / "软件成分.txt"
    told = components.read_text(encoding="utf-8") if components.is_file() else ""
    (documents / "copyright").write_text(f"{licence}\n\n{told}", encoding="utf-8")
    changes = f"{NAME} ({bundle.version}) stable; urgency=medium\n\n  * See CHANGELOG.\n\n -- {_MAINTAINER}  {_DAY}\n"
    (documents / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=0))
    overrides = _folder(tree, "usr/share/lintian/overrides")
    (overrides / NAME).write_text(_overrides(), encoding="utf-8")


def _overrides() -> str:
    """What a package that carries its own Python and Qt does on purpose."""
    reasons = {
        "embedded-library": "the same files serve systems that have no package of them",
        "unstripped-binary-or-object": "what auditwheel rearranged does not survive strip",
        "custom-library-search-path": "wheels find the libraries that they bring by paths of their own",
        "shared-library-lacks-prerequisites": "data alone, and modules of Python that need nothing else",
        "library-not-linked-against-libc": "modules of Python, which is linked against it",
        "hardening-no-pie": "the bootloader is PyInstaller's",
        "duplicate-font-file": "names print alike on every system",
        "copyright-not-using-common-license-for-lgpl": "the texts go along for systems that have no such folder",
        "bogus-mail-host": "made by whoever builds it, for handing on by stick",
        "bogus-mail-host-in-debian-changelog": "made by whoever builds it, for handing on by stick",
        "package-contains-timestamped-gzip": "as its wheel brings it",
        "no-manual-page": "the commands explain themselves: buxuan --help",
    }
    return "".join(f"# {why}\n{NAME}: {tag} *\n" for tag, why in reasons.items())


def _control(tree: Path, bundle: About) -> None:
    files = [file for file in tree.rglob("*") if file.is_file() and not file.is_symlink()]
    folder = _folder(tree, "DEBIAN")
    kilobytes = sum(-(-file.stat().st_size // 1024) for file in files)
    (folder / "control").write_text(control(bundle, kilobytes), encoding="utf-8")
    os.chmod(folder, 0o755)


def _folder(tree: Path, place: str) -> Path:
    made = tree / place
    made.mkdir(parents=True, exist_ok=True)
    return made


def _icons(tree: Path, size: str) -> Path:
    return _folder(tree, f"usr/share/icons/hicolor/{size}/apps")


def _modes(tree: Path) -> None:
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        program = path.is_dir() or path == tree / _LIBRARY / "buxuan"
        path.chmod(0o755 if program else 0o644)
