"""A register that goes through everything: imported, changed, posted twice, objected to, frozen and opened again."""

from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from buxuan_desktop.app import records, sealing, setup, uncovering
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register import lines, posting
from buxuan_desktop.app.register.lines import Line
from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.domain.records.electors import ClassConsent, Incapacity, ListObjection
from buxuan_desktop.domain.register_events import RegisterImported
from tests.making import CLOCK, DAY, counted_tokens, opening

COMMITTEE = ("赵主任", "钱委员")
OPTIONS = {"overvote_scope": "post", "blank": "abstain", "same_person": "separate"}


def id_number(number: int, birth: str = "19800101") -> str:
    """An ID number that could be."""
    body = f"510123{birth}{number:03d}"
    return body + check_digit(body)


def listed(path: Path, voters: int = 6, **changes: object) -> Case:
    """A case with a register of names and ID numbers in three groups; the third elector has no sex."""
    case = setup.open_case(path, opening(**{"profile": "CN-V-2025", "options": OPTIONS, **changes}), CLOCK, "登记员")
    people = []
    for n in range(1, voters + 1):
        sex = "" if n == 3 else "女" if n % 2 else "男"
        people.append(setup.Elector(f"选民{n}", sex, f"{n % 3 + 1}组", {"id_number": id_number(n)}))
    setup.register(case, people)
    return case


def register_case(path: Path) -> None:
    """From the import to the list that is open again."""
    salts = count(1)

    def salt(size: int) -> str:
        return f"f{next(salts):0{2 * size - 1}x}"

    with (
        counted_tokens(),
        patch.object(sealing, "token_hex", salt),
        patch.object(records, "token_hex", salt),
        listed(path) as case,
    ):
        case.record(RegisterImported("名单.xlsx", 1, 6, ("联系电话",)))
        lines.change(case, 2, Line("选民二", "男", "1组", "resident", "12", id_number(7)), "写错了名字")
        uncovering.uncover(case, 2, "核对身份")
        lines.strike(case, 4, "moved-out", "迁往县城")
        posting.publish(case, DAY, "村务公开栏")
        lines.add(case, Line("新选民", "女", "2组"), "turned-18")
        lines.strike(case, 1, "error")
        lines.restore(case, 1, "是同名的另一个人")
        records.add(case, ClassConsent(ground="newcomer", day=DAY, meeting="村民代表会议", electors=2))
        private = records.Writing(private={"who": "选民一的儿子", "text": "漏了我父亲"})
        number = records.add(case, ListObjection(received=DAY, about="missing"), private)
        who = records.Writing(private={"name": "孙某某", "basis": "医院证明"})
        records.add(case, Incapacity(day=DAY, by=COMMITTEE, family_told=DAY), who)
        decided = ListObjection(received=DAY, about="missing", outcome="upheld", decided_on=DAY, by=COMMITTEE)
        records.correct(case, number, decided, private)
        posting.publish(case, DAY, "村务公开栏", "strokes", "名单有变动")
        posting.freeze(case, DAY)
        posting.unfreeze(case, "有选民去世", COMMITTEE)


@cache
def register_bytes() -> bytes:
    """The file of `register_case`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.buxuan"
        register_case(path)
        return path.read_bytes()
