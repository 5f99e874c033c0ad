"""What is said before a round is begun that perhaps should not begin yet: once it has begun it cannot be taken back."""

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin.places import unready
from buxuan_desktop.app.stage_sections import stops_before_vote
from buxuan_desktop.words import spoken

_NAMED = 3
_DOUBTS = {"electors": "还没有选民名单", "candidates": "选票上还没有候选人"}


def doubts_of(case: Case) -> str:
    """The doubts in one sentence; "" when nothing speaks against it."""
    codes = unready(case)
    said = [_DOUBTS[code] for code in codes if code in _DOUBTS]
    if "day" in codes:
        today, vote = spoken(case.clock().date()), spoken(case.election.election_day)
        said.insert(0, f"今天是{today}，选举日是{vote}")
    stops = stops_before_vote(case) if len(case.election.records) and not case.election.rounds else ()
    if stops:
        more = f"等{len(stops)}件事" if len(stops) > _NAMED else ""
        said.append(f"还有必须处理的：{'、'.join(stops[:_NAMED])}{more}")
    return f"{'；'.join(said)}。还没有开始。开始以后不能撤回；确实现在就投票的，再按一次。" if said else ""
