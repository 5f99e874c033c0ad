"""`buxuan rehearse`: whole elections from scripts; one bad script does not stop the others."""

import sys
from collections.abc import Sequence
from pathlib import Path

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.domain.plain_text import one_line, visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal


def run(scripts: Sequence[Path], out: Path, *, documents: bool) -> int:
    """Rehearse each script; returns the highest exit code."""
    highest = 0
    seen: set[str] = set()
    for script in scripts:
        highest = max(highest, _one(script, out, documents, seen))
    return highest


def _one(script: Path, out: Path, documents: bool, seen: set[str]) -> int:
    try:
        if script.stem.casefold() in seen:
            raise Refusal("script-name-twice", name=script.stem)
        seen.add(script.stem.casefold())
        done = rehearse(script, out, _print if documents else None)
    except Refusal as refusal:
        return _refuse(script, refusal)
    except (OSError, UnicodeError) as error:
        return _refuse(
            script, Refusal("disk-fault", path=str(out), detail=getattr(error, "strerror", "") or str(error))
        )
    name = visible(script.name)
    print(f"{name}：{len(done.result.rounds)}轮，结果在 {done.folder}")
    for line in done.mismatches:
        print(f"{name}：和脚本预期的不一样：{one_line(line)}", file=sys.stderr)
    if done.unprinted:
        return _refuse(script, done.unprinted)
    return 1 if done.mismatches else 0


def _refuse(script: Path, refusal: Refusal) -> int:
    lines = refusal.data.get("lines")
    for line in lines if isinstance(lines, list) else [f"{visible(script.name or str(script))}：{of_refusal(refusal)}"]:
        print(line, file=sys.stderr)
    return 2


def _print(case: Case, folder: Path) -> None:
    from buxuan_desktop.app.printing import print_to  # fonts and ReportLab are slow to load

    print_to(case.election, case.file, standing_at(case.election.case.election_day), folder)
