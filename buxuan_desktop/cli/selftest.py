"""`buxuan self-test`: a whole small election in a temporary folder, also in the frozen bundle."""

import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.app.passphrases import rewrite
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli import rehearsing
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.paths import resource
from buxuan_desktop.words import of_refusal

_DAY = date(2020, 4, 21)
# Loaded only when first needed, so that a part which packing forgot or a virus scanner took would be missed too late.
_PARTS = (
    *("argon2", "_argon2_cffi_bindings", "_cffi_backend", "cryptography.hazmat.primitives.ciphers.aead"),
    *("sqlcipher3.dbapi2", "sqlite3", "sqlite_utils", "msgspec", "python_calamine", "openpyxl", "docx", "lxml.etree"),
    *("reportlab.pdfgen.canvas", "PIL.Image", "pypinyin", "holidays.countries.china", "filelock", "platformdirs"),
)
# Of the window only that it is there: a computer without a screen may lack what loading it takes.
_WINDOW = ("QtCore", "QtGui", "QtWidgets", "QtPdf", "QtPdfWidgets", "QtPrintSupport")


def missing_parts(parts: Sequence[str] = _PARTS, window: Sequence[str] = _WINDOW) -> list[str]:
    """Names of the parts that cannot be loaded, and of the window's parts that are not there."""
    lacking = []
    for name in parts:
        try:
            import_module(name)
        except ImportError:
            lacking.append(name)
    return lacking + [name for name in window if find_spec(f"PySide6.{name}") is None]


def write_for_offices() -> bool:
    """Whether papers for other programs and the table of days off can be made, which need data files of libraries."""
    from buxuan_desktop.exchange.holiday_table import days_of
    from buxuan_desktop.exchange.office import docx_of, xlsx_of
    from buxuan_desktop.words.papers import PAPERS

    paper = next(iter(PAPERS.values()))
    sheet = paper.compose(paper.sample)
    return all((docx_of(sheet), xlsx_of(sheet), list(days_of([_DAY.year]))))


def run() -> int:
    """See that every part is there, rehearse the bundled sample with its documents, then export and verify the case."""
    lacking = missing_parts()
    if lacking:
        print(of_refusal(Refusal("parts-missing", parts="、".join(lacking))), file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="buxuan-") as folder:
        code = rehearsing.run([resource("samples", "plan3.toml")], Path(folder), documents=True)
        left = Path(folder) / "plan3"
        papers = sorted(path.name for path in left.glob("*.pdf"))
        # What is exported is passed by the verifier that goes along, or it is not exported.
        exports = [export_file(left / "case.buxuan", left, kind).files for kind in (PUBLIC, SEALED)]
        package = archive_file(left / "case.buxuan", left, standing_at(_DAY), Path(folder) / "home").folder
        faults = (*verify(left / "case.buxuan").faults, *prove_package(package)[0].faults)
        # The bundle has SQLCipher with it, or this fails: a case is read under a passphrase as it was without.
        rewrite(left / "case.buxuan", "", "self-test of a passphrase")
        if code or not papers or not all(exports) or faults or not write_for_offices():
            print("自检没有通过。", file=sys.stderr)
            return 1
    print(f"自检通过：一场选举、{len(papers)}份文书、{len(exports)}份选票记录、一个归档包、案卷核对一致。")
    return 0
