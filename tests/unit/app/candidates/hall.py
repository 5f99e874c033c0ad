"""A community's case in which people are nominated, with a register and plan 3 laid over the law."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.candidates import review
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes
from buxuan_desktop.domain.records.reviews import Conclusion, Opinion, TownshipReview

DAY = date(2020, 4, 20)
EARLY = date(2020, 4, 8)
VOTES = {"王建国": 120, "李秀英": 95, "赵铁柱": 40}
SIX = ("纪检", "公安", "法院", "检察院", "扶贫", "信访")


@contextmanager
def community(path: Path, today: date = date(2020, 4, 14), **changes: object) -> Iterator[Case]:
    """The case, its clock standing at `today`."""
    given = {
        "place": "临河镇柳湾社区",
        "body": "residents",
        "profile": "CN-U-2018",
        "overlays": ("S3",),
        "electors": "voters",
        "election_day": DAY,
        "options": {"overvote_scope": "post", "blank": "abstain"},
        "keeper": "here",
        **changes,
    }
    with setup.open_case(path / "case.buxuan", setup.Opening(**given), standing_at(today), "周敏") as case:  # type: ignore[arg-type]
        setup.set_posts(case, (Post("主任", 1),))
        names = ("王建国", "李秀英", "赵铁柱", "孙玉兰", "周敏")
        setup.register(case, [setup.Elector(name, "男", "一组", {"birth": "1980-01-01"}) for name in names])
        yield case


def nominate(case: Case, votes: dict[str, int] = VOTES) -> None:
    """These people are nominated for 主任, with these votes."""
    for name, number in votes.items():
        records.add(case, Nomination(post="主任", name=name, way="all", day=EARLY))
        records.add(case, NominationVotes(post="主任", name=name, votes=number, day=EARLY))


def pass_review(case: Case, *names: str) -> None:
    """Every department has nothing against these people, and each is found qualified."""
    for name in names:
        for one in SIX:
            review.answer(case, Opinion(name=name, department=one, opinion="none", letter="3号", day=EARLY))
        review.conclude(case, Conclusion(name=name, result="qualified", day=EARLY, by="选举委员会"), {})


def township(case: Case, *names: str) -> None:
    """The township agrees."""
    records.add(case, TownshipReview(post="主任", names=names, day=date(2020, 4, 13), by="镇选举工作领导小组"))
