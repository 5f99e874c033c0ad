"""Folding what is decided beside single ballots: namesakes, a whole recount, overfull boxes, explained balances."""

from buxuan_desktop.domain import decision_events as de
from buxuan_desktop.domain.bundles import BALLOTS, Bundle
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.table import BoxRuling

RULINGS = ("stands", "void", "aside", "election")
_VERDICT_OF = {"void": "void", "aside": "set_aside"}


def tell_apart(election: Election, event: de.NamesakeTold) -> None:
    """An elector has a name of his own from now on."""
    voter = election.voters.get(event.number)
    taken = election.told.get(event.name, event.number) != event.number
    if voter is None or not event.name or event.name in election.voter_names or taken:
        raise IllegalEvent("namesake-unusable", name=event.name)
    election.told[event.name] = event.number
    if voter.sex == "女" or (not voter.sex and voter.name in election.women):
        election.women.add(event.name)


def gather(current: Round, event: de.BallotsGathered) -> None:
    """All standing ballots in one bundle, confirmed as they are."""
    current.check_open()
    table = current.table
    loose = tuple(sorted(current.standing - table.box_rows))
    if table.bundles or not loose or event.sheets != (len(loose),):
        raise IllegalEvent("nothing-to-gather", round=current.number)
    for number, doubt in table.doubts.items():
        if doubt.decided is None:
            raise IllegalEvent("doubt-undecided", round=current.number, number=number)
    bundle = Bundle(1, len(loose), BALLOTS)
    bundle.confirmed, bundle.ballots = True, loose
    bundle.count.rows = loose
    table.bundles[1] = bundle


def judge_box(current: Round, seq: int, event: de.BoxJudged) -> None:
    """What becomes of a box that holds too many ballots."""
    current.check_open()
    box = next((one for one in current.boxes if one.name == event.box), None)
    if box is None or event.ruling not in RULINGS:
        raise IllegalEvent("box-unusable", round=current.number, box=event.box)
    if not event.reason or not event.by or not all(event.by):
        raise IllegalEvent("needs-reason-and-names", round=current.number)
    verdict = _VERDICT_OF.get(event.ruling)
    if (verdict is None) != (event.sheets == 0) or (verdict is not None and event.sheets != box.recovered):
        raise IllegalEvent("box-unusable", round=current.number, box=event.box)
    if event.sheets > len(current.ballots):
        raise IllegalEvent("confirmed-differs", bundle=0)
    before = current.table.boxes.get(event.box)
    rows = tuple(range(seq - event.sheets, seq))
    if before is not None and any(row not in current.struck for row in before.rows):
        raise IllegalEvent("confirmed-differs", bundle=0)
    for row in rows:
        cast = current.ballots.get(row)
        if cast is None or row in current.struck or cast.verdict != verdict:
            raise IllegalEvent("confirmed-differs", bundle=0)
    current.table.boxes[event.box] = BoxRuling(event, rows)
    current.table.committee = event.by


def explain(current: Round, event: de.BalanceExplained) -> None:
    """The explanation that the close will take over, as long as the numbers stay."""
    current.check_open()
    if not event.finding:
        raise IllegalEvent("finding-unknown", round=current.number)
    current.table.explained[event.finding] = event
