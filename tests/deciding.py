"""A count without bundles in which much is decided: doubts, namesakes, an overfull box, a recount of everything."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from buxuan_desktop.app import balances, bundles, counting, doubts, explanations, recounts, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from tests.making import CLOCK, counted_tokens, finish, opening
from tests.tabling import COMMITTEE, A, B

POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("张三", "李四")))
OPTIONS = {"overvote_scope": "post", "blank": "abstain", "same_person": "separate"}
VOTERS = (
    ("王建国", "男", "一组"),
    ("李秀英", "女", "一组"),
    ("李秀英", "女", "二组"),
    ("赵铁柱", "男", "三组"),
    ("赵铁柱", "男", "三组"),
    *((f"选民{n}", "女" if n % 2 else "男", f"{n % 3 + 1}组") for n in range(6, 15)),
)
HALL, MOBILE = Box("会场", "hall", 8, 8), Box("流动票箱", "mobile", 2, 3)


def paper(head: PostMarks, members: PostMarks = PostMarks()) -> Ballot:  # noqa: B008 - frozen
    return Ballot({title: one for title, one in (("主任", head), ("委员", members)) if one.marked})


FOR_WANG = paper(PostMarks(("王建国",)), PostMarks(("张三", "李四")))
NAMESAKE = paper(PostMarks(write_in=("赵铁柱（4号）",)), PostMarks(("张三",)))
UNCLEAR = paper(PostMarks(write_in=("赵铁柱",)), PostMarks(("张三",)))
BY_GROUP = paper(PostMarks(), PostMarks(write_in=("李秀英（二组）",)))
OVER = paper(PostMarks(("王建国", "李秀英")), PostMarks(("张三",)))


def at_once(path: Path, boxes: tuple[Box, ...] = (HALL, MOBILE), **changes: object) -> Case:
    """A case with a register of names whose ballots are entered one after the other."""
    case = setup.open_case(path, opening(**{"profile": "CN-V-2025", "options": OPTIONS, **changes}), CLOCK, "计票员")
    setup.set_posts(case, POSTS)
    setup.register(case, [setup.Elector(name, sex, group) for name, sex, group in VOTERS])
    counting.open_round(case, "first")
    counting.close_polls(case, sum(box.issued or 0 for box in boxes), boxes)
    return case


def decisions_case(path: Path) -> None:
    """From the first ballot to the verdict."""
    with counted_tokens(), at_once(path) as case:
        for one in (FOR_WANG, FOR_WANG, FOR_WANG, NAMESAKE, BY_GROUP):
            assert not doubts.enter(case, one)
        assert doubts.enter(case, UNCLEAR), "two electors bear the name"
        doubts.enter(case, OVER, "part-unreadable 主任一栏涂黑")
        doubts.enter(case, FOR_WANG, "stray-mark")
        doubts.decide(case, 0, 1, "count", "票上写了三组，只能是这个人", COMMITTEE, NAMESAKE, "namesakes")
        part = Ballot({"委员": PostMarks(("张三",))}, void_posts=("主任",))
        doubts.decide(case, 0, 2, "count", "主任一栏看不清", COMMITTEE, part, "part-unreadable")
        doubts.decide(case, 0, 3, "void", "有签名", COMMITTEE, Ballot({}, "identifying_mark"), "stray-mark")
        _settle_numbers(case)
        _again(case)
        finish(case)


def _settle_numbers(case: Case) -> None:
    explanations.judge_box(case, MOBILE.name, "void", "先按作废处理", COMMITTEE)
    explanations.judge_box(case, MOBILE.name, "aside", "多出的一张查不清，全箱另封存", COMMITTEE)
    doubts.account(case, printed=20, spoiled=1, unissued=8, left="destroyed", by=COMMITTEE)
    for line in balances.lines(case):
        if line.findings:
            explanations.explain(case, line.findings[0].code, "已当场清点")


def _again(case: Case) -> None:
    number = doubts.raise_objection(case, "村民 丁一", "请全部再数一遍")
    assert recounts.order_all(case, "群众要求", COMMITTEE) == 1
    again = [FOR_WANG, FOR_WANG, FOR_WANG, NAMESAKE, BY_GROUP, NAMESAKE]
    for entry, people in ((1, A), (2, B)):
        bundles.begin_entry(case, 1, entry, *people)
        for one in again:
            bundles.key_sheet(case, 1, entry, one)
        bundles.key_sheet(case, 1, entry, OVER, "part-unreadable")
        bundles.key_sheet(case, 1, entry, Ballot({}, "identifying_mark"))
        bundles.end_entry(case, 1, entry)
    part = Ballot({"委员": PostMarks(("张三",))}, void_posts=("主任",))
    doubts.decide(case, 1, 7, "count", "主任一栏看不清", COMMITTEE, part, "part-unreadable")
    doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
    doubts.answer_objection(case, number, "已全部重新计票，结果相同", COMMITTEE)


@cache
def decisions_bytes() -> bytes:
    """The file of `decisions_case`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.buxuan"
        decisions_case(path)
        return path.read_bytes()
