"""The golden pictures of the printed documents: small grey pages under tests/golden.

python build/golden.py          draw them anew, after a look at what changed
python build/golden.py --check  say which differ from what is drawn now; exit 1 when any does
"""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "golden"
sys.path.insert(0, str(ROOT))

from buxuan_desktop import documents  # noqa: E402
from buxuan_desktop.documents import samples  # noqa: E402
from buxuan_desktop.documents.bundle_slips import render_bundle_slips  # noqa: E402
from buxuan_desktop.documents.timetable_sheet import render_timetable  # noqa: E402
from buxuan_desktop.documents.work_sheet import render_work_sheet  # noqa: E402
from buxuan_desktop.words.papers import PAPERS  # noqa: E402
from buxuan_desktop.words.papers.ballot import MANY, ballot  # noqa: E402

SCALE = 0.75
# Renderers differ in the grey of an edge; a moved or missing character changes far more.
MEAN_ALLOWED = 0.5
STRONG, STRONG_ALLOWED = 96, 0.001


def _paper(code: str, empty: bool = False) -> bytes:
    kind = PAPERS[code]
    return documents.render_sheet(kind.compose(kind.empty if empty else kind.sample), samples.STAMP)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "report": lambda: documents.render_report(samples.REPORT),
    "void-report": lambda: documents.render_report(samples.VOID_REPORT),
    "further-report": lambda: documents.render_report(samples.FURTHER_REPORT),
    "tally": lambda: documents.render_tally_sheet(samples.TALLY),
    "blank-tally": lambda: documents.render_tally_sheet(samples.BLANK_TALLY),
    "bundle-slips": lambda: render_bundle_slips(samples.SLIPS),
    "work-sheet": lambda: render_work_sheet(samples.WORK),
    "spot": lambda: documents.render_spot_sheet(samples.SPOT),
    "spot-read": lambda: documents.render_spot_sheet(samples.SPOT_READ),
    "voter-cards": lambda: documents.render_voter_cards(samples.VOTER_CARDS),
    "timetable": lambda: render_timetable(samples.TIMETABLE),
    "certificate": lambda: documents.render_certificate(samples.CERTIFICATE),
    "upright-certificate": lambda: documents.render_certificate(samples.UPRIGHT_CERTIFICATE),
    "booklet": lambda: documents.render_certificate(samples.BOOKLET),
    "upright-booklet": lambda: documents.render_certificate(samples.UPRIGHT_BOOKLET),
    "overprint": lambda: documents.render_certificate(samples.OVERPRINT),
    "calibration": lambda: documents.render_calibration(lying=True, right=3, down=-2, paper=samples.BOOKLET.paper),
    "notice": lambda: _paper("F8-4"),
    "blank-form": lambda: _paper("F5-1", empty=True),
    "ballot": lambda: documents.render_sheet(ballot(MANY)),
}


def pages(pdf: bytes) -> Iterator[Image.Image]:
    """Each page of `pdf` as a small grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def differs(drawn: Image.Image, golden: Image.Image) -> bool:
    """Whether two pictures differ by more than a renderer's edges."""
    if drawn.size != golden.size:
        return True
    histogram = ImageChops.difference(drawn, golden).histogram()
    count = drawn.width * drawn.height
    mean = sum(value * number for value, number in enumerate(histogram)) / count
    return mean > MEAN_ALLOWED or sum(histogram[STRONG:]) > STRONG_ALLOWED * count


def pictures(name: str) -> dict[str, Image.Image]:
    """File name to picture for one of `DOCUMENTS`, drawn now."""
    return {f"{name}-{number}.png": page for number, page in enumerate(pages(DOCUMENTS[name]()), start=1)}


def differing(name: str) -> list[str]:
    """The golden files of one document that are missing, too many or unlike what is drawn now."""
    drawn = pictures(name)
    stored = {path.name for path in FOLDER.glob(f"{name}-[0-9].png")}
    faults = sorted(stored.symmetric_difference(drawn))
    for file in sorted(stored.intersection(drawn)):
        with Image.open(FOLDER / file) as golden:
            if differs(drawn[file], golden.convert("L")):
                faults.append(file)
    return faults


def refresh() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.png"):
        path.unlink()
    for name in DOCUMENTS:
        for file, picture in pictures(name).items():
            buffer = io.BytesIO()
            picture.save(buffer, "PNG", optimize=True)
            (FOLDER / file).write_bytes(buffer.getvalue())


def main(arguments: list[str]) -> int:
    if arguments != ["--check"]:
        refresh()
        return 0
    faults = [file for name in DOCUMENTS for file in differing(name)]
    sys.stdout.write("".join(f"{file}\n" for file in faults))
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
