"""Tables merged in any order give the same tally, whenever people settle what the tables did twice."""

import random
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buxuan_desktop.app import bundles, table_list, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import confirm_agreed, merge
from buxuan_desktop.app.table_list import TWICE
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.bundles import OPEN, content
from tests.hall import Laptop
from tests.making import CLOCK, HOME, finish
from tests.tabling import BLANK, BOTH, COMMITTEE, FOR_LI, FOR_WANG, TORN, WRITTEN, at_table

KINDS = (FOR_WANG, FOR_WANG, FOR_LI, WRITTEN, BLANK, BOTH, TORN)
PEOPLE = [(f"计票{number}", f"监票{number}") for number in range(4)]
LATER = ("后来的人", "后来的监票人")
SCENES = 6


class Scene:
    """A main case whose tables have keyed, each with one or two states of its file, and the truth on the papers."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self._folder = TemporaryDirectory(prefix="buxuan-hall-")
        self.room = Path(self._folder.name)
        self.truth = [[chance.choice(KINDS) for _ in range(chance.randint(2, 4))] for _ in range(3)]
        self.files: dict[str, list[Path]] = {}
        self.main = self.room / "main.buxuan"
        with at_table(self.main, [len(papers) for papers in self.truth]) as case:
            laptops = [
                Laptop(case, f"第{n}桌", entries, self.room) for n, entries in enumerate(_given(chance), start=1)
            ]
            if seed % 2:
                # The main computer keyed an entry before any table came back.
                bundle, entry = chance.randint(1, 3), chance.choice((1, 2))
                tables.release(case, laptops[0].table, "不等了", COMMITTEE)
                if case.election.rounds[-1].table.takes(bundle, entry):
                    _key(case, bundle, entry, self.seen(chance, bundle), ("主机计票", "主机监票"))
        for laptop in laptops:
            self.files[laptop.table] = list(self._keyed(laptop, chance))

    def seen(self, chance: random.Random, bundle: int) -> list[Ballot]:
        """The papers of a bundle as a tired teller sees them."""
        papers = list(self.truth[bundle - 1])
        if chance.random() < 0.4:
            papers[chance.randrange(len(papers))] = chance.choice(KINDS)
        if chance.random() < 0.1:
            papers.pop()
        return papers

    def _keyed(self, laptop: Laptop, chance: random.Random) -> Iterator[Path]:
        given_, people = laptop.given, chance.choice(PEOPLE)
        parts = [given_] if len(given_) == 1 or chance.random() < 0.4 else [given_[:1], given_[1:]]
        for number, part in enumerate(parts):
            for bundle, entry in part:
                with laptop.open() as away:
                    taken = away.election.rounds[-1].table.bundle(bundle).count.mine(3 - entry)
                    who = next(one for one in (people, *PEOPLE) if taken is None or not taken.people & {*one})
                    if chance.random() < 0.15:
                        _key(away, bundle, entry, [FOR_LI], who, end=False)
                        bundles.drop_entry(away, bundle, entry, "拿错了", who)
                    _key(away, bundle, entry, self.seen(chance, bundle), who)
            laptop.back()
            yield Path(shutil.copy(laptop.out, self.room / f"{laptop.table}-{number}.buxuan"))


def _given(chance: random.Random) -> Iterator[dict[int, tuple[int, ...]]]:
    """Two tables that share everything between them, and one or two more that have some of it once again."""
    every = [(bundle, entry) for bundle in (1, 2, 3) for entry in (1, 2)]
    chance.shuffle(every)
    for some in (
        every[:3],
        every[3:],
        *(chance.sample(every, chance.randint(1, 3)) for _ in range(chance.randint(1, 2))),
    ):
        entries: dict[int, tuple[int, ...]] = {}
        for bundle, entry in some:
            entries[bundle] = (*entries.get(bundle, ()), entry)
        yield entries


def _key(
    case: Case, bundle: int, entry: int, papers: list[Ballot], people: tuple[str, str], *, end: bool = True
) -> None:
    bundles.begin_entry(case, bundle, entry, *people)
    for paper in papers:
        bundles.key_sheet(case, bundle, entry, paper)
    if end:
        bundles.end_entry(case, bundle, entry)


@cache
def scene(seed: int) -> Scene:
    return Scene(seed)


def choose_all(case: Case) -> None:
    """The people of this hall take, of two, the one of the table whose name comes first."""
    while twice := [one for one in table_list.conflicts(case) if one.kind == TWICE]:
        table = min(claim.table for claim in twice[0].claims)
        tables.choose(case, twice[0].bundle, twice[0].entry, table, "看过选票", COMMITTEE, twice[0].count)


def settle_all(case: Case, truth: list[list[Ballot]]) -> None:
    """Nothing is left open: rivals, people who sat at both, entries that lack, papers that differ, wrong numbers."""
    choose_all(case)
    for conflict in table_list.conflicts(case):
        bundles.drop_entry(case, conflict.bundle, 2, "同一人参与了两遍", COMMITTEE)
    for name in case.election.rounds[-1].table.awaited:
        tables.release(case, name, "不等了", COMMITTEE)
    for number in range(1, len(truth) + 1):
        for entry in (1, 2):
            if case.election.rounds[-1].table.takes(number, entry):
                _key(case, number, entry, truth[number - 1], LATER if entry == 2 else ("补录", "补监"))
        bundle = case.election.rounds[-1].table.bundle(number)
        for slot in bundle.count.open_slots:
            assert slot.state == OPEN
            choice = "first" if slot.first is not None else "absent"
            bundles.settle(case, number, slot.place, choice, "重新看过选票", COMMITTEE)
        if not bundle.confirmed:
            if len(bundle.count.ballots) != bundle.sheets:
                bundles.resize(case, number, len(bundle.count.ballots), "重新清点", COMMITTEE)
            bundles.confirm_if_agreed(case, number)


def tallied(case: Case) -> object:
    """Everything that counts, and bundle by bundle what it is made of."""
    current = case.election.rounds[-1]
    posts = {title: (+post.approve, +post.against, post.void_here) for title, post in current.tally.posts.items()}
    sheets = {
        number: [content(current.ballots[seq].marks, current.ballots[seq].why) for seq in bundle.ballots]
        for number, bundle in current.table.bundles.items()
    }
    made = {
        (number, entry): one.begun.table
        for number, bundle in current.table.bundles.items()
        for entry, one in bundle.count.entries.items()
    }
    return current.tally.counts, posts, sheets, made


def run(seed: int, order: list[str], acting: Mapping[int, bool], room: Path) -> object:
    """Merge in this order, choosing at once after the merges that `acting` names, and settle all at the end."""
    there = scene(seed)
    path = Path(shutil.copy(there.main, room / "main.buxuan"))
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        left = {table: list(files) for table, files in there.files.items()}
        for place, table in enumerate(order):
            merge(case, left[table].pop(0))
            if acting.get(place):
                choose_all(case)
        settle_all(case, there.truth)
        assert confirm_agreed(case) == ()
        result = tallied(case)
        finish(case)
    assert verify(path).faults == ()
    return result


@cache
def expected(seed: int) -> object:
    there = scene(seed)
    room = there.room / "expected"
    room.mkdir()
    return run(seed, [table for table, files in there.files.items() for _ in files], {}, room)


@st.composite
def orders(draw: st.DrawFn) -> tuple[int, list[str], dict[int, bool]]:
    seed = draw(st.integers(0, SCENES - 1))
    every = [table for table, files in scene(seed).files.items() for _ in files]
    order = draw(st.permutations(every))
    acting = draw(st.lists(st.booleans(), min_size=len(order), max_size=len(order)))
    return seed, list(order), dict(enumerate(acting))


@pytest.mark.proves("C17")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(orders())
def test_merging_in_any_order_gives_the_same_tally(drawn: tuple[int, list[str], dict[int, bool]]) -> None:
    seed, order, acting = drawn
    with TemporaryDirectory(prefix="buxuan-merge-") as room:
        assert run(seed, order, acting, Path(room)) == expected(seed)


def test_the_scenes_hold_what_they_are_made_for(tmp_path: Path) -> None:
    """Else the property would be about halls in which nothing goes wrong."""
    kinds: set[str] = set()
    parts = 0
    for seed in range(SCENES):
        path = Path(shutil.copy(scene(seed).main, tmp_path / f"{seed}.buxuan"))
        with Case.open(path, CLOCK, "计票员", HOME) as case:
            for files in scene(seed).files.values():
                parts += len(files) > 1
                for file in files:
                    merge(case, file)
            found = table_list.conflicts(case)
            kinds |= {f"{one.kind}{' confirmed' if one.confirmed else ''}" for one in found}
            choose_all(case)
            kinds |= {one.kind for one in table_list.conflicts(case)}
    assert kinds == {"twice", "twice confirmed", "same person"}
    assert parts > 3
