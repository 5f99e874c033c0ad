"""What a result report says (domain form F1). Unknown facts are None or "" and print as a line for the pen."""

import datetime

import msgspec

from buxuan_desktop.documents.stamp import Stamp


class TallyLine(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one post: votes for and against, and `counted` after any downward adding."""

    name: str
    approve: int | None = None
    against: int | None = None
    counted: int | None = None
    write_in: bool = False
    elected: bool = False


class PostResult(msgspec.Struct, frozen=True, kw_only=True):
    """One post in one round.

    `needed`: the votes that elect, inclusive. `needed_why` and `cite`: the sentence and the article
    behind it. `outcome`: one sentence where nobody, or not everybody, is elected.
    """

    title: str
    seats: int | None = None
    needed: int | None = None
    needed_why: str = ""
    cite: str = ""
    tally: tuple[TallyLine, ...] = ()
    void_here: int | None = None
    blank_here: int | None = None
    outcome: str = ""


class Gate(msgspec.Struct, frozen=True):
    """One condition of validity with its numbers in words; `met` None leaves the box to the pen."""

    text: str
    met: bool | None = None
    cite: str = ""


class Elected(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the elected grid. `votes`: the votes that elected; `total`: the ballots recovered."""

    name: str
    sex: str = ""
    age: int | None = None
    ethnic: str = ""
    party: str = ""
    education: str = ""
    post: str = ""
    votes: int | None = None
    total: int | None = None
    first_time: bool | None = None
    again: bool | None = None


class Note(msgspec.Struct, frozen=True):
    """A finding in words."""

    title: str
    text: str = ""
    cite: str = ""


class Sign(msgspec.Struct, frozen=True):
    """A line to sign: the role, and the name of who signs where it is known."""

    role: str
    name: str = ""


class Further(msgspec.Struct, frozen=True, kw_only=True):
    """Four gains and four losses of the register since the last registration, for a further round."""

    turned_18: int | None = None
    moved_in: int | None = None
    married_in: int | None = None
    rights_restored: int | None = None
    moved_out: int | None = None
    married_out: int | None = None
    died: int | None = None
    deprived: int | None = None


SIGNS = tuple(Sign(role) for role in ("总监票人", "监票人", "总计票人", "计票人", "唱票人", "选举委员会主任"))


class ResultReport(msgspec.Struct, frozen=True, kw_only=True):
    """The result report of one round. `valid` None leaves the verdict to the pen (an empty form).

    `proceedings`: how the bundles were counted and what was decided on the way, a sentence each.

    Raises ValueError for a void round that elects somebody.
    """

    stamp: Stamp = Stamp()
    by_election: bool = True
    round_name: str = ""
    county: str = ""
    township: str = ""
    community: str = ""
    term: str = ""
    election_day: datetime.date | None = None
    venue: str = ""
    vacancy_cause: str = ""
    vacancy_manner: str = ""
    seats: tuple[tuple[str, int], ...] = ()
    electors_word: str = "登记选民"
    registered: int | None = None
    women: int | None = None
    minority: int | None = None
    proxies: int | None = None
    mobile_boxes: int | None = None
    scribes: int | None = None
    cast: int | None = None
    manner: str = ""
    sub_venues: int | None = None
    boxes: int | None = None
    booths: int | None = None
    issued: int | None = None
    recovered: int | None = None
    valid_ballots: int | None = None
    void_ballots: int | None = None
    blank_ballots: int | None = None
    set_aside: int | None = None
    valid: bool | None = None
    gates: tuple[Gate, ...] = ()
    void_reasons: tuple[str, ...] = ()
    posts: tuple[PostResult, ...] = ()
    elected: tuple[Elected, ...] = ()
    next_steps: tuple[str, ...] = ()
    findings: tuple[Note, ...] = ()
    further: Further | None = None
    proceedings: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = SIGNS
    filed_township: datetime.date | None = None
    filed_county: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.valid is False and (self.elected or any(line.elected for post in self.posts for line in post.tally)):
            raise ValueError("a void round elects nobody")

    @property
    def title(self) -> str:
        """The document's name."""
        return "补选结果报告单" if self.by_election else "选举结果报告单"


def turnout_gate(registered: int, recovered: int, needed: int, word: str = "过半数", cite: str = "") -> Gate:
    """The quorum in words; `needed` is the least number of ballots that satisfies it, by the rule in force."""
    text = f"参加投票{word}：登记{registered}名，须收回{needed}张以上（含），实际收回{recovered}张。"
    return Gate(text, recovered >= needed, cite)


def ballots_gate(issued: int, recovered: int, cite: str = "") -> Gate:
    """Recovered not over issued, in words."""
    return Gate(f"收回选票不多于发出选票：发出{issued}张，收回{recovered}张。", recovered <= issued, cite)
