"""The README's pictures of paper, drawn from the bundled sample election: `.venv/bin/python build/pictures.py`.

Pictures of screens come from `build/screens.py`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from screen_stage import ROOT  # finds the program

import sample_case  # isort: skip

from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.app.paperwork.writing import write_all

PAGES = {"report": "1-结果报告单.pdf", "tally": "1-计票单-1-主任.pdf", "certificate": "当选证书.pdf"}
SCALE = 1.1


def main() -> int:
    """Count the sample to its verdict and draw the first page of each document."""
    target = ROOT / "resources" / "pictures"
    target.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.buxuan"
        _declared(path)
        write_all(path, sample_case.clock(), Path(folder))
        for name, file in PAGES.items():
            document = pypdfium2.PdfDocument(Path(folder) / file)
            document[0].render(scale=SCALE).to_pil().quantize(64).save(target / f"{name}.png", optimize=True)
            document.close()
    return 0


def _declared(path: Path) -> None:
    with sample_case.opened(path) as case:
        sample_case.close_polls(case)
        case.who = "计票人 周敏、监票人 韩立"
        for quarter in (True, False):
            sample_case.cast(case, quarter=quarter)
        close_count(case)
        declare_result(case)


if __name__ == "__main__":
    sys.exit(main())
