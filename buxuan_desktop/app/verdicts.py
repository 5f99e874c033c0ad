"""The verdict of a round in words: frozen records made from the folded election (design §5, C20).

The words of numbers and articles are those of the result report, so that screen and paper say the same. Nothing is
given before the result is declared.
"""

import msgspec

from buxuan_desktop.app.papers import report_of
from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.app.vacancies import next_words, why_vacant
from buxuan_desktop.documents import Gate, ResultReport, Stamp
from buxuan_desktop.documents.numerals import plain_date
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import ResultDeclared
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.checks.balances import check_balances
from buxuan_desktop.rules.checks.setup import check_case
from buxuan_desktop.rules.checks.winners import check_voided
from buxuan_desktop.rules.codes import joined
from buxuan_desktop.words import Wording, of_finding, round_name, term

_HEAVY_FIRST = ("stop", "warn", "note")


class Standing(msgspec.Struct, frozen=True):
    """One person in one post: the votes that count, those against, and whether elected in this round and still so."""

    name: str
    votes: int
    against: int
    write_in: bool
    elected: bool


class PostVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """One post in one round; `needed` is None where there is no line (a tie re-vote).

    `line` is the line in words, `cite` its article; `why` says why a seat stays empty, `next` what comes of it;
    `left` are seats still empty; `voided` are winners of this round declared void later.
    """

    title: str
    seats: int
    needed: int | None
    line: str
    cite: str
    people: tuple[Standing, ...]
    voided: tuple[str, ...] = ()
    left: int = 0
    why: str = ""
    next: str = ""

    @property
    def winners(self) -> tuple[Standing, ...]:
        """Who is elected, in the order of votes."""
        return tuple(one for one in self.people if one.elected)

    @property
    def votes(self) -> str:
        """The winners' votes in words: 得301票, or 陈静得497票，王丽得301票 where there are several."""
        if len(self.winners) == 1:
            return f"得{self.winners[0].votes}票"
        return "，".join(f"{one.name}得{one.votes}票" for one in self.winners)

    @property
    def others(self) -> tuple[Standing, ...]:
        """Listed candidates who are not elected; losing write-ins stay unnamed, together as 另选他人 (not elected)."""
        listed = tuple(one for one in self.people if not one.elected and not one.write_in)
        written = sum(one.votes for one in self.people if one.write_in and not one.elected)
        return (*listed, Standing("另选他人", written, 0, True, False)) if written else listed


class RoundVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """A declared round: whether it stands and by which numbers, its posts, findings in words, what did not balance."""

    number: int
    name: str
    valid: bool
    headline: str
    registered: int
    issued: int
    recovered: int
    electors: str
    quorum: str
    ballots: str
    reasons: str
    gates: tuple[Gate, ...]
    posts: tuple[PostVerdict, ...]
    findings: tuple[Wording, ...]
    unbalanced: tuple[Wording, ...]


def declared_rounds(election: Election) -> tuple[int, ...]:
    """Numbers of the rounds whose result is declared."""
    return tuple(one.number for one in election.rounds if one.declared is not None)


def verdict_of(election: Election, number: int) -> RoundVerdict:
    """The verdict of a declared round; Refusal `count-still-open` before that."""
    current = election.round(number)
    if current.declared is None:
        raise Refusal("count-still-open", round=number)
    result = current.declared.result
    report = report_of(election, current, Stamp(), ())
    valid = result.validity == "valid"
    counts = f"有效{result.valid}张，废票{result.void}张，弃权{result.blank}张"
    return RoundVerdict(
        number=number,
        name=report.round_name,
        valid=valid,
        headline="选举有效" if valid else "选举无效",
        registered=result.registered,
        issued=result.issued,
        recovered=result.recovered,
        electors=f"{report.electors_word}{result.registered}人，收回选票{result.recovered}张",
        quorum=_quorum_words(report, result.quorum_needed),
        ballots=counts + (f"，另有{result.set_aside}张封存不计" if result.set_aside else ""),
        reasons="；".join(report.void_reasons),
        gates=report.gates,
        posts=tuple(_post(election, current, place, report) for place in range(len(result.posts))),
        findings=_findings(election, current.declared),
        unbalanced=tuple(of_finding(one) for one in check_balances(current, book_of(election.case))),
    )


def title_of(election: Election, number: int) -> str:
    """The heading of a round's verdict: place, what is filled, which round."""
    titles = joined([post.title for post in election.round(number).posts])
    return f"{election.case.place}　{titles}补选　{round_name(number)}结果"


def _quorum_words(report: ResultReport, needed: int) -> str:
    recovered, issued = report.recovered or 0, report.issued or 0
    short = f"，还差{needed - recovered}张" if recovered < needed else ""
    over = f"收回多于发出{recovered - issued}张" if recovered > issued else "收回不多于发出"
    return f"法定至少{needed}张{short}；发出{issued}张，{over}"


def _post(election: Election, current: Round, place: int, report: ResultReport) -> PostVerdict:
    assert current.declared is not None
    post, words = current.declared.result.posts[place], report.posts[place]
    voided = tuple(one.name for one in election.voided if one.round == current.number and one.post == post.title)
    people = tuple(
        Standing(one.name, one.counted, one.against, one.write_in, one.name in post.elected and one.name not in voided)
        for one in post.tally
    )
    tie = current.kind == "tie_revote"
    return PostVerdict(
        title=post.title,
        seats=post.seats,
        needed=None if tie else post.needed,
        line=words.needed_why if tie else f"当选线{post.needed}票（{words.needed_why}）",
        cite=words.cite,
        people=people,
        voided=voided,
        left=post.next.seats if post.next else post.seats if post.status == "void" else 0,
        why=why_vacant(election, current, post),
        next=next_words(post),
    )


def _findings(election: Election, declared: ResultDeclared) -> tuple[Wording, ...]:
    """The case's findings, the round's own, and winners of this round voided later; what must be done comes first."""
    book = book_of(election.case)
    voided = {(one.post, one.name) for one in election.voided if one.round == declared.round}
    later = [one for one in check_voided(election, book) if (one.data["post"], one.data["name"]) in voided]
    found = dict.fromkeys(map(of_finding, (*check_case(election, book), *declared.findings, *later)))
    return tuple(sorted(found, key=lambda one: _HEAVY_FIRST.index(one.severity)))


def term_words(election: Election) -> str:
    """Until when who is elected serves: never beyond the sitting committee's term (T38)."""
    ends = election.case.term_ends
    day = f"（{plain_date(ends)}）" if ends else ""
    return f"任期至本届{term('body', election.case.body)}届满{day}时止"
