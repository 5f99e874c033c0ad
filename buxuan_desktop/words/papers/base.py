"""What every paper is made of: the house it is about, places for the pen, and what the register of papers holds."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple

import msgspec

from buxuan_desktop.words import spoken
from buxuan_desktop.words.sheets import Grid, Para, Part, Sheet, columns

Size = Literal["pdf", "docx", "xlsx", "a3"]
PEN = "＿"


def pen(words: object, places: int = 5) -> str:
    """`words`, or a line of `places` characters to write on."""
    return str(words) if words not in (None, "") else PEN * places


def day(when: date | None) -> str:
    """A date, or the places for one."""
    return spoken(when) if when else f"{PEN * 3}年{PEN * 2}月{PEN * 2}日"


def cell(value: object) -> str:
    """What stands in a table: a date as people read it, nothing for nothing."""
    if isinstance(value, date):
        return spoken(value)
    return "" if value is None else str(value)


def by(basis: str) -> str:
    """The words that name the law; a paper without one names none in particular."""
    return f"根据{basis}，" if basis else "根据有关法律法规的规定，"


def cited(cite: str) -> str:
    """The source behind a rule, in brackets."""
    return f"（依据：{cite}）" if cite else ""


def source(cite: str) -> str:
    """The source behind a paper's rules, as the note at its foot."""
    return f"依据：{cite}。" if cite else ""


class Seats(NamedTuple):
    """A post and how many are to be elected to it."""

    post: str
    number: int | None = None


class House(msgspec.Struct, frozen=True, kw_only=True):
    """The village or community of a case and the election held there. Empty facts are left to the pen.

    `electors` says who votes. `certificate` is what the voter's card is called here (选民证, under S3 居民选举证).
    """

    place: str = ""
    township: str = ""
    county: str = ""
    body: Literal["", "villagers", "residents"] = ""
    electors: Literal["voters", "households", "representatives"] = "voters"
    certificate: str = "选民证"
    term: str = ""
    term_ends: date | None = None
    election_day: date | None = None
    seats: tuple[Seats, ...] = ()
    contact: str = ""
    phone: str = ""

    def _of_body(self, villagers: str, residents: str, both: str) -> str:
        return {"villagers": villagers, "residents": residents}.get(self.body, both)

    @property
    def people(self) -> str:
        """村民 or 居民."""
        return self._of_body("村民", "居民", "村（居）民")

    @property
    def voter(self) -> str:
        """Who votes: 选民, 户代表, or 村民代表 and 居民代表."""
        if self.electors == "voters":
            return "选民"
        return "户代表" if self.electors == "households" else f"{self.people}代表"

    @property
    def home(self) -> str:
        """本村 or 本社区."""
        return self._of_body("本村", "本社区", "本村（社区）")

    @property
    def name(self) -> str:
        """The village or community."""
        return pen(self.place, 6)

    @property
    def committee(self) -> str:
        """柳湾社区居民委员会."""
        return f"{self.name}{self.people}委员会"

    @property
    def election_committee(self) -> str:
        """柳湾社区居民选举委员会."""
        return f"{self.name}{self.people}选举委员会"

    @property
    def assembly(self) -> str:
        """村民会议 or 居民会议."""
        return f"{self.people}会议"

    @property
    def representatives(self) -> str:
        """村民代表会议 or 居民代表会议."""
        return f"{self.people}代表会议"

    @property
    def group(self) -> str:
        """村民小组 or 居民小组."""
        return f"{self.people}小组"

    @property
    def affairs(self) -> str:
        """村务 or 居务."""
        return self._of_body("村务", "居务", "村（居）务")

    @property
    def watch(self) -> str:
        """村务监督委员会 or 居务监督委员会."""
        return f"{self.affairs}监督委员会"

    @property
    def leading(self) -> str:
        """The township's leading group."""
        return f"{pen(self.township, 4)}补选工作领导小组"

    @property
    def posts(self) -> str:
        """主任1名、委员2名."""
        words = "、".join(f"{post}{pen(number, 2)}名" for post, number in self.seats)
        return words or f"{PEN * 5}{PEN * 2}名"

    @property
    def ask(self) -> str:
        """Whom to ask, and under which number."""
        return f"联系人：{pen(self.contact)}；联系电话：{pen(self.phone, 8)}。"


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """What every notice and form has: its house, its number, its day.

    `basis` is the law that its first sentence names, `cite` the article or plan behind its rules, told in small type.
    """

    house: House = House()
    number: str = ""
    posted_on: date | None = None
    basis: str = ""
    cite: str = ""


class PaperKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of paper: its code (form of the catalogue), title, stage of the case, and how it is made.

    `official` is true where its fields were seen on an official sample; otherwise it says that it is our own layout.
    """

    code: str
    title: str
    stage: int
    compose: Callable[[Any], Sheet]
    sample: Any
    empty: Any
    demands: tuple[str, ...] = ()
    formats: tuple[Size, ...] = ("pdf",)
    official: bool = False


NOTICE: tuple[Size, ...] = ("pdf", "a3", "docx")
NOTICE_LIST: tuple[Size, ...] = ("pdf", "a3", "docx", "xlsx")
FORM: tuple[Size, ...] = ("pdf", "docx")
LIST: tuple[Size, ...] = ("pdf", "xlsx")


def notice(posted: Posted, title: str, parts: tuple[Part, ...], issuer: str = "") -> Sheet:
    """A notice for the wall: what is announced, 特此公告, who and when."""
    return Sheet(
        title=title,
        kind="notice",
        number=posted.number and f"第{posted.number}号",
        subtitle=f"{posted.house.committee}补选",
        parts=(*parts, Para("特此公告。")),
        issuer=issuer or posted.house.election_committee,
        date=day(posted.posted_on),
        note=source(posted.cite),
        own_layout=False,
    )


def listed(words: str, rows: tuple[tuple[object, ...], ...], spare: int = 10, **more: Any) -> Grid:
    """A table with its rows, or with `spare` empty ones for the pen."""
    cells = tuple(tuple(cell(value) for value in row) for row in rows)
    return Grid(columns(words), cells, spare=0 if cells else spare, **more)


def numbered(rows: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
    """The rows with 1, 2, 3 in front."""
    return tuple((number, *row) for number, row in enumerate(rows, start=1))


SAMPLE_HOUSE = House(
    place="柳湾社区",
    township="临河镇",
    county="临河县",
    body="residents",
    certificate="居民选举证",
    term="第七届",
    term_ends=date(2021, 12, 31),
    election_day=date(2020, 4, 20),
    seats=(Seats("主任", 1),),
    contact="周敏",
    phone="0510-86000000",
)
"""The invented community of the samples."""
U18 = "《中华人民共和国城市居民委员会组织法》（2018年修正）"
PLAN = "《居委会主任补选实施方案》"
