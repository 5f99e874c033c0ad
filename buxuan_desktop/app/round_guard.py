"""What keeps a first round from beginning, because nothing could mend it afterwards (B04, B06, C02)."""

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.checks.gap import check_day, check_gap


def refuse_unsettled(case: Case) -> None:
    """Refusal `round-seats-not-gap` or `round-dispute-open`; a case without such records is held by neither."""
    if case.election.rounds or not len(case.election.records):
        return
    today = case.clock().date()
    for check in (check_gap, check_day):
        for found in check(case.election, case.book, today):
            if found.code == "gap-and-seats-differ":
                post, seats, vacant = (found.data[name] for name in ("post", "seats", "vacant"))
                raise Refusal("round-seats-not-gap", post=post, seats=seats, vacant=vacant)
            if found.code == "dispute-open":
                raise Refusal("round-dispute-open", count=found.data["count"], matters=found.data["matters"])
