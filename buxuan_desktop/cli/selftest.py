"""`buxuan self-test`: a whole small election in a temporary folder, also in the frozen bundle."""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.app.passphrases import rewrite
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli import rehearsing
from buxuan_desktop.paths import resource

_DAY = date(2020, 4, 21)


def run() -> int:
    """Rehearse the bundled sample with its documents and expectations, then export and verify the case."""
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
        if code or not papers or not all(exports) or faults:
            print("自检没有通过。", file=sys.stderr)
            return 1
    print(f"自检通过：一场选举、{len(papers)}份文书、{len(exports)}份选票记录、一个归档包、案卷核对一致。")
    return 0
