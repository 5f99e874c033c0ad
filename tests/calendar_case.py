"""A community's case under plan 3, with the plan's own days written down and a few matters done."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock, standing_at
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.records.vacancies import Vacancy
from tests.planning import DAY, PLAN_THREE, day

GONE = Vacancy(post="主任", cause="resigned", day=day(2, 28), former="赵某", members_left=4, representative_gone=True)
CHOSEN = Meeting(body="assembly", about="choose_committee", day=day(3, 16), passed="passed")


def calendar_case(
    path: Path, kept: Sequence[Record] = (GONE, CHOSEN, *PLAN_THREE), clock: Clock | None = None, **more: object
) -> Case:
    """The case on 25 March 2020, unless a clock is given."""
    given: dict[str, object] = {
        "place": "临河镇柳湾社区",
        "body": "residents",
        "profile": "CN-U-2018",
        "overlays": ("S2", "S3"),
        "electors": "voters",
        "election_day": DAY,
        "options": {"overvote_scope": "post", "blank": "abstain"},
        "case": "c" * 32,
        "keeper": "this-computer",
    }
    opening = setup.Opening(**{**given, **more})  # type: ignore[arg-type]
    case = setup.open_case(path, opening, clock or standing_at(date(2020, 3, 25)), "周敏")
    setup.set_posts(case, (Post("主任", 1, ("王建国", "李秀英")),))
    if kept:
        records.add_all(case, kept)
    return case
