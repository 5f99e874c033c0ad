"""How a round was counted and what was decided on the way, in short sentences for the report; none where nothing was.

No sentence tells what a single paper said: a mark or a written name can prove a sold vote. Who objected stays in the
case file: the report is shown to everybody.
"""

from collections.abc import Iterator, Sequence, Set

from buxuan_desktop.app.boards import OTHERS
from buxuan_desktop.app.doubt_queue import decided
from buxuan_desktop.app.recounts import Pair, Recount, recounts
from buxuan_desktop.domain.bundles import TOTALS, Bundle
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.figures import Field
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.words import of_doubt, term


def proceedings_of(election: Election, current: Round) -> Iterator[str]:
    """The sentences, from the bundles to the papers."""
    yield from _bundles(current)
    yield from _boxes(current)
    yield from _doubts(current)
    yield from _names(current)
    whole = len(current.table.bundles) == 1
    listed = {(post.title, name) for post in current.posts for name in post.candidates}
    for one in recounts(election, current):
        yield _recount(one, one.pairs if whole else _together(one.pairs, listed))
    for number, objection in current.table.objections.items():
        raised, answered = objection.raised, objection.answered
        answer = f"答复：{_ended(answered.answer)}答复人：{_people(answered.by)}。" if answered else "还没有答复。"
        yield f"异议{number}：{_ended(raised.text)}{answer}"
    yield from _papers(current)


def _bundles(current: Round) -> Iterator[str]:
    """Which bundles were counted which way; one that was gathered for a recount was entered once, paper by paper."""
    bundles = list(current.table.bundles.values())
    gathered = [one for one in bundles if not one.counts[0].entries and one.way != TOTALS]
    tied = [one for one in bundles if one not in gathered]
    if gathered:
        yield "选票没有分捆，逐张录入一遍；后来全部合为一捆重新计票。"
    if tied:
        parts = [
            f"{_numbered(some)}{words}"
            for way, words in (("ballots", "由两组人逐张录入两遍"), (TOTALS, "由两组人按计票单的合计数录入两遍"))
            if (some := [one.number for one in tied if one.way == way])
        ]
        yield f"选票分为{len(tied)}捆，{'；'.join(parts)}，两遍一致或者逐处核对后确认。"
    settled = sum(len(count.settled) + (count.totals is not None) for one in bundles for count in one.counts)
    if settled:
        yield f"两遍录入不一致而重新看票核对的有{settled}处。"
    yield from (_resized(one) for one in tied if one.resized)


def _resized(bundle: Bundle) -> str:
    last = bundle.resized[-1]
    return f"第{bundle.number}捆重新清点为{bundle.sheets}张。理由：{_ended(last.reason)}经手人：{_people(last.by)}。"


def _boxes(current: Round) -> Iterator[str]:
    for name, ruling in current.table.boxes.items():
        event = ruling.event
        sheets = f"（{event.sheets}张）" if event.sheets else ""
        ruling_words = term("box_ruling", event.ruling)
        yield f"{name}{sheets}：{ruling_words}。理由：{_ended(event.reason)}认定人：{_people(event.by)}。"


def _doubts(current: Round) -> Iterator[str]:
    found = decided(current)
    everywhere = found[0].by if found and all(one.by == found[0].by for one in found) else ()
    if found:
        who = f"（{_people(everywhere)}）" if everywhere else ""
        yield f"有疑问的选票{len(found)}张，由总监票人和选举委员会{who}当场认定："
    for one in found:
        where = f"第{one.bundle}捆第{one.place}张" if one.bundle else f"第{one.place}张有疑问的选票"
        kind, ruling = of_doubt("kinds", one.kind, "title"), term("ruling", one.ruling)
        part = "，看不清的部分作废" if one.ballot is not None and one.ballot.void_posts else ""
        who = "" if everywhere else f"认定人：{_people(one.by)}。"
        yield f"{where}，{kind}：{ruling}{part}。理由：{_ended(one.reason)}{who}"


def _names(current: Round) -> Iterator[str]:
    for one in current.table.joined:
        others = "、".join(f"“{name}”" for name in one.names if name != one.into)
        yield (
            f"{one.post}另选他人：{others}认定为“{one.into}”，{len(one.ballots)}张。理由：{_ended(one.reason)}"
            f"认定人：{_people(one.by)}。"
        )


def _together(pairs: Sequence[Pair], listed: Set[tuple[str, str]]) -> list[Pair]:
    """Names written in on the few papers of a bundle stay together, as on the board."""
    kept: list[Pair] = []
    sums: dict[Field, Pair] = {}
    for pair in pairs:
        what, post, name = pair.field
        if not name or (post, name) in listed:
            kept.append(pair)
            continue
        field = (what, post, OTHERS)
        before = sums.get(field, Pair(field, 0, None if pair.again is None else 0))
        again = None if pair.again is None else (before.again or 0) + pair.again
        sums[field] = Pair(field, before.first + pair.first, again)
    return [*kept, *sums.values()]


def _recount(one: Recount, pairs: Sequence[Pair]) -> str:
    if one.decision is None:
        return f"第{one.bundle}捆正在重新计票。"
    again = _told(pairs, again=True) if any(pair.again is not None for pair in pairs) else "没有数完"
    stands = "第一次" if one.decision.stands == "first" else "重新计票"
    return (
        f"第{one.bundle}捆重新计票，原因：{_ended(one.ordered.reason)}第一次：{_told(pairs, again=False)}。"
        f"重新计票：{again}。以{stands}为准，理由：{_ended(one.decision.reason)}决定人：{_people(one.decision.by)}。"
    )


def _told(pairs: Sequence[Pair], *, again: bool) -> str:
    """Verdicts and approvals that are not zero in either count; oppositions only where the two differ."""
    words = []
    for pair in pairs:
        what, _, name = pair.field
        number = pair.again if again else pair.first
        if number is None or not (pair.first or pair.again):
            continue
        if what in ("valid", "void", "blank", "set_aside"):
            words.append(f"{term('count_field', what)}{number}")
        elif what == "for" or pair.first != pair.again:
            words.append(f"{name}{term('count_field', what)}{number}")
    return "，".join(words) or "没有票"


def _papers(current: Round) -> Iterator[str]:
    papers = current.table.papers
    if papers is not None:
        left = f"，没有发出的{papers.unissued}张（{term('papers_left', papers.left)}）"
        yield f"印制选票{papers.printed}张，发出{current.issued}张，写坏换发{papers.spoiled}张{left}。"


def _numbered(numbers: Sequence[int]) -> str:
    """Bundle numbers as people say them: 第1至10捆、第12捆."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"第{run[0]}捆" if len(run) == 1 else f"第{run[0]}至{run[-1]}捆" for run in runs)


def _people(by: Sequence[str]) -> str:
    return "、".join(by)


def _ended(text: str) -> str:
    """A text of somebody's own as a sentence."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
