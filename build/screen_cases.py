"""Cases for the pictures: a village with a register, papers to key, tellers, and slips made on purpose."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from buxuan_desktop.app import bundles, counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from screen_stage import DAY, KEEPER

POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("陈淑兰", "欧阳晓明", "单志强")))
CROWD = (
    Post(
        "委员",
        7,
        (
            "王建国", "李秀英", "陈淑兰", "欧阳晓明", "单志强", "阿卜杜热合曼·买买提吐尔逊·艾合买提江", "赵铁柱",
            "钱桂芳", "孙建军", "周敏", "吴秀兰", "郑志强", "冯玉梅", "褚国庆", "卫春花", "蒋海龙", "沈小红", "韩立",
            "杨桂芳", "朱建军",
        ),
    ),
)  # fmt: skip
FIRST, SECOND, THIRD = ("周敏", "韩立"), ("陈静", "吴强"), ("郑平", "冯丽")
COMMITTEE = ("总监票人 孙梅", "选举委员会主任 何平")
_VOTERS = (
    ("王建国", "男", "一组"), ("李秀英", "女", "一组"), ("陈淑兰", "女", "二组"), ("欧阳晓明", "男", "二组"),
    ("单志强", "男", "三组"), ("赵铁柱", "男", "一组"), ("赵铁柱", "男", "三组"), ("钱桂芳", "女", "二组"),
    ("孙梅", "女", "一组"), ("何平", "男", "二组"),
)  # fmt: skip
_MORE = ["铁柱", "桂芳", "建军", "秀兰", "志强", "玉梅", "国庆", "春花", "海龙", "小红"]


def paper(head: str = "王建国", *members: str, wrote: str = "") -> Ballot:
    """A paper with a director and members; `wrote` is written in as director."""
    marks = {
        "主任": PostMarks((head,) if head else (), write_in=(wrote,) if wrote else ()),
        "委员": PostMarks(members),
    }
    return Ballot({title: one for title, one in marks.items() if one.marked})


WANG = paper("王建国", "陈淑兰", "单志强")
LI = paper("李秀英", "欧阳晓明", "单志强")
TWO = paper("王建国", "陈淑兰", "欧阳晓明")
WROTE = paper("", "陈淑兰", wrote="钱桂芳")
BOTH = Ballot({"主任": PostMarks(("王建国", "李秀英")), "委员": PostMarks(("陈淑兰",))})
NAMESAKE = paper("", "单志强", wrote="赵铁柱")
BLANK, TORN = Ballot(), Ballot({}, "damaged")
TEN = (WANG, LI, TWO, WANG, WROTE, LI, BLANK, TORN, WANG, TWO)


def village(
    path: Path,
    boxes: Sequence[Box] = (Box("中心会场", "hall", 160, 150),),
    posts: Sequence[Post] = POSTS,
    **changes: object,
) -> Case:
    """A village whose polls are closed; no ballot is counted yet."""
    given: dict[str, Any] = {
        "place": "临河镇柳湾村",
        "body": "villagers",
        "profile": "CN-V-2025",
        "electors": "voters",
        "election_day": DAY,
        "options": {"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
        "keeper": KEEPER,
    }
    opening = setup.Opening(**{**given, **changes})
    case = setup.open_case(path, opening, standing_at(DAY), "计票人 周敏、监票人 韩立")
    setup.set_posts(case, posts)
    people = [setup.Elector(*one) for one in _VOTERS]
    surnames = "周吴郑冯褚卫蒋沈杨朱秦许吕施张"
    people += [
        setup.Elector(one + two, "女" if n % 2 else "男", f"{'一二三'[n % 3]}组")
        for n, (one, two) in enumerate((one, two) for one in surnames for two in _MORE)
    ]
    setup.register(case, people)
    counting.open_round(case, "first")
    counting.close_polls(case, sum(box.issued or 0 for box in boxes), boxes)
    return case


def tied(path: Path, sheets: Sequence[int] = (50, 50, 50), way: str = "ballots") -> Case:
    """The same with its mixed ballots tied in bundles."""
    case = village(path, (Box("中心会场", "hall", sum(sheets) + 10, sum(sheets)),))
    bundles.tie(case, sheets, way)
    return case


def key(case: Case, bundle: int, entry: int, papers: Iterable[Ballot], people: tuple[str, str] | None = None) -> None:
    """One entry from its beginning to its end."""
    bundles.begin_entry(case, bundle, entry, *(people or (FIRST, SECOND)[entry - 1]))
    for one in papers:
        bundles.key_sheet(case, bundle, entry, one)
    bundles.end_entry(case, bundle, entry)


def fifty() -> list[Ballot]:
    """A bundle's papers."""
    return list(TEN) * 5


def with_slips() -> list[Ballot]:
    """The same as somebody keys it who swaps a candidate and leaves out a paper."""
    papers = fifty()
    papers[16] = TWO
    del papers[30]
    return papers
