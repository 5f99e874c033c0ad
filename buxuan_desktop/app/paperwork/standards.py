"""What the case knows of each standard of the acceptance; whether a standard is met is for people to say (C22)."""

from collections.abc import Mapping

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.helpers import Staff
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.organising import SelfRule, SubCommittee
from buxuan_desktop.domain.records.preparation import Place, Training
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.records.standing_bodies import SubMeeting
from buxuan_desktop.domain.records.watching import Inspection
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.words import round_name

_BEFORE = (0, 2, 3, 4, 5)


def known_of(case: Case) -> Mapping[str, str]:
    """Sentences by the standard's code; nothing for a standard of which the case knows nothing."""
    election, records = case.election, case.election.records
    return {
        "lawful": _lawful(case),
        "elected": _elected(election),
        "turnout": turnout(election, case.book),
        "organised": _organised(election),
        "booth": _booths(records.all(Place)),
        "announced": _announced(election),
        "certificate": _certificates(election),
        "archive": f"附件{len(election.attachments)}个，登记{len(records)}条",
        "supervised": _supervised(records.all(Inspection)),
        "letters": _letters(records.all(Matter)),
        "punished": _punished(records.all(Matter)),
        "systems": _systems(election),
        "development": "、".join(one.name for one in records.all(SelfRule) if one.kind == "plan"),
    }


def turnout(election: Election, book: RuleBook) -> str:
    """The share of voters in the first round against the standard; acceptance alone, never validity."""
    first = next((one.declared.result for one in election.rounds if one.declared), None)
    if first is None or not first.registered:
        return ""
    hundredths = first.recovered * 10_000 // first.registered
    share = f"登记{first.registered}名，收回{first.recovered}张，{hundredths // 100}.{hundredths % 100:02}%"
    target = book.parameter("turnout_acceptance").value
    if not isinstance(target, int):
        return f"{share}；只作验收用，不影响选举是否有效"
    reached = first.recovered * 100 >= target * first.registered
    return f"{share}，{'达到' if reached else '不到'}{target}%；只作验收用，不影响选举是否有效"


def _lawful(case: Case) -> str:
    found = [one for stage in _BEFORE for one in wordings_of(case, stage)]
    stops, warns = (sum(one.severity == severity for one in found) for severity in ("stop", "warn"))
    if not stops and not warns:
        return "程序检查没有要处理的事项"
    return f"程序检查：须先处理{stops}项，提醒{warns}项"


def _elected(election: Election) -> str:
    names = "、".join(f"{election.plain(name)}（{post}）" for name, post in election.elected.items())
    voided = f"；当选无效{len(election.voided)}人" if election.voided else ""
    return f"投票选出{names}{voided}" if names else f"没有人当选{voided}"


def _organised(election: Election) -> str:
    staff, trainings = election.records.all(Staff), election.records.all(Training)
    return f"工作人员{len(staff)}名，培训{len(trainings)}次" if staff or trainings else ""


def _booths(places: list[Place]) -> str:
    halls = [one for one in places if one.booths is not None]
    number = sum(one.booths or 0 for one in halls)
    return f"{'、'.join(one.name for one in halls)}设秘密写票处{number}个" if halls else ""


def _announced(election: Election) -> str:
    told = "、".join(f"{round_name(one.number)}结果已经宣布" for one in election.rounds if one.declared)
    posted = [one for one in election.records.all(Posting) if one.what == "result"]
    return f"{told}{f'，张榜公布{len(posted)}处' if posted else ''}"


def _certificates(election: Election) -> str:
    given = {one.name for one in election.records.all(CertificateIssued) if one.state != "voided"}
    return f"当选{len(election.elected)}名，已发证{sum(name in given for name in election.elected)}名"


def _letters(matters: list[Matter]) -> str:
    """Numbers alone: what was said stays shut."""
    return f"收到{len(matters)}件，已答复、移交{sum(one.done for one in matters)}件" if matters else ""


def _punished(matters: list[Matter]) -> str:
    proved = [one for one in matters if one.found == "confirmed"]
    circulated = sum(one.circulated_on is not None for one in proved)
    return f"查实{len(proved)}件，通报{circulated}件" if proved else ""


def _systems(election: Election) -> str:
    """The systems by name, and what shows that they are lived: the sub-committees and how often they met (C21)."""
    records = election.records
    names = "、".join(one.name for one in records.all(SelfRule) if one.kind != "plan")
    subs, met = len(records.all(SubCommittee)), len(records.all(SubMeeting))
    lived = f"下属委员会{subs}个，有会议记录{met}份" if subs or met else ""
    return "；".join(filter(None, (names, lived)))


def _supervised(inspections: list[Inspection]) -> str:
    found = [one for one in inspections if one.found]
    mended = sum(one.mended_on is not None for one in found)
    return f"督导检查{len(inspections)}次，发现问题{len(found)}项，改好{mended}项" if inspections else ""
