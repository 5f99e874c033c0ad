"""Small cases of many villages for the monthly table."""

from datetime import date
from pathlib import Path

from buxuan_desktop.app import counting, records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.vacancies import Vacancy
from tests.making import CLOCK, ballot, finish, opening

POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 1, ("张三", "李四")))
UNBEGUN, OPEN, DONE, HALF = range(4)


def village(folder: Path, number: int, state: int, township: str = "临河镇", **changes: object) -> Path:
    """A case of one village: not begun, being counted, both posts filled, or one of two.

    The vacancy began on 2026-03-01; the profile S2 over JS gives two months.
    """
    path = folder / f"{township}-{number:03}.buxuan"
    path.parent.mkdir(parents=True, exist_ok=True)
    place = f"{township}第{number}社区"
    options = {"overvote_scope": "post", "blank": "abstain", "same_person": "separate"}
    given = {
        "place": place,
        "case": f"{hash_of(place)}",
        "body": "residents",
        "profile": "CN-U-2018",
        "overlays": ("S2",),
        "options": options,
    }
    with setup.open_case(path, opening(**{**given, **changes}), CLOCK, "周敏") as case:
        fill(case, state)
    return path


def hash_of(place: str) -> str:
    from hashlib import sha256

    return sha256(place.encode()).hexdigest()[:32]


def fill(case: Case, state: int) -> None:
    setup.set_posts(case, POSTS)
    setup.count_electors(case, 100)
    setup.note_names(case, [], ["李秀英", "张三"])
    records.add(case, Vacancy(post="主任", cause="resigned", day=date(2026, 3, 1)), records.Writing())
    records.add(case, Vacancy(post="委员", cause="died", day=date(2026, 4, 1)), records.Writing())
    records.add(case, BodyMember(body="branch", name="李秀英", office="head"), records.Writing())
    if state == UNBEGUN:
        return
    counting.open_round(case, "first")
    counting.close_polls(case, 80, [])
    if state == OPEN:
        return
    counting.cast_many(
        case,
        [
            (ballot("李秀英", "张三"), 50 if state == DONE else 35),
            (ballot("李秀英", "李四"), 20 if state == DONE else 35),
        ],
    )
    finish(case)
