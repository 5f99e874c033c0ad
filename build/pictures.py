"""The pictures of the README, drawn from the bundled sample election: `.venv/bin/python build/pictures.py`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from buxuan_desktop.cli import rehearsing  # noqa: E402

PAGES = {"report": "1-结果报告单.pdf", "tally": "1-计票单-1-主任.pdf", "certificate": "当选证书.pdf"}
SCALE = 1.1


def main() -> int:
    """Rehearse the sample and draw the first page of each document."""
    target = ROOT / "resources" / "pictures"
    target.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        code = rehearsing.run([ROOT / "resources" / "samples" / "plan3.toml"], Path(folder), documents=True)
        for name, file in PAGES.items():
            document = pypdfium2.PdfDocument(Path(folder) / "plan3" / file)
            document[0].render(scale=SCALE).to_pil().quantize(64).save(target / f"{name}.png", optimize=True)
            document.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
