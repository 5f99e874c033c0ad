"""The sample case of the current version, kept under tests/cases for ever: `python build/samples.py`.

A released sample is never made anew; the script refuses to touch one that is there. Time and salts stand still, so
the ledger is the same on every machine; the pages around it are SQLite's own.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.dont_write_bytecode = True  # build/ holds no output
ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "cases"
ELECTIONS = ROOT / "tests" / "elections"
sys.path.insert(0, str(ROOT))

from buxuan_desktop.app.rehearsal import CASE_NAME, rehearse  # noqa: E402
from buxuan_desktop.app.verifying import verify  # noqa: E402
from buxuan_desktop.store import schema  # noqa: E402
from tests.deciding import decisions_bytes  # noqa: E402
from tests.hall import hall_bytes  # noqa: E402
from tests.making import whole_case  # noqa: E402
from tests.preparing import prepared_bytes  # noqa: E402
from tests.registering import register_bytes  # noqa: E402
from tests.tabling import table_bytes  # noqa: E402

SCRIPTS = ("scenario-01-plan3-director", "scenario-07-votes-count-downwards", "t08-tie-revote")


def keep(name: str, content: bytes) -> str:
    """Put a sample beside the head that it must have; returns what was done."""
    target = FOLDER / f"v{schema.VERSION}-{name}.buxuan"
    if target.exists():
        return f"{target.name} is there and stays"
    FOLDER.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    head = verify(target).head
    target.with_suffix(".head").write_text(f"{head}\n", encoding="ascii")
    return f"{target.name} {head}"


def main() -> int:
    with TemporaryDirectory() as folder:
        whole_case(Path(folder) / "a.buxuan", Path(folder) / "b.buxuan")
        done = [keep("register-to-handover", (Path(folder) / "b.buxuan").read_bytes())]
        done.append(keep("counting-table", table_bytes()))
        done.append(keep("decisions", decisions_bytes()))
        done.append(keep("register", register_bytes()))
        done.append(keep("before-the-vote", prepared_bytes()))
        done += [keep(name, content) for name, content in zip(("many-tables", "table-file"), hall_bytes(), strict=True)]
        for script in SCRIPTS:
            left = rehearse(ELECTIONS / f"{script}.toml", Path(folder))
            done.append(keep(script, (left.folder / CASE_NAME).read_bytes()))
    sys.stdout.write("".join(f"{line}\n" for line in done))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
