"""Set up and start the program: `python3 build/run.py [FILE]` or `python3 build/run.py --sample OUT`.

Where no window can be shown it says so and does what needs none: a FILE is verified; without one the
bundled sample election is run, so that its paper can be looked at.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from places import OUT, ROOT, SetupError, child_environment, executable, say  # noqa: E402

SAMPLE = ROOT / "resources" / "samples" / "plan3.toml"


def main() -> int:
    asked = _arguments()
    environment.ensure()
    if asked.sample is not None:
        return run_sample(asked.sample)
    hindrance = why_no_window()
    if hindrance is None:
        return _buxuan(*([asked.file] if asked.file else []))
    if asked.file:
        say(f"{hindrance}下面改为核对案卷：{asked.file}")
        return _buxuan("verify", asked.file)
    say(f"{hindrance}下面用自带的示例演练一次完整的补选。")
    return run_sample(str(OUT / "sample"))


def why_no_window() -> str | None:
    """The sentence that says why no window can open, or None when one can."""
    if not (ROOT / "buxuan_desktop" / "ui").is_dir():
        return "图形界面尚未提供，目前请用命令办理。"
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        return "没有找到显示器，图形界面打不开。"
    return None


def run_sample(out: str) -> int:
    """Rehearse the bundled sample into the folder `out` and tell where its paper lies."""
    if not SAMPLE.is_file():
        raise SetupError(f"找不到自带的示例：{SAMPLE}。请重新取得完整的程序文件夹。")
    code = _buxuan("rehearse", str(SAMPLE), "--out", out)
    folder = Path(out) / SAMPLE.stem
    papers = sorted(folder.glob("*.pdf"))
    if papers:
        say(f"示例补选的文书共 {len(papers)} 份，在文件夹 {folder.resolve()} 中：")
        say("\n".join(f"    {paper.name}" for paper in papers))
    return code


def _buxuan(*arguments: str) -> int:
    return subprocess.run([str(executable("buxuan")), *arguments], env=child_environment(), check=False).returncode


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="准备好运行环境并启动补选桌面")
    parser.add_argument("file", nargs="?", metavar="FILE", help="要打开的案卷（*.buxuan）")
    parser.add_argument("--sample", metavar="OUT", help="把自带的示例补选演练到文件夹 OUT")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
