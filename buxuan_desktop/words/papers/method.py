"""The election method as a draft, which the meeting adopts (C17, C28): its articles follow from this case's rules."""

from datetime import date

from buxuan_desktop.words.papers.ballot_words import BallotRules, instructions, void_items
from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, day, pen
from buxuan_desktop.words.sheets import Para, Sheet

_DIGITS = "一二三四五六七八九"


class Method(Posted, frozen=True, kw_only=True):
    """What the method settles. `quorum` and `win` are in words with their numbers; empty ones are for the pen."""

    electors: str = ""
    candidates: str = ""
    manner: str = ""
    hours: str = ""
    quorum: str = ""
    win: str = ""
    tie: str = ""
    further: str = ""
    proxy_who: str = ""
    proxy_limit: int | None = None
    mobile: str = ""
    rules: BallotRules = BallotRules()
    adopted_by: str = ""
    adopted_on: date | None = None


def _number(place: int) -> str:
    tens, ones = divmod(place, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


def _articles(record: Method) -> tuple[str, ...]:
    house = record.house
    several = len(house.seats) > 1
    unset = record.rules == BallotRules()
    marks = (pen("", 24),) if unset else instructions(record.rules, house.seats)
    voids = (pen("", 24),) if unset else tuple(f"{text}{cite}" for text, cite in void_items(record.rules, several))
    return (
        f"本次选举由{house.election_committee}主持，补选{house.posts}，任期到本届{house.people}委员会任期届满时止。",
        f"参加选举的是{pen(record.electors, 10)}。",
        f"正式候选人为{pen(record.candidates, 14)}，实行差额选举。",
        f"选举日为{day(house.election_day)}，投票时间为{pen(record.hours, 8)}。投票方式为{pen(record.manner, 12)}。"
        "投票点和流动票箱先于选举大会投票，只接受投票，不开箱计票。",
        "投票采取无记名方式，会场和投票点设秘密写票处，一次投票。",
        f"因故不能到场的，可以书面委托{pen(record.proxy_who, 8)}代为投票，每人接受委托不得超过"
        f"{pen(record.proxy_limit, 2)}人，候选人不得接受委托，不得再转托。",
        f"流动票箱：{pen(record.mobile, 16)}。",
        f"选举有效的条件：{pen(record.quorum, 12)}；收回的选票不多于发出的选票。",
        f"当选的条件：{pen(record.win, 12)}。",
        f"票数相等不能确定当选人的：{pen(record.tie, 12)}。当选人不足应选名额的：{pen(record.further, 12)}。",
        "选票的填写：" + "".join(marks),
        "选票的认定：" + "；".join(voids) + "。有疑问的选票在宣布结果以前由选举委员会认定。",
        f"总监票人、监票人、总计票人、计票人由{house.voter}推选有选举权、不是候选人的人担任。",
        "投票结束以后，所有票箱当日集中，当众开箱验票，公开唱票、计票，当场公布结果，封存选票。",
    )


def method(record: Method) -> Sheet:
    """The draft; once adopted it says by whom and when."""
    house = record.house
    adopted = f"（{day(record.adopted_on)}{pen(record.adopted_by, 6)}通过）"
    return Sheet(
        head=house.committee,
        title="补选选举办法" + ("" if record.adopted_by else "（草案）"),
        kind="document",
        subtitle=adopted if record.adopted_by else "",
        parts=tuple(Para(f"第{_number(place)}条　{text}") for place, text in enumerate(_articles(record), start=1)),
        note="" if record.adopted_by else "草案由选举大会表决通过以后执行。",
        own_layout=False,
    )


_SAMPLE = Method(
    house=SAMPLE_HOUSE,
    electors="本社区登记的选民1000名",
    candidates="王建国、李秀英",
    manner="选举大会、投票点和流动票箱",
    hours="上午9时至11时30分",
    quorum="登记选民过半数（501名以上）投票",
    win="候选人得到参加投票选民过半数的选票",
    tie="对票数相等的人再次投票",
    further="对不足的名额另行选举，以得票多的当选，但票数不少于已投选票总数的三分之一",
    proxy_who="正式候选人以外的选民",
    proxy_limit=3,
    mobile="只接受名单上已经公布的选民投票，有三名以上工作人员",
    rules=BallotRules(overvote_scope="ballot", blank="abstain"),
)

KINDS = (
    PaperKind(
        code="METHOD",
        title="选举办法（草案）",
        stage=5,
        compose=method,
        sample=_SAMPLE,
        empty=Method(),
        demands=("C17", "C27", "C28"),
        formats=FORM,
    ),
)
