"""What is printed the day before, so that a day without power or computer goes on with pen and paper."""

from collections.abc import Callable, Iterator

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import Offer, bytes_of, offers_of
from buxuan_desktop.app.printing import refused, stamp_of
from buxuan_desktop.documents import Count, TallyRow, TallySheet, Uncovered, render_tally_sheet
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.words import round_name

TAKING_OVER = (
    "没有电脑也能发票、计票：选民在领票签名册上签名或者按指印，票箱照样封，正字画在计票单上。"
    "以后补进电脑：在“投票点和票箱”里把那一处登记为纸质名册，只填合计；"
    "计票时选“纸上画正字，每捆的合计数录两遍”，照计票单录入。"
)
"""What to do with the kit, and how a count on paper is taken over afterwards."""

_CODES = ("HAND-3", "F13", "HAND-2", "HAND-1", "F8-15", "SCRIPT", "F14", "KEYS")
_COPIES = {"F13": 2, "F14": 2, "KEYS": 2}
_TALLY_COPIES = 4
_SPARE_ROWS = 4
_STAGES = (5, 6, 2)


class KitPaper(msgspec.Struct, frozen=True):
    """One paper of the kit: its title, in how many copies, and what gives its PDF (Refusal `paper-uncovered`)."""

    title: str
    copies: int
    render: Callable[[], bytes]


def kit_of(case: Case) -> tuple[KitPaper, ...]:
    """Rolls by group first, the forms of the day, cards of the tellers' keys, then tally sheets for every post."""
    offers = [one for stage in _STAGES for one in offers_of(case, stage)]
    papers: list[KitPaper] = []
    for code in _CODES:
        mine = [one for one in offers if one.kind.code == code]
        # Minutes of meetings that were held are no use on the day.
        papers += [_paper(case, one) for one in (mine[:1] if code == "F14" else mine)]
    return (*papers, *_tallies(case))


def _paper(case: Case, offer: Offer) -> KitPaper:
    filled = offer.filled and offer.kind.code != "F14"
    title = offer.title if filled else f"{offer.kind.title}（空白）"
    return KitPaper(title, _COPIES.get(offer.kind.code, 1), lambda: bytes_of(case, [offer.sheet(filled)], "pdf"))


def _tallies(case: Case) -> Iterator[KitPaper]:
    election = case.election
    under_way = bool(election.rounds) and not election.rounds[-1].polls_closed
    posts = election.rounds[-1].posts if under_way else tuple(state.post for state in election.posts.values())
    number = len(election.rounds) + (0 if under_way else 1)
    for post in posts:
        yield KitPaper(f"正字计票单　{post.title}", _TALLY_COPIES, _tally(case, post, number))


def _tally(case: Case, post: Post, number: int) -> Callable[[], bytes]:
    def render() -> bytes:
        rows = tuple(TallyRow(name, (Count("赞成"), Count("反对"))) for name in post.candidates)
        stamp = stamp_of(case.election, case.file, case.clock)
        sheet = TallySheet(
            stamp=stamp,
            post=post.title,
            seats=post.seats,
            round_name=round_name(number),
            rows=rows,
            spare_rows=_SPARE_ROWS,
        )
        try:
            return render_tally_sheet(sheet)
        except Uncovered as error:
            raise refused([error]) from None

    return render
