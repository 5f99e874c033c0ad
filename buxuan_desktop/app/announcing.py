"""What is announced to the hall: the verdict under its heading, as plain text, and as the modules of a QR code.

Nothing of a person but a name and votes; losing write-ins stay unnamed. Nothing before the result is declared.
"""

import msgspec

from buxuan_desktop.app.verdicts import PostVerdict, RoundVerdict, verdict_of
from buxuan_desktop.documents.numerals import plain_date
from buxuan_desktop.documents.qr import MOST_BYTES, qr_modules
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.election import Election
from buxuan_desktop.words import term


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """What is announced to the hall: `heading` with the place, `day` with the round, the verdict, the ledger head."""

    heading: str
    day: str
    verdict: RoundVerdict
    head: str


def announcement_of(election: Election, number: int, head: Head) -> Announcement:
    """The announcement of a declared round; Refusal `count-still-open` before that."""
    case, verdict = election.case, verdict_of(election, number)
    practice = "（演练）" if case.rehearsal else ""
    return Announcement(
        heading=f"{case.place}{term('body', case.body)}补选结果{practice}",
        day=f"{plain_date(election.election_day)}　{verdict.name}",
        verdict=verdict,
        head=str(head),
    )


def text_of(said: Announcement) -> str:
    """The announcement as lines of plain text: place, day, numbers, validity, posts, and the head that proves it."""
    return _lines(said, others=True)


def modules_of(said: Announcement) -> tuple[tuple[bool, ...], ...]:
    """The text as QR modules, True where dark; of the lowest level, so that few modules stand large on a clean screen.

    Where it does not fit a code the votes of those not elected are left out; empty when even that does not fit.
    """
    for others in (True, False):
        text = _lines(said, others=others)
        if len(text.encode("utf-8")) <= MOST_BYTES:
            return qr_modules(text, "L")
    return ()


def _lines(said: Announcement, others: bool) -> str:
    verdict = said.verdict
    lines = [said.heading, said.day, f"{verdict.electors}（发出{verdict.issued}张）：{verdict.ballots}。"]
    lines.append(f"{verdict.headline}。" if verdict.valid else f"{verdict.headline}：{verdict.reasons}。")
    for post in verdict.posts:
        lines.extend(_of_post(post, others=others and verdict.valid))
    lines.append(f"案卷核对号 {said.head}")
    return "\n".join(lines)


def _of_post(post: PostVerdict, others: bool) -> list[str]:
    lines = [f"【{post.title}】应选{post.seats}名，{post.line}。"]
    lines.extend(f"{one.name}，{one.votes}票，当选。" for one in post.winners)
    lines.extend(f"{name}，当选无效。" for name in post.voided)
    if others:
        lines.extend(f"{one.name}，{one.votes}票。" for one in post.others if one.name not in post.voided)
    return [*lines, post.next] if post.next else lines
