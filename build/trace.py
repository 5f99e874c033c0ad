"""The table law → parameter → check → test: `resources/rules/TRACE.md`, from the data and the code themselves.

python build/trace.py          write the table anew
python build/trace.py --check  exit 1 when the file is not what would be written now
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from typing import Any

from places import ROOT, say, speak_any_console
from trace_reading import proofs, uses

sys.path.insert(0, str(ROOT))

from buxuan_desktop.rules.codes import CODES
from buxuan_desktop.rules.doubts import KINDS
from buxuan_desktop.rules.options import ALLOWED

TABLE = ROOT / "resources" / "rules" / "TRACE.md"
CASES = tuple(f"T{number}" for number in range(1, 47))
ROWS = tuple(f"R{number}" for number in range(1, 27))

_HEAD = """# 法条、参数、检查、测试对照表

本表由 `build/trace.py` 从规则文件、检查代码和测试生成，不要手工改动。

- 依据：规则文件所引的条文或者方案；“惯例”是没有条文的做法。
- 规则：引用这一条的规则文件。
- 检查：以这个参数为依据的提示代码；“选项”是立案时可以确定的参数。
- 测试：标明证明这个参数或者它的提示的测试。
"""


def main() -> int:
    speak_any_console()
    written = table()
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(written, encoding="utf-8", newline="\n")
        return 0
    if TABLE.is_file() and TABLE.read_text(encoding="utf-8") == written:
        return 0
    say("resources/rules/TRACE.md 不是最新的，请运行 python build/trace.py。")
    return 1


def table() -> str:
    """The whole file as it must be now."""
    proved = proofs(ROOT / "tests")
    used = uses(ROOT / "buxuan_desktop")
    for known in KINDS.values():
        if known.decides:
            used.setdefault(known.decides, []).append("`buxuan_desktop/rules/doubts.py`")
    used = {name: list(dict.fromkeys(places)) for name, places in used.items()}
    parts = [_HEAD, _by_parameter(proved, used), _unused(used), _by_code(proved)]
    parts.append(_numbered("计票容易出错的情形", "情形", CASES, proved))
    parts.append(_numbered("选票效力判定表", "行", ROWS, proved))
    return "\n".join(parts)


def citations() -> dict[str, dict[str, list[str]]]:
    """Parameter → citation → the rule files that cite it, in the order of the files."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted((ROOT / "resources" / "rules").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, entry in data["parameters"].items():
            there = found.setdefault(name, {})
            for one in _variants(entry):
                if one["status"] != "unset":
                    files = there.setdefault(one["cite"] or "惯例", [])
                    files.extend([path.stem] if path.stem not in files else [])
    return found


def _variants(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield entry
    for which in ("by_electors", "by_body"):
        yield from entry.get(which, {}).values()


def checks_of(parameter: str) -> list[str]:
    """The codes that stand on a parameter."""
    return [code for code, known in CODES.items() if parameter in known.parameters]


def _by_parameter(proved: dict[str, list[str]], used: dict[str, list[str]]) -> str:
    lines = ["## 参数", "", "| 依据 | 规则 | 参数 | 检查 | 测试 |", "| --- | --- | --- | --- | --- |"]
    for name, cited in citations().items():
        codes = checks_of(name)
        if not (codes or name in ALLOWED or name in used):
            continue
        tests = sorted({test for one in (name, *codes) for test in proved.get(one, [])})
        marks = [*(["选项"] if name in ALLOWED else []), *(f"`{code}`" for code in codes), *used.get(name, [])]
        first = ("<br>".join(marks), _listed(tests))
        for cite, files in cited.items():
            lines.append(f"| {cite} | {'、'.join(files)} | `{name}` | {first[0]} | {first[1]} |")
            first = ("同上", "同上")
    return "\n".join(lines) + "\n"


def _unused(used: dict[str, list[str]]) -> str:
    lines = ["## 还没有检查用到的参数", "", "| 参数 | 依据 | 规则 |", "| --- | --- | --- |"]
    for name, cited in citations().items():
        if checks_of(name) or name in ALLOWED or name in used:
            continue
        lines.extend(f"| `{name}` | {cite} | {'、'.join(files)} |" for cite, files in cited.items())
        lines.extend([f"| `{name}` | 没有条文 | 无 |"] if not cited else [])
    return "\n".join(lines) + "\n"


def _by_code(proved: dict[str, list[str]]) -> str:
    lines = ["## 提示", "", "| 提示 | 轻重 | 参数 | 测试 |", "| --- | --- | --- | --- |"]
    for code, known in CODES.items():
        stands_on = "、".join([*(f"`{name}`" for name in known.parameters), *known.cite]) or "无"
        weight = {"stop": "必须处理", "warn": "请注意", "note": "说明"}[known.severity]
        lines.append(f"| `{code}` | {weight} | {stands_on} | {_listed(proved.get(code, []))} |")
    return "\n".join(lines) + "\n"


def _numbered(title: str, head: str, names: tuple[str, ...], proved: dict[str, list[str]]) -> str:
    lines = [f"## {title}", "", f"| {head} | 测试 |", "| --- | --- |"]
    lines.extend(f"| {name} | {_listed(proved.get(name, []))} |" for name in names)
    return "\n".join(lines) + "\n"


def _listed(tests: list[str]) -> str:
    return "<br>".join(f"`{test}`" for test in tests) or "还没有"


if __name__ == "__main__":
    sys.exit(main())
