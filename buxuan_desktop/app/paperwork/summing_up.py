"""The sentences of the summary that a case can say by itself: results, what was done, what was found, what followed."""

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import house_of
from buxuan_desktop.app.paperwork.standards import turnout
from buxuan_desktop.app.vacancies import next_words
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.helpers import Proxy, Staff
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.nominations import Nomination
from buxuan_desktop.domain.records.organising import HandoverItem, LoserTalk, MemberTraining, SelfRule, SubCommittee
from buxuan_desktop.domain.records.preparation import Training
from buxuan_desktop.domain.records.result_papers import CertificateIssued, ResultFiling, Sealing
from buxuan_desktop.domain.records.standing_bodies import SubMeeting
from buxuan_desktop.domain.records.watching import Expense, Inspection, Study
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.words import round_name
from buxuan_desktop.words.amounts import yuan


def result(case: Case) -> tuple[str, ...]:
    """One sentence a round, then the share of voters."""
    rounds = tuple(_round(case, one) for one in case.election.rounds if one.declared)
    share = turnout(case.election, case.book)
    return (*rounds, f"第一次投票{share}。") if share else rounds


def work(case: Case) -> tuple[str, ...]:
    """What was done before and on the day, in numbers."""
    registered = case.election.registered
    trained = case.election.records.all(Training)
    said = (
        f"登记{house_of(case).voter}{registered}名。" if registered else "",
        _number(case, Meeting, "召开会议{}次。"),
        _number(case, Posting, "公布、宣传{}次。"),
        _number(case, Nomination, "收到提名{}件。"),
        _number(case, Staff, "推选工作人员{}名") + (f"，培训{len(trained)}次。" if trained else "。"),
        _number(case, Proxy, "办理委托投票{}件。"),
        _number(case, Study, "组织纪律学习{}次。"),
        _money(case),
    )
    return tuple(one for one in said if one.strip("。"))


def faults(case: Case) -> tuple[str, ...]:
    """What inspections found and how it was mended."""
    found = [one for one in case.election.records.all(Inspection) if one.found]
    return tuple(
        f"{one.found}（{one.by}）"
        + (f"，{one.mend}" if one.mend else "")
        + ("，已经改好。" if one.mended_on else "，还没有改好。")
        for one in found
    )


def after(case: Case) -> tuple[str, ...]:
    """What followed the result, in numbers."""
    packets = sum(one.packets or 0 for one in case.election.records.all(Sealing))
    given = sum(one.state != "voided" for one in case.election.records.all(CertificateIssued))
    said = (
        f"封存{packets}包（袋）。" if packets else "",
        _number(case, ResultFiling, "上报备案{}次。"),
        f"发放当选证书{given}份。" if given else "",
        _number(case, HandoverItem, "移交工作{}项。"),
        _number(case, SubCommittee, "调整下属委员会{}个。"),
        _number(case, SubMeeting, "下属委员会开会{}次。"),
        _number(case, SelfRule, "建立制度、制定规划{}项。"),
        _number(case, MemberTraining, "培训新任成员{}次。"),
        _number(case, LoserTalk, "同落选人员谈心{}人次。"),
    )
    return tuple(filter(None, said))


def _round(case: Case, current: Round) -> str:
    assert current.declared is not None
    told = current.declared.result
    names = "、".join(f"{case.election.plain(name)}当选{post.title}" for post in told.posts for name in post.elected)
    coming = "".join(f"{post.title}{next_words(post)}" for post in told.posts if next_words(post))
    valid = "选举有效" if told.validity == "valid" else "选举无效"
    return (
        f"{round_name(current.number)}：登记{told.registered}名，发出选票{told.issued}张，收回{told.recovered}张，"
        f"其中有效{told.valid}张、无效{told.void}张、弃权{told.blank}张，{valid}，{names or '没有人当选'}。{coming}"
    )


def _number(case: Case, kind: type[Record], words: str) -> str:
    number = len(case.election.records.all(kind))
    return words.format(number) if number else ""


def _money(case: Case) -> str:
    spent = case.election.records.all(Expense)
    return f"选举开支{len(spent)}笔，共{yuan(sum(one.fen for one in spent))}。" if spent else ""
