"""The sheet of a spot check from the folded round: before it is concluded with nothing on it that was keyed."""

from msgspec.structs import replace

from buxuan_desktop import documents as paper
from buxuan_desktop.app.ballot_words import ballot_words
from buxuan_desktop.domain.ballot import VOID_REASONS
from buxuan_desktop.domain.drawing import Place, text_of, ticket
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.spot import SpotCheck
from buxuan_desktop.domain.spot_events import SpotRead
from buxuan_desktop.rules.checks.spot import AGREES, RECOUNT, RECOUNT_ALL, bundles_apart, follows
from buxuan_desktop.rules.codes import joined
from buxuan_desktop.rules.doubts import kind_of
from buxuan_desktop.words import of_doubt, round_name

_EXAMPLE: tuple[Place, ...] = ((1, 1), (1, 2), (2, 1))


def spot_sheet_of(current: Round, spot: SpotCheck, stamp: paper.Stamp) -> paper.SpotSheet:
    """One check on paper: empty boxes while papers are read, readings beside the record once concluded."""
    drawn = spot.drawn
    return paper.SpotSheet(
        stamp=stamp,
        round_name=round_name(current.number),
        check=drawn.check,
        seed=drawn.seed,
        thrown_by=drawn.thrown_by,
        frame=drawn.frame,
        lines=tuple(_line(current, spot, place) for place in spot.places),
        example=tuple((text_of(drawn.seed, place), ticket(drawn.seed, place)) for place in _EXAMPLE),
        outcome=outcome_words(spot),
    )


def outcome_words(spot: SpotCheck) -> tuple[str, ...]:
    """What a concluded check found and what follows; nothing before."""
    if spot.concluded is None:
        return ()
    drawn, unread, apart = len(spot.places), len(spot.unread), len(spot.concluded.apart)
    found = f"抽出{drawn}张，读了{drawn - unread}张，" + (f"有{apart}张不一致。" if apart else "全部一致。")
    unsure = sum(bool(read.doubt) for read in spot.reads.values())
    doubted = (f"其中{unsure}张纸票看不准，按不一致处理，由选举委员会在重新计票时认定。",) if unsure else ()
    left = (f"没有读的{unread}张，原因：{spot.concluded.reason}。",) if unread else ()
    bundles = joined(bundles_apart(spot))
    follow = {
        AGREES: (),
        RECOUNT: (f"不一致的票在第{bundles}捆：这一捆要重新计票。",),
        RECOUNT_ALL: (f"不一致的票在第{bundles}捆：这几捆要重新计票，并建议全部重新计票。",),
    }[follows(spot)]
    return (found, *doubted, *left, *follow)


def _paper_words(current: Round, read: SpotRead) -> str:
    if read.missing:
        return "没有这一张"
    return unsure_words(read.doubt) or ballot_words(read.marks, read.void, current.posts)


def unsure_words(doubt: str) -> str:
    """What the readers could not make out; nothing when they could."""
    kind, own = kind_of(doubt)
    return f"看不准：{of_doubt('kinds', kind, 'title')}{f'（{own}）' if own else ''}" if doubt else ""


def _line(current: Round, spot: SpotCheck, place: Place) -> paper.SpotLine:
    """One ballot drawn; what stood on it is printed where paper and record differ and nowhere else."""
    bundle, at = place
    blank = paper.SpotLine(
        order=spot.drawn.places.index(place) + 1, bundle=bundle, place=at, digest=ticket(spot.drawn.seed, place)
    )
    if spot.concluded is None:
        return blank
    read = spot.reads.get(place)
    if read is None:
        return replace(blank, paper="没有读")
    if place not in spot.concluded.apart:
        return replace(blank, agrees=True)
    cast = spot.records[place]
    return replace(
        blank,
        paper=_paper_words(current, read),
        record=ballot_words(cast.marks, cast.why if cast.why in VOID_REASONS else "", current.posts),
        agrees=False,
    )
