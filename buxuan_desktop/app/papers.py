"""From the facts of a case to the input records of its papers; unknown facts stay blank for the pen."""

from collections.abc import Iterable, Iterator

from buxuan_desktop import documents as paper
from buxuan_desktop.app.certificate_numbers import number_words
from buxuan_desktop.app.proceedings import proceedings_of
from buxuan_desktop.app.report_day import facts_of_the_day
from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding, PostResult, RoundResult
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.codes import CODES, joined
from buxuan_desktop.rules.options import Options, resolve
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.words import of_finding, round_name, term

_ELECTORS = {
    ("voters", "residents"): "全体有选举权的居民",
    ("voters", "villagers"): "登记参加选举的村民",
    ("households", "residents"): "户的代表",
    ("households", "villagers"): "户的代表",
    ("representatives", "residents"): "居民代表",
    ("representatives", "villagers"): "村民代表",
}


def report_of(
    election: Election, current: Round, stamp: paper.Stamp, findings: Iterable[Finding]
) -> paper.ResultReport:
    """The result report (F1, B14, C20) of a declared round."""
    case, result = election.case, _declared(current)
    book = book_of(case)
    options = resolve(case.options, book, len(election.posts))
    people = term("people", case.body)
    return paper.ResultReport(
        stamp=stamp,
        round_name=f"{round_name(current.number)}（{term('round_kind', current.kind)}）",
        community=case.place,
        election_day=election.election_day,
        seats=tuple((post.title, post.seats) for post in current.posts),
        electors_word="代表总数" if case.electors == "representatives" else f"登记参加选举的{people}",
        registered=result.registered,
        cast=result.recovered,
        sub_venues=sum(box.kind == "station" for box in current.boxes) if current.boxes else None,
        mobile_boxes=sum(box.kind == "mobile" for box in current.boxes) if current.boxes else None,
        boxes=len(current.boxes) or None,
        issued=result.issued,
        recovered=result.recovered,
        valid_ballots=result.valid,
        void_ballots=result.void,
        blank_ballots=result.blank,
        set_aside=result.set_aside,
        valid=result.validity == "valid",
        gates=_gates(result, book, options),
        void_reasons=tuple(term("void_reason", reason) for reason in result.void_reasons),
        posts=tuple(_post(current, post, result, book, options) for post in result.posts),
        elected=tuple(one for post in result.posts for one in _elected(post, result)),
        next_steps=tuple(_next_steps(current, result)),
        findings=tuple(_notes(findings, current)),
        further=None if current.kind == "first" else paper.Further(),
        proceedings=tuple(proceedings_of(election, current)),
        **facts_of_the_day(election, current),
    )


def _declared(current: Round) -> RoundResult:
    if current.declared is None:
        raise Refusal("count-still-open", round=current.number)
    return current.declared.result


def _gates(result: RoundResult, book: RuleBook, options: Options) -> tuple[paper.Gate, ...]:
    return (
        paper.turnout_gate(
            result.registered,
            result.recovered,
            result.quorum_needed,
            term("quorum", options.quorum),
            joined(book.cite("quorum")),
        ),
        paper.ballots_gate(result.issued, result.recovered, joined(book.cite("recovered_vs"))),
    )


def _post(current: Round, post: PostResult, result: RoundResult, book: RuleBook, options: Options) -> paper.PostResult:
    return paper.PostResult(
        title=post.title,
        seats=post.seats,
        needed=post.needed,
        needed_why=_line_words(current.kind, result.recovered, options),
        cite=joined(book.cite(*_LINE_PARAMETERS[current.kind])),
        tally=tuple(
            paper.TallyLine(
                name=one.name,
                approve=one.approve,
                against=one.against,
                counted=one.counted,
                write_in=one.write_in,
                elected=one.name in post.elected,
            )
            for one in post.tally
        ),
        void_here=post.void_here,
        blank_here=post.blank_here,
        outcome=_outcome_words(post),
    )


_LINE_PARAMETERS = {"first": ("win",), "further": ("further_threshold",), "tie_revote": ("tie",)}


def _line_words(kind: str, recovered: int, options: Options) -> str:
    if kind == "tie_revote":
        return "得票多的当选"
    if kind == "further":
        return f"收回{recovered}张的三分之一以上"
    return f"收回{recovered}张的{'过半数' if options.win == '>1/2' else '二分之一以上'}"


def _outcome_words(post: PostResult) -> str:
    if post.status == "void":
        return "本次投票无效，没有人当选。"
    if post.next is None:
        return ""
    left = f"尚缺{post.next.seats}名"
    return f"{left}，须{term('next', post.next.kind)}。"


def _elected(post: PostResult, result: RoundResult) -> Iterator[paper.Elected]:
    votes = {one.name: one.counted for one in post.tally}
    for name in post.elected:
        yield paper.Elected(name=name, post=post.title, votes=votes[name], total=result.recovered)


def _next_steps(current: Round, result: RoundResult) -> Iterator[str]:
    if result.void_reasons:
        yield f"本次投票无效，须另定日期重新选举（{term('round_kind', current.kind)}），职位和候选人不变。"
    for post in result.posts:
        if post.next is not None:
            who = f"候选人：{joined(post.next.candidates)}。" if post.next.candidates else "候选人须重新提名。"
            yield f"{post.title}：{term('next', post.next.kind)}，应选{post.next.seats}名。{who}"


def _notes(findings: Iterable[Finding], current: Round) -> Iterator[paper.Note]:
    """The findings of this round and of the case, with the explanation that was given when the count was closed."""
    explained = current.closed.explained if current.closed else {}
    for finding in findings:
        if finding.data.get("round", current.number) == current.number:
            words = of_finding(finding)
            reason = explained.get(finding.code)
            text = f"{words.text}当场说明：{reason}" if reason else words.text
            yield paper.Note(words.title, text, joined(words.cite))


def tally_sheets_of(current: Round, stamp: paper.Stamp) -> Iterator[paper.TallySheet]:
    """One tally sheet (F7) for each post of a declared round."""
    result = _declared(current)
    for post in result.posts:
        yield paper.TallySheet(
            stamp=stamp,
            post=post.title,
            seats=post.seats,
            round_name=round_name(current.number),
            recovered=result.recovered,
            valid_ballots=result.valid,
            void_ballots=paper.Count("废票", result.void),
            blank_ballots=paper.Count("弃权", result.blank),
            rows=tuple(
                paper.TallyRow(
                    one.name, (paper.Count("赞成", one.approve), paper.Count("反对", one.against)), one.write_in
                )
                for one in post.tally
            ),
        )


def certificate_of(election: Election, post: str, name: str, number: int) -> paper.Certificate:
    """The certificate (F9, B12, C20): the term ends with the current committee, never five years on (T38)."""
    case = election.case
    return paper.Certificate(
        name=election.plain(name),
        place=case.place,
        committee=term("body", case.body),
        electors=_ELECTORS[case.electors, case.body],
        election_day=election.election_day,
        post=post,
        term_ends=case.term_ends,
        number=number_words(election, number),
        rehearsal=case.rehearsal,
    )


def held_back(election: Election, findings: Iterable[Finding]) -> dict[tuple[str, str], Finding]:
    """Whose certificates are held and by which finding, by (post, name) of those elected (design §5.8, §5.12).

    A tie for a higher post holds the lower posts only as long as it is open.
    """
    held: dict[tuple[str, str], Finding] = {}
    settled = {(event.code, event.post, event.name) for event in election.released}
    for finding in findings:
        if finding.code in CODES and CODES[finding.code].holds:
            for post, name in _reached(election, finding):
                if (finding.code, post, name) not in settled:
                    held.setdefault((post, name), finding)
    return held


def _reached(election: Election, finding: Finding) -> Iterator[tuple[str, str]]:
    """The elected whose certificates this finding concerns."""
    title, name = str(finding.data.get("post", "")), str(finding.data.get("name", ""))
    elected = [(post, one) for post, state in election.posts.items() for one in state.elected]
    if finding.code != "higher-tie-open":
        yield from (one for one in elected if (title, name) in (one, ("", "")))
        return
    ranks = list(election.posts)
    tie = election.posts[title]
    if tie.deferred is not None or (tie.waiting is not None and tie.waiting.kind == "tie_revote"):
        yield from (one for one in elected if ranks.index(one[0]) > ranks.index(title))
