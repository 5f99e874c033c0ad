"""Form 14: the minutes of a meeting, which show the numbers its quorum stands on (C05, C28, C30, C37)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, cell, listed, source
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Lines, Para, Part, Sheet, Sign, Signs


class Motion(NamedTuple):
    """One question put to the vote."""

    question: str
    agreed: int | None = None
    against: int | None = None
    abstained: int | None = None


class Minutes(Posted, frozen=True, kw_only=True):
    """A meeting. `discussion` holds one paragraph a line; `quorum` says in words what number was needed and why."""

    name: str = ""
    on: date | None = None
    time: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    due: int | None = None
    present: int | None = None
    quorum: str = ""
    agenda: tuple[str, ...] = ()
    discussion: str = ""
    motions: tuple[Motion, ...] = ()
    resolution: str = ""
    passed: bool | None = None


def _written(text: str, lines: int) -> tuple[Part, ...]:
    paragraphs = tuple(Para(line.strip()) for line in text.splitlines() if line.strip())
    return paragraphs or (Lines(lines),)


def _share(record: Minutes) -> str:
    if not record.due or record.present is None:
        return ""
    hundredths = (record.present * 20_000 + record.due) // (2 * record.due)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def minutes(record: Minutes, title: str = "会议记录", name: str = "") -> Sheet:
    """The minutes; `name` stands under the title where the meeting's own name would not say who met."""
    house = record.house
    chosen = () if record.passed is None else (0 if record.passed else 1,)
    agenda = tuple(Para(f"{place}．{item}") for place, item in enumerate(record.agenda, start=1))
    return Sheet(
        title=title,
        kind="minutes",
        subtitle=name or record.name or f"{house.committee}补选",
        parts=(
            Facts(
                (
                    Fact("会议名称", record.name, wide=True),
                    Fact("日期", cell(record.on)),
                    Fact("时间", record.time),
                    Fact("地点", record.place),
                    Fact("主持人", record.chair),
                    Fact("记录人", record.recorder),
                    Fact("应到人数", cell(record.due)),
                    Fact("实到人数", cell(record.present)),
                    Fact("占应到", _share(record)),
                    Fact("到会要求", record.quorum, wide=True),
                )
            ),
            Heading("一、议程"),
            *(agenda or (Lines(2),)),
            Heading("二、讨论情况"),
            *_written(record.discussion, 4),
            Heading("三、表决"),
            listed("表决事项:4> 赞成 反对 弃权", record.motions, 3),
            Heading("四、决议"),
            *_written(record.resolution, 3),
            Choice("表决结果", ("通过", "没有通过"), chosen),
            Signs((Sign("主持人", record.chair), Sign("记录人", record.recorder)), 2),
        ),
        note=source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F14",
        title="会议记录",
        stage=2,
        compose=minutes,
        sample=Minutes(
            house=SAMPLE_HOUSE,
            name="柳湾社区居民代表会议",
            on=date(2020, 4, 16),
            time="9时00分至10时20分",
            place="柳湾社区会议室",
            chair="赵志刚",
            recorder="周敏",
            due=45,
            present=38,
            quorum="过半数为23人以上（含），实到38人，符合要求",
            agenda=("讨论流动票箱的对象和人数", "推选选举工作人员"),
            discussion="赵志刚介绍三名行动不便选民的情况。\n陈静提出流动票箱与投票点同时出发。",
            motions=(Motion("流动票箱的对象和人数按名单确定", 37, 0, 1), Motion("工作人员名单", 38, 0, 0)),
            resolution="同意设流动票箱一个，对象三人，名单于4月17日张榜公布。",
            passed=True,
        ),
        empty=Minutes(),
        demands=("C05", "C08", "C25", "C28", "C37"),
        formats=FORM,
    ),
)
