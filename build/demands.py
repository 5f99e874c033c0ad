"""The table demand → screen, check, document, test: `resources/rules/DEMANDS.md`, from the code and data themselves.

python build/demands.py          write the table anew
python build/demands.py --check  exit 1 when the file is not what would be written now
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict

from places import ROOT, say, speak_any_console
from trace_reading import proofs

sys.path.insert(0, str(ROOT))

from buxuan_desktop.app.stage_sections import OWN_PAGES, TOWNSHIP_PAGES
from buxuan_desktop.app.stages import TITLES
from buxuan_desktop.rules.codes import CODES
from buxuan_desktop.words.forms import all_words
from buxuan_desktop.words.papers import PAPERS

TABLE = ROOT / "resources" / "rules" / "DEMANDS.md"

_HEAD = """# 三份方案的要求：页面、检查、文书、测试对照表

本表由 `build/demands.py` 从程序、规则、文书和测试生成，不要手工改动。
要求的编号和内容见 `resources/words/demands.toml`。空着的格子就是没有，不是省略。

| 编号 | 要求 | 阶段 | 页面 | 检查 | 文书 | 测试 |
| --- | --- | --- | --- | --- | --- | --- |
"""


def main() -> int:
    speak_any_console()
    written = table()
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(written, encoding="utf-8", newline="\n")
        return 0
    if TABLE.is_file() and TABLE.read_text(encoding="utf-8") == written:
        return 0
    say("resources/rules/DEMANDS.md 不是最新的，请运行 python build/demands.py。")
    return 1


def table() -> str:
    """The whole file as it must be now."""
    demands = tomllib.loads((ROOT / "resources" / "words" / "demands.toml").read_text(encoding="utf-8"))["demands"]
    proved = proofs(ROOT / "tests")
    pages, checks, papers = on_pages(), by_checks(), on_paper()
    rows = []
    for number, demand in demands.items():
        cells = (
            number,
            demand["text"],
            TITLES[demand["stage"]],
            "、".join(pages[number]),
            "<br>".join(f"`{code}`" for code in checks[number]),
            "、".join(papers[number]),
            "<br>".join(f"`{test}`" for test in proved.get(number, ())),
        )
        rows.append(f"| {' | '.join(cells)} |\n")
    return _HEAD + "".join(rows)


def on_pages() -> dict[str, list[str]]:
    """Demand → titles of the pages that answer it."""
    found: dict[str, list[str]] = defaultdict(list)
    own = [*TOWNSHIP_PAGES, *(one for sections in OWN_PAGES.values() for one in sections)]
    for title, demands in [(one.title, one.demands) for one in own] + [
        (words.title, words.demands) for words in all_words().values()
    ]:
        for number in demands:
            found[number].append(title)
    return found


def by_checks() -> dict[str, list[str]]:
    """Demand → codes of the findings that watch over it."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, known in CODES.items():
        for number in known.demands:
            found[number].append(code)
    return found


def on_paper() -> dict[str, list[str]]:
    """Demand → titles of the papers that carry it."""
    found: dict[str, list[str]] = defaultdict(list)
    for paper in PAPERS.values():
        for number in paper.demands:
            found[number].append(paper.title)
    return found


if __name__ == "__main__":
    sys.exit(main())
