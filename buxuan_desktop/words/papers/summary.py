"""The summary of the work at its end, for the office program to be finished by hand (C22)."""

from datetime import date

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, day, pen
from buxuan_desktop.words.sheets import Heading, Lines, Para, Part, Sheet


class Summary(Posted, frozen=True, kw_only=True):
    """What the case can say by itself: sentences in each section. What it cannot know is left to whoever signs."""

    vacancy: str = ""
    result: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _said(sentences: tuple[str, ...], lines: int) -> tuple[Part, ...]:
    return tuple(Para(sentence) for sentence in sentences) or (Lines(lines),)


def summary(record: Summary) -> Sheet:
    """The summary with room for what went well and what did not."""
    house = record.house
    return Sheet(
        head=house.committee,
        title="补选工作总结",
        kind="document",
        number=record.number,
        parts=(
            Heading("一、基本情况"),
            Para(
                f"{pen(record.vacancy, 12)}。{house.committee}于{day(house.election_day)}补选{house.posts}。"
                f"补选工作在{house.leading}指导下进行。"
            ),
            Heading("二、选举结果"),
            *_said(record.result, 3),
            Heading("三、做了哪些工作"),
            *_said(record.work, 5),
            Heading("四、选举以后的工作"),
            *_said(record.after, 4),
            Heading("五、发现的问题和整改"),
            *_said(record.faults, 3),
            Heading("六、经验和建议"),
            Lines(4),
        ),
        issuer=house.committee,
        date=day(record.posted_on),
        note="第一至五部分由案卷的登记生成，请核对、补充；第六部分由撰写人填写。",
    )


KINDS = (
    PaperKind(
        code="SUMMARY",
        title="补选工作总结",
        stage=9,
        compose=summary,
        sample=Summary(
            house=SAMPLE_HOUSE,
            posted_on=date(2020, 5, 8),
            vacancy="原主任单志强因身体原因辞职，缺主任1名",
            result=("登记选民1000名，发出选票522张，收回517张，选举有效，王建国当选主任。",),
            work=("召开会议4次，张榜公布6次。", "培训工作人员1次，实到9人。"),
            faults=("督导检查2次，发现问题1项，已经改好1项。",),
            after=("选票封存2包。", "发放当选证书1份。"),
        ),
        empty=Summary(),
        demands=("C22",),
        formats=FORM,
    ),
)
