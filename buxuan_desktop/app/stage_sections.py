"""What is done in each stage of a case: kinds of records and pages of their own, in the order of the work, as data."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import form_of
from buxuan_desktop.app.stage_checks import CHECKS
from buxuan_desktop.words import Wording, of_finding
from buxuan_desktop.words.forms import all_words


class Section(msgspec.Struct, frozen=True):
    """One matter of a stage: a page of its own, or the records of a kind (`tag`), and the demands that it answers."""

    title: str
    lead: str
    page: str = ""
    tag: str = ""
    demands: tuple[str, ...] = ()


OWN_PAGES: dict[int, tuple[Section, ...]] = {
    0: (
        Section(
            "日程表",
            "从选举日和缺额推算出每一步的日期和依据，可以改、可以打印，也可以放进手机日历。",
            page="calendar",
            demands=("B08", "C13", "C14", "C15", "C16"),
        ),
        Section(
            "案卷口令",
            "给案卷加口令、换口令、去掉口令。加了口令，电脑、U盘丢了，别人也看不到里面的内容。",
            page="passphrase",
        ),
    ),
    1: (
        Section(
            "审计总览",
            "五个步骤、十项内容办到哪里，查出的问题按任期、责任、性质分开合计，还缺什么。",
            page="audit",
            demands=("A16", "A17", "A23", "A27"),
        ),
    ),
    3: (
        Section(
            "选民名单",
            "查找、添加、改动、减去；四增四减和公布以后的变动都留着原因。",
            page="register",
            demands=("C06", "C15"),
        ),
        Section(
            "导入名单",
            "从表格导入：先看各列是什么、哪里要改、哪些列不导入；有一处要改，就一个人也不导入。",
            page="register-import",
            demands=("C06",),
        ),
        Section(
            "公布和封定名单",
            "按小组或者按姓氏笔画公布，记下日期和地点；异议处理完，封定投票日的登记人数。",
            page="register-posting",
            demands=("C15",),
        ),
        Section(
            "查重和比对",
            "查重登，和户口册、上一次的名单比对，和全镇别的村比对；身份证号不离开这份案卷。",
            page="register-compare",
            demands=("C06",),
        ),
        Section(
            "选民证和登记表",
            "印选民证，八张一页，带二维码和领票记号；印选民登记表，每人一页，名单上有的已经填好。",
            page="register-cards",
            demands=("C06", "C14", "C15"),
        ),
    ),
    4: (
        Section(
            "取用和公布候选人条件",
            "取用法律和方案写明的条件，连同出处；没有核实到条文的清单是空的，请对照正式文件填写。",
            page="conditions",
            demands=("C03", "C33", "B11"),
        ),
        Section(
            "提名和提名票",
            "谁被提名为什么职务、得多少提名票、谁退出、谁递补，票数相同的指出来。",
            page="nomination",
            demands=("C07", "C16"),
        ),
        Section(
            "资格联审",
            "一次一个人：登记、各部门意见、考察、结论、备案、镇审查，一步一步办。",
            page="review",
            demands=("B10", "B11", "B18", "C04", "C11", "C35"),
        ),
        Section(
            "确定正式候选人",
            "按提名票从多到少，应选名额加一。审查没有办完不能确定；确定以后就是选票上的候选人。",
            page="official",
            demands=("C16",),
        ),
    ),
    6: (
        Section(
            "投票点和票箱",
            "开始发票，流动票箱带着名单出去；每一处截止时封箱，写明封条号和在场的人；投票站和流动票箱的箱子送到中心会场才能开。",
            page="places",
            demands=("C17", "C18", "C20"),
        ),
        Section(
            "发票",
            "按选民号、姓名、拼音或者选民证上的二维码找人，本人和受托的选票一次发完，一个人只有一张。",
            page="checkin",
            demands=("C08", "C18", "C19"),
        ),
        Section(
            "代表点名",
            "由代表投票的，点名就是签到，到一人发一张票；人数够了才开始投票，代表不能委托别人。",
            page="rollcall",
            demands=("C18",),
        ),
        Section(
            "备用纸张",
            "前一天打印好：签名册、报数单、计票单、记录。停电或者电脑坏了，照样发票、计票，以后再补进来。",
            page="kit",
            demands=("C14", "C17"),
        ),
        Section(
            "投票截止",
            "核对时间、登记人数和每个票箱发出、收回的选票，由主持人确认以后截止投票。",
            page="day",
            demands=("C18", "C19"),
        ),
    ),
    9: (
        Section(
            "群众反映事项",
            "监督电话、督导信箱收到的事项，单独加密；上报的只有件数。",
            page="matters",
            demands=("C12",),
        ),
        Section(
            "归档和上报",
            "写出带签名的归档包，封面和目录可以打印；写出交给镇（街道）的摘录。",
            page="archive",
            demands=("B07", "C22", "C27"),
        ),
    ),
}
"""Pages of their own by stage; each comes before the records of its stage."""

TOWNSHIP_PAGES: tuple[Section, ...] = (
    Section("缺额排查", "全镇各村（社区）缺哪些职务，从这里立案。", page="survey", demands=("B06", "B17", "B19")),
    Section("补选进展月报", "各村的案卷汇成一张表，每月一日以前上报。", page="rollup", demands=("B07", "B19")),
)
"""Pages of the township, reached from the start page: they are about many cases."""


def sections_of(stage: int) -> tuple[Section, ...]:
    """The sections of a stage: pages of their own first, then kinds of records."""
    kinds = tuple(
        Section(words.title, words.lead, words.page, "" if words.page else tag, words.demands)
        for tag, words in all_words().items()
        if words.stage == stage
    )
    return (*OWN_PAGES.get(stage, ()), *kinds)


def kept_in(case: Case, section: Section) -> int:
    """How many records of the section's kind hold; 0 for a page of its own."""
    return sum(1 for _ in case.election.records.kept(form_of(section.tag).kind)) if section.tag else 0


def wordings_of(case: Case, stage: int) -> Sequence[Wording]:
    """What the checks of a stage found, in words: what must be settled first, then warnings, then notes."""
    found = [one for check in CHECKS.get(stage, ()) for one in check(case)]
    order = ("stop", "warn", "note")
    return [of_finding(one) for one in sorted(found, key=lambda one: order.index(one.severity))]


def stops_before_vote(case: Case) -> tuple[str, ...]:
    """Titles of what has to be settled before election day and is not, of all stages before it, each once."""
    stages = (0, 1, 2, 3, 4, 5)
    return tuple(dict.fromkeys(one.title for n in stages for one in wordings_of(case, n) if one.severity == "stop"))
