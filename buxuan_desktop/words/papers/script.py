"""The chair's script in the order of plan 3, with this case's names and numbers (C18, C19, C28, C29)."""

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, day, pen
from buxuan_desktop.words.sheets import Heading, Para, Part, Sheet


class Script(Posted, frozen=True, kw_only=True):
    """What the chair needs at hand. Names are lists in words; numbers that fall on the day stay for the pen."""

    chair: str = ""
    registered: int | None = None
    quorum: int | None = None
    candidates: tuple[str, ...] = ()
    chief_watch: str = ""
    watchers: tuple[str, ...] = ()
    chief_teller: str = ""
    tellers: tuple[str, ...] = ()
    boxes: int | None = None
    ballots: int | None = None
    proxy_limit: int | None = None
    marks: tuple[str, ...] = ()


def _names(names: tuple[str, ...], places: int = 12) -> str:
    return "、".join(names) or pen("", places)


def _opening(record: Script) -> tuple[tuple[str, str], ...]:
    house = record.house
    return (
        (
            "宣布开会",
            f"各位{house.voter}：今天是{day(house.election_day)}，{house.committee}补选{house.posts}的选举大会现在开会。"
            f"我是选举委员会{pen(record.chair)}。请全体起立，奏国歌。",
        ),
        (
            "清点人数",
            f"登记的{house.voter}{pen(record.registered, 3)}名。参加选举大会{pen('', 3)}名，投票点{pen('', 3)}名，"
            f"委托投票{pen('', 3)}名，流动票箱{pen('', 3)}名，共{pen('', 3)}名，"
            f"{'达到' if record.quorum else '是否达到'}{pen(record.quorum, 3)}名以上的要求，可以（不能）投票选举。",
        ),
        ("报告选举工作进展", f"现在由{pen('')}报告本次补选的工作进展情况。"),
        (
            "通过选举办法",
            f"现在宣读《{house.committee}补选选举办法（草案）》。同意的请举手；反对的请举手；弃权的请举手。通过。",
        ),
        (
            "推选工作人员",
            f"建议总监票人{pen(record.chief_watch)}，监票人{_names(record.watchers)}，"
            f"总计票人{pen(record.chief_teller)}，计票人{_names(record.tellers)}。同意的请举手；反对的请举手；弃权的请举手。通过。",
        ),
        (
            "介绍候选人，竞职发言和回答提问",
            f"正式候选人是{_names(record.candidates)}。请按顺序发言，每人{pen('', 2)}分钟；发言以后回答提问。",
        ),
    )


def _voting(record: Script) -> tuple[tuple[str, str], ...]:
    limit = f"每人接受委托不超过{pen(record.proxy_limit, 2)}人，受托人不是正式候选人。"
    return (
        ("检查、密封票箱", f"请监票人当众打开票箱{pen(record.boxes, 2)}个，确认箱内没有东西，贴封条密封。"),
        (
            "启封、清点选票",
            f"请总监票人当众启封选票。镇上交来选票{pen(record.ballots, 3)}张，现在清点，共{pen('', 3)}张，相符。",
        ),
        ("讲解填写方法", "现在讲解选票的填写方法。" + "".join(record.marks)),
        ("验证发票", f"请各位{record.house.voter}凭{record.house.certificate}依次验证领票，到秘密写票处写票。{limit}"),
        ("宣布发出票数", f"选票发放完毕，共发出{pen('', 3)}张。"),
        ("投票", "现在投票。先由监票人、计票人投票，其他人依次投票。"),
        ("投票结束", "还有没有投票的吗？没有。我宣布投票结束，请密封票箱。"),
    )


def _count(record: Script) -> tuple[tuple[str, str], ...]:
    votes = "；".join(f"{name}得{pen('', 3)}票" for name in record.candidates)
    return (
        (
            "集中票箱、开箱验票",
            f"请把投票点和流动票箱全部集中到主席台。现在当众开箱验票：收回选票{pen('', 3)}张，"
            f"发出{pen('', 3)}张，收回不多于发出，本次选举有效（无效）。",
        ),
        ("唱票、计票", "请工作人员公开唱票、计票，请大家监督。有疑问的选票交选举委员会认定。"),
        (
            "宣布结果",
            f"现在宣布结果：有效票{pen('', 3)}张，无效票{pen('', 3)}张，弃权票{pen('', 3)}张。"
            f"{votes or pen('', 12)}。{pen('')}当选{pen('', 4)}。",
        ),
        ("封存选票，宣布散会", "请工作人员封存选票，填写选举结果报告单。请当选人讲话。现在散会。"),
    )


def script(record: Script) -> Sheet:
    """The script, one heading a step."""
    house = record.house
    steps = (*_opening(record), *_voting(record), *_count(record))
    parts: list[Part] = []
    for place, (title, words) in enumerate(steps, start=1):
        parts += [Heading(f"{place}．{title}"), Para(words)]
    return Sheet(
        head=house.committee,
        title="补选选举大会主持词",
        kind="document",
        parts=tuple(parts),
        own_layout=False,
    )


KINDS = (
    PaperKind(
        code="SCRIPT",
        title="选举大会主持词",
        stage=5,
        compose=script,
        sample=Script(
            house=SAMPLE_HOUSE,
            chair="主任赵志刚",
            registered=1000,
            quorum=501,
            candidates=("王建国", "李秀英"),
            chief_watch="单志强",
            watchers=("韩立", "曾丽"),
            chief_teller="周敏",
            tellers=("陈静", "解放"),
            boxes=3,
            ballots=1000,
            proxy_limit=3,
            marks=("应选主任1名。", "赞成的，在候选人姓名右边的空格内划“○”，反对的划“×”。"),
        ),
        empty=Script(),
        demands=("C17", "C18", "C19", "C27", "C28", "C29"),
        formats=FORM,
    ),
)
