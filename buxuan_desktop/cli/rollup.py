"""`buxuan rollup`: the monthly table of a township, a city, a province, from many files."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.app.survey import survey_of, unopened
from buxuan_desktop.domain.refusal import Refusal


def with_survey(wanted: Wanted, home: Path) -> Wanted:
    """The same with the gaps that no case is about, and the reasons, from the survey of this computer."""
    return msgspec.structs.replace(wanted, gaps=tuple(unopened(home)), reasons=survey_of(home).reasons)


def run(files: Sequence[Path], outs: Sequence[Path], wanted: Wanted) -> int:
    """Make the table and write it to `outs`; files that were not used are named on stderr with their reason."""
    if outs[0].suffix.lower() != ".xlsx":
        raise Refusal("rollup-out-not-xlsx", path=str(outs[0]))
    taken = next((one for one in outs if one.exists()), None)
    if taken is not None:
        raise Refusal("file-exists", path=str(taken))
    with Rollup(wanted) as table:
        for _ in table.read(files):
            pass
        found = table.finish()
        for path, why in found.unused:
            print(f"{path}：{why}", file=sys.stderr)
        for one in outs:
            table.save(one)
    for one in outs:
        print(one)
    total = found.all
    assert total is not None
    print(
        f"{found.title}：{total.cases}份案卷、{total.posts}个职务，完成{total.done}个，未完成{total.undone}个，"
        f"逾期{total.late or 0}个；没有采用的文件{len(found.unused)}个。"
    )
    return 0
