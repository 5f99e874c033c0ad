"""What the papers of the audit share: the invented village of their samples, what is confidential, texts by line."""

from datetime import date

from buxuan_desktop.words.papers.base import House, Posted, day, pen
from buxuan_desktop.words.sheets import OWN_LAYOUT, Lines, Para, Part

AUDIT = 1
INTERNAL = "内部资料，结论作出以前保密，不得外传。"
OWN = f"{OWN_LAYOUT}"

VILLAGE = House(
    place="石桥村",
    township="临河乡",
    county="临河县",
    body="villagers",
    phone="6612345",
    election_day=date(2020, 4, 20),
)
"""The invented village of the samples."""


class OfAudit(Posted, frozen=True, kw_only=True):
    """What every paper of the audit has: who audits whom, and over which time."""

    organiser: str = ""
    person: str = ""
    post: str = ""
    begins: date | None = None
    ends: date | None = None

    @property
    def group(self) -> str:
        """Who signs: the organiser's audit group."""
        return f"{pen(self.organiser, 6)}审计小组"

    @property
    def whom(self) -> str:
        """赵德明（石桥村村民委员会主任）."""
        return f"{pen(self.person)}（{self.house.committee}{pen(self.post, 3)}）"

    @property
    def period(self) -> str:
        """From and to."""
        return f"{day(self.begins)}至{day(self.ends)}"


def written(text: str, lines: int = 3) -> tuple[Part, ...]:
    """A text with a paragraph a line, or lines for the pen."""
    made = tuple(Para(line.strip()) for line in text.splitlines() if line.strip())
    return made or (Lines(lines),)


def in_a_cell(text: str) -> str:
    """A text of several lines as one, for a cell."""
    return "；".join(line.strip() for line in text.splitlines() if line.strip())


SAMPLE = {
    "house": VILLAGE,
    "organiser": "临河乡人民政府",
    "person": "赵德明",
    "post": "主任",
    "begins": date(2016, 7, 1),
    "ends": date(2020, 1, 20),
}
"""What the samples have alike."""
