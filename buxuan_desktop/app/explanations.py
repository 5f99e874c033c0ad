"""Why a balance does not fit, kept until the close takes it over, and what is decided about an overfull box (T5)."""

from collections.abc import Sequence

from buxuan_desktop.app.bundles import signed_by
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import judged
from buxuan_desktop.domain.ballot import NOT_ISSUED, Ballot, Box
from buxuan_desktop.domain.decision_events import BalanceExplained, BoxJudged
from buxuan_desktop.domain.events import BallotStruck, Event
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.checks.balances import check_balances


def explanation(current: Round, findings: Sequence[Finding]) -> str:
    """The explanation kept for these findings; "" when there is none, or when their numbers have changed since."""
    kept = current.table.explained.get(findings[0].code) if findings else None
    return kept.text if kept is not None and kept.data == facts(findings) else ""


def explained(case: Case) -> dict[str, str]:
    """What the close can take over: explanations whose numbers still hold, and decisions about overfull boxes."""
    current = case.election.rounds[-1]
    by_code: dict[str, list[Finding]] = {}
    for one in check_balances(current, case.book):
        by_code.setdefault(one.code, []).append(one)
    found = {code: text for code, same in by_code.items() if (text := explanation(current, same))}
    boxes = [str(one.data["box"]) for one in by_code.get("box-recovered-over-issued", ())]
    if boxes and all(box in current.table.boxes for box in boxes):
        reasons = [f"{box}：{current.table.boxes[box].event.reason}" for box in boxes]
        found.setdefault("box-recovered-over-issued", "；".join(reasons))
    return found


def explain(case: Case, code: str, text: str) -> None:
    """Keep why a balance does not fit, with its numbers; Refusal `finding-unknown` for one that fits."""
    current = case.election.rounds[-1]
    same = [one for one in check_balances(current, case.book) if one.code == code]
    if not same or not text.strip():
        raise Refusal("finding-unknown", finding=code)
    case.record(BalanceExplained(current.number, code, text.strip(), facts(same)))


def facts(findings: Sequence[Finding]) -> dict[str, str | int | None]:
    """The numbers that an explanation is about; those of several boxes under the names of the boxes."""
    if len(findings) == 1:
        return dict(findings[0].data)
    return {f"{one.data.get('box', '')}.{key}": value for one in findings for key, value in one.data.items()}


def overfull(current: Round) -> tuple[Box, ...]:
    """Boxes that hold more ballots than were issued there."""
    return tuple(
        box
        for box in current.boxes
        if box.issued is not None and box.recovered is not None and box.recovered > box.issued
    )


def to_judge(current: Round) -> tuple[Box, ...]:
    """Overfull boxes, and those that were decided on before their numbers were corrected."""
    over = {box.name for box in overfull(current)}
    return tuple(box for box in current.boxes if box.name in over or box.name in current.table.boxes)


def judge_box(case: Case, box: str, ruling: str, reason: str, by: Sequence[str]) -> None:
    """Decide about an overfull box (T5): stands, void, aside or election; Refusal `box-unusable`.

    Void and aside bring its ballots in unread, in the same transaction; what an earlier decision brought in is struck.
    """
    current = case.election.rounds[-1]
    there = next((one for one in to_judge(current) if one.name == box), None)
    if there is None:
        raise Refusal("box-unusable", round=current.number, box=box)
    signed, why = signed_by(by), reason.strip()
    before = current.table.boxes.get(box)
    events: list[Event] = []
    if before is not None:
        events += [BallotStruck(current.number, row, why, "、".join(signed)) for row in before.rows]
    sheets = (there.recovered or 0) if ruling in ("void", "aside") else 0
    unread = judged(case, Ballot({}, NOT_ISSUED if ruling == "aside" else "other"))
    case.record(*events, *[unread] * sheets, BoxJudged(current.number, box, ruling, why, signed, sheets))
