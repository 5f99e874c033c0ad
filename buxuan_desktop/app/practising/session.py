"""Practice cases: each in a file of its own in a temporary place, with the papers to key kept inside it."""

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from buxuan_desktop.app import bundles, counting, custody, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.opening import SUFFIX, begin, rule_choices
from buxuan_desktop.app.practising import guided
from buxuan_desktop.app.practising.papers import PracticePaper, generate, slipped
from buxuan_desktop.app.rehearsal import ballot_of, opening_of
from buxuan_desktop.app.stages import NOT_COUNTED
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import NOT_ISSUED, Box, Post
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.script import Script, read_script

PROGRAM = ("程序甲", "程序乙")
"""Who keys the first entry for somebody who practises alone."""

WATCHER = "练习监票人"
_NAME = "练习用的纸票.json"
_POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("陈淑兰", "欧阳晓明", "单志强")))
_SURNAMES = "赵钱孙周吴郑冯褚卫蒋沈韩杨朱秦许何吕施张"
_GIVEN = ("铁柱", "桂芳", "建军", "秀兰", "志强", "玉梅", "国庆", "春花", "海龙", "小红")

Bundles = tuple[tuple[PracticePaper, ...], ...]


class Start(msgspec.Struct, frozen=True):
    """Who keys at once, and which entry; before a second one the program keys the first, with slips by `seed`."""

    who: str
    entry: int
    seed: int = 0


_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Bundles).decode


def papers_of(case: Case) -> Bundles:
    """The papers of each bundle, in order; none for a case that is no practice with papers."""
    if not case.election.case.rehearsal:
        return ()
    for event in case.election.attachments:
        if event.name == _NAME:
            return _decode(case.file.blob(event.sha256))
    return ()


def learn(clock: Clock, keeper: str, who: str) -> Case:
    """The guided papers, ready to be keyed: nothing has to be set up first."""
    electors = [guided.WRITTEN, *_electors(29, 1)]
    case = _begin("学按键", (guided.POST,), electors, clock, keeper, who)
    return _laid(case, (guided.PAPERS,), Start(who, 1))


def keying(clock: Clock, keeper: str, who: str, number: int, *, alone: bool, seed: int | None = None) -> Case:
    """One bundle of generated papers: `alone`, the program has keyed it once, with slips; else both entries wait."""
    drawn = random.SystemRandom().randrange(2**31) if seed is None else seed
    electors = _electors(number * 3 // 2 + 10, drawn)
    case = _begin("录票", _POSTS, electors, clock, keeper, who)
    start = Start(who, 2, drawn) if alone else None
    return _laid(case, (generate(_POSTS, electors, number, drawn),), start)


def from_script(path: Path, clock: Clock, keeper: str, who: str, *, alone: bool, seed: int = 0) -> Case:
    """The first round of a rehearsal script as papers to key, shuffled, in bundles of fifty.

    Refusal as for `rehearse`, and `script-without-ballots`.
    """
    script = read_script(path)
    if not script.rounds or not script.rounds[0].ballots:
        raise Refusal("script-without-ballots", path=str(path))
    case = _begin_script(script, path, clock, keeper, who)
    try:
        given = script.rounds[0]
        counting.open_round(case, given.kind, given.posts, given.candidates)
    except BaseException:
        case.close()
        raise
    papers = [PracticePaper(one.marks, one.void) for sheet in given.ballots for one in [ballot_of(sheet)] * sheet.times]
    random.Random(seed).shuffle(papers)
    tied: list[tuple[PracticePaper, ...]] = []
    for size in bundles.sizes(len(papers)):
        tied.append(tuple(papers[:size]))
        del papers[:size]
    return _laid(case, tuple(tied), Start(who, 2, seed) if alone else None, script)


def _laid(case: Case, tied: Bundles, start: Start | None, script: Script | None = None) -> Case:
    """Close the polls, tie the bundles, keep the papers, and let the entry begin at once where nobody must be asked."""
    try:
        if not case.election.rounds:
            counting.open_round(case, "first")
        issued, boxes = _day(tied, script)
        counting.close_polls(case, issued, boxes)
        bundles.tie(case, [len(papers) for papers in tied])
        custody.attach(case, _NAME, _encode(tied))
        if start is not None and start.entry == 2:
            for number, papers in enumerate(tied, start=1):
                case.record(*_by_program(case, number, papers, start.seed))
        if start is not None:
            bundles.begin_entry(case, 1, start.entry, start.who, WATCHER)
    except BaseException:
        case.close()
        raise
    return case


def _by_program(case: Case, bundle: int, papers: Sequence[PracticePaper], seed: int) -> list[Event]:
    """The first entry of a bundle with its slips, to be written in one transaction."""
    posts = case.election.rounds[-1].posts
    keyed = slipped(papers, posts, seed + bundle)
    sheets = [be.SheetKeyed(1, bundle, 1, counting.kept(one.marks), one.void, one.doubt) for one in keyed]
    return [be.EntryBegun(1, bundle, 1, *PROGRAM), *sheets, be.EntryEnded(1, bundle, 1)]


def _day(tied: Bundles, script: Script | None) -> tuple[int, list[Box]]:
    """Ballots issued and boxes of the day: those of the script, or one box that holds every paper that was issued."""
    if script is not None:
        given = script.rounds[0]
        boxes = [Box(box.name, box.kind, box.issued, box.recovered) for box in given.boxes]
        return given.issued if given.issued is not None else sum(box.issued or 0 for box in boxes), boxes
    recovered = sum(paper.void != NOT_ISSUED for papers in tied for paper in papers)
    return recovered + 1, [Box("中心会场", "hall", recovered + 1, recovered)]


def _begin(name: str, posts: Sequence[Post], electors: Sequence[str], clock: Clock, keeper: str, who: str) -> Case:
    today = clock().date()
    opening = setup.Opening(
        place=f"柳湾社区（{NOT_COUNTED}）",
        body="residents",
        profile=rule_choices("profile", "residents", today)[0].id,
        electors="voters",
        election_day=today,
        options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
        rehearsal=True,
        keeper=keeper,
    )
    return begin(_place(name), opening, posts, [setup.Elector(one) for one in electors], clock, who)


def _begin_script(script: Script, path: Path, clock: Clock, keeper: str, who: str) -> Case:
    told = opening_of(script)
    place = f"{told.place}（{NOT_COUNTED}）"
    opening = msgspec.structs.replace(told, place=place, keeper=keeper, case="")
    electors: int | list[setup.Elector] = script.register.count or 0
    if script.register.file is not None:
        from buxuan_desktop.app.registers import electors_from  # spreadsheets and fonts are slow to load

        electors = electors_from(path.parent / script.register.file, opening.election_day)
    posts = [Post(post.title, post.seats, post.candidates) for post in script.posts]
    names = script.register
    return begin(_place("排练"), opening, posts, electors, clock, who, outsiders=names.outsiders, women=names.women)


def _electors(number: int, seed: int) -> list[str]:
    """Invented names, no two alike, no candidate among them."""
    names = [surname + given for given in _GIVEN for surname in _SURNAMES]
    taken = {name for post in (*_POSTS, guided.POST) for name in post.candidates} | {guided.WRITTEN}
    free = [name for name in names if name not in taken]
    return random.Random(seed).sample(free, min(number, len(free)))


def _place(name: str) -> Path:
    return Path(mkdtemp(prefix="buxuan-")) / f"{name}{SUFFIX}"
