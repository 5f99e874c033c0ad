"""Write a bundle's bill of materials: `.venv/bin/python build/bundle_bom.py FOLDER FILES.json WORK`.

`build/bundle.py` runs it with the Python that made the bundle. It leaves a CycloneDX file for tools, a list in Chinese
and English for people, and the licence texts; it refuses the bundle when a licence may not be handed on.
"""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
import uuid
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Listed
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

import bundle_owners
from bundle_components import Component, Untold, components, facts, refused
from bundle_owners import Owner, Unowned
from places import PROJECT, ROOT, SetupError, say

TEXT = "软件成分.txt"
TOOLS = "软件成分.cdx.json"
LICENCES = "许可"
_GROUPS = {
    "program": "本程序 This program",
    "font": "字体 Fonts",
    "python": "Python",
    "distribution": "Python 组件 Python components",
    "carried": "组件里带的库 Libraries that components carry",
    "system": "操作系统的库 Libraries of the operating system",
}
_MANY = "、"
_FEW = 4
_TYPES = {"program": ComponentType.APPLICATION, "font": ComponentType.FILE}
_KINDS = {"distribution": "pypi", "system": "deb"}
_HEAD = """\
补选桌面 {version} 的软件成分和许可
Components of Buxuan Desktop {version} and their licences

这一份里没有按 GPL 或者 AGPL 使用的软件。名字里有 GPL 的只有下面几种情况：
Nothing in here is used under the GPL or AGPL. Where GPL stands below, it is one of these:
  一、带例外条款：PyInstaller 的启动程序、GCC 的运行库，例外条款允许随任何许可的程序分发。
     With an exception: PyInstaller's bootloader and GCC's run-time libraries may go with programs of any licence.
  二、几种许可里选一种：行末“选用”后面是本程序选用的。PySide6（Qt）选用 LGPL-3.0。
     A choice: what follows 选用 is the licence taken. PySide6 (Qt) is used under LGPL-3.0.
按 LGPL 使用的库都是单独的文件，没有修改，可以换成自己编译的同版本；其源代码由各自的项目按版本公开。
Libraries under the LGPL are files of their own, unmodified, and may be replaced by your own build; their sources are
published by their projects.
许可全文在“{licences}”文件夹。The full texts are in the folder {licences}.
"""


def main() -> int:
    folder, listed = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    try:
        sources = [source for _, source, _ in [*listed["files"], *listed["modules"]]]
        owners = bundle_owners.owners(sources, Path(sys.argv[3]))
        found = components(owners, facts(), version)
    except Unowned as unknown:
        sys.stderr.write(f"不知道下面的文件从哪里来，没有制作清单：\n{unknown}\n")
        return 1
    except Untold as untold:
        sys.stderr.write(f"有组件的许可没有写明，没有制作清单：{untold}\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TEXT).write_text(text_of(found, version), encoding="utf-8")
    (folder / TOOLS).write_text(cyclonedx_of(found, version), encoding="utf-8")
    copy_licences(folder / LICENCES, owners)
    return judged(found)


def judged(found: list[Component]) -> int:
    """Says how many components there are, or which may not be handed on; returns the exit code."""
    bad = refused(found)
    for one in bad:
        where = f"（在 {one.inside} 里）" if one.inside else ""
        sys.stderr.write(f"{one.name}{where} 的许可不能随程序分发：{one.chosen or one.licence}\n")
    if not bad:
        say(f"软件成分：{len(found)} 项，许可都可以随程序分发。")
    return 1 if bad else 0


def text_of(found: Iterable[Component], version: str) -> str:
    """The list for people."""
    lines = [_HEAD.format(version=version, licences=LICENCES)]
    for group, title in _GROUPS.items():
        lines.append(f"\n== {title}\n")
        for one in (one for one in found if one.group == group):
            inside = f"（{one.inside}）" if one.inside else ""
            chosen = f"；选用 {one.chosen}" if one.chosen else ""
            lines.append(f"{' '.join(filter(None, (one.name, one.version)))}{inside}：{one.licence}{chosen}\n")
            if one.note:
                lines.append(f"    {one.note}\n")
    return "".join(lines)


def cyclonedx_of(found: Iterable[Component], version: str) -> str:
    """The list for tools, the same bytes each run. Raises SetupError when it is not valid CycloneDX."""
    bill = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_DNS, f"buxuan-desktop {version} {sorted(found)}"))
    for number, one in enumerate(found):
        bill.components.add(_listed(number, one))
    written: str = JsonV1Dot6(bill).output_as_string(indent=2)
    told = json.loads(written)
    # When it was made says nothing about the bundle, and would change its bytes.
    told["metadata"].pop("timestamp", None)
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise SetupError("软件成分清单不合 CycloneDX 1.6 的格式。")
    return text


def _listed(number: int, one: Component) -> Listed:
    kind = _KINDS.get(one.group)
    facts = {"chosen-licence": one.chosen, "note": one.note, "carried-by": one.inside}
    # SPDX knows public domain only by names of one's own, which CycloneDX takes as a name.
    alone = one.licence.startswith("LicenseRef-") and " " not in one.licence
    licence = DisjunctiveLicense(name=one.licence) if alone else LicenseExpression(one.licence)
    return Listed(
        name=one.name,
        version=one.version or None,
        type=_TYPES.get(one.group, ComponentType.LIBRARY),
        bom_ref=f"{number}-{one.name}",
        licenses=[licence],
        purl=PackageURL(kind, "debian" if kind == "deb" else None, one.name, one.version) if kind else None,
        properties=[Property(name=f"buxuan:{name}", value=value) for name, value in facts.items() if value],
    )


def copy_licences(target: Path, owners: Iterable[Owner]) -> None:
    """The texts: of this program, of the fonts, of each distribution and package, and those that they refer to."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for text in sorted((ROOT / "resources" / "packaging" / "licences").iterdir()):
        shutil.copyfile(text, target / text.name)
    shutil.copyfile(ROOT / "LICENSE", target / "buxuan-desktop.txt")
    for text in (ROOT / "resources" / "fonts").glob("*.txt"):
        shutil.copyfile(text, target / text.name)
    found: dict[bytes, list[str]] = {}
    for owner in sorted(owners):
        for number, text in enumerate(_texts(owner)):
            suffix = f"-{number + 1}" if number else ""
            found.setdefault(text.read_bytes(), []).append(f"{owner.name}{suffix}")
    for content, names in found.items():
        # Packages made from one source bring one text many times.
        (target / f"{_MANY.join(names) if len(names) < _FEW else f'{names[0]} 等{len(names)}项'}.txt").write_bytes(
            content
        )


def _texts(owner: Owner) -> list[Path]:
    if owner.kind == bundle_owners.SYSTEM:
        text = Path("/usr/share/doc", owner.name, "copyright")
        return [text] if text.is_file() else []
    if owner.kind == bundle_owners.PYTHON:
        text = Path(json.__file__).parents[1] / "LICENSE.txt"
        return [text] if text.is_file() else []
    if owner.kind != bundle_owners.DISTRIBUTION:
        return []
    files = metadata.distribution(owner.name).files or ()
    named = [one for one in files if one.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))]
    inside = [Path(str(one.locate())) for one in named if ".dist-info" in one.as_posix() and one.suffix != ".json"]
    return [one for one in inside if one.is_file()]


if __name__ == "__main__":
    sys.exit(main())
