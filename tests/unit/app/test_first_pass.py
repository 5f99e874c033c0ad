"""The board's progress is confirmed and first entries together, whatever is struck, dropped or confirmed."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from buxuan_desktop.app import bundles
from buxuan_desktop.app.boards import board_of
from buxuan_desktop.app.first_pass import FirstPass
from tests.tabling import BLANK, BOTH, FOR_LI, FOR_WANG, TORN, WRITTEN, A, B, at_table, key

PAPERS = (FOR_WANG, FOR_LI, WRITTEN, BLANK, BOTH, TORN)
steps = st.lists(st.sampled_from(("key", "key", "key", "doubt", "strike", "drop", "end")), max_size=14)


@settings(max_examples=25, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_progress_is_confirmed_and_first_entries_together(taken: list[str], chance) -> None:
    with TemporaryDirectory() as folder, at_table(Path(folder) / "a.buxuan", (2, 3, 9)) as case:
        first = FirstPass()
        key(case, 1, 1, (FOR_WANG, BOTH))
        key(case, 1, 2, (FOR_WANG, BOTH))
        key(case, 2, 1, (FOR_LI, WRITTEN, BLANK))
        for step in taken:
            entries = case.election.rounds[-1].table.bundle(3).count.entries
            open_ = 1 in entries and not entries[1].ended
            if step in ("key", "doubt") and not open_ and 1 not in entries:
                bundles.begin_entry(case, 3, 1, *A)
                open_ = True
            if step in ("key", "doubt") and open_:
                bundles.key_sheet(case, 3, 1, chance.choice(PAPERS), "看不清" if step == "doubt" else "")
            elif step == "strike" and open_ and entries[1].sheets:
                bundles.strike_sheet(case, 3, 1, "读错了", "韩立")
            elif step == "drop" and 1 in entries:
                bundles.drop_entry(case, 3, 1, "拿错了", A)
            elif step == "end" and open_:
                bundles.end_entry(case, 3, 1)
            seen = board_of(case, first)
            assert seen is not None
            entry = case.election.rounds[-1].table.bundle(3).count.entries.get(1)
            papers = [sheet for sheet in (entry.sheets if entry else ()) if not sheet.doubt]
            names = Counter(name for sheet in papers for one in sheet.marks.values() for name in one.supported)
            over = sum(sheet.marks == BOTH.marks for sheet in papers)
            rows = {row.name: row.votes for row in seen.posts[0].rows}
            assert rows["王建国"] == 1 + names["王建国"] - over
            assert rows["李秀英"] == 1 + names["李秀英"] - over
            assert seen.counted == 2 + 3 + len(papers)
            assert seen.unchecked
        plain = board_of(case)
        assert plain is not None
        assert (plain.counted, plain.unchecked) == (2, False)


def test_a_confirmed_bundle_is_not_counted_twice(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2,)) as case:
        first = FirstPass()
        key(case, 1, 1, (FOR_WANG, BLANK))
        seen = board_of(case, first)
        assert seen is not None
        assert (seen.counted, seen.unchecked, seen.reading) == (2, True, "已确认 0 / 1 捆")
        bundles.begin_entry(case, 1, 2, *B)
        assert board_of(case, first).reading == "正在录第 1 捆第二遍　已确认 0 / 1 捆"
        for paper in (FOR_WANG, BLANK):
            bundles.key_sheet(case, 1, 2, paper)
        bundles.end_entry(case, 1, 2)
        seen = board_of(case, first)
        assert (seen.counted, seen.unchecked, seen.reading) == (2, False, "已确认 1 / 1 捆")
